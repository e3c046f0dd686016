"""Finds "Chương 5" and "Chapter 5" and links them once that chapter is in the navigation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from guidebook.weave.spans import Span

_PATTERNS = {
    "vi": re.compile(r"\b[Cc]hương\s+(\d{1,2})(?![\d.,/]\d|\d)"),
    "en": re.compile(r"\b[Cc]hapters?\s+(\d{1,2})(?![\d.,/]\d|\d)"),
}


def find_chapters(text: str, lang: str, chapters: Mapping[int, str], own: int | None) -> Iterator[Span]:
    """Spans for the chapters in `chapters` (number -> source path); a chapter does not link to itself."""
    for match in _PATTERNS[lang].finditer(text):
        number = int(match[1])
        if number in chapters and number != own:
            yield Span(match.start(), match.end(), "gb-chapter", chapters[number])
