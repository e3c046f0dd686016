"""Which letters our faces can print, so that one they cannot is named with its page before anything is typeset."""

from __future__ import annotations

import hashlib
import unicodedata
from functools import cache
from pathlib import Path

from guidebook.model import Text
from guidebook.press.shelf import Shelf

_INVISIBLE = frozenset("\t\n\r\u00ad\u034f\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufe0e\ufe0f")
"""What takes no glyph: spaces, joiners and the marks of direction and of a sign's style."""


class Letters:
    """The letters of all faces together: where one has no glyph, Typst takes the next."""

    def __init__(self, shelf: Path, fonts: Path) -> None:
        """Reading the faces takes longer than a page, so `shelf` keeps what they hold."""
        faces = sorted(fonts.glob("*.ttf"))
        self._known = _known(shelf, tuple(faces)) | _INVISIBLE

    def strange(self, text: str) -> str:
        """The first letter that cannot be printed; empty if there is none.

        Letters of private use are never printed: every face means something else by them.
        """
        all_of_it = set(text)
        odd = (all_of_it - self._known) | {letter for letter in all_of_it if unicodedata.category(letter) == "Co"}
        return next((letter for letter in text if letter in odd), "") if odd else ""


@cache
def _known(shelf: Path, faces: tuple[Path, ...]) -> frozenset[str]:
    digest = hashlib.sha256(b"".join(hashlib.sha256(face.read_bytes()).digest() for face in faces)).hexdigest()
    name = f"letters-{digest[:32]}.txt"
    kept = Shelf(shelf).find(name)
    if kept is None:
        from fontTools.ttLib import TTFont  # the slowest import of the press, needed once for each set of faces

        codes = sorted({code for face in faces for code in TTFont(face, lazy=True).getBestCmap()})
        kept = Shelf(shelf).put(name, "".join(map(chr, codes)).encode("utf-8", "surrogatepass"))
    return frozenset(kept.read_bytes().decode("utf-8", "surrogatepass"))


def unprintable(letter: str, around: str) -> tuple[Text, Text]:
    """What was found, and what to do; `around` are the words where the letter stands."""
    code = f"U+{ord(letter):04X}"
    name = unicodedata.name(letter, "")
    shown = f"{code} {name}".strip() if unicodedata.category(letter)[0] == "C" else f"“{letter}” ({code} {name})"
    around = "".join("\N{REPLACEMENT CHARACTER}" if unicodedata.category(sign)[0] == "C" else sign for sign in around)
    return (
        Text(
            f"không phông chữ nào của bản in có ký tự {shown}, ở chỗ “{around}”.",
            f"no face of print holds the character {shown}, at “{around}”.",
        ),
        Text(
            "Hãy viết bằng chữ thường, hoặc đưa ký tự đó vào một hình.",
            "Write it in plain letters, or put the character into a picture.",
        ),
    )
