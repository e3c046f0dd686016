"""Alphabetical order: Vietnamese by letters and then tones of each syllable, English without diacritics."""

from __future__ import annotations

import unicodedata

ALPHABET = "a ă â b c d đ e ê f g h i j k l m n o ô ơ p q r s t u ư v w x y z".split()
"""f, j, w and z stand in foreign words and abbreviations."""
ANCHORS = {"Ă": "aw", "Â": "aa", "Đ": "dd", "Ê": "ee", "Ô": "oo", "Ơ": "ow", "Ư": "uw", "0–9": "0"}
"""ASCII names of letters, as one types them in Telex."""
TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
"""Huyền, hỏi, ngã, sắc, nặng; a syllable without a mark comes first."""
OTHER = "0–9"
"""Group of what starts with no letter."""

BREAKS = " -–/\N{NO-BREAK SPACE}"
"""What ends a syllable."""

_RANKS = {letter: rank for rank, letter in enumerate([*"0123456789", *ALPHABET])}


def collation_key(text: str, lang: str) -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
    """A sorting key, syllable by syllable as dictionaries do: the letters of a syllable first, then its tone.

    So "ban quản lý" stands before "bản đồ", and "khu công nghiệp" before "khung". Digits stand before letters;
    punctuation within a syllable is ignored.
    """
    syllables: list[tuple[list[int], list[int]]] = [([], [])]
    for letter, tone in _letters(text, lang):
        letters, tones = syllables[-1]
        if letter in BREAKS:
            syllables.append(([], []))
        elif letter in _RANKS:
            letters.append(_RANKS[letter])
            tones.append(tone)
    return tuple((tuple(letters), tuple(tones)) for letters, tones in syllables if letters)


def initial(text: str, lang: str) -> str:
    """The capital letter under which an entry is listed: Đ for "đánh giá" in Vietnamese, D in English."""
    first = next((letter for letter, _ in _letters(text, lang) if letter in _RANKS), OTHER)
    return first.upper() if first.isalpha() else OTHER


def _letters(text: str, lang: str) -> list[tuple[str, int]]:
    """Lower-case letters of `lang`'s alphabet with the tone of each; every other character as it is."""
    if lang == "en":
        bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
        return [(sign, 0) for sign in bare if not unicodedata.combining(sign)]
    found: list[tuple[str, int]] = []
    for sign in unicodedata.normalize("NFC", text.lower()):
        marks = unicodedata.normalize("NFD", sign)
        tone = next((TONES[mark] for mark in marks if mark in TONES), 0)
        letter = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in TONES))
        found.append((letter, tone))
    return found
