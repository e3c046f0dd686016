"""D, X: what is not finished yet, and comments to the checker itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidebook.book import Book
from guidebook.model import Finding, Place, Registers, Text
from guidebook.rules.forms import form_pages, placed
from guidebook.rules.rule import found, in_file, rule, shown

_TO_CHECK = re.compile(r"\[(?:Cần kiểm tra|To check)\b[^\]\n]*\]?", re.I)


@rule("D004", "error")
def to_check(book: Book) -> Iterator[Finding]:
    """Còn dấu “Cần kiểm tra” | “To check” mark left in the text

    vi: Điều chưa chắc không được in như sự thật.
    en: What is not certain may not be printed.
    do_vi: Kiểm tra rồi thay dấu bằng kết quả; chưa kiểm tra được thì bỏ câu.
    do_en: Check it and replace the mark by the result; if it cannot be checked, drop the sentence.
    bad: [Cần kiểm tra: số điều]
    good: theo Điều 32
    """
    yield from _unfinished(book)
    for alone, form, _lang in form_pages(book):
        yield from (placed(finding, form) for finding in _unfinished(alone))
    for place, text in _printed(book.registers):
        if match := next((match for words in (text.vi, text.en) if (match := _TO_CHECK.search(words))), None):
            yield in_file(place.file, *_said(match.group()), line=place.line, column=place.column)


def _unfinished(book: Book) -> Iterator[Finding]:
    for page in book.pages.values():
        for match in _TO_CHECK.finditer(page.prose) if "[" in page.prose else ():
            yield found(page, match.start(), *_said(match.group()))


def _said(mark: str) -> tuple[str, str, str, str]:
    return (
        f"Còn dấu chưa xong: {shown(mark)}",
        f"An unfinished mark is left: {shown(mark)}",
        "Kiểm tra rồi viết kết quả, hoặc bỏ câu này.",
        "Check it and write the result, or drop the sentence.",
    )


def _printed(registers: Registers) -> Iterator[tuple[Place, Text]]:
    """The texts of the registers that pages print, with the place of their entry."""
    for term in registers.terms.values():
        yield term.place, term.definition
    for law in registers.laws.values():
        texts = (law.title, law.why, law.note, *(fact.text for fact in law.key_facts))
        yield from ((law.place, text) for text in texts if text)
    for fact in registers.facts.values():
        yield from ((fact.place, text) for text in (fact.text, fact.note) if text)


@rule("X001", "error")
def ignore_unclear(book: Book) -> Iterator[Finding]:
    """Ghi chú bỏ qua không có lý do hoặc viết sai | Ignore comment without a reason or malformed

    vi: Người sau phải biết vì sao một cảnh báo được bỏ qua.
    en: Those who come later must know why a finding was silenced.
    do_vi: Ghi lý do sau mã: <!-- check: ignore F004 lý do -->
    do_en: Give the reason after the id: <!-- check: ignore F004 reason -->
    bad: <!-- check: ignore F004 -->
    good: <!-- check: ignore F004 số do chúng tôi đặt cho bài tập -->
    """
    for page in book.pages.values():
        for ignore in page.ignores:
            if not ignore.reason:
                yield found(
                    page,
                    page.starts[ignore.line - 1],
                    f"Ghi chú bỏ qua {', '.join(ignore.rules)} không nêu lý do.",
                    f"The comment that ignores {', '.join(ignore.rules)} gives no reason.",
                    f"Viết: <!-- check: ignore {' '.join(ignore.rules)} lý do -->",
                    f"Write: <!-- check: ignore {' '.join(ignore.rules)} reason -->",
                )
        for fault in page.faults:
            if fault.kind == "check-comment":
                yield found(
                    page,
                    fault.offset,
                    f"Không hiểu ghi chú “{shown(fault.detail.vi)}”.",
                    f"The comment “{shown(fault.detail.en)}” is not understood.",
                    "Viết: <!-- check: ignore F004 lý do -->",
                    "Write: <!-- check: ignore F004 reason -->",
                )


RULES = (to_check, ignore_unclear)
