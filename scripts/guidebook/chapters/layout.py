"""What a page is made of: blocks, headings, tables with their cells."""

from __future__ import annotations

from typing import NamedTuple


class Block(NamedTuple):
    """One block. Offsets span its text, without list markers and heading signs."""

    kind: str
    """heading, para, item, term, note (a footnote's text), table, code, open, close, build, rule."""
    start: int
    end: int
    depth: int
    """Level of a heading; nesting of a list item, from 1; slashes of an opening or closing line."""
    detail: str
    """ul, ol or task for items; type of a `///` block; label of a footnote; name of a generated part."""
    inside: str
    """Type of the innermost `///` block around it, or nothing."""


class Cell(NamedTuple):
    """One cell of a table; row 0 is the header."""

    start: int
    end: int
    row: int
    column: int


class Table(NamedTuple):
    """A table: the number of its columns is that of the line under the header."""

    block: int
    """Index of its block."""
    columns: int
    rows: int
    """Without header."""
    cells: tuple[Cell, ...]
    ragged: tuple[tuple[int, int], ...]
    """Offset and number of cells of each row that has more or fewer cells than columns."""
    has_header: bool
    """Whether any header cell holds text."""


class Heading(NamedTuple):
    """A heading; `offset` is that of the first sign of its line."""

    offset: int
    level: int
    text: str
    id: str
    """Explicit id, or nothing."""
    end: int


class Layout(NamedTuple):
    """What stands where on a page."""

    blocks: list[Block]
    headings: list[Heading]
    tables: list[Table]
    faults: list[tuple[str, int, str]]
    """(unclosed-block, offset, type), (unopened-block, offset, ""), (unknown-block, offset, type)."""
    options: list[tuple[int, int]]
    """Spans of option lines under `///` openings."""


BLOCK_TYPES = frozenset(
    "note tip warning danger example abstract question details"
    " caption figure-caption table-caption html tab".split()
)
"""Block types that the site's Markdown knows."""
