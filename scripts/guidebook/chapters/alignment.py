"""Which blocks of two sections are each other's translation."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from guidebook.chapters.layout import Block
from guidebook.chapters.record import Page

_LARGEST = 40_000
"""Pairs of blocks compared in one section; far more than any real section has."""


class BlockGap(NamedTuple):
    """Where the blocks of a section part: index ranges in Page.blocks."""

    vi: tuple[int, int]
    en: tuple[int, int]


def signature(page: Page, block: Block) -> tuple[str, ...]:
    """What two blocks must share to be each other's translation."""
    if block.kind == "para" and not page.prose[block.start : block.end].strip("\0 \n"):
        return ("picture",)
    if block.kind == "item":
        return ("item", block.detail, str(block.depth))
    if block.kind in ("open", "build"):
        return (block.kind, block.detail)
    return (block.kind,)


def align(
    vi: Page,
    ours: Sequence[int],
    en: Page,
    theirs: Sequence[int],
    pairs: list[tuple[int, int]],
    gaps: list[BlockGap],
) -> None:
    first = [signature(vi, vi.blocks[number]) for number in ours]
    second = [signature(en, en.blocks[number]) for number in theirs]
    if first == second:
        pairs += zip(ours, theirs, strict=True)
        return
    steps = _best(vi, ours, first, en, theirs, second)
    pairs += [(ours[a], theirs[b]) for a, b in steps if a is not None and b is not None]
    start = next(number for number, (a, b) in enumerate(steps) if a is None or b is None)
    end = start
    while end < len(steps) and (steps[end][0] is None or steps[end][1] is None):
        end += 1
    missing = [[step[side] for step in steps[start:end] if step[side] is not None] for side in (0, 1)]
    before = [sum(1 for step in steps[:start] if step[side] is not None) for side in (0, 1)]
    gaps.append(
        BlockGap(
            _span(ours, before[0], before[0] + len(missing[0]), vi),
            _span(theirs, before[1], before[1] + len(missing[1]), en),
        )
    )


Step = tuple[int | None, int | None]


def _best(
    vi: Page, ours: Sequence[int], first: list, en: Page, theirs: Sequence[int], second: list
) -> list[Step]:
    """The alignment in which like blocks share the most figures, marks and length; None marks a gap."""
    one = [_content(vi, vi.blocks[number]) for number in ours]
    other = [_content(en, en.blocks[number]) for number in theirs]
    rows, columns = len(ours), len(theirs)
    if rows * columns > _LARGEST:
        one, other = one[: _LARGEST // columns], other  # what lies beyond is not compared
        rows = len(one)
    score = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for a in range(rows - 1, -1, -1):
        for b in range(columns - 1, -1, -1):
            score[a][b] = max(score[a + 1][b], score[a][b + 1])
            if first[a] == second[b]:
                score[a][b] = max(score[a][b], score[a + 1][b + 1] + 1 + _likeness(one[a], other[b]))
    steps: list[Step] = []
    a = b = 0
    while a < rows and b < columns:
        if first[a] == second[b] and score[a][b] == score[a + 1][b + 1] + 1 + _likeness(one[a], other[b]):
            steps.append((a, b))
            a, b = a + 1, b + 1
        elif score[a][b] == score[a + 1][b]:
            steps.append((a, None))
            a += 1
        else:
            steps.append((None, b))
            b += 1
    return [*steps, *((left, None) for left in range(a, rows)), *((None, left) for left in range(b, columns))]


def _content(page: Page, block: Block) -> tuple[frozenset, int]:
    """What a translation keeps: figures, marks, links; and the length."""
    keys: set = set()
    offsets = page.figure_starts
    for figure in page.figures[slice(*within(offsets, (block.start, block.end)))]:
        keys |= {figure.label, figure.low, figure.high}
    keys |= {mark.marks for mark in page.marks if block.start <= mark.start < block.end}
    keys |= {link.target for link in page.links if block.start <= link.start < block.end}
    return frozenset(keys - {"", None}), block.end - block.start


def _likeness(one: tuple[frozenset, int], other: tuple[frozenset, int]) -> float:
    """0 to 4: shared content weighs more than length."""
    union = one[0] | other[0]
    shared = len(one[0] & other[0]) / len(union) if union else 0.5
    return 3 * shared + min(one[1], other[1]) / max(one[1], other[1], 1)


def _span(numbers: Sequence[int], first: int, last: int, page: Page) -> tuple[int, int]:
    """Index range in Page.blocks; an empty range stands where the missing block would be."""
    if first < last:
        return numbers[first], numbers[last - 1] + 1
    at = numbers[first] if first < len(numbers) else (numbers[-1] + 1 if numbers else len(page.blocks))
    return at, at


def within(offsets: Sequence[int], span: tuple[int, int]) -> tuple[int, int]:
    """Index range of the sorted offsets that lie in a span."""
    return bisect_left(offsets, span[0]), bisect_left(offsets, span[1])
