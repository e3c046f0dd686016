"""Where the parts of a chapter stand on its page: what the rules about the pattern look at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guidebook.book import Book
from guidebook.chapters import Page
from guidebook.chapters.layout import Block
from guidebook.pattern import Part

FOLDER = "chapters"
NUMBERED = re.compile(r"(\d+)\.(\d+)[ \u00a0]")
"""The number of a section of the chapter itself."""


@dataclass(frozen=True, slots=True)
class Found:
    """A part on a page, with everything that belongs to it."""

    part: Part
    offset: int
    """Of its heading, opening line or first word."""
    end: int
    """Where the next part, or section, begins."""
    blocks: tuple[Block, ...]
    """Without its heading."""


def chapter_pages(book: Book) -> Iterator[Page]:
    """The pages in the folder of the chapters whose structure can be read; none without a pattern."""
    if book.registers.pattern:
        for page in book.pages.values():
            if page.id.path.parts[0] == FOLDER and not page.broken():
                yield page


def alone(book: Book, page: Page) -> bool:
    """Whether the rules about pairs of pages cannot tell that a part is missing on one side."""
    twin = book.pages.get(page.id.twin)
    return twin is None or twin.broken()


def leading(book: Book, page: Page) -> bool:
    """Whether a flaw that both languages share is told here: on the source, or on a page without a twin."""
    return page.lang == "vi" or alone(book, page)


def parts_of(book: Book, page: Page) -> dict[str, Found]:
    """Id -> the part as it stands on the page, in the order of the pattern."""
    return book.once(("parts", page.id), lambda: _read(book, page))


def _read(book: Book, page: Page) -> dict[str, Found]:
    pattern = book.registers.pattern
    heads = [heading for heading in page.headings if heading.level <= 2]
    ends = [*(heading.offset for heading in heads[1:]), len(page.text)]
    found: dict[str, Found] = {}
    places: dict[str, tuple[int, int]] = {}
    for heading, end in zip(heads, ends):  # a page without headings has one end too many
        if heading.level != 2:
            continue
        if heading.id in pattern and pattern[heading.id].kind == "heading":
            places.setdefault(heading.id, (heading.offset, end))
        elif NUMBERED.match(heading.text):
            name = next((part.id for part in pattern.values() if part.kind == "numbered"), "")
            start, last = places.get(name, (heading.offset, end))
            # Sections that another part interrupts end where it begins.
            places[name] = (start, end if last == heading.offset else last)
    for part in pattern.values():
        place = _opening(page, part) if part.kind in ("line", "box") else places.get(part.id)
        if place:
            blocks = tuple(block for block in page.blocks if place[0] < block.start < place[1])
            if part.kind == "heading":
                blocks = blocks[1:]
            found[part.id] = Found(part, *place, blocks)
    return found


def _opening(page: Page, part: Part) -> tuple[int, int] | None:
    """The span of a line or box of the pattern."""
    for number, block in enumerate(page.blocks):
        if part.kind == "line" and block.kind == "para":
            if page.text.startswith(f"**{part.name[page.lang]}:**", block.start):
                return block.start, block.end
        elif part.kind == "box" and block.kind == "open" and block.detail == "abstract":
            closing = (other for other in page.blocks[number:] if other.kind == "close" and other.depth == block.depth)
            return block.start, next(closing, block).end
    return None
