"""Which of the two languages a piece of text is written in."""

from __future__ import annotations

import re

_MARKED = re.compile(
    r"[ăâđêôơưĂÂĐÊÔƠƯàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
    r"ÀÁẢÃẠẰẮẲẴẶẦẤẨẪẬÈÉẺẼẸỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌỒỐỔỖỘỜỚỞỠỢÙÚỦŨỤỪỨỬỮỰỲÝỶỸỴ]"
)
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    "the of and to in is are for with that this by from be or an as at which not it must should each".split()
)
_VIETNAMESE = frozenset(
    "và của các là cho được trong với những này khi theo một có không tại để hoặc phải đến từ về".split()
)


def words(text: str) -> list[str]:
    return _WORD.findall(text)


def vietnamese_share(found: list[str]) -> float:
    """Share of words with Vietnamese letters, 0 to 1."""
    return sum(1 for word in found if _MARKED.search(word)) / len(found) if found else 0.0


def looks_vietnamese(text: str, least: int = 3) -> bool:
    """Whether a text of at least `least` words is Vietnamese, not English with Vietnamese names."""
    found = words(text)
    if len(found) < least or not _MARKED.search(text):
        return False
    # Names are in capitals in both languages; the small words tell which language the sentence is in.
    small = [word for word in found if word[0].islower()]
    english = sum(1 for word in small if word in _ENGLISH)
    return len(small) >= 3 and vietnamese_share(small) > 0.4 and english <= len(small) / 10


def looks_english(text: str, least: int = 4) -> bool:
    """Whether a text of at least `least` words is English rather than Vietnamese with English names in it."""
    found = words(text)
    if len(found) < least or vietnamese_share(found) > 0.1:
        return False
    return sum(1 for word in found if word.lower() in _ENGLISH) >= max(1, len(found) // 10)


def is_own_vietnamese(text: str) -> bool:
    """Whether a text that both languages share is Vietnamese words rather than a Vietnamese name."""
    found = words(text)
    return len(found) > 1 and any(word[0].islower() for word in found) and bool(_MARKED.search(text))
