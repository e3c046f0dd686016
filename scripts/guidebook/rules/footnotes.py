"""L012–L014, T009: footnotes."""

from __future__ import annotations

from collections.abc import Iterator

from guidebook.book import Book
from guidebook.model import Finding
from guidebook.rules.rule import found, rule, shown


@rule("L012", "error")
def footnote_missing(book: Book) -> Iterator[Finding]:
    """Dấu chú thích không có lời chú thích | Footnote mark without a note

    vi: Trang in ra nguyên [^3] và không có lời chú thích.
    en: The page prints [^3] and there is no note.
    do_vi: Thêm dòng [^3]: kèm lời chú thích.
    do_en: Add a line [^3]: with the note.
    bad: Theo báo cáo.[^3]
    good: Theo báo cáo.[^3] … [^3]: Báo cáo năm 2025, trang 4.
    """
    for page in book.pages.values():
        known = {label for _offset, label in page.notes}
        for offset, label in page.footnotes:
            if label not in known:
                yield found(
                    page,
                    offset,
                    f"Dấu chú thích [^{shown(label)}] không có lời chú thích.",
                    f"The footnote mark [^{shown(label)}] has no note.",
                    f"Thêm một dòng: [^{label}]: lời chú thích.",
                    f"Add a line: [^{label}]: the note.",
                )


@rule("L013", "warning")
def footnote_unused(book: Book) -> Iterator[Finding]:
    """Lời chú thích không ai dẫn | Footnote that nothing refers to

    vi: Lời chú thích không hiện ra, hoặc hiện ra mà không ai biết thuộc về đâu.
    en: The note does not appear, or nobody knows what it belongs to.
    do_vi: Đặt dấu chú thích sau câu cần chú thích, hoặc xóa lời chú thích.
    do_en: Put its mark after the sentence it explains, or delete the note.
    bad: [^3]: Báo cáo năm 2025. (không có [^3] trong bài)
    bad_en: [^3]: Báo cáo năm 2025. (and no [^3] in the text)
    good: Theo báo cáo.[^3] … [^3]: Báo cáo năm 2025.
    """
    for page in book.pages.values():
        used = {label for _offset, label in page.footnotes}
        for offset, label in page.notes:
            if label not in used:
                yield found(
                    page,
                    offset,
                    f"Không chỗ nào dẫn tới chú thích [^{shown(label)}].",
                    f"Nothing refers to the footnote [^{shown(label)}].",
                    f"Đặt [^{label}] sau câu cần chú thích hoặc xóa chú thích.",
                    f"Put [^{label}] after the sentence it explains, or delete the note.",
                )


@rule("L014", "error")
def footnote_twice(book: Book) -> Iterator[Finding]:
    """Một chú thích viết hai lần | Footnote defined twice

    vi: Chỉ một lời chú thích được in, lời kia mất.
    en: Only one of the notes is printed, the other is lost.
    do_vi: Gộp hai lời chú thích, hoặc đặt số khác cho một lời.
    do_en: Merge the two notes, or give one another label.
    bad: [^1]: Báo cáo A. … [^1]: Báo cáo B.
    good: [^1]: Báo cáo A. … [^2]: Báo cáo B.
    """
    for page in book.pages.values():
        first: dict[str, int] = {}
        for offset, label in page.notes:
            if label in first:
                yield found(
                    page,
                    offset,
                    f"Chú thích [^{shown(label)}] đã có ở dòng {page.line(first[label])}.",
                    f"The footnote [^{shown(label)}] already stands in line {page.line(first[label])}.",
                    "Gộp hai lời chú thích hoặc đặt số khác.",
                    "Merge the two notes or give one another label.",
                    related=((page.file, page.line(first[label])),),
                )
            first.setdefault(label, offset)


RULES = (footnote_missing, footnote_unused, footnote_twice)
