"""When two figures of different languages are the same, and in which single way they differ."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from guidebook.chapters.articles import Figure
from guidebook.chapters.figures import in_notation
from guidebook.chapters.twins import Twins
from guidebook.model import Unit


class Item(NamedTuple):
    """One value to be found again: a number, an end of a range, a date, an article."""

    figure: Figure
    kind: str
    value: Decimal | str
    """The number with its magnitude, in its base unit; or the label."""
    base: str
    """Base unit, or nothing."""
    raw: Decimal
    """The number as written; 0 for labels."""


def both_numbers(x: Item, y: Item) -> bool:
    return x.kind == y.kind == "number"


def same_amount(x: Item, y: Item, units: dict[str, Unit]) -> bool:
    """Equal numbers of which one has no unit, or one says "a year" elsewhere."""
    if not both_numbers(x, y) or "%" in (x.base, y.base):
        return both_numbers(x, y) and x.raw == y.raw and {x.base, y.base} == {"%", "%/yr"}
    if x.value == y.value and (
        "" in (x.base, y.base) or x.base.partition("/")[0] == y.base.partition("/")[0]
    ):
        return True
    # Without a unit on one side, the magnitude may stand in the other words: "600 tỷ" and "600 billion VND".
    return (
        x.raw == y.raw
        and x.figure.times == y.figure.times
        and "" in (x.base, y.base)
        and not (_scaled(x, units) ^ _scaled(y, units))
    )


def _scaled(item: Item, units: dict[str, Unit]) -> bool:
    unit = units.get(item.figure.unit or "")
    return item.figure.times != 1 or (
        unit is not None and unit.base in ("VND", "USD", "EUR") and unit.scale != 1
    )


def magnitude_differs(x: Item, y: Item, units: dict[str, Unit]) -> bool:
    if x.base and x.base == y.base:
        return True
    money = {unit.base for unit in units.values() if unit.base in ("VND", "USD", "EUR")}
    if x.base in money and y.base in money:
        return True
    return _scaled(x, units) or _scaled(y, units)


def same_moment(x: Item, y: Item) -> bool:
    """The same day or month where one side leaves the year to the words around."""
    if x.kind != y.kind or x.kind not in ("day", "month", "quarter"):
        return False
    return x.value[4:] == y.value[4:] and "----" in (x.value[:4], y.value[:4])


def same_place_in_law(x: Item, y: Item) -> bool:
    """ "Điều 5, 6 và 7" and "Articles 5, 6 and 7": only the first or last has the word."""
    kinds = {x.kind, y.kind}
    if "number" not in kinds or not kinds & {"article", "clause"}:
        return False
    number, place = (x, y) if x.kind == "number" else (y, x)
    return not number.base and str(number.value) == place.value


def swapped(x: Item, y: Item) -> bool:
    return (
        x.kind == y.kind == "day"
        and x.value[:4] == y.value[:4]
        and x.value[5:7] == y.value[8:10]
        and x.value[8:10] == y.value[5:7]
    )


def read_otherwise(twins: Twins, x: Item, y: Item) -> bool:
    """Whether the English digits, read the Vietnamese way, are the Vietnamese number: separators left
    unchanged."""
    written = re.findall(r"\d+(?:[.,]\d+)+", twins.en.text[y.figure.start : y.figure.end])
    for digits in written:
        try:
            if in_notation(digits, "vi") == abs(x.raw):
                return True
        except ArithmeticError:
            continue
    return False
