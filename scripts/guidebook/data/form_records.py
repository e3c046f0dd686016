"""From the entry of a form to its record, and everything that is wrong inside it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from guidebook.data.document import Entry
from guidebook.data.filling import Filling
from guidebook.data.form_entries import ColumnEntry, FieldEntry, FormEntry
from guidebook.data.messages import finding
from guidebook.form import CARD, Example, Field, Form, Option, Section
from guidebook.formula import FormulaError, parse
from guidebook.model import Case, Finding, Text

INSTRUCTIONS = 9
GAP = re.compile(r"\{([a-z0-9-]+)\}")
"""Where the content of a field goes in a section's text."""
Path = tuple[str | int, ...]


def form_record(entry: FormEntry, source: Entry, cases: dict[str, Case]) -> tuple[Form | None, list[Finding]]:
    """The form, or None with what is wrong with it. `cases` are the running cases, computed."""
    findings = list(_faults(entry, source))
    if findings:
        return None, findings
    sections = tuple(
        Section(
            section.id,
            Text(section.title_vi, section.title_en),
            _text(section, "help"),
            tuple(_field(field) for field in section.fields),
            _text(section, "text"),
        )
        for section in entry.sections
    )
    filling = Filling(source, entry.example, [field for section in sections for field in section.fields], cases)
    if filling.findings:
        return None, filling.findings
    title = Text(entry.example.title_vi, entry.example.title_en)
    form = Form(
        id=entry.id,
        title=Text(entry.title_vi, entry.title_en),
        paper=entry.paper,
        step=entry.step,
        chapter=entry.chapter,
        card={name: text for name in CARD if (text := _text(entry.card, name))},
        instructions=tuple(Text(step.vi, step.en) for step in entry.instructions),
        sections=sections,
        example=Example(entry.example.case, title, filling.values, filling.tables),
        words=(*_words(source.data, source), *filling.words),
        place=source.place(),
    )
    return form, []


def _text(holder: object, name: str) -> Text | None:
    vi, en = getattr(holder, f"{name}_vi"), getattr(holder, f"{name}_en")
    return Text(vi.strip(), en.strip()) if vi and en else None


def _field(entry: ColumnEntry) -> Field:
    table = entry if isinstance(entry, FieldEntry) else FieldEntry(**entry.model_dump())
    return Field(
        id=entry.id,
        label=Text(entry.label_vi, entry.label_en),
        kind=entry.kind,
        required=entry.required,
        help=_text(entry, "help"),
        default=_text(entry, "default"),
        unit=entry.unit,
        decimals=entry.decimals,
        min=entry.min,
        max=entry.max,
        formula=entry.formula,
        options=tuple(Option(option.id, Text(option.vi, option.en)) for option in entry.options),
        columns=tuple(_field(column) for column in table.columns),
        rows=tuple(Option(row.id, Text(row.vi, row.en)) for row in table.rows),
        blank=table.blank,
        width=entry.width,
    )


def _words(data: object, source: Entry, path: Path = ()) -> Iterator[tuple[Text, object]]:
    """Every pair …_vi, …_en and vi, en with its place; the example's values are left to Filling."""
    if path[:2] == ("example", "values"):
        return
    if isinstance(data, list):
        for at, item in enumerate(data):
            yield from _words(item, source, (*path, at))
    elif isinstance(data, dict):
        for key, value in data.items():
            stem = key[:-2]
            if key.endswith("_vi") or key == "vi":
                if isinstance(value, str) and isinstance(english := data.get(f"{stem}en"), str):
                    yield Text(value, english), source.place(*path, key)
            elif isinstance(value, dict | list):
                yield from _words(value, source, (*path, key))


def _faults(entry: FormEntry, source: Entry) -> Iterator[Finding]:
    def fault(path: Path, found: str, vi: str, en: str) -> Finding:
        named = {"entry": entry.id, "found": found, "problem_vi": vi, "problem_en": en}
        return finding("Y016", source.place(*path), **named)

    if source.file.rpartition("/")[2] != f"{entry.id}.yml":
        yield fault(("id",), entry.id, f"tệp phải mang tên {entry.id}.yml", f"the file must be called {entry.id}.yml")
    if len(entry.instructions) > INSTRUCTIONS:
        yield fault(("instructions",), "instructions", "quá chín câu hướng dẫn", "more than nine instructions")
    paths = [
        (field, ("sections", at, "fields", number))
        for at, section in enumerate(entry.sections)
        for number, field in enumerate(section.fields)
    ]
    names = Counter([field.id for field, _ in paths] + [section.id for section in entry.sections])
    for field, path in paths:
        if names[field.id] > 1:
            yield fault((*path, "id"), field.id, "mã dùng hai lần trong biểu mẫu", "the id is used twice in the form")
        yield from _shape(field, path, fault)
        for number, column in enumerate(field.columns):
            yield from _shape(column, (*path, "columns", number), fault)
    known = _numbers([field for field, _ in paths])
    for field, path in paths:
        yield from _formula(field, known, path, fault)
        for number, column in enumerate(field.columns):
            own = known | {other.id for other in field.columns if other.kind == "number"}
            yield from _formula(column, own, (*path, "columns", number), fault)
    ids = {field.id for field, _ in paths}
    for at, section in enumerate(entry.sections):
        for lang in ("vi", "en"):
            text = getattr(section, f"text_{lang}") or ""
            for gap in sorted(set(GAP.findall(text)) - ids):
                yield fault(("sections", at, f"text_{lang}"), gap, "text nhắc tới ô không có", "text names no field")
        vi, en = (set(GAP.findall(getattr(section, f"text_{lang}") or "")) for lang in ("vi", "en"))
        if vi != en or bool(section.text_vi) != bool(section.text_en):
            odd = ", ".join(sorted(vi ^ en)) or section.id
            yield fault(("sections", at), odd, "chỉ có trong text của một ngôn ngữ", "is in the text of one language only")


def _shape(field: ColumnEntry, path: Path, fault) -> Iterator[Finding]:
    """Parts that the kind needs or does not know; texts of one language only."""
    needs = {"choice": "options", "table": "columns"}
    for kind, part in needs.items():
        given = bool(getattr(field, part, None))
        if given != (field.kind == kind):
            yield fault(path, field.id, f"{part} chỉ đi với kind: {kind}", f"{part} goes with kind: {kind}, and only with it")
    if isinstance(field, FieldEntry) and field.kind == "table" and not (field.rows or field.blank):
        yield fault(path, field.id, "bảng cần rows hoặc blank", "a table needs rows or blank")
    if field.kind != "number" and (field.unit or field.formula or field.min is not None or field.max is not None):
        yield fault(path, field.id, "unit, min, max, formula chỉ dùng cho số", "unit, min, max, formula are for numbers")
    for name in ("help", "default"):
        if bool(getattr(field, f"{name}_vi")) != bool(getattr(field, f"{name}_en")):
            yield fault(path, field.id, f"{name} cần cả hai ngôn ngữ", f"{name} is needed in both languages")
    for part in ("options", "columns", "rows"):
        twice = [name for name, count in Counter(one.id for one in getattr(field, part, [])).items() if count > 1]
        if twice:
            yield fault((*path, part), twice[0], "mã dùng hai lần", "the id is used twice")


def _numbers(fields: list[FieldEntry]) -> set[str]:
    """What a formula may name: numbers, and cells of tables with fixed rows."""
    known = {field.id for field in fields if field.kind == "number"}
    for field in fields:
        for row in field.rows:
            known |= {f"{field.id}-{row.id}-{column.id}" for column in field.columns if column.kind == "number"}
    return known


def _formula(field: ColumnEntry, known: set[str], path: Path, fault) -> Iterator[Finding]:
    if not field.formula:
        return
    try:
        strange = sorted(parse(field.formula).names - known)
    except FormulaError as error:
        yield fault((*path, "formula"), field.formula, error.vi, error.en)
        return
    if strange:
        vi, en = "công thức nhắc tới ô không có hoặc không phải số", "the formula names no number of this form"
        yield fault((*path, "formula"), strange[0], vi, en)
