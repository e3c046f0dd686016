"""One form as a page to fill in and to print, with its example; and the list of all forms."""

from __future__ import annotations

import json
import re
from datetime import date
from html import escape

from markdown import markdown
from markupsafe import Markup

from guidebook.book import Book
from guidebook.form import Field, Filled, Form, Number, Section
from guidebook.formula import parse
from guidebook.model import Registers, Text
from guidebook.notation import NBSP, format_date
from guidebook.pages.templating import Link, fill

PREFIX = "form-"
DOTS = "…" * 8
LETTERS = 5
"""Letters of a table's head that one share of its width holds."""
_MARK = re.compile(r"\s*\[@[^\]]*\]")
_GAP = re.compile(r"\{([a-z0-9-]+)\}")


def render(form: Form, book: Book, lang: str, link: Link) -> str:
    """The card, the instructions, the fields, and the form filled in."""
    paper = _Paper(form, book.registers, lang)
    return fill(
        "form", book.registers, lang, link,
        form=form, paper=paper, card=list(form.card.items()), tell=paper.tell, title=form.title[lang],
    )  # fmt: skip


def render_list(book: Book, lang: str, link: Link) -> str:
    """All forms that have a page, by number."""
    paper = _Paper(None, book.registers, lang)
    return fill("forms", book.registers, lang, link, rows=form_pages(book, lang), tell=paper.tell)


def form_pages(book: Book, lang: str) -> list[tuple[Form, str]]:
    """Each form that has a page, by number, with the page's path such as forms/b0-mandate.md."""
    pages = {str(page.matter.get("form", "")): str(page.id.path) for page in book.ordered(lang)}
    forms = sorted(book.registers.forms.values(), key=lambda form: int(re.sub(r"\D", "", form.id) or 0))
    return [(form, pages[form.id]) for form in forms if form.id in pages]


class _Paper:
    """What the template asks of one form in one language."""

    def __init__(self, form: Form | None, registers: Registers, lang: str) -> None:
        self._registers, self._lang = registers, lang
        self._form = form
        self._fields = {field.id: field for field in form.fields} if form else {}

    def tell(self, key: str, **values: object) -> str:
        text = self._registers.strings[f"forms.{key}"][self._lang]
        return text.format(**values) if values else text

    def number(self, number: Number, unit: str | None) -> str:
        """With its decimals and, except for counts and years, its unit."""
        plain = format(round(number.value, number.decimals), "f" if unit == "calendar-year" else ",f")
        if self._lang == "vi":
            plain = plain.translate(str.maketrans(",.", ".,"))
        symbol = self.symbol(unit)
        return plain + (symbol if symbol.startswith("%") else f"{NBSP}{symbol}" if symbol else "")

    def symbol(self, unit: str | None) -> str:
        return self._registers.units[unit].symbol[self._lang] if unit in self._registers.units else ""

    def words(self, text: Text) -> str:
        """Without its marks: the note below the example says where its numbers come from."""
        return _MARK.sub("", text[self._lang])

    def content(self, field: Field, content: Filled | None, *, unit: bool = True) -> str:
        """What was filled in, as plain text with its line breaks; empty for nothing."""
        if content is None:
            return ""
        if isinstance(content, Text):
            return self.words(content)
        if isinstance(content, Number):
            return self.number(content, field.unit if unit or field.unit == "calendar-year" else None)
        if isinstance(content, date):
            return format_date(content, self._lang)
        return next(option.label[self._lang] for option in field.options if option.id == content)

    def filled(self, field: Field, content: Filled | None, *, unit: bool = True) -> Markup:
        """The same as HTML."""
        return Markup("<br>").join(self.content(field, content, unit=unit).splitlines())

    def head(self, column: Field) -> str:
        """What stands above a column of the example: its name and, for numbers, the unit."""
        symbol = self.symbol(column.unit) if not self.limits(column) else ""
        return f"{column.label[self._lang]} ({symbol})" if symbol else column.label[self._lang]

    def limits(self, field: Field) -> str:
        """Allowed numbers in words; empty when every number is, or every one that is not negative."""
        if field.max is None and field.min == 0:
            return ""
        unit = field.unit if field.unit == "calendar-year" else None  # a year is written without separators
        low, high = (None if end is None else self.number(Number(end, 0), unit) for end in (field.min, field.max))
        if low is not None and high is not None:
            return self.tell("limits", min=low, max=high)
        return self.tell("at-least", min=low) if low is not None else self.tell("at-most", max=high) if high else ""

    def program(self, field: Field) -> str:
        """The formula for the page's script: [kind, argument] in postfix order. The script runs nothing else."""
        steps = [[kind, float(at) if kind == "number" else at] for kind, at, _ in parse(field.formula).program]
        return json.dumps(steps, separators=(",", ":"))

    def rows(self, field: Field) -> list[tuple[str, str]]:
        """(key, label) of each row of an empty table."""
        fixed = [(row.id, row.label[self._lang]) for row in field.rows]
        return fixed + [(str(number), "") for number in range(1, field.blank + 1)]

    def shares(self, field: Field, *, filled: bool = False) -> list[str]:
        """Widths of the columns in per cent, that of the row labels first; no word of a label is cut.

        A filled table whose rows have no labels has no such first column.
        """
        rooms = [max(column.width, _longest(column.label[self._lang]) / LETTERS) for column in field.columns]
        names = [_longest(row.label[self._lang]) for row in field.rows]
        first = max(min(3, sum(rooms) / 2), max(names) / LETTERS) if names else sum(rooms) / 14
        taken = rooms if filled and not names else [first, *rooms]
        return [f"{share * 100 / sum(taken):.1f}%" for share in taken]

    def document(self, section: Section, *, example: bool) -> Markup:
        """The section's text with gaps: dotted lines or defaults, or what the example holds."""
        text = section.text[self._lang]
        html = markdown(_GAP.sub(r"⟦\1⟧", text))
        html = re.sub(r"<p>⟦([a-z0-9-]+)⟧</p>", lambda gap: self._gap(gap[1], "div", example), html)
        return Markup(re.sub(r"⟦([a-z0-9-]+)⟧", lambda gap: self._gap(gap[1], "span", example), html))

    def _gap(self, name: str, tag: str, example: bool) -> str:
        field = self._fields[name]
        if field.kind == "table":
            held = self._table(field) if example else escape(self.tell("see-table", name=field.label[self._lang]))
        else:
            content = self._form.example.values.get(name) if example else field.default
            lines = [escape(line) for line in self.content(field, content, unit=False).splitlines()] or [DOTS]
            held = "".join(f"<p>{line}</p>" for line in lines) if tag == "div" else "<br>".join(lines)
        fills = "" if example else f' data-gb-fill="{name}"'
        return f'<{tag} class="gb-gap"{fills}>{held}</{tag}>'

    def _table(self, field: Field) -> str:
        rows = self._form.example.tables[field.id]
        heads = "".join(f'<th scope="col">{escape(self.head(column))}</th>' for column in field.columns)
        cells = [[self.filled(column, row.get(column.id), unit=False) for column in field.columns] for row in rows]
        body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in cells)
        return f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"


def _longest(label: str) -> int:
    """Letters of the longest word."""
    return max(map(len, label.split()))
