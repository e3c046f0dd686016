"""What a mark proves: the entry it names, its comparable values, and whether a figure equals one of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from guidebook.chapters.articles import Figure
from guidebook.model import CaseItem, Fact, Law, Mark, Registers, Unit, Value


@dataclass(frozen=True, slots=True)
class Proof:
    """The entry behind one reference of a mark."""

    mark: Mark
    fact: Fact | None = None
    law: Law | None = None
    item: CaseItem | None = None
    values: tuple[Value, ...] = ()
    """Those that the key names, or all of the entry."""
    case: bool = False
    exact: bool = False
    """Whether the key names a value, so that a figure must stand before the mark; a key fact may prove a
    statement."""
    unknown: str = ""
    """What does not exist: id or key."""

    @property
    def place(self) -> tuple[str, int] | None:
        entry = self.item or self.fact or self.law
        return (entry.place.file, entry.place.line) if entry else None


def prove(mark: Mark, registers: Registers) -> Proof:
    """Look up one reference. Never raises; what is missing is named in `unknown`."""
    if case := registers.cases.get(mark.id):
        if mark.key is None:
            return Proof(mark, case=True)
        item = case.items.get(mark.key)
        return Proof(mark, item=item, case=True, unknown="" if item else "key")
    if fact := registers.facts.get(mark.id):
        values = tuple(value for value in fact.values if mark.key in (None, value.key))
        return Proof(
            mark,
            fact=fact,
            values=values,
            exact=mark.key is not None,
            unknown="key" if mark.key and not values else "",
        )
    if law := registers.laws.get(mark.id):
        every = [value for key_fact in law.key_facts for value in key_fact.values]
        if mark.key is None:
            return Proof(mark, law=law, values=tuple(every))
        values = [value for value in every if value.key == mark.key]
        named = [key_fact for key_fact in law.key_facts if key_fact.id == mark.key]
        values += [value for key_fact in named for value in key_fact.values if value not in values]
        return Proof(
            mark, law=law, values=tuple(values), exact=not named, unknown="" if values or named else "key"
        )
    return Proof(mark, unknown="id")


def keys(mark: Mark, registers: Registers) -> list[str]:
    """All keys that the entry of a mark offers."""
    if case := registers.cases.get(mark.id):
        return list(case.items)
    if fact := registers.facts.get(mark.id):
        return [value.key for value in fact.values]
    if law := registers.laws.get(mark.id):
        return [
            *(value.key for key_fact in law.key_facts for value in key_fact.values),
            *(fact.id for fact in law.key_facts),
        ]
    return []


def ids(registers: Registers) -> Iterator[str]:
    yield from registers.facts
    yield from registers.laws
    yield from registers.cases


_OPPOSITE = {"ge": ("le", "lt"), "gt": ("le", "lt"), "le": ("ge", "gt"), "lt": ("ge", "gt")}
_YEARLY = ("/yr", "/day")


def comparable(figure: Figure, unit: str, units: dict[str, Unit], keyed: bool) -> bool:
    """Whether a figure can be a value in this unit; without a key only what has the unit is certain."""
    if figure.kind != "number":
        return False
    if unit == "calendar-year" or _year(figure):
        return unit == "calendar-year" and _year(figure) and keyed
    if figure.unit is None:
        return keyed or unit == "count" or figure.times != 1
    return (
        base_of(figure.unit, units) == base_of(unit, units)
        or unit == "count"
        and figure.unit in ("ratio", "score")
    )


def _year(figure: Figure) -> bool:
    """2030 or 2021-2030: four digits without separators and without a unit."""
    ends = [figure.low] if figure.high is None else [figure.low, figure.high]
    return (
        figure.unit is None
        and figure.times == 1
        and figure.end - figure.start in (4, 9)
        and all(end == end.to_integral_value() and 1900 <= end <= 2100 for end in ends)
    )


def base_of(unit: str, units: dict[str, Unit]) -> str:
    """Base unit without "a year": the words for it may stand elsewhere in the sentence."""
    for ending in _YEARLY:
        unit = unit.removesuffix(ending)
    known = units.get(unit)
    return known.base if known else unit


def scale_of(unit: str | None, units: dict[str, Unit]) -> Decimal:
    for ending in _YEARLY:
        unit = unit.removesuffix(ending) if unit else unit
    known = units.get(unit) if unit else None
    return known.scale if known else Decimal(1)


def equals(figure: Figure, value: Value, units: dict[str, Unit], approximate: bool = False) -> bool:
    """Whether a figure in the text is the value, in whatever scale of its unit.

    With `approximate` ("khoảng", "about") correctly rounded figures are equal too.
    """
    ends = [end for end in (value.min, value.max) if end is not None]
    said = [figure.low] if figure.high is None else [figure.low, figure.high]
    if len(ends) != len(said):
        return False
    factor = (
        scale_of(figure.unit, units) * figure.times
        if figure.unit
        else Decimal(figure.times) * scale_of(value.unit, units)
    )
    if figure.unit is None and figure.times != 1:
        factor = Decimal(
            figure.times
        )  # "600 tỷ" against a value in tỷ đồng: the magnitude is said, not the unit
    for number, end in zip(said, ends, strict=True):
        exact = end * scale_of(value.unit, units)
        if abs(number) * factor != abs(exact) and not (
            approximate and _rounded(abs(number), abs(exact) / factor)
        ):
            return False
    return True


def _rounded(said: Decimal, exact: Decimal) -> bool:
    """Whether `said` is `exact` rounded at the decimals, or trailing zeros, of `said`."""
    sign, digits, exponent = said.as_tuple()
    while exponent >= 0 and len(digits) > 1 and digits[-1] == 0:
        digits, exponent = digits[:-1], exponent + 1
    return _at(exact, exponent) == said


def _at(number: Decimal, exponent: int) -> Decimal:
    step = Decimal(1).scaleb(exponent)
    return (number / step).quantize(Decimal(1), ROUND_HALF_UP) * step


def equals_item(figure: Figure, item: CaseItem, units: dict[str, Unit], approximate: bool = False) -> bool:
    """Whether a figure is the case's number, correctly rounded at the decimals that the figure shows.

    Fewer decimals than the item prints are accepted while they change the number by less than half a per
    cent.
    """
    if figure.high is not None:
        return False
    factor = figure.times * scale_of(figure.unit or item.unit, units)
    exact = abs(item.value) * scale_of(item.unit, units) / factor
    said = abs(figure.low)
    decimals = -min(0, said.as_tuple().exponent)
    if approximate and _rounded(said, exact):
        return True
    step = Decimal(1).scaleb(-decimals)
    if said not in (exact.quantize(step, ROUND_HALF_UP), exact.quantize(step, ROUND_HALF_EVEN)):
        return False
    return decimals >= item.decimals or abs(said - exact) <= exact * Decimal("0.005")


def contradicts(said: str, value: Value) -> bool:
    """Whether the words before a figure ("at most") deny what the entry says ("at least")."""
    return value.op in _OPPOSITE.get(said, ())
