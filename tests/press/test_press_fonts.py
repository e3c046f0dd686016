"""The faces in the repository hold what Vietnamese needs, and their licences are with them."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

LETTERS = "aăâeêioôơuưy"
TONES = "\u0300\u0301\u0303\u0309\u0323"
VIETNAMESE = {letter + tone for letter in LETTERS for tone in ("", *TONES)} | {"đ"}
TEXT_FACES = [
    "NotoSans-Regular",
    "NotoSans-Italic",
    "NotoSans-Bold",
    "NotoSans-BoldItalic",
    "SourceSerif4-SemiBold",
    "SourceCodePro-Regular",
    "DejaVuSans",
]


@pytest.mark.parametrize("face", TEXT_FACES)
def test_a_text_face_holds_every_vietnamese_letter(root: Path, face: str) -> None:
    known = TTFont(root / "overrides" / "print" / "fonts" / f"{face}.ttf").getBestCmap()
    needed = {
        unicodedata.normalize("NFC", form) for letter in VIETNAMESE for form in (letter, letter.upper())
    }
    assert all(len(letter) == 1 for letter in needed) and len(needed) == 146
    assert not {letter for letter in needed if ord(letter) not in known}


def test_signs_beside_letters_are_held_by_one_face_at_least(root: Path) -> None:
    known: set[int] = set()
    for face in TEXT_FACES:
        known |= set(TTFont(root / "overrides" / "print" / "fonts" / f"{face}.ttf").getBestCmap())
    assert not [sign for sign in "☐☑→✓₂≤≥–—“”‘’…·×÷±°%‰²³" if ord(sign) not in known]


def test_each_face_comes_with_its_licence_and_none_is_unused(root: Path) -> None:
    folder = root / "overrides" / "print" / "fonts"
    faces = {path.stem for path in folder.glob("*.ttf")}
    assert faces == {*TEXT_FACES, "NotoSansMath-Regular"}
    licences = {
        "NotoSans": "OFL-NotoSans",
        "NotoSansMath": "OFL-NotoSans",
        "SourceSerif4": "OFL-SourceSerif4",
        "SourceCodePro": "OFL-SourceCodePro",
        "DejaVuSans": "LICENSE-DejaVuSans",
    }
    for face in faces:
        text = (folder / f"{licences[face.partition('-')[0]]}.txt").read_text(encoding="utf-8")
        assert "SIL OPEN FONT LICENSE" in text or "Bitstream Vera" in text
