"""X002: which findings an editor has silenced with a reason, and which of these comments silence nothing."""

from __future__ import annotations

from collections.abc import Iterator

from guidebook.book import Book
from guidebook.model import Finding
from guidebook.rules.rule import in_file, rule

_NEVER = ("X", "Y", "H", "M")
"""Families that no comment in a page can silence."""


def without_ignored(book: Book, findings: list[Finding]) -> list[Finding]:
    """The findings that no comment silences, and one for every comment that silences nothing."""
    wanted = {
        (page.file, line, name): (page.file, ignore.line, name)
        for page in book.pages.values()
        for ignore in page.ignores
        if ignore.reason
        for name in ignore.rules
        for line in ignore.lines
        if not name.startswith(_NEVER)
    }
    if not wanted and not any(page.ignores for page in book.pages.values()):
        return findings
    used, kept = set(), []
    for finding in findings:
        comment = wanted.get((finding.file, finding.line, finding.id))
        if comment is None:
            # A difference between twins may be explained on either side.
            comment = next(
                (
                    wanted[(file, line, finding.id)]
                    for file, line in finding.related
                    if (file, line, finding.id) in wanted
                ),
                None,
            )
        if comment is None:
            kept.append(finding)
        else:
            used.add(comment)
    return [*kept, *ignore_unused((book, used))]


@rule("X002", "error")
def ignore_unused(subject: tuple[Book, set[tuple[str, int, str]]]) -> Iterator[Finding]:
    """Ghi chú bỏ qua thừa | Ignore comment that silences nothing

    vi: Ghi chú thừa che mất lỗi thật xuất hiện sau này ở cùng chỗ.
    en: It would hide a real fault that appears there later.
    do_vi: Xóa ghi chú, hoặc chuyển đến dòng có lỗi.
    do_en: Delete the comment, or move it to the line that needs it.
    bad: Giảm 15%[@qd-1658-2021]. <!-- check: ignore F004 đã có nguồn -->
    good: Giảm 15%[@qd-1658-2021].
    """
    book, used = subject
    for page in book.pages.values():
        for ignore in page.ignores:
            for name in ignore.rules:
                if ignore.reason and (page.file, ignore.line, name) not in used:
                    yield in_file(
                        page.file,
                        f"Ghi chú bỏ qua {name} không còn tác dụng: ở đây không có lỗi {name}.",
                        f"The comment ignores {name}, but there is no {name} here.",
                        "Xóa ghi chú, hoặc chuyển đến dòng có lỗi.",
                        "Delete the comment, or move it to the line that needs it.",
                        line=ignore.line,
                    )
