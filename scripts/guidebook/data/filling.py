"""The example of a form: its values checked against the fields, taken from the running case, and computed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from guidebook.data.document import Entry
from guidebook.data.form_entries import ExampleEntry
from guidebook.data.messages import finding
from guidebook.form import Field, Filled, Number
from guidebook.formula import FormulaError, parse
from guidebook.model import Case, Finding, Place, Text

Path = tuple[str | int, ...]


class Filling:
    """Fills `values` and `tables` (see guidebook.form.Example), `words` and `findings`."""

    def __init__(
        self, source: Entry, example: ExampleEntry, fields: Sequence[Field], cases: dict[str, Case]
    ) -> None:
        self._source, self._form = source, source.name
        self.values: dict[str, Filled] = {}
        self.tables: dict[str, tuple[dict[str, Filled], ...]] = {}
        self.words: list[tuple[Text, Place]] = []
        self.findings: list[Finding] = []
        self._case = cases.get(example.case)
        if self._case is None:
            self._fault(("example", "case"), example.case, "không có tình huống này", "there is no such case")
            return
        path: Path = ("example", "values")
        for name in example.values.keys() - {field.id for field in fields}:
            self._fault((*path, name), name, "biểu mẫu không có ô này", "the form has no such field")
        for field in fields:
            given = example.values.get(field.id)
            if field.kind == "table":
                self._table(field, given, (*path, field.id))
            elif (content := self._cell(field, given, (*path, field.id))) is not None:
                self.values[field.id] = content
            empty = field.id not in self.values and not self.tables.get(field.id)
            if field.required and empty and given is None and not field.formula:
                self._fault(path, field.id, "ô cần điền mà bản mẫu để trống", "must be filled in, but the example is empty")
        if not self.findings:
            self._compute(fields)

    def _table(self, field: Field, given: object, path: Path) -> None:
        if field.rows:
            known = {row.id for row in field.rows}
            if not isinstance(given, dict | None) or set(given or {}) - known:
                self._fault(path, field.id, "cần {mã-dòng: {mã-cột: nội dung}}", "expected {row-id: {column-id: content}}")
                return
            rows = [((given or {}).get(row.id) or {}, (*path, row.id)) for row in field.rows]
        else:
            if not isinstance(given, list | None):
                self._fault(path, field.id, "cần danh sách các dòng", "expected a list of rows")
                return
            rows = [(row, (*path, at)) for at, row in enumerate(given or [])]
        self.tables[field.id] = tuple(self._row(field, row, at) for row, at in rows)

    def _row(self, field: Field, given: object, path: Path) -> dict[str, Filled]:
        columns = {column.id: column for column in field.columns}
        if not isinstance(given, dict) or set(given) - set(columns):
            odd = ", ".join(sorted(set(given) - set(columns))) if isinstance(given, dict) else str(given)
            self._fault(path, odd, "bảng không có cột này", "the table has no such column")
            return {}
        found = {name: self._cell(column, given.get(name), (*path, name)) for name, column in columns.items()}
        for name, column in columns.items():
            if column.required and name not in given and found[name] is None and not column.formula:
                self._fault(path, name, "cột cần điền mà dòng này để trống", "must be filled in, but is empty in this row")
        return {name: content for name, content in found.items() if content is not None}

    def _cell(self, field: Field, given: object, path: Path) -> Filled | None:
        if given is None:
            return field.default
        if field.formula:
            self._fault(path, field.id, "ô này do máy tính", "this field is computed")
            return None
        content = getattr(self, f"_{'words_of' if field.kind in ('text', 'long') else field.kind}")(field, given, path)
        if content is None:
            expected = {
                "text": ("chữ, hoặc {vi: …, en: …}", "words, or {vi: …, en: …}"),
                "number": ("một số trong giới hạn, hoặc {case: mã}", "a number within the limits, or {case: key}"),
                "date": ("ngày như 2027-01-15", "a date like 2027-01-15"),
                "choice": ("mã của một lựa chọn", "the id of an option"),
            }[field.kind if field.kind != "long" else "text"]
            self._fault(path, str(given), f"ô “{field.id}” cần {expected[0]}", f"the field “{field.id}” needs {expected[1]}")
        return content

    def _words_of(self, field: Field, given: object, path: Path) -> Text | None:
        if isinstance(given, str):
            given = {"vi": given, "en": given}
        if not isinstance(given, dict) or set(given) != {"vi", "en"}:
            return None
        if not all(isinstance(word, str) and word.strip() for word in given.values()):
            return None
        text = Text(given["vi"].strip(), given["en"].strip())
        self.words.append((text, self._source.place(*path)))
        return text

    def _number(self, field: Field, given: object, path: Path) -> Number | None:
        if isinstance(given, dict) and set(given) == {"case"}:
            item = self._case.items.get(str(given["case"]))
            if item is None:
                return None
            number = Number(item.value, item.decimals if field.decimals is None else field.decimals)
        elif isinstance(given, int | Decimal) and not isinstance(given, bool):
            value = Decimal(given)
            number = Number(value, field.decimals or max(0, -value.as_tuple().exponent))
        else:
            return None
        within = (field.min is None or number.value >= field.min) and (field.max is None or number.value <= field.max)
        return number if within else None

    def _date(self, field: Field, given: object, path: Path) -> date | None:
        try:
            return date.fromisoformat(given) if isinstance(given, str) else None
        except ValueError:
            return None

    def _choice(self, field: Field, given: object, path: Path) -> str | None:
        return given if isinstance(given, str) and given in {option.id for option in field.options} else None

    def _compute(self, fields: Sequence[Field]) -> None:
        """Columns first, then fields, in the order of the form, as often as one waits for another."""
        numbers = {name: cell.value for name, cell in self.values.items() if isinstance(cell, Number)}
        for field in fields:
            for at, row in enumerate(self.tables.get(field.id, ())):
                own = {name: cell.value for name, cell in row.items() if isinstance(cell, Number)}
                for column in field.columns:
                    self._result(column, numbers | own, own, row)
                if field.rows:
                    numbers |= {f"{field.id}-{field.rows[at].id}-{name}": value for name, value in own.items()}
        waiting = [field for field in fields if field.formula]
        while waiting and any(self._result(field, numbers, numbers, self.values) for field in waiting):
            waiting = [field for field in waiting if field.id not in self.values]

    def _result(self, field: Field, known: dict, numbers: dict[str, Decimal], cells: dict[str, Filled]) -> bool:
        """Whether the field could be computed now; what waits for an empty field stays empty."""
        if not field.formula or field.id in cells:
            return False
        formula = parse(field.formula)
        if not formula.names <= known.keys():
            return False
        try:
            value = formula.value(known)
        except FormulaError as error:
            self._fault(("example", "values"), field.id, error.vi, error.en)
            return False
        numbers[field.id] = value
        cells[field.id] = Number(value, field.decimals or 0)
        return True

    def _fault(self, path: Path, found: str, vi: str, en: str) -> None:
        named = {"entry": self._form, "found": found, "problem_vi": vi, "problem_en": en}
        self.findings.append(finding("Y016", self._source.place(*path), **named))
