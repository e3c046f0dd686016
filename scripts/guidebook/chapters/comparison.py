"""What the words just before a figure say about it: at least, at most, about …"""

from __future__ import annotations

import re

from guidebook.model import LANGUAGES

_OPS = {
    "vi": (
        ("ge", "không dưới", "không thấp hơn", "không ít hơn", "ít nhất", "tối thiểu", "≥", ">="),
        ("le", "không quá", "không vượt quá", "không cao hơn", "tối đa", "nhiều nhất", "≤", "<="),
        ("gt", "trên", "hơn", "vượt", ">"),
        ("lt", "dưới", "thấp hơn", "chưa đến", "<"),
        ("approx", "khoảng", "gần", "xấp xỉ", "chừng", "≈", "~"),
    ),
    "en": (
        (
            "ge",
            "at least",
            "not less than",
            "no less than",
            "not below",
            "a minimum of",
            "minimum",
            "≥",
            ">=",
        ),
        (
            "le",
            "at most",
            "not more than",
            "no more than",
            "up to",
            "not over",
            "not above",
            "not exceeding",
            "a maximum of",
            "maximum",
            "≤",
            "<=",
        ),
        ("gt", "more than", "over", "above", ">"),
        ("lt", "less than", "below", "under", "fewer than", "<"),
        ("approx", "about", "around", "roughly", "nearly", "almost", "approximately", "some", "≈", "~"),
    ),
}


def _op_pattern(lang: str) -> re.Pattern[str]:
    groups = []
    for op, *words in _OPS[lang]:
        either = "|".join(re.escape(word) for word in words)
        groups.append(rf"(?P<{op}>(?<!\w)(?:{either}))")
    return re.compile("|".join(groups), re.I)


_OP_PATTERNS = {lang: _op_pattern(lang) for lang in LANGUAGES}


def comparison(text: str, start: int, lang: str) -> str:
    """What the words just before a figure at `start` say: ge, le, gt, lt, approx or nothing; the last one
    counts."""
    window = text[max(0, start - 24) : start]
    said = ""
    for match in _OP_PATTERNS[lang].finditer(window):
        # Between the word and the figure at most one short word may stand: "at least VND", "tối thiểu là".
        if len(window) - match.end() <= 5:
            said = match.lastgroup or ""
    return said
