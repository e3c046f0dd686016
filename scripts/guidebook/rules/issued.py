"""R005, D003: a document is cited with its date of issue, above all when another bears the same number."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from guidebook.book import Book
from guidebook.chapters import Page
from guidebook.chapters.articles import Figure
from guidebook.chapters.citations import Citation
from guidebook.model import LANGUAGES, Finding
from guidebook.notation import format_date
from guidebook.rules.bearers import bearers, full_numbers
from guidebook.rules.rule import found, rule, shown
from guidebook.rules.spans import sentence

_DATE_AFTER = re.compile(r"[\s,(]*(?:(?:ban hành|ký)\s+)?(?:ngày|of|dated|issued on|signed on)\s+\Z")


def _date_behind(page: Page, citation: Citation) -> Figure | None:
    """The date that is written right behind a number."""
    starts = page.figure_starts
    at = bisect_left(starts, citation.end)
    if at < len(page.figures):
        figure = page.figures[at]
        if (
            figure.kind == "day"
            and figure.start - citation.end < 30
            and _DATE_AFTER.fullmatch(page.prose, citation.end, figure.start)
        ):
            return figure
    return None


@rule("R005", "warning")
def date_of_issue(book: Book) -> Iterator[Finding]:
    """Ngày ban hành khác sổ đăng ký | Date of issue differs from the register

    vi: Ngày là phần của số hiệu khi viện dẫn; sai ngày là dẫn sai văn bản.
    en: The date is part of the citation; a wrong date cites another document.
    do_vi: Đối chiếu với văn bản, sửa ngày ở đây hoặc trong docs/data/laws.yml.
    do_en: Compare the document and correct the date here or in docs/data/laws.yml.
    bad: Quyết định 600/QĐ-BKHĐT ngày 04/07/2023
    good: Quyết định 600/QĐ-BKHĐT ngày 07/04/2023
    """
    known = bearers(book)
    for page, citation in full_numbers(book):
        laws = [law for law in known.get(citation.number, ()) if law.issued]
        figure = _date_behind(page, citation) if laws else None
        if figure and figure.label not in {law.issued.isoformat() for law in laws}:
            right = {lang: " / ".join(format_date(law.issued, lang) for law in laws) for lang in LANGUAGES}
            said = shown(page.text[figure.start : figure.end])
            yield found(
                page,
                figure.start,
                f"{citation.number} ban hành ngày {right['vi']} theo sổ đăng ký, ở đây ghi {said}.",
                f"By the register {citation.number} was issued on {right['en']}, here it says {said}.",
                "Sửa ngày ở đây, hoặc sửa sổ đăng ký nếu sổ sai.",
                "Correct the date here, or the register if that is wrong.",
                related=tuple((law.place.file, law.place.line) for law in laws),
            )


@rule("D003", "error")
def namesake_undated(book: Book) -> Iterator[Finding]:
    """Số trùng nhau mà không ghi ngày | Number with several bearers cited without its date

    vi: Nhiều năm có thể có cùng một số quyết định; không có ngày thì không biết văn bản nào.
    en: Several documents bear this number; without the date nobody knows which is meant.
    do_vi: Ghi ngày ban hành ngay sau số, hoặc đặt dấu nguồn [@mã] của đúng văn bản.
    do_en: Give the date of issue right after the number, or put the mark [@id] of the document meant.
    bad: Quyết định 1266/QĐ-TTg
    good: Quyết định 1266/QĐ-TTg ngày 14/07/2026
    """
    known = bearers(book)
    for page, citation in full_numbers(book):
        laws = known.get(citation.number, ())
        if len(laws) < 2 or _date_behind(page, citation):
            continue
        span = sentence(page, citation.start)
        ids = {law.id for law in laws}
        if any(span[0] <= use.start < span[1] and mark.id in ids for use in page.marks for mark in use.marks):
            continue
        dates = {
            lang: ", ".join(format_date(law.issued, lang) for law in laws if law.issued) for lang in LANGUAGES
        }
        yield found(
            page,
            citation.start,
            f"Có {len(laws)} văn bản cùng số {citation.number} ({dates['vi']}), ở đây không ghi ngày.",
            f"{len(laws)} documents bear the number {citation.number} ({dates['en']}); no date is given "
            "here.",
            "Ghi ngày ngay sau số: … ngày dd/mm/yyyy.",
            "Give the date right after the number: … of 14 July 2026.",
        )


RULES = (date_of_issue, namesake_undated)
