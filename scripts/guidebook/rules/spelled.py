"""Figures that the other language says in words, in Roman numerals, or as part of a law's name."""

from __future__ import annotations

import re
from decimal import Decimal

from guidebook.chapters import Page
from guidebook.chapters.articles import Figure

_WORDS = {
    "vi": {
        0: "không",
        1: "một",
        2: "hai|đôi|cặp",
        3: "ba",
        4: "bốn|tư",
        5: "năm|lăm",
        6: "sáu",
        7: "bảy",
        8: "tám",
        9: "chín",
        10: "mười|chục",
        11: "mười một",
        12: "mười hai|tá",
        13: "mười ba",
        14: "mười bốn",
        15: "mười lăm",
        16: "mười sáu",
        17: "mười bảy",
        18: "mười tám",
        19: "mười chín",
        20: "hai mươi",
        50: "một nửa|nửa|rưỡi",
        100: "một trăm|toàn bộ",
    },
    "en": {
        0: "zero|no|none",
        1: "one|an?|single|first|once",
        2: "two|both|pair|twice|second|double|doubles|doubled|half",
        3: "three|third|triple",
        4: "four|fourth|quarter",
        5: "five|fifth",
        6: "six|sixth",
        7: "seven|seventh",
        8: "eight|eighth",
        9: "nine|ninth",
        10: "ten|tenth|decade",
        11: "eleven|eleventh",
        12: "twelve|twelfth|dozen|year",
        13: "thirteen",
        14: "fourteen",
        15: "fifteen",
        16: "sixteen",
        17: "seventeen",
        18: "eighteen",
        19: "nineteen",
        20: "twenty",
        50: "half|fifty",
        100: "hundred|all|whole",
    },
}
_YEAR = range(1900, 2101)


def said_otherwise(
    figure: Figure,
    number: Decimal,
    page: Page,
    span: tuple[int, int],
    other: Page,
    other_span: tuple[int, int],
) -> bool:
    """Whether the other side says a number of `figure` in words, or as part of a date or a document number.

    `number` is the end of the figure in question, `span` and `other_span` are the passages that belong
    together.
    """
    if figure.kind != "number":
        return False
    value = int(number) if number == number.to_integral_value() else None
    text = other.prose[other_span[0] : other_span[1]]
    if value is not None and value in _YEAR and figure.unit is None:
        # The year of a law's short name, or of a date written out on the other side.
        digits = str(value)
        return digits in text or bool(
            re.search(
                r"\b(?:Law|Decree|Act|Code|Strategy|Programme|Plan|Luật|Nghị định|Chiến lược)\b",
                page.prose[max(span[0], figure.start - 40) : figure.end + 40],
            )
        )
    word = _WORDS[other.lang].get(value)
    if word and re.search(rf"(?<!\w)(?:{word})(?!\w)", text, re.I):
        return True
    return value is not None and 0 < value < 40 and bool(re.search(rf"(?<!\w){_roman(value)}(?!\w)", text))


def _roman(number: int) -> str:
    return "X" * (number // 10) + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[number % 10]
