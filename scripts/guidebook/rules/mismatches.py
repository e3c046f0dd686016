"""Figures of two passages that say the same, compared as values; what is left over is paired."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from difflib import SequenceMatcher
from typing import NamedTuple

from guidebook.book import Book
from guidebook.chapters.articles import Figure
from guidebook.chapters.twins import Passage, Twins
from guidebook.model import Unit
from guidebook.rules.likeness import (
    Item,
    both_numbers,
    magnitude_differs,
    read_otherwise,
    same_amount,
    same_moment,
    same_place_in_law,
    swapped,
)
from guidebook.rules.spelled import said_otherwise

MOST = 100
"""Unequal figures of one passage that are looked at; a real passage has few."""


class Mismatch(NamedTuple):
    """One cause: a figure that differs, or that one side lacks."""

    rule: str
    twins: Twins
    passage: Passage
    vi: Item | None
    en: Item | None
    soft: bool
    """Whether it is a warning only."""


def mismatches(book: Book) -> list[Mismatch]:
    """All mismatches of the book, in order; computed once for all rules."""
    return book.once(
        "mismatches",
        lambda: [
            mismatch
            for twins in book.twins
            if twins.comparable
            for mismatch in _of_twins(twins, book.registers.units)
        ],
    )


def _of_twins(twins: Twins, units: dict[str, Unit]) -> Iterator[Mismatch]:
    for passage, first, second in twins.unlike(twins.vi.figures, twins.en.figures, lambda figure: figure[2:]):
        ours = [item for figure in first for item in _items(figure, units)]
        theirs = [item for figure in second for item in _items(figure, units)]
        ours, theirs = _without_equals(ours, theirs)
        if ours or theirs:
            yield from _left(twins, passage, ours, theirs, units)


def _items(figure: Figure, units: dict[str, Unit]) -> list[Item]:
    if figure.kind != "number":
        return [Item(figure, figure.kind, figure.label, "", Decimal(0))]
    unit = units.get(figure.unit) if figure.unit else None
    factor = (unit.scale if unit else 1) * figure.times
    base = unit.base if unit else ""
    ends = (figure.low,) if figure.high is None else (figure.low, figure.high)
    return [Item(figure, "number", end * factor, base, end) for end in ends]


def _without_equals(ours: list[Item], theirs: list[Item]) -> tuple[list[Item], list[Item]]:
    """What is left when each value is struck against its equal; at most MOST on each side."""
    rest = Counter((item.kind, item.value, item.base) for item in ours)
    rest.subtract((item.kind, item.value, item.base) for item in theirs)
    left = []
    for items, sign in ((ours, 1), (theirs, -1)):
        kept = []
        for item in reversed(items):  # the last of several equals is the one too many
            key = item.kind, item.value, item.base
            if rest[key] * sign > 0:
                rest[key] -= sign
                kept.append(item)
        left.append(kept[::-1][:MOST])
    return left[0], left[1]


def _strike(ours: list[Item], theirs: list[Item], same) -> None:
    """Take away what has its equal on the other side."""
    for item in list(ours):
        other = next((other for other in theirs if same(item, other)), None)
        if other is not None:
            ours.remove(item)
            theirs.remove(other)


def _left(
    twins: Twins, passage: Passage, ours: list[Item], theirs: list[Item], units: dict[str, Unit]
) -> Iterator[Mismatch]:
    """From what has no equal: first forgive what is only said differently, then name each cause once."""

    def pairs(rule: str, same) -> Iterator[Mismatch]:
        for item in list(ours):
            other = next((other for other in theirs if same(item, other)), None)
            if other is not None:
                ours.remove(item)
                theirs.remove(other)
                yield Mismatch(rule, twins, passage, item, other, False)

    _strike(ours, theirs, lambda x, y: same_amount(x, y, units))
    _strike(ours, theirs, same_moment)
    _strike(ours, theirs, same_place_in_law)
    yield from pairs(
        "N003",
        lambda x, y: both_numbers(x, y) and x.raw == y.raw and ("%" in (x.base, y.base)) and x.base != y.base,
    )
    yield from pairs(
        "N007", lambda x, y: both_numbers(x, y) and x.raw == y.raw and magnitude_differs(x, y, units)
    )
    _strike(ours, theirs, lambda x, y: both_numbers(x, y) and x.raw == y.raw)
    yield from pairs("N002", lambda x, y: both_numbers(x, y) and read_otherwise(twins, x, y))
    yield from pairs("N005", swapped)
    for kind, rule in (
        ("day", "N004"),
        ("month", "N004"),
        ("quarter", "N004"),
        ("time", "N004"),
        ("article", "N008"),
        ("clause", "N008"),
        ("point", "N008"),
        ("annex", "N008"),
    ):
        yield from pairs(rule, lambda x, y, kind=kind: x.kind == y.kind == kind)
    ours[:] = [
        item
        for item in ours
        if not said_otherwise(item.figure, item.raw, twins.vi, passage.vi, twins.en, passage.en)
    ]
    theirs[:] = [
        item
        for item in theirs
        if not said_otherwise(item.figure, item.raw, twins.en, passage.en, twins.vi, passage.vi)
    ]
    while (nearest := _nearest(ours, theirs)) is not None:
        item, other = nearest
        ours.remove(item)
        theirs.remove(other)
        yield Mismatch("N001", twins, passage, item, other, False)
    for item in ours:
        yield Mismatch(_lonely(item), twins, passage, item, None, _soft(item))
    for item in theirs:
        yield Mismatch(_lonely(item), twins, passage, None, item, _soft(item))


def _nearest(ours: Sequence[Item], theirs: Sequence[Item]) -> tuple[Item, Item] | None:
    """The two numbers or codes whose digits are most alike."""
    best, found = 0.0, None
    for item in ours:
        for other in theirs:
            if {item.kind, other.kind} <= {"number", "code"}:
                likeness = (
                    SequenceMatcher(None, _digits(item), _digits(other), autojunk=False).ratio()
                    + 0.01
                    + (item.base == other.base)
                )
                if likeness > best:
                    best, found = likeness, (item, other)
    return found


def _digits(item: Item) -> str:
    return re.sub(r"\D", "", item.figure.label if item.kind == "code" else str(item.raw))


def _lonely(item: Item) -> str:
    if item.kind in ("day", "month", "quarter", "time", "impossible"):
        return "N004"
    return "N008" if item.kind in ("article", "clause", "point", "annex") else "N001"


def _soft(item: Item) -> bool:
    """A bare small number may be a word on the other side; a missing year or month may be said otherwise."""
    if item.kind == "number":
        return not item.base and item.raw < 20
    return item.kind in ("month", "quarter", "time", "clause", "point", "annex")
