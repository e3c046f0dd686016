"""Which documents bear a number, and where the pages cite numbers."""

from __future__ import annotations

from collections.abc import Iterator

from guidebook.book import Book
from guidebook.chapters import Page
from guidebook.chapters.citations import Citation
from guidebook.model import Law


def bearers(book: Book) -> dict[str, list[Law]]:
    """Number -> the documents that bear it."""

    def make() -> dict[str, list[Law]]:
        numbers: dict[str, list[Law]] = {}
        for law in book.registers.laws.values():
            if law.number:
                numbers.setdefault(law.number, []).append(law)
        return numbers

    return book.once("bearers", make)


def full_numbers(book: Book) -> Iterator[tuple[Page, Citation]]:
    return (
        (page, citation) for page in book.pages.values() for citation in page.citations if citation.number
    )
