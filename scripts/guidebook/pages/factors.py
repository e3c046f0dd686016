"""The tables of conversion and emission factors, one a group."""

from __future__ import annotations

from guidebook.book import Book
from guidebook.pages.templating import Link, fill

GROUPS = ("conversion", "grid", "fuel", "process", "warming")


def render(book: Book, lang: str, link: Link) -> str:
    factors = book.registers.factors.values()
    groups = [(group, [factor for factor in factors if factor.group == group]) for group in GROUPS]
    return fill("factors", book.registers, lang, link, groups=[(group, held) for group, held in groups if held])
