"""R001–R003: numbers of legal documents, as the register of laws knows them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidebook.book import Book
from guidebook.chapters import Page
from guidebook.chapters.citations import plain
from guidebook.model import Finding, Law
from guidebook.rules.bearers import bearers, full_numbers
from guidebook.rules.nearest import Names, did_you_mean
from guidebook.rules.rule import found, rule, shown
from guidebook.rules.spans import sentence

_PAST = re.compile(
    r"thay thế|được thay|bị thay|đã thay|thay bằng|thay cho|bãi bỏ|hết hiệu lực|hết thời hạn|hết giai đoạn"
    r"|trước đây|trước đó|\bcũ\b"
    r"|giai đoạn trước|lịch sử|từng\b|kế tiếp|tiền thân|không còn"
    r"|\breplac|\brepeal|\bsupersed|\bformer|\bearlier\b|\bprevious|\bexpired?\b|\bno longer\b|\buntil\b"
    r"|\bsucce|\bold\b|\bhistor",
    re.I,
)


def _trusted(book: Book) -> bool:
    """Whether the register was read whole: a broken entry must not make every mention of its law a fault."""
    return not any(problem.file == "docs/data/laws.yml" for problem in book.problems)


@rule("R001", "error")
def not_registered(book: Book) -> Iterator[Finding]:
    """Văn bản không có trong sổ đăng ký | Document that the register does not have

    vi: Chỉ sổ đăng ký cho biết tên, ngày và tình trạng hiệu lực; số gõ nhầm cũng bị phát hiện ở đây.
    en: Only the register tells title, date and status; a mistyped number shows up here too.
    do_vi: Sửa số theo gợi ý, hoặc thêm một mục vào docs/data/laws.yml.
    do_en: Correct the number as proposed, or add an entry to docs/data/laws.yml.
    bad: Quyết định 9871/QĐ-BKHĐT
    good: Quyết định 600/QĐ-BKHĐT
    """
    if not _trusted(book) or not book.registers.laws:
        return
    known = bearers(book)
    loose = {plain(number) for number in known}
    for page, citation in full_numbers(book):
        if citation.number not in known and plain(citation.number) not in loose:
            near_vi, near_en = did_you_mean(citation.number, book.once("numbers", lambda: Names(known)))
            yield found(
                page,
                citation.start,
                f"Văn bản {citation.number} không có trong docs/data/laws.yml.",
                f"The document {citation.number} is not in docs/data/laws.yml.",
                f"Sửa số, hoặc thêm một mục vào sổ đăng ký.{near_vi}",
                f"Correct the number, or add an entry to the register.{near_en}",
            )


@rule("R002", "error")
def no_longer_valid(book: Book) -> Iterator[Finding]:
    """Văn bản đã hết hiệu lực được dẫn như đang có hiệu lực | Replaced or expired document cited as current

    vi: Cán bộ chép căn cứ đã bị thay vào văn bản của mình. Nhắc lại lịch sử thì nói rõ trong cùng câu hoặc
        cùng hàng.
    en: Officials would copy an outdated legal ground. When you tell history, say so in the same sentence or
        table row.
    do_vi: Dẫn văn bản thay thế; nếu kể lịch sử, nói rõ trong cùng câu.
    do_en: Cite the successor; when you tell history, say so in the same sentence.
    bad: Danh mục cơ sở theo Quyết định 13/2024/QĐ-TTg.
    good: Quyết định 42/2026/QĐ-TTg thay thế Quyết định 13/2024/QĐ-TTg.
    """
    known = bearers(book)
    laws = book.registers.laws
    for page in book.pages.values():
        cited = [
            (citation.start, law) for citation in page.citations for law in known.get(citation.number, ())[:1]
        ]
        cited += [(use.start, laws[mark.id]) for use in page.marks for mark in use.marks if mark.id in laws]
        past = [(start, law) for start, law in cited if law.status in ("replaced", "expired")]
        reported: set[tuple[int, str]] = set()
        for start, law in sorted(past, key=lambda one: one[0]):
            span = sentence(page, start)
            if (span[0], law.id) in reported or _told_as_past(page, span, law, laws):
                continue
            reported.add((span[0], law.id))
            successor = _successor(law, laws)
            name = law.number or law.id
            yield found(
                page,
                start,
                f"{name} {'đã bị thay thế' if law.status == 'replaced' else 'đã hết thời hạn áp dụng'}, "
                "nhưng được dẫn như đang có hiệu lực.",
                f"{name} {'has been replaced' if law.status == 'replaced' else 'has expired'}, but is cited "
                "as if in force.",
                (
                    f"Dẫn {successor}, hoặc nói rõ đây là văn bản cũ."
                    if successor
                    else "Nói rõ đây là văn bản cũ, hoặc bỏ."
                ),
                (
                    f"Cite {successor}, or say that this is the former document."
                    if successor
                    else "Say that this is a former document, or drop it."
                ),
                related=((law.place.file, law.place.line),),
            )


def _told_as_past(page: Page, span: tuple[int, int], law: Law, laws: dict[str, Law]) -> bool:
    text = page.prose[span[0] : span[1]]
    if _PAST.search(text):
        return True
    later, step = set(), law
    while step.replaced_by and step.replaced_by not in later and step.replaced_by in laws:
        later.add(step.replaced_by)
        step = laws[step.replaced_by]
    if any(span[0] <= use.start < span[1] and mark.id in later for use in page.marks for mark in use.marks):
        return True
    return any(laws[name].number and laws[name].number in text for name in later)


def _successor(law: Law, laws: dict[str, Law]) -> str:
    seen = {law.id}
    while law.replaced_by in laws and law.replaced_by not in seen:
        seen.add(law.replaced_by)
        law = laws[law.replaced_by]
    return (law.number or law.id) if len(seen) > 1 else ""


@rule("R003", "error")
def malformed_number(book: Book) -> Iterator[Finding]:
    """Số, ký hiệu văn bản viết sai | Malformed document number

    vi: Số viết sai thì không tra được và không gắn được liên kết; giữ chữ Đ và dấu ở mọi ngôn ngữ.
    en: It cannot be looked up or linked; keep the letter Đ and the diacritics in every language.
    do_vi: Chép số hiệu đúng như văn bản: chữ Đ, gạch chéo, gạch nối, không dấu cách.
    do_en: Copy the number as the document has it: the letter Đ, slash, hyphen, no spaces.
    bad: 600/QD-BKHĐT, 06/2022/NĐ - CP
    good: 600/QĐ-BKHĐT, 06/2022/NĐ-CP
    """
    known = bearers(book)
    proper = {plain(number): number for number in known}
    for page, citation in full_numbers(book):
        better = proper.get(plain(citation.number), citation.number)
        if citation.malformed or better != citation.number:
            yield found(
                page,
                citation.start,
                f"Số văn bản “{shown(page.text[citation.start : citation.end])}” viết sai.",
                f"The document number “{shown(page.text[citation.start : citation.end])}” is malformed.",
                f"Viết {better}",
                f"Write {better}",
            )


RULES = (not_registered, no_longer_valid, malformed_number)
