"""A page as plain values: everything the rules look at, picklable, so that an unchanged page is never read
again."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import Any, NamedTuple

from guidebook.chapters.articles import Figure
from guidebook.chapters.citations import Citation
from guidebook.chapters.inline import Ignore, Label, Link
from guidebook.chapters.layout import Block, Cell, Heading, Table
from guidebook.chapters.letters import Oddity
from guidebook.model import Mark, PageId, Text


class MarkUse(NamedTuple):
    """One [@…] in the text."""

    start: int
    end: int
    marks: tuple[Mark, ...]
    place: str
    """text, cell, caption, heading, link or alt."""


class Segment(NamedTuple):
    """A sentence or a table cell: the reach of a mark."""

    start: int
    end: int
    block: int
    """Index of its block."""
    cell: bool


class Fault(NamedTuple):
    """A flaw of the file or of its structure: utf8, bom, crlf, conflict, fence, comment, matter,
    unclosed-block,
    unopened-block, unknown-block, insertion-open, insertion-apart, mark, check-comment."""

    kind: str
    offset: int
    detail: Text
    """What was found; the same in both languages where it is a name."""


@dataclass(slots=True)
class Page:
    """One Markdown file, scanned. Offsets count characters of `text`, from 0."""

    id: PageId
    digest: str
    """Of the file's bytes."""
    source_hash: str
    """Of a Vietnamese page: what `translated_from` of its twin must hold. Empty for English pages."""
    text: str
    prose: str
    """Same length; everything that is not prose is masked: code, comments, addresses, attributes, marks,
    HTML."""
    starts: list[int]
    """Offset of each line."""
    matter: dict[str, Any] = field(default_factory=dict)
    matter_lines: dict[str, int] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    headings: tuple[Heading, ...] = ()
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()
    segments: tuple[Segment, ...] = ()
    ids: tuple[tuple[int, str], ...] = ()
    """(offset, id) of every explicit id."""
    links: tuple[Link, ...] = ()
    labels: tuple[Label, ...] = ()
    definitions: tuple[Label, ...] = ()
    footnotes: tuple[tuple[int, str], ...] = ()
    notes: tuple[tuple[int, str], ...] = ()
    marks: tuple[MarkUse, ...] = ()
    figures: tuple[Figure, ...] = ()
    figure_starts: tuple[int, ...] = ()
    """Offsets of the figures, for bisection."""
    citations: tuple[Citation, ...] = ()
    oddities: tuple[Oddity, ...] = ()
    html: tuple[tuple[int, int, str, str], ...] = ()
    ignores: tuple[Ignore, ...] = ()
    builds: tuple[tuple[int, str], ...] = ()

    def __getstate__(self) -> tuple:
        # Plain tuples are written and read several times faster than named ones.
        return tuple(_plain(name, getattr(self, name)) for name in self.__slots__)

    def __setstate__(self, state: tuple) -> None:
        for name, value in zip(self.__slots__, state, strict=True):
            setattr(self, name, _named(name, value))

    @property
    def file(self) -> str:
        return self.id.file

    @property
    def lang(self) -> str:
        return self.id.lang

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, from 1."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def line(self, offset: int) -> int:
        return bisect_right(self.starts, offset)

    def line_text(self, line: int) -> str:
        """The text of a line, counted from 1."""
        end = self.starts[line] - 1 if line < len(self.starts) else len(self.text)
        return self.text[self.starts[line - 1] : end].rstrip("\r")

    def block_at(self, offset: int) -> int:
        """Index of the block that holds an offset, or of the last one before it; -1 before the first."""
        low, high = 0, len(self.blocks)
        while low < high:
            middle = (low + high) // 2
            if self.blocks[middle].start <= offset:
                low = middle + 1
            else:
                high = middle
        return low - 1

    def broken(self) -> bool:
        """Whether the page's structure cannot be trusted: comparing it with its twin would only add noise."""
        return any(fault.kind in _BREAKING for fault in self.faults)


_BREAKING = frozenset(
    {"utf8", "conflict", "fence", "comment", "unclosed-block", "unopened-block", "unknown-block"}
)
_NAMED: dict[str, type] = {
    "headings": Heading,
    "blocks": Block,
    "segments": Segment,
    "links": Link,
    "labels": Label,
    "definitions": Label,
    "figures": Figure,
    "citations": Citation,
    "oddities": Oddity,
}
"""Field -> the class of its elements."""


_WHOLE_NUMBERS = {"segments": 4, "starts": 1}
"""Field of whole numbers alone -> how many an element has; one flat array of them is written at once."""


def _plain(name: str, value: Any) -> Any:
    if name in _WHOLE_NUMBERS:
        return array("I", value if name == "starts" else chain.from_iterable(value))
    if name in _NAMED:
        return tuple(map(tuple, value))
    if name == "marks":
        return tuple(
            (use.start, use.end, tuple((mark.id, mark.key, mark.locator) for mark in use.marks), use.place)
            for use in value
        )
    if name == "tables":
        return tuple((*table[:3], array("I", chain.from_iterable(table.cells)), *table[4:]) for table in value)
    return value


def _named(name: str, value: Any) -> Any:
    if name == "starts":
        return value.tolist()
    if name == "marks":
        return tuple(
            MarkUse(start, end, tuple(Mark(*mark) for mark in marks), place) for start, end, marks, place in value
        )
    if name in _WHOLE_NUMBERS:
        return _grouped(_NAMED[name], value, _WHOLE_NUMBERS[name])
    if name in _NAMED:
        return tuple(map(partial(tuple.__new__, _NAMED[name]), value))
    if name == "tables":
        return tuple(Table(*table[:3], _grouped(Cell, table[3], 4), *table[4:]) for table in value)
    return value


def _grouped(kind: type, numbers: array, size: int) -> tuple:
    """The elements that a flat array of their numbers stands for."""
    return tuple(map(partial(tuple.__new__, kind), zip(*[iter(numbers)] * size)))
