"""What can be taken away: the whole book, the handouts, the registers."""

from __future__ import annotations

from guidebook.book import Book
from guidebook.pages.templating import Link, fill

REGISTERS = {"terms": "glossary", "laws": "laws", "facts": "facts", "factors": "factors"}
"""Register -> its file under data/."""
COPIES = ("opener", "participant", "large")
"""Copies of a chapter beside its handout: how their files end."""


def render(book: Book, lang: str, link: Link) -> str:
    return fill("downloads", book.registers, lang, link, chapters=book.chapters(lang), copies=COPIES, data=REGISTERS)
