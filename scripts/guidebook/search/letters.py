"""Words as the search compares them. docs/assets/js/search/letters.js does the same in the browser; the two must agree."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """Letters and digits in a row, in small letters, in NFC: “Nghị định 06/2022” -> nghị, định, 06, 2022."""
    return _WORD.findall(unicodedata.normalize("NFC", text).lower())


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """Without diacritics, đ as d, CO₂ as co2."""
    plain = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).replace("đ", "d")
