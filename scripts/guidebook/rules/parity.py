"""T001–T005, T014: the two languages have the same pages and headings."""

from __future__ import annotations

from collections.abc import Iterator

from guidebook.book import Book
from guidebook.chapters import Page
from guidebook.chapters.layout import Heading
from guidebook.model import Finding
from guidebook.rules.rule import found, in_file, rule, shown


@rule("T001", "error")
def untranslated(book: Book) -> Iterator[Finding]:
    """Trang chưa có bản tiếng Anh | Page without an English version

    vi: Mỗi trang phải có bản ở ngôn ngữ kia với cùng đường dẫn.
    en: Every page needs its twin at the same path.
    do_vi: Tạo trang ở docs/en cùng đường dẫn, cùng đề mục và mã neo.
    do_en: Create the page in docs/en at the same path, with the same headings and ids.
    bad: docs/vi/chapters/05-steps.md (không có docs/en/chapters/05-steps.md)
    bad_en: docs/vi/chapters/05-steps.md (and no docs/en/chapters/05-steps.md)
    good: docs/vi/chapters/05-steps.md, docs/en/chapters/05-steps.md
    """
    if not any(page.lang == "en" for page in book.pages.values()):
        return
    for page in book.pages.values():
        if page.lang == "vi" and page.id.twin.file not in book.files:
            yield in_file(
                page.file,
                f"Trang chưa có bản tiếng Anh {page.id.twin.file}.",
                f"The page has no English version {page.id.twin.file}.",
                "Tạo trang đó với cùng đề mục và mã neo.",
                "Create it with the same headings and ids.",
            )


@rule("T002", "warning")
def sourceless(book: Book) -> Iterator[Finding]:
    """Bản tiếng Anh không có bản gốc | English page without its Vietnamese source

    vi: Tiếng Việt là bản gốc; trang chỉ có tiếng Anh thường là trang cũ bị bỏ quên.
    en: Vietnamese is the source; a page in English alone is usually a forgotten one.
    do_vi: Viết bản tiếng Việt, hoặc xóa trang tiếng Anh.
    do_en: Write the Vietnamese page, or delete the English one.
    bad: docs/en/old.md (không có docs/vi/old.md)
    bad_en: docs/en/old.md (and no docs/vi/old.md)
    good: docs/vi/new.md, docs/en/new.md
    """
    if not any(page.lang == "vi" for page in book.pages.values()):
        return
    for page in book.pages.values():
        if page.lang == "en" and page.id.twin.file not in book.files:
            yield in_file(
                page.file,
                f"Trang tiếng Anh không có bản gốc {page.id.twin.file}.",
                f"The English page has no source {page.id.twin.file}.",
                "Viết bản tiếng Việt hoặc xóa trang này.",
                "Write the Vietnamese page or delete this one.",
            )


@rule("T003", "error")
def headings_differ(book: Book) -> Iterator[Finding]:
    """Dãy đề mục khác nhau giữa hai ngôn ngữ | Sequence of headings differs between the languages

    vi: Người đọc tiếng Anh thiếu hẳn một mục, và liên kết tới mục đó hỏng.
    en: Readers of one language miss a section, and links to it break.
    do_vi: Thêm, bỏ hoặc sắp lại đề mục để hai bản cùng dãy.
    do_en: Add, remove or move headings until both pages have the same sequence.
    bad: vi: ## Mục tiêu {#aims} ## Phạm vi {#scope} · en: ## Aims {#aims}
    good: vi: ## Mục tiêu {#aims} ## Phạm vi {#scope} · en: ## Aims {#aims} ## Scope {#scope}
    """
    for twins in book.twins:
        if not twins.comparable:
            continue
        reported: set[str] = set()
        for gap in twins.heading_gaps:
            if len(gap.vi) == len(gap.en):
                continue  # other ids in the same places
            longer, page, other, side = (
                (gap.vi, twins.vi, twins.en, 1)
                if len(gap.vi) > len(gap.en)
                else (gap.en, twins.en, twins.vi, 0)
            )
            ids = {heading.id for heading in other.headings}
            moved = [heading for heading in longer if heading.id and heading.id in ids]
            if moved and {heading.id for heading in moved} <= reported:
                continue  # the other half of a move
            reported |= {heading.id for heading in moved}
            listed = "; ".join(
                f"{'#' * heading.level} {shown(heading.text, 40)}"
                + (f" {{#{heading.id}}}" if heading.id else "")
                for heading in longer[:3]
            ) + ("…" if len(longer) > 3 else "")
            last = gap.before[side]
            line = other.line(last.offset) if last else 1
            if moved:
                yield found(
                    page,
                    longer[0].offset,
                    f"Đề mục {listed} đứng ở chỗ khác trong {other.file}.",
                    f"The heading {listed} stands in another place in {other.file}.",
                    "Sắp xếp các mục theo cùng thứ tự ở hai ngôn ngữ.",
                    "Put the sections in the same order in both languages.",
                    related=((other.file, line),),
                )
            else:
                yield found(
                    page,
                    longer[0].offset,
                    f"Đề mục {listed} không có trong {other.file}.",
                    f"The heading {listed} is missing in {other.file}.",
                    f"Thêm mục này vào {other.file} sau dòng {line}, cùng cấp và cùng mã neo.",
                    f"Add it to {other.file} after line {line}, with the same level and id.",
                    related=((other.file, line),),
                )


@rule("T004", "error")
def level_differs(book: Book) -> Iterator[Finding]:
    """Cấp đề mục khác nhau giữa hai ngôn ngữ | Level of a heading differs between the languages

    vi: Mục lục của hai bản không còn khớp.
    en: The contents of the two versions no longer match.
    do_vi: Viết cùng số dấu # ở hai bản.
    do_en: Write the same number of # in both pages.
    bad: vi: ## Phạm vi {#scope} · en: ### Scope {#scope}
    good: vi: ## Phạm vi {#scope} · en: ## Scope {#scope}
    """
    for twins in book.twins:
        for ours, theirs in twins.heading_pairs if twins.comparable else ():
            if ours.level != theirs.level:
                yield found(
                    twins.en,
                    theirs.offset,
                    f"Đề mục “{shown(theirs.text)}” là cấp {theirs.level}, bản tiếng Việt là cấp "
                    f"{ours.level}.",
                    f"The heading “{shown(theirs.text)}” has level {theirs.level}, the Vietnamese one level "
                    f"{ours.level}.",
                    f"Viết {'#' * ours.level} ở đầu dòng, hoặc sửa bản tiếng Việt.",
                    f"Write {'#' * ours.level} at the start of the line, or correct the Vietnamese page.",
                    related=(_line(twins.vi, ours),),
                )


@rule("T005", "error")
def id_differs(book: Book) -> Iterator[Finding]:
    """Mã neo khác nhau giữa hai ngôn ngữ | Id of a heading differs between the languages

    vi: Nút chuyển ngôn ngữ và mọi liên kết dùng chung một mã neo.
    en: The language switch and all links rely on one id for both.
    do_vi: Chép mã của bản tiếng Việt sang bản tiếng Anh.
    do_en: Copy the id of the Vietnamese page to the English one.
    bad: vi: ## Căn cứ {#legal} · en: ## Legal basis {#legal-en}
    good: vi: ## Căn cứ {#legal} · en: ## Legal basis {#legal}
    """
    for twins in book.twins:
        for ours, theirs in twins.heading_pairs if twins.comparable else ():
            if ours.id and theirs.id and ours.id != theirs.id:
                yield found(
                    twins.en,
                    theirs.offset,
                    f"Mã neo là {{#{shown(theirs.id)}}}, bản tiếng Việt là {{#{shown(ours.id)}}}.",
                    f"The id is {{#{shown(theirs.id)}}}, the Vietnamese page has {{#{shown(ours.id)}}}.",
                    f"Viết dòng này thành: {'#' * theirs.level} {shown(theirs.text, 120)} {{#{ours.id}}}",
                    f"Write the line as: {'#' * theirs.level} {shown(theirs.text, 120)} {{#{ours.id}}}",
                    related=(_line(twins.vi, ours),),
                )


@rule("T014", "warning")
def outdated(book: Book) -> Iterator[Finding]:
    """Bản dịch theo bản gốc cũ | Translation follows an older source

    vi: Bản tiếng Việt đã đổi sau khi dịch. Đây chỉ là lời nhắc, không chặn việc gộp bản sửa.
    en: The Vietnamese text changed after it was translated. A reminder only; it blocks nothing.
    do_vi: Sửa bản tiếng Anh nếu cần, rồi chạy guidebook follow với tên trang đó.
    do_en: Correct the English if need be, then run guidebook follow with the page's name.
    bad: translated_from: '05abb19c3a' (bản tiếng Việt nay có mã khác)
    bad_en: translated_from: '05abb19c3a' (the Vietnamese page now has another code)
    good: translated_from: '9c1f0e77ab' (đúng mã của bản tiếng Việt hiện tại)
    good_en: translated_from: '9c1f0e77ab' (the very code of the Vietnamese page today)
    """
    for twins in book.twins:
        stored = str(twins.en.matter.get("translated_from", ""))
        if stored == twins.vi.source_hash or any(fault.kind == "matter" for fault in twins.en.faults):
            continue
        line = twins.en.matter_lines.get("translated_from", 1)
        command = f"guidebook follow {twins.en.file}"
        yield in_file(
            twins.en.file,
            "Bản tiếng Việt đã đổi sau lần dịch này."
            if stored
            else "Trang chưa ghi nó dịch từ bản tiếng Việt nào.",
            "The Vietnamese page has changed since this translation."
            if stored
            else "The page does not say which state of the Vietnamese page it follows.",
            f"Xem chỗ đã đổi, sửa bản tiếng Anh nếu cần, rồi chạy: {command}",
            f"Look at the change, correct the English if need be, then run: {command}",
            line=line,
            related=((twins.vi.file, 1),),
        )


def _line(page: Page, heading: Heading) -> tuple[str, int]:
    return page.file, page.line(heading.offset)


RULES = (
    untranslated,
    sourceless,
    headings_differ,
    level_differs,
    id_differs,
    outdated,
)
