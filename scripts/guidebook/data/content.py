"""The text of a file: UTF-8, composed (NFC), lines ended by a line feed."""

from __future__ import annotations

import re
import unicodedata
from itertools import islice
from typing import Protocol

from guidebook.normal_form import composed

REPORTED = 50
"""Most hidden characters reported in one file."""

_HIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad"
    r"\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufffe\uffff]"
)
"""Control characters, line ends that only YAML sees, and letters without width, which break comparisons."""
_BOMS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


class Report(Protocol):
    """Takes a message code, a line and a column from 1, and what was found."""

    def __call__(self, code: str, line: int, column: int, **found: object) -> None: ...


def decoded(report: Report, content: bytes) -> str | None:
    """The text in NFC, with findings for what an editor's program did to the file."""
    if content[:2] in _BOMS:
        report("Y001.encoding", 1, 1, found=_BOMS[content[:2]])
        return None
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        line, column = _position(before, len(before))
        report("Y001.encoding", line, column, found=f"0x{content[error.start]:02x}")
        return None
    if text.startswith("\ufeff"):
        report("Y015.bom", 1, 1)
        text = text[1:]
    if "\r" in text:
        at = text.index("\r")
        report("Y015.crlf", *_position(text, at))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not unicodedata.is_normalized("NFC", text):
        for number, line in enumerate(text.split("\n"), 1):
            proper = composed(line)
            if line != proper:
                at = next(i for i, letter in enumerate(line) if proper[i : i + 1] != letter)
                report("Y010", number, at + 1, found=proper[max(0, at - 10) : at + 20].strip())
        text = composed(text)
    for hidden in islice(_HIDDEN.finditer(text), REPORTED):
        report("Y001.control", *_position(text, hidden.start()), found=f"U+{ord(hidden[0]):04X}")
    return _HIDDEN.sub(" ", text)


def _position(text: str, at: int) -> tuple[int, int]:
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
