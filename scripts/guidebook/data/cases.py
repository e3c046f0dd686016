"""The numbers of a running case: inputs, and what follows from them by formulas."""

from __future__ import annotations

from decimal import Decimal

from pydantic import ValidationError

from guidebook.data.document import Entry
from guidebook.data.entries import CaseForm, CaseItemForm
from guidebook.data.messages import finding
from guidebook.data.validation import guess
from guidebook.formula import Formula, FormulaError, parse
from guidebook.model import Case, CaseItem, Finding, Registers, Text


def readable(entry: Entry) -> CaseForm | None:
    """The case without the items that have findings, so that one slip does not lose the whole case."""
    listed = entry.data.get("items")
    try:
        items = [item for item in listed if _valid(item)] if isinstance(listed, list) else None
        return CaseForm.model_validate({**entry.data, "items": items})
    except ValidationError:
        return None


def computed(form: CaseForm, entry: Entry, registers: Registers) -> tuple[Case, list[Finding]]:
    """The case with every number computed; an item whose formula fails is left out and reported once.

    An item with a factor takes it from the register, converted to its own unit.
    """
    calculation = _Calculation(form, entry, registers)
    items = {
        item.id: CaseItem(
            id=item.id,
            label=Text(item.label_vi, item.label_en),
            unit=item.unit,
            year=item.year,
            value=calculation.values[item.id],
            formula=item.formula,
            decimals=item.decimals,
            place=entry.place("items", calculation.index[item.id]),
            origin=_origin(item),
        )
        for item in reversed(form.items)
        if item.id in calculation.values
    }
    case = Case(form.id, Text(form.name_vi, form.name_en), dict(reversed(items.items())), entry.place())
    return case, calculation.findings


def _origin(item: CaseItemForm) -> Text | None:
    if item.factor:
        name = item.factor.partition(":")[0]
        return Text(f"Hệ số thật, mục {name} của factors.yml", f"Real factor, entry {name} of factors.yml")
    return Text(item.origin_vi, item.origin_en) if item.origin_vi and item.origin_en else None


def _valid(item: object) -> bool:
    try:
        CaseItemForm.model_validate(item)
    except ValidationError:
        return False
    return True


class _Calculation:
    """Fills `values` in the order in which formulas need each other; an item is reported at most once."""

    def __init__(self, form: CaseForm, entry: Entry, registers: Registers) -> None:
        self.entry = entry
        self.registers = registers
        self.findings: list[Finding] = []
        declared = [item.get("id") if isinstance(item, dict) else None for item in entry.data["items"]]
        self.index = {str(name): at for at, name in reversed(list(enumerate(declared)))}
        """Item -> its position in the file, the first one when an id is used twice."""
        self.values: dict[str, Decimal] = {}
        self.waiting: dict[str, Formula] = {}
        for item in form.items:
            if item.id in self.values or item.id in self.waiting:
                continue
            if item.factor is not None:
                self.take(item)
            elif item.formula is None:
                self.values[item.id] = item.value
            else:
                self.read(item.id, item.formula)
        while self.waiting:
            self.advance()

    def take(self, item: CaseItemForm) -> None:
        """The factor in the item's unit. Entries and units that do not exist are reported as references."""
        name, _, key = item.factor.partition(":")
        units, factor = self.registers.units, self.registers.factors.get(name)
        if factor is None or item.unit not in units:
            return
        found = next((value for value in factor.values if value.key == key and value.op in ("eq", "approx")), None)
        own, given = units[item.unit], units.get(found.unit) if found else None
        if given and given.base == own.base:
            self.values[item.id] = found.min * given.scale / own.scale
        if given and given.base == own.base or own.base not in units or found and not given:
            return
        place = self.entry.place("items", self.index[item.id], "factor")
        self.findings.append(finding("Y013.factor", place, entry=item.id, found=item.factor, unit=item.unit))

    def read(self, item: str, text: str) -> None:
        try:
            formula = parse(text)
        except FormulaError as error:
            self.report(item, text, error)
            return
        unknown = sorted(formula.names - self.index.keys())
        if unknown:
            near = guess(unknown[0], list(self.index))
            vi = f"không có mục “{unknown[0]}”.{near['guess_vi']}"
            en = f"there is no item “{unknown[0]}”.{near['guess_en']}"
            self.report(item, text, FormulaError(vi.rstrip("."), en.rstrip("."), text.index(unknown[0]) + 1))
        else:
            self.waiting[item] = formula

    def advance(self) -> None:
        """Compute what is ready; else drop what waits for a broken item; else break a circle."""
        ready = [item for item, formula in self.waiting.items() if formula.names <= self.values.keys()]
        for item in ready:
            formula = self.waiting.pop(item)
            try:
                self.values[item] = formula.value(self.values)
            except FormulaError as error:
                self.report(item, formula.text, error)
        if ready:
            return
        alive = self.values.keys() | self.waiting.keys()
        stranded = [item for item, formula in self.waiting.items() if not formula.names <= alive]
        if not stranded:
            stranded = self.circle()
            place = self.entry.place("items", self.index[stranded[0]], "formula")
            shown = " → ".join([*stranded, stranded[0]])
            self.findings.append(finding("Y013.cycle", place, entry=stranded[0], found=shown))
        for item in stranded:
            del self.waiting[item]

    def circle(self) -> list[str]:
        """The items of one circle among formulas that wait for each other, in order."""
        path = [next(iter(self.waiting))]
        while True:
            following = next(name for name in sorted(self.waiting[path[-1]].names) if name in self.waiting)
            if following in path:
                return path[path.index(following) :]
            path.append(following)

    def report(self, item: str, text: str, error: FormulaError) -> None:
        place = self.entry.place("items", self.index[item], "formula")
        what = {"problem_vi": error.vi, "problem_en": error.en}
        self.findings.append(finding("Y013.formula", place, entry=item, found=text, at=error.column, **what))
