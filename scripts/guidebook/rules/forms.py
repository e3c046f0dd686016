"""F009: the words of forms keep the rules of figures and marks, like the text of a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from guidebook.book import Book
from guidebook.chapters import notations, scan
from guidebook.form import Form
from guidebook.model import LANGUAGES, Finding, PageId, Text
from guidebook.rules import cases, marks, proved
from guidebook.rules.rule import rule

_IN_FORM = Text(
    "Thêm [@mã:khóa] ngay sau con số trong tệp này, hoặc bỏ con số.",
    "Add [@id:key] right after the figure in this file, or drop the figure.",
)
_RULES = (marks.unknown_entry, *proved.RULES, *cases.RULES)


@rule("F009", "error")
def form_figure(book: Book) -> Iterator[Finding]:
    """Con số trong biểu mẫu không có nguồn hoặc sai | Figure in a form that is unproved or wrong

    vi: Bản đã điền được chép lại nhiều nơi; số của nó cũng phải khớp với tình huống Sông Mai và sổ đăng ký.
    en: Completed examples are copied far and wide; their figures too must agree with the case and the registers.
    do_vi: Sửa con số hoặc dấu trong tệp của biểu mẫu (docs/data/forms).
    do_en: Correct the figure or the mark in the form's file (docs/data/forms).
    bad: quote: {vi: '12,1 TOE/tỷ đồng[@case-song-mai:energy-intensity-2025]', en: …}
    good: quote: {vi: '12,0 TOE/tỷ đồng[@case-song-mai:energy-intensity-2025]', en: …}
    """
    for alone, form, _lang in form_pages(book):
        for check in _RULES:
            yield from (placed(finding, form) for finding in check(alone))


def form_pages(book: Book) -> list[tuple[Book, Form, str]]:
    """The forms in each language, each as a book of one page on which each text is a paragraph of one line."""

    def make() -> list[tuple[Book, Form, str]]:
        notation = notations(book.registers.units)
        found = []
        for form in book.registers.forms.values():
            for lang in LANGUAGES:
                lines = [" ".join(text[lang].split()) for text, _ in form.words]
                id = PageId(lang, PurePosixPath("forms", f"{form.id}.md"))
                page = scan(id, "\n\n".join(lines).encode(), notation[lang])
                found.append((Book(book.root, book.registers, {id: page}, book.files, problems=book.problems), form, lang))
        return found

    return book.once("form-pages", make)


def placed(finding: Finding, form: Form) -> Finding:
    """A finding of a form's page at the place of its text in the register."""
    place = form.words[(finding.line - 1) // 2][1]
    hint = _IN_FORM if "check: ignore" in finding.hint.en else finding.hint  # no comment reaches into a form
    return replace(finding, file=place.file, line=place.line, column=place.column, hint=hint)


RULES = (form_figure,)
