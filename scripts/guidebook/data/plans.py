"""Duty dates and charts: from their entries to records, and what is wrong inside them."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterator
from datetime import date

from guidebook.chart import GROUPED, LINES, NOTES, ROLES, RUNGS, Chart, Part, Series
from guidebook.data.document import Entry
from guidebook.data.messages import finding
from guidebook.data.plan_entries import ChartEntry, DutyEntry
from guidebook.duty import Duty
from guidebook.model import Case, Fact, Finding, Law, Mark, Text

MOST = 5
"""More lines, bubbles or blocks than that cannot be told apart in grey."""
GROUPS = 8
"""More bars or bands than that no longer fit."""


def duty_record(
    entry: DutyEntry, source: Entry, laws: dict[str, Law], facts: dict[str, Fact]
) -> tuple[Duty | None, list[Finding]]:
    """The duty, or None with findings about the entries it names."""
    findings = list(_unproved(entry, source, laws, facts))
    if findings:
        return None, findings
    day = entry.day or _last_day(entry.month)
    record = Duty(
        id=entry.id,
        day=day,
        month_only=entry.day is None,
        before=entry.before and entry.day is not None,
        yearly=entry.yearly,
        title=Text(entry.title_vi, entry.title_en),
        who=Text(entry.who_vi, entry.who_en),
        kind=entry.kind,
        marks=tuple(_mark(text) for text in entry.marks),
        place=source.place(),
    )
    return record, []


def _last_day(month: str) -> date:
    year, number = map(int, month.split("-"))
    return date(year, number, calendar.monthrange(year, number)[1])


def _mark(text: str) -> Mark:
    name, _, locator = text.partition(",")
    entry, _, key = name.strip().partition(":")
    return Mark(entry, key or None, locator.strip() or None)


def _unproved(entry: DutyEntry, source: Entry, laws: dict[str, Law], facts: dict[str, Fact]) -> Iterator[Finding]:
    if not entry.marks:
        vi, en = "một thời hạn cần ít nhất một mục chứng minh", "a date needs at least one entry that proves it"
        yield finding("Y017.mark", source.place("marks"), entry=entry.id, found="[]", problem_vi=vi, problem_en=en)
    for at, text in enumerate(entry.marks):
        mark = _mark(text)
        known = laws.get(mark.id) or facts.get(mark.id)
        if known is None:
            vi, en = "không có mục này trong laws.yml, facts.yml, factors.yml", "there is no such entry in laws.yml, facts.yml or factors.yml"
        elif mark.key and mark.key not in _keys(known):
            vi, en = f"mục “{mark.id}” không có khóa này", f"the entry “{mark.id}” has no such key"
        else:
            continue
        yield finding("Y017.mark", source.place("marks", at), entry=entry.id, found=text, problem_vi=vi, problem_en=en)


def _keys(entry: Law | Fact) -> set[str]:
    if isinstance(entry, Fact):
        return {value.key for value in entry.values}
    return {name for fact in entry.key_facts for name in (fact.id, *(value.key for value in fact.values))}


def chart_record(entry: ChartEntry, source: Entry, cases: dict[str, Case]) -> tuple[Chart | None, list[Finding]]:
    """The chart, or None with findings about numbers that do not exist or do not fit."""
    findings = list(_undrawn(entry, source, cases.get(entry.case)))
    if findings:
        return None, findings
    record = Chart(
        id=entry.id,
        title=Text(entry.title_vi, entry.title_en),
        axis=Text(entry.axis_vi, entry.axis_en),
        case=entry.case,
        years=tuple(entry.years),
        index=entry.index,
        series=tuple(Series(Text(one.label_vi, one.label_en), tuple(one.items)) for one in entry.series),
        place=source.place(),
        kind=entry.kind,
        groups=tuple(Text(one.vi, one.en) for one in entry.groups),
        parts=tuple(Part(Text(one.label_vi, one.label_en), dict(one.items)) for one in entry.parts),
        notes={name: Text(one.vi, one.en) for name, one in entry.notes.items()} or None,
    )
    return record, []


def _undrawn(entry: ChartEntry, source: Entry, case: Case | None) -> Iterator[Finding]:
    def fault(path: tuple[str | int, ...], found: object, vi: str, en: str) -> Finding:
        named = {"entry": entry.id, "found": found, "problem_vi": vi, "problem_en": en}
        return finding("Y018", source.place(*path), **named)

    if source.file.rpartition("/")[2] != f"{entry.id}.yml":
        yield fault(("id",), entry.id, f"tệp phải mang tên {entry.id}.yml", f"the file must be called {entry.id}.yml")
    if case is None:
        yield fault(("case",), entry.case, "không có tình huống này", "there is no such case")
        return
    if entry.kind in GROUPED:
        yield from _ungrouped(entry, case, fault)
        return
    if entry.kind != LINES:
        yield from _unmade(entry, case, fault)
        return
    if len(entry.years) < 2 or list(entry.years) != sorted(set(entry.years)):
        yield fault(("years",), entry.years, "cần từ hai năm, tăng dần", "expected two or more years, ascending")
    if not 1 <= len(entry.series) <= MOST:
        yield fault(("series",), len(entry.series), f"cần từ 1 đến {MOST} đường", f"expected 1 to {MOST} lines")
    for at, line in enumerate(entry.series):
        path = ("series", at, "items")
        if len(line.items) != len(entry.years):
            yield fault(path, len(line.items), f"cần {len(entry.years)} số", f"expected {len(entry.years)} numbers")
        for number, name in enumerate(line.items):
            item = case.items.get(name)
            if item is None:
                yield fault((*path, number), name, "tình huống không có số liệu này", "the case has no such item")
            elif item.year is not None and number < len(entry.years) and item.year != entry.years[number]:
                vi, en = f"số liệu của năm {item.year}", f"the item is of {item.year}"
                yield fault((*path, number), name, vi, en)
            elif entry.index and number == 0 and item.value == 0:
                yield fault((*path, number), name, "năm đầu bằng 0 nên không lập được chỉ số", "zero cannot be an index base")


def _ungrouped(entry: ChartEntry, case: Case, fault: Callable[..., Finding]) -> Iterator[Finding]:
    """What is wrong with a chart whose series have a number for each group."""
    if not 2 <= len(entry.groups) <= GROUPS:
        yield fault(("groups",), len(entry.groups), f"cần từ 2 đến {GROUPS} nhóm", f"expected 2 to {GROUPS} groups")
    if not 1 <= len(entry.series) <= MOST:
        yield fault(("series",), len(entry.series), f"cần từ 1 đến {MOST} phần", f"expected 1 to {MOST} parts")
    for at, line in enumerate(entry.series):
        path = ("series", at, "items")
        if len(line.items) != len(entry.groups):
            yield fault(path, len(line.items), f"cần {len(entry.groups)} số", f"expected {len(entry.groups)} numbers")
        for number, name in enumerate(line.items):
            if name not in case.items:
                yield fault((*path, number), name, "tình huống không có số liệu này", "the case has no such item")
            elif case.items[name].value < 0:
                yield fault((*path, number), name, "số âm không vẽ được", "a number below 0 cannot be drawn")


def _unmade(entry: ChartEntry, case: Case, fault: Callable[..., Finding]) -> Iterator[Finding]:
    """What is wrong with a chart made of parts."""
    if entry.kind not in ROLES:
        known = ", ".join((LINES, *GROUPED, *ROLES))
        yield fault(("kind",), entry.kind, f"cần một trong: {known}", f"expected one of: {known}")
        return
    if not 1 <= len(entry.parts) <= MOST:
        yield fault(("parts",), len(entry.parts), f"cần từ 1 đến {MOST} phần", f"expected 1 to {MOST} parts")
    if set(entry.notes) != set(NOTES[entry.kind]):
        names = ", ".join(NOTES[entry.kind])
        yield fault(("notes",), ", ".join(entry.notes), f"cần đúng các chữ: {names}", f"expected just these words: {names}")
    if entry.kind == "ladder":
        yield from _misbuilt(entry, fault)
    for at, part in enumerate(entry.parts):
        if set(part.items) != set(ROLES[entry.kind]):
            names = ", ".join(ROLES[entry.kind])
            yield fault(("parts", at, "items"), ", ".join(part.items), f"cần đúng các số: {names}", f"expected just: {names}")
        for role, name in part.items.items():
            if name not in case.items:
                vi, en = "tình huống không có số liệu này", "the case has no such item"
                yield fault(("parts", at, "items", role), name, vi, en)
            elif role in ("size", "width") and case.items[name].value <= 0:
                vi, en = "bề rộng và cỡ phải lớn hơn 0", "a width or a size must be above 0"
                yield fault(("parts", at, "items", role), name, vi, en)


def _misbuilt(entry: ChartEntry, fault: Callable[..., Finding]) -> Iterator[Finding]:
    """What is wrong with a ladder besides: its number of rungs, and the places of its numbers in the words."""
    if len(entry.parts) != len(RUNGS):
        names = ", ".join(RUNGS)
        yield fault(("parts",), len(entry.parts), f"cần mỗi bậc một phần: {names}", f"expected one part for each of: {names}")
    for name, note in entry.notes.items():
        rest = (note.vi + note.en).replace("{from}", "").replace("{to}", "")
        if "{" in rest or "}" in rest:
            vi, en = "chỉ {from} và {to} được thay bằng số", "only {from} and {to} become numbers"
            yield fault(("notes", name), rest, vi, en)
