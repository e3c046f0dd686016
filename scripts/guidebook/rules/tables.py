"""T006, T007: tables have the same shape in both languages, and whole rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from guidebook.book import Book
from guidebook.chapters import Page
from guidebook.chapters.layout import Table
from guidebook.chapters.twins import Twins
from guidebook.model import Finding
from guidebook.rules.rule import found, rule, shown


@rule("T006", "error")
def table_shape(book: Book) -> Iterator[Finding]:
    """Bảng khác số hàng, số cột giữa hai ngôn ngữ | Table has another shape in the other language

    vi: Một hàng hay một cột bị mất ở một ngôn ngữ.
    en: A row or a column is lost in one language.
    do_vi: Thêm hàng hoặc cột còn thiếu.
    do_en: Add the missing row or column.
    bad: vi: bảng 5 hàng × 4 cột · en: bảng 4 hàng × 4 cột
    bad_en: vi: a table of 5 rows × 4 columns · en: a table of 4 rows × 4 columns
    good: vi: bảng 5 hàng × 4 cột · en: bảng 5 hàng × 4 cột
    good_en: vi: a table of 5 rows × 4 columns · en: a table of 5 rows × 4 columns
    """
    for twins in book.twins:
        for ours, theirs in twins.table_pairs if twins.comparable else ():
            if (ours.rows, ours.columns) == (theirs.rows, theirs.columns):
                continue
            start = twins.en.blocks[theirs.block].start
            row = _odd_row(twins, ours, theirs)
            yield found(
                twins.en,
                start,
                f"Bảng có {theirs.rows} hàng × {theirs.columns} cột, bản tiếng Việt có {ours.rows} hàng × "
                f"{ours.columns} cột.",
                f"The table has {theirs.rows} row{'s' * (theirs.rows != 1)} × {theirs.columns} columns, the Vietnamese one "
                f"{ours.rows} row{'s' * (ours.rows != 1)} × {ours.columns} columns.",
                "Thêm hàng hoặc cột thiếu" + (f": {row}" if row else "."),
                "Add the missing row or column" + (f": {row}" if row else "."),
                related=((twins.vi.file, twins.vi.line(twins.vi.blocks[ours.block].start)),),
            )


def _odd_row(twins: Twins, ours: Table, theirs: Table) -> str:
    """First cell of the first row of the longer table whose figures the shorter one lacks."""
    if ours.rows == theirs.rows:
        return ""
    page, longer, other, shorter = (
        (twins.vi, ours, twins.en, theirs) if ours.rows > theirs.rows else (twins.en, theirs, twins.vi, ours)
    )
    rows = [_figures(page, longer, row) for row in range(longer.rows + 1)]
    rest = Counter(_figures(other, shorter, row) for row in range(shorter.rows + 1))
    for row, figures in enumerate(rows):
        if not rest[figures]:
            first = next((cell for cell in longer.cells if cell.row == row), None)
            return f"“{shown(page.prose[first.start : first.end], 40)}”" if first else ""
        rest[figures] -= 1
    return ""


def _figures(page: Page, table: Table, row: int) -> tuple:
    cells = [cell for cell in table.cells if cell.row == row]
    if not cells:
        return ()
    return tuple(
        sorted(
            (str(figure.low), figure.label)
            for figure in page.figures
            if cells[0].start <= figure.start < cells[-1].end
        )
    )


@rule("T007", "error")
def ragged_row(book: Book) -> Iterator[Finding]:
    r"""Hàng thiếu hoặc thừa ô | Table row with too few or too many cells

    vi: Số liệu rơi sang cột khác hoặc biến mất khi dựng trang.
    en: Figures slip into another column or vanish from the page.
    do_vi: Thêm hoặc bớt dấu |; dấu | trong chữ viết là \|.
    do_en: Add or remove a |; a | inside the text is written \|.
    bad: | Thép | 5 | (bảng có 3 cột)
    bad_en: | Thép | 5 | (the table has 3 columns)
    good: | Thép | 5 | 2025 |
    """
    for page in book.pages.values():
        for table in page.tables:
            for offset, cells in table.ragged:
                yield found(
                    page,
                    offset,
                    f"Hàng này có {cells} ô, bảng có {table.columns} cột.",
                    f"This row has {cells} cells, the table {table.columns} columns.",
                    "Thêm hoặc bớt dấu |; dấu | nằm trong chữ viết là \\|.",
                    "Add or remove a |; a | inside the text is written \\|.",
                )


RULES = (table_shape, ragged_row)
