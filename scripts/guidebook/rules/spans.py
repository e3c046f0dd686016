"""How far a sentence, a table row or a caption reaches around a place."""

from __future__ import annotations

from bisect import bisect_right

from guidebook.chapters import Page, Segment


def segment(page: Page, offset: int) -> Segment | None:
    """The sentence or cell that holds an offset."""
    at = bisect_right(page.segments, (offset, len(page.text) + 1)) - 1
    found = page.segments[at] if at >= 0 else None
    return found if found and offset <= found.end else None


def sentence(page: Page, offset: int) -> tuple[int, int]:
    """Span of the sentence, or of the whole table row, that holds an offset; else of its line."""
    found = segment(page, offset)
    if found and not found.cell:
        return found.start, found.end
    line = page.line(offset)
    start = page.starts[line - 1]
    return start, start + len(page.line_text(line))
