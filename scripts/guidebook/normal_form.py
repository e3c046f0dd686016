"""Unicode's normal form C, in a time that no file can blow up."""

from __future__ import annotations

import re
import unicodedata

_LONG_RUN = re.compile(r"([^\x00-\u02ff]{400,})")
"""No Latin letter, no digit, no space: Vietnamese has such runs nowhere."""


def composed(text: str) -> str:
    """The text in NFC; a run of hundreds of foreign signs stays as it is.

    Unicode sorts the marks on one letter, and sorting a hundred thousand of them takes Python minutes; that they are
    unsorted is seen at once.
    """
    if unicodedata.is_normalized("NFC", text):
        return text
    if not _LONG_RUN.search(text):
        return unicodedata.normalize("NFC", text)
    pieces = _LONG_RUN.split(text)
    pieces[::2] = (unicodedata.normalize("NFC", piece) for piece in pieces[::2])
    return "".join(pieces)
