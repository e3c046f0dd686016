"""F006: figures of the running case are what its formulas give."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from guidebook.book import Book
from guidebook.model import CaseItem, Finding, Unit
from guidebook.notation import format_number
from guidebook.rules.cited import approximately, cited, said
from guidebook.rules.marks import proofs
from guidebook.rules.proofs import comparable, equals_item
from guidebook.rules.rule import found, rule, shown


@rule("F006", "error")
def differs_from_case(book: Book) -> Iterator[Finding]:
    """Số của tình huống Sông Mai khác kết quả tính | Figure of the running case differs from its computed
    value

    vi: Mọi số của tỉnh Sông Mai được tính lại từ số liệu gốc; số trong bài phải khớp khi làm tròn.
    en: All figures of Sông Mai are recomputed from the inputs; the text must agree after rounding.
    do_vi: Sửa con số trong bài; chỉ sửa số liệu gốc khi chính số đó sai.
    do_en: Correct the figure in the text; change an input only if it is itself wrong.
    bad: 11,31 TOE/tỷ đồng[@case-song-mai:energy-intensity-2030]
    good: 11,13 TOE/tỷ đồng[@case-song-mai:energy-intensity-2030]
    """
    units = book.registers.units
    for page, use, entries in proofs(book):
        items = [proof.item for proof in entries if proof.item]
        if not items or use.place in ("heading", "link", "alt"):
            continue
        _place, figures = cited(page, use)
        for item in items:
            figure = next(
                (figure for figure in reversed(figures) if comparable(figure, item.unit, units, True)), None
            )
            if figure is None:
                figure = next((figure for figure in reversed(figures) if figure.kind == "number"), None)
            related = ((item.place.file, item.place.line),)
            if figure is None:
                yield found(
                    page,
                    use.start,
                    f"Trước dấu {shown(page.text[use.start : use.end])} không có con số nào để đối chiếu.",
                    f"There is no figure before the mark {shown(page.text[use.start : use.end])} to compare.",
                    f"Đặt dấu ngay sau con số {_computed(item, 'vi', units)}.",
                    f"Put it right after the figure {_computed(item, 'en', units)}.",
                    related=related,
                )
            elif not (
                comparable(figure, item.unit, units, True)
                and (
                    equals_item(figure, item, units)
                    or (approximately(page, figure) and equals_item(figure, item, units, approximate=True))
                )
            ):
                yield found(
                    page,
                    figure.start,
                    f"Bài viết ghi “{said(page, figure)}”, tình huống tính ra "
                    f"{_computed(item, 'vi', units)} ({item.id}).",
                    f"The text says “{said(page, figure)}”, the case computes "
                    f"{_computed(item, 'en', units)} ({item.id}).",
                    "Sửa con số, hoặc sửa số liệu gốc trong docs/data/cases.",
                    "Correct the figure, or the inputs in docs/data/cases.",
                    related=related,
                )


def _computed(item: CaseItem, lang: str, units: dict[str, Unit]) -> str:
    number = item.value.quantize(Decimal(1).scaleb(-item.decimals))
    unit = units.get(item.unit)
    symbol = unit.symbol[lang] if unit else ""
    return format_number(number, lang) + (
        symbol if symbol.startswith("%") else f" {symbol}" if symbol else ""
    )


RULES = (differs_from_case,)
