"""A page and its translation laid side by side: headings, blocks and passages that belong together."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import Any, NamedTuple

from guidebook.chapters import Page
from guidebook.chapters.alignment import BlockGap, align
from guidebook.chapters.layout import Block, Heading, Table


class HeadingGap(NamedTuple):
    """Where the two sequences of headings part: one side may be empty."""

    vi: tuple[Heading, ...]
    en: tuple[Heading, ...]
    before: tuple[Heading | None, Heading | None]
    """The last pair that still agreed, Vietnamese and English."""


class Passage(NamedTuple):
    """Two spans of text that say the same: a block, or a row of a table."""

    vi: tuple[int, int]
    en: tuple[int, int]
    kind: str


@dataclass
class Twins:
    """A Vietnamese page and its English translation. Everything is computed on demand and once."""

    vi: Page
    en: Page

    @cached_property
    def comparable(self) -> bool:
        """Whether both structures can be trusted."""
        return not self.vi.broken() and not self.en.broken()

    @cached_property
    def _headings(self) -> tuple[list[tuple[int, int]], list[HeadingGap]]:
        ours, theirs = self.vi.headings, self.en.headings
        if [heading.id for heading in ours] == [heading.id for heading in theirs]:
            return [(number, number) for number in range(len(ours))], []
        # A heading without id stands for its place; its own finding says what it lacks.
        first = [heading.id or f"?{number}" for number, heading in enumerate(ours)]
        second = [heading.id or f"?{number}" for number, heading in enumerate(theirs)]
        if len(first) == len(second):
            for number, (one, other) in enumerate(zip(first, second, strict=True)):
                if one[0] == "?" or other[0] == "?":
                    first[number] = second[number] = one if other[0] == "?" else other
        pairs: list[tuple[int, int]] = []
        gaps: list[HeadingGap] = []
        for tag, a, b, c, d in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
            if tag == "equal" or (tag == "replace" and b - a == d - c):
                pairs += zip(range(a, b), range(c, d), strict=True)
            if tag != "equal":
                last = pairs[-1] if pairs and tag != "replace" else (a - 1, c - 1)
                before = (ours[last[0]] if last[0] >= 0 else None, theirs[last[1]] if last[1] >= 0 else None)
                gaps.append(HeadingGap(ours[a:b], theirs[c:d], before))
        return pairs, gaps

    @property
    def heading_pairs(self) -> list[tuple[Heading, Heading]]:
        """Headings that belong together, by id or by place."""
        return [(self.vi.headings[a], self.en.headings[b]) for a, b in self._headings[0]]

    @property
    def heading_gaps(self) -> list[HeadingGap]:
        return self._headings[1]

    @cached_property
    def _blocks(self) -> tuple[list[tuple[int, int]], list[BlockGap]]:
        ours, theirs = _sections(self.vi), _sections(self.en)
        pairs: list[tuple[int, int]] = []
        gaps: list[BlockGap] = []
        # Section 0 is what stands before the first heading; section n + 1 follows heading n.
        for a, b in [(-1, -1), *self._headings[0]]:
            align(self.vi, ours[a + 1], self.en, theirs[b + 1], pairs, gaps)
        return pairs, gaps

    @property
    def block_pairs(self) -> list[tuple[Block, Block]]:
        return [(self.vi.blocks[a], self.en.blocks[b]) for a, b in self._blocks[0]]

    @property
    def block_gaps(self) -> list[BlockGap]:
        """At most one for each section: its first difference."""
        return self._blocks[1]

    @cached_property
    def table_pairs(self) -> list[tuple[Table, Table]]:
        ours = {table.block: table for table in self.vi.tables}
        theirs = {table.block: table for table in self.en.tables}
        return [(ours[a], theirs[b]) for a, b in self._blocks[0] if a in ours and b in theirs]

    @cached_property
    def passages(self) -> list[Passage]:
        """All spans that say the same: headings, blocks, and rows of tables of the same shape."""
        found = [Passage((a.offset, a.end), (b.offset, b.end), "heading") for a, b in self.heading_pairs]
        tables = {(a.block, b.block): (a, b) for a, b in self.table_pairs}
        for a, b in self._blocks[0]:
            ours, theirs = self.vi.blocks[a], self.en.blocks[b]
            if ours.kind == "table" and (a, b) in tables:
                found += _rows(*tables[a, b])
            elif ours.kind not in ("close", "build", "rule", "code"):
                found.append(Passage((ours.start, ours.end), (theirs.start, theirs.end), ours.kind))
        return found

    def unlike(
        self, ours: Sequence[tuple], theirs: Sequence[tuple], key: Callable[[Any], object]
    ) -> Iterator[tuple[Passage, Sequence, Sequence]]:
        """The passages whose items differ in `key`, with the items of both sides.

        Items are tuples that begin with their offset, in order. Agreeing pages are done at once.
        """
        first, second = [key(item) for item in ours], [key(item) for item in theirs]
        if first == second:
            return
        touched: dict[int, tuple[list[int], list[int]]] = {}
        for side, items in enumerate((ours, theirs)):
            starts, numbers = self._starts[side]
            for at, item in enumerate(items):
                number = numbers[bisect_right(starts, item[0]) - 1] if starts and starts[0] <= item[0] else -1
                if number >= 0 and item[0] < self.passages[number][side][1]:
                    touched.setdefault(number, ([], []))[side].append(at)
        for number in sorted(touched):
            a, b = touched[number]
            if [first[at] for at in a] != [second[at] for at in b]:
                yield self.passages[number], [ours[at] for at in a], [theirs[at] for at in b]

    def around(self, ours: Sequence[tuple]) -> Iterator[tuple[Any, Passage]]:
        """Items of the Vietnamese page, tuples that begin with their offset, with the passage that holds each."""
        starts, numbers = self._starts[0]
        for item in ours:
            at = bisect_right(starts, item[0]) - 1
            if at >= 0 and item[0] < (passage := self.passages[numbers[at]]).vi[1]:
                yield item, passage

    @cached_property
    def _starts(self) -> tuple[tuple[list[int], list[int]], tuple[list[int], list[int]]]:
        """For each language the sorted starts of the passages, and the numbers of these passages."""
        found = []
        for side in (0, 1):
            order = sorted((passage[side][0], number) for number, passage in enumerate(self.passages))
            found.append(([start for start, _number in order], [number for _start, number in order]))
        return found[0], found[1]


def _sections(page: Page) -> list[list[int]]:
    """Indices of the blocks before the first heading, then of those after each heading; footnotes stand
    apart."""
    found: list[list[int]] = [[]]
    for number, block in enumerate(page.blocks):
        if block.kind == "heading":
            found.append([])
        elif block.kind != "note":
            found[-1].append(number)
    return found


def _rows(one: Table, other: Table) -> list[Passage]:
    """The cells of two tables of the same shape; a lost row has its own finding, and its figures need no
    more."""
    if (one.columns, one.rows) != (other.columns, other.rows) or len(one.cells) != len(other.cells):
        return []
    return [
        Passage((a.start, a.end), (b.start, b.end), "cell")
        for a, b in zip(one.cells, other.cells, strict=True)
    ]
