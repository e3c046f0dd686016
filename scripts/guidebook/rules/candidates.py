"""Marks that could stand behind a figure: entries that hold the very value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from guidebook.book import Book
from guidebook.chapters.articles import Figure
from guidebook.model import CaseItem, Registers, Unit, Value
from guidebook.rules.proofs import base_of, comparable, equals, equals_item, scale_of

MOST = 3
"""Marks offered; more would only be read past."""

Measure = tuple[str, tuple[Decimal, ...]]
"""Base unit and the ends of a figure, measured in it."""


def marks_for(figure: Figure, book: Book) -> list[str]:
    """`[@id:key]` of up to MOST entries with the figure's value and unit; real entries before the running case."""
    units = book.registers.units
    values = book.once("values-by-measure", lambda: _by_measure(book.registers))
    items = book.once("items-by-base", lambda: _by_base(book.registers))
    ends = (figure.low,) if figure.high is None else (figure.low, figure.high)
    base = base_of(figure.unit or "", units)
    held = values.get(_measure(ends, figure.unit, figure.times, units), ())
    found: Iterator[str] = (name for name, value in held if comparable(figure, value.unit, units, False) and equals(figure, value, units))
    names = dict.fromkeys(islice(found, MOST))
    for name, item in items.get(base, ()) if len(names) < MOST else ():
        if comparable(figure, item.unit, units, False) and equals_item(figure, item, units):
            names[name] = None
            if len(names) == MOST:
                break
    return [f"[@{name}]" for name in names]


def _by_measure(registers: Registers) -> dict[Measure, list[tuple[str, Value]]]:
    found = defaultdict(list)
    for name, value in _values(registers):
        ends = tuple(end for end in (value.min, value.max) if end is not None)
        found[_measure(ends, value.unit, 1, registers.units)].append((name, value))
    return found


def _by_base(registers: Registers) -> dict[str, list[tuple[str, CaseItem]]]:
    found = defaultdict(list)
    for case in registers.cases.values():
        for item in case.items.values():
            found[base_of(item.unit, registers.units)].append((f"{case.id}:{item.id}", item))
    return found


def _values(registers: Registers) -> Iterator[tuple[str, Value]]:
    """The values that may be cited, each with what stands in its mark."""
    for fact in registers.facts.values():
        if fact.verified != "unverified":
            yield from ((fact.id if len(fact.values) == 1 else f"{fact.id}:{value.key}", value) for value in fact.values)
    for law in registers.laws.values():
        if law.verified != "unverified":
            yield from ((f"{law.id}:{value.key}", value) for fact in law.key_facts for value in fact.values)


def _measure(ends: tuple[Decimal, ...], unit: str | None, times: Decimal | int, units: dict[str, Unit]) -> Measure:
    factor = scale_of(unit, units) * times
    return base_of(unit or "", units), tuple(abs(end * factor) for end in ends)
