"""The list of chapters, in the order of the nav."""

from __future__ import annotations

from guidebook.book import Book
from guidebook.pages.templating import Link, fill


def render(book: Book, lang: str, link: Link) -> str:
    return fill("chapters", book.registers, lang, link, chapters=book.chapters(lang))
