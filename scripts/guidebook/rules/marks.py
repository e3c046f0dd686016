"""F001, F003, F005, F007, F008: marks name entries that exist and may be cited, in places where a note can
stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidebook.book import Book
from guidebook.chapters import MarkUse, Page
from guidebook.model import Finding, Mark, Text
from guidebook.rules.nearest import Names, did_you_mean
from guidebook.rules.proofs import Proof, ids, keys, prove
from guidebook.rules.rule import found, in_file, rule, shown

_BARE = re.compile(r"@([a-z0-9]+(?:-[a-z0-9]+)+)(?![\w-])")
_PLACES = {
    "heading": Text("đề mục hoặc tiêu đề khung", "a heading or the title of a block"),
    "link": Text("chữ của liên kết", "the text of a link"),
    "alt": Text("lời thay thế của hình", "alternative text"),
}


def proofs(book: Book) -> list[tuple[Page, MarkUse, list[Proof]]]:
    """Every mark with what it proves; computed once for all rules."""
    return book.once(
        "proofs",
        lambda: [
            (page, use, [_proof(book, mark) for mark in use.marks])
            for page in book.pages.values()
            for use in page.marks
        ],
    )


def _proof(book: Book, mark: Mark) -> Proof:
    return book.once(mark, lambda: prove(mark, book.registers))


def written(mark: Mark) -> str:
    return f"@{mark.id}" + (f":{mark.key}" if mark.key else "")


@rule("F001", "error")
def unknown_entry(book: Book) -> Iterator[Finding]:
    """Dấu nguồn dẫn tới mục không có | Mark that names no entry

    vi: Không có mục trong sổ đăng ký thì con số không có nguồn.
    en: Without an entry in a register the figure has no source.
    do_vi: Sửa mã theo gợi ý, hoặc thêm mục vào docs/data/facts.yml hay laws.yml.
    do_en: Correct the id as proposed, or add the entry to docs/data/facts.yml or laws.yml.
    bad: giảm 15%[@qd-1685-2021]
    good: giảm 15%[@qd-1658-2021]
    """
    # A register that cannot be read whole has its own findings; its entries may only seem to be missing.
    unread = {problem.file for problem in book.problems if problem.file.startswith("docs/data/")}
    for page, use, entries in proofs(book):
        for proof in entries:
            mark = proof.mark
            if not proof.unknown or unread:
                continue
            if proof.unknown == "id":
                if mark.id in book.registers.terms:
                    near_vi, near_en = (
                        " Đây là mã của thuật ngữ; thuật ngữ không cần dấu.",
                        " This is the id of a term; terms need no mark.",
                    )
                else:
                    near_vi, near_en = did_you_mean(mark.id, book.once("mark ids", lambda: Names(ids(book.registers))))
                yield found(
                    page,
                    use.start,
                    f"Không có mục “{shown(mark.id)}” trong facts.yml, factors.yml, laws.yml hay cases.",
                    f"There is no entry “{shown(mark.id)}” in facts.yml, factors.yml, laws.yml or cases.",
                    f"Sửa mã, hoặc thêm mục vào docs/data.{near_vi}",
                    f"Correct the id, or add the entry to docs/data.{near_en}",
                )
            else:
                known = keys(mark, book.registers)
                near_vi, near_en = did_you_mean(mark.key, known)
                listed = ", ".join(known[:8]) + ("…" if len(known) > 8 else "") or "–"
                yield found(
                    page,
                    use.start,
                    f"Mục “{mark.id}” không có khóa “{shown(mark.key)}”.",
                    f"The entry “{mark.id}” has no key “{shown(mark.key)}”.",
                    f"Các khóa có: {listed}.{near_vi}",
                    f"Its keys are: {listed}.{near_en}",
                    related=_related(proof, book),
                )


def _related(proof: Proof, book: Book) -> tuple[tuple[str, int], ...]:
    case = book.registers.cases.get(proof.mark.id)
    place = (case.place.file, case.place.line) if case and not proof.item else proof.place
    return (place,) if place else ()


@rule("F003", "error")
def misplaced(book: Book) -> Iterator[Finding]:
    """Dấu nguồn đặt sai chỗ | Mark in a place where no source note can stand

    vi: Trong đề mục, liên kết, lời thay thế hay phần đầu trang, dấu không thành chú thích mà in nguyên.
    en: In headings, links, alternative texts or front matter it is printed as it stands.
    do_vi: Chuyển dấu vào câu, ô bảng hoặc tên bảng, ngay sau con số.
    do_en: Move the mark into a sentence, a table cell or a caption, right after the figure.
    bad: ## Giảm 15%[@qd-1658-2021] {#aim}
    good: Mục tiêu là giảm 15%[@qd-1658-2021].
    """
    for page in book.pages.values():
        for use in page.marks:
            if use.place in _PLACES:
                place = _PLACES[use.place]
                yield found(
                    page,
                    use.start,
                    f"Dấu nguồn {shown(page.text[use.start : use.end])} nằm trong {place.vi}.",
                    f"The mark {shown(page.text[use.start : use.end])} stands in {place.en}.",
                    "Chuyển dấu vào câu, ô bảng hoặc tên bảng, ngay sau con số.",
                    "Move it into a sentence, a table cell or a caption, right after the figure.",
                )
        for name, value in page.matter.items():
            if isinstance(value, str) and "[@" in value:
                yield in_file(
                    page.file,
                    f"Trường `{name}` ở đầu trang có dấu nguồn.",
                    f"The front matter field `{name}` holds a mark.",
                    "Bỏ dấu [@…] khỏi phần đầu trang.",
                    "Remove [@…] from the front matter.",
                    line=page.matter_lines.get(name, 1),
                )


@rule("F005", "error")
def unverified(book: Book) -> Iterator[Finding]:
    """Dẫn mục chưa kiểm chứng | Unverified entry cited

    vi: Mục “unverified” chỉ là hiểu biết chung, không được in như sự thật.
    en: An “unverified” entry is general knowledge only and may not be printed as fact.
    do_vi: Tìm nguồn xác nhận rồi sửa mục, dẫn mục khác, hoặc bỏ câu.
    do_en: Find a source that confirms it and update the entry, cite another, or drop the sentence.
    bad: 12%[@mục-có-verified-unverified]
    bad_en: 12%[@an-entry-with-verified-unverified]
    good: 15%[@qd-1658-2021]
    """
    for page, use, entries in proofs(book):
        for proof in entries:
            entry = proof.fact or proof.law
            if entry and entry.verified == "unverified":
                yield found(
                    page,
                    use.start,
                    f"Mục “{proof.mark.id}” chưa kiểm chứng (verified: unverified).",
                    f"The entry “{proof.mark.id}” is unverified.",
                    "Tìm nguồn xác nhận rồi sửa mục, dẫn mục khác, hoặc bỏ câu này.",
                    "Find a source that confirms it and update the entry, cite another, or drop the "
                    "sentence.",
                    related=(proof.place,),
                )


@rule("F007", "error")
def malformed(book: Book) -> Iterator[Finding]:
    """Dấu nguồn viết sai | Malformed mark

    vi: Dấu viết sai không thành chú thích mà in nguyên ra trang.
    en: It does not become a source note but is printed as it stands.
    do_vi: Viết lại theo một trong các dạng: [@mã], [@mã:khóa], [@mã; @mã2], [@mã, Điều 3].
    do_en: Write it in one of the forms [@id], [@id:key], [@id; @id2], [@id, Article 3].
    bad: 15%[@qd-1658-2021, 15%[ @qd-1658-2021], 15%[xem @qd-1658-2021]
    good: 15%[@qd-1658-2021]
    """
    known = None
    for page in book.pages.values():
        for fault in page.faults:
            if fault.kind == "mark":
                message = fault.detail
                yield found(
                    page,
                    fault.offset,
                    f"{message.vi[0].upper()}{message.vi[1:]}.",
                    f"{message.en[0].upper()}{message.en[1:]}.",
                    "Dạng đúng: [@mã], [@mã:khóa], [@mã:khóa; @mã2], [@mã, Điều 3].",
                    "The right form: [@id], [@id:key], [@id:key; @id2], [@id, Article 3].",
                )
        for match in _BARE.finditer(page.prose) if "@" in page.prose else ():
            known = known if known is not None else set(ids(book.registers))
            if match[1] in known and page.prose[match.start() - 1 : match.start()] != "[":
                yield found(
                    page,
                    match.start(),
                    f"“@{match[1]}” không nằm ngay sau dấu [ nên không phải dấu nguồn.",
                    f"“@{match[1]}” does not stand right after [ and so is no mark.",
                    f"Viết [@{match[1]}] ngay sau con số.",
                    f"Write [@{match[1]}] right after the figure.",
                )


@rule("F008", "error")
def marks_differ(book: Book) -> Iterator[Finding]:
    """Dấu nguồn khác nhau giữa hai ngôn ngữ | Marks differ between the languages

    vi: Cùng một con số phải có cùng một nguồn ở hai bản.
    en: The same figure needs the same source in both.
    do_vi: Chép dấu sang bản kia, ngay sau cùng con số.
    do_en: Copy the mark to the other page, right after the same figure.
    bad: vi: 15%[@qd-1658-2021] · en: 15%
    good: vi: 15%[@qd-1658-2021] · en: 15%[@qd-1658-2021]
    """
    for twins in book.twins:
        if not twins.comparable or not (twins.vi.marks or twins.en.marks):
            continue
        for passage, first, second in twins.unlike(twins.vi.marks, twins.en.marks, _names):
            ours, theirs = ({name: use for use in side for name in _names(use)} for side in (first, second))
            lost = [use for name, use in ours.items() if name not in theirs]
            extra = [use for name, use in theirs.items() if name not in ours]
            if lost:
                line = twins.en.line(passage.en[0])
                yield found(
                    twins.vi,
                    lost[0].start,
                    f"Dấu {_list(twins.vi, lost)} không có ở bản tiếng Anh (dòng {line})"
                    + (f", ở đó có {_list(twins.en, extra)}." if extra else "."),
                    f"The mark {_list(twins.vi, lost)} is missing in the English page (line {line})"
                    + (f", which has {_list(twins.en, extra)}." if extra else "."),
                    f"Thêm {_list(twins.vi, lost)} ngay sau cùng con số ở {twins.en.file}, dòng {line}; hoặc bỏ ở đây.",
                    f"Add {_list(twins.vi, lost)} right after the same figure in {twins.en.file}, line {line}; or remove it here.",
                    related=((twins.en.file, line),),
                )
            elif extra:
                line = twins.vi.line(passage.vi[0])
                yield found(
                    twins.en,
                    extra[0].start,
                    f"Dấu {_list(twins.en, extra)} không có ở bản tiếng Việt (dòng {line}).",
                    f"The mark {_list(twins.en, extra)} is missing in the Vietnamese page (line {line}).",
                    f"Thêm {_list(twins.en, extra)} ngay sau cùng con số ở {twins.vi.file}, dòng {line}; hoặc bỏ ở đây.",
                    f"Add {_list(twins.en, extra)} right after the same figure in {twins.vi.file}, line {line}; or remove it here.",
                    related=((twins.vi.file, line),),
                )


def _names(use: MarkUse) -> list[str]:
    return [written(mark) for mark in use.marks]


def _list(page: Page, uses: list[MarkUse]) -> str:
    return ", ".join(dict.fromkeys(shown(page.text[use.start : use.end]) for use in uses[:3]))


RULES = (unknown_entry, misplaced, unverified, malformed, marks_differ)
