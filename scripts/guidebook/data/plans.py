"""Duty dates and charts: from their entries to records, and what is wrong inside them."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date

from guidebook.chart import Chart, Series
from guidebook.data.document import Entry
from guidebook.data.messages import finding
from guidebook.data.plan_entries import ChartEntry, DutyEntry
from guidebook.duty import Duty
from guidebook.model import Case, Fact, Finding, Law, Mark, Text

LINES = 5
"""More lines than that cannot be told apart in grey."""


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
    lines = tuple(Series(Text(one.label_vi, one.label_en), tuple(one.items)) for one in entry.series)
    title, axis = Text(entry.title_vi, entry.title_en), Text(entry.axis_vi, entry.axis_en)
    return Chart(entry.id, title, axis, entry.case, tuple(entry.years), entry.index, lines, source.place()), []


def _undrawn(entry: ChartEntry, source: Entry, case: Case | None) -> Iterator[Finding]:
    def fault(path: tuple[str | int, ...], found: object, vi: str, en: str) -> Finding:
        named = {"entry": entry.id, "found": found, "problem_vi": vi, "problem_en": en}
        return finding("Y018", source.place(*path), **named)

    if source.file.rpartition("/")[2] != f"{entry.id}.yml":
        yield fault(("id",), entry.id, f"tệp phải mang tên {entry.id}.yml", f"the file must be called {entry.id}.yml")
    if case is None:
        yield fault(("case",), entry.case, "không có tình huống này", "there is no such case")
        return
    if len(entry.years) < 2 or list(entry.years) != sorted(set(entry.years)):
        yield fault(("years",), entry.years, "cần từ hai năm, tăng dần", "expected two or more years, ascending")
    if not 1 <= len(entry.series) <= LINES:
        yield fault(("series",), len(entry.series), f"cần từ 1 đến {LINES} đường", f"expected 1 to {LINES} lines")
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
