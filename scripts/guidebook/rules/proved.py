"""F002, F004: every figure with a unit has a mark, and equals what the entry says."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from guidebook.book import Book
from guidebook.chapters import Page, Segment
from guidebook.chapters.articles import Figure
from guidebook.chapters.comparison import comparison
from guidebook.model import Finding, Unit, Value
from guidebook.notation import format_value
from guidebook.rules.candidates import marks_for
from guidebook.rules.cited import approximately, cited, near, said
from guidebook.rules.marks import proofs
from guidebook.rules.proofs import Proof, comparable, contradicts, equals
from guidebook.rules.rule import found, rule, shown
from guidebook.rules.spans import segment


@rule("F002", "error")
def differs_from_entry(book: Book) -> Iterator[Finding]:
    """Con số khác với mục nguồn | Figure differs from the entry it cites

    vi: Con số trong bài phải đúng bằng giá trị trong sổ đăng ký; “ít nhất” không được thành “nhiều nhất”.
    en: The figure must equal the value in the register; “at least” must not become “at most”.
    do_vi: Mở mục nguồn, sửa bên sai: con số trong bài hoặc giá trị trong mục.
    do_en: Open the entry and correct whichever is wrong: the figure in the text or the value in the entry.
    bad: giảm 5-15,6%[@vneep3-steel-2030]
    good: giảm 5-16,5%[@vneep3-steel-2030]
    """
    units = book.registers.units
    for page, use, entries in proofs(book):
        entries = [proof for proof in entries if not proof.unknown and not proof.case]
        if use.place in ("heading", "link", "alt") or not any(proof.values for proof in entries):
            continue
        _place, figures = cited(page, use)
        values = [value for proof in entries for value in proof.values]
        keyed = any(proof.exact for proof in entries)
        nearest = next(
            (
                figure
                for figure in reversed(figures)
                if any(comparable(figure, value.unit, units, keyed) for value in values)
            ),
            None,
        )
        # A statement may be proved by an entry that holds figures too; only a figure right before the mark
        # is meant.
        if nearest and (keyed or near(page, nearest, use)):
            match = [value for value in values if equals(nearest, value, units)]
            if not match and approximately(page, nearest):
                match = [value for value in values if equals(nearest, value, units, approximate=True)]
            if not match:
                yield _wrong(page, nearest, entries, values, units)
            elif _denied(page, nearest, match):
                yield found(
                    page,
                    nearest.start,
                    f"Chữ đứng trước “{said(page, nearest)}” trái với mục “{entries[0].mark.id}” "
                    f"({_value(match[0], 'vi', units)}).",
                    f"The words before “{said(page, nearest)}” deny the entry “{entries[0].mark.id}” "
                    f"({_value(match[0], 'en', units)}).",
                    "Viết “ít nhất”, “không quá”… đúng như nguồn.",
                    "Write “at least”, “at most” … as the source has it.",
                    related=_places(entries),
                )
        elif (
            nearest is None
            and figures
            and figures[-1].unit
            and units[figures[-1].unit].cite
            and near(page, figures[-1], use)
        ):
            yield _wrong(page, figures[-1], entries, values, units)
        elif nearest is None and keyed:
            yield found(
                page,
                use.start,
                f"Trước dấu {shown(page.text[use.start : use.end])} không có con số nào để đối chiếu.",
                f"There is no figure before the mark {shown(page.text[use.start : use.end])} to compare.",
                f"Đặt dấu ngay sau con số ({_expected(values, 'vi', units)}), hoặc bỏ phần khóa nếu chỉ "
                "chứng minh một ý.",
                f"Put it right after the figure ({_expected(values, 'en', units)}), or drop the key if it "
                "only proves a statement.",
                related=_places(entries),
            )


def _denied(page: Page, figure: Figure, values: list[Value]) -> bool:
    """Whether the words before the figure say the opposite of all these values."""
    if any(value.op in ("eq", "approx", "range") for value in values):
        return False
    words = comparison(page.prose, figure.start, page.lang)
    return all(contradicts(words, value) for value in values)


def _wrong(
    page: Page, figure: Figure, entries: list[Proof], values: list[Value], units: dict[str, Unit]
) -> Finding:
    name = "; ".join(
        dict.fromkeys(proof.mark.id + (f":{proof.mark.key}" if proof.mark.key else "") for proof in entries)
    )
    figure_said = said(page, figure)
    return found(
        page,
        figure.start,
        f"Bài viết ghi “{figure_said}”, mục “{name}” ghi {_expected(values, 'vi', units)}.",
        f"The text says “{figure_said}”, the entry “{name}” says {_expected(values, 'en', units)}.",
        "Sửa con số; nếu mục nguồn sai thì sửa mục; nếu số có nguồn khác thì dẫn mục khác.",
        "Correct the figure; or the entry if that is wrong; or cite another entry if the figure has another "
        "source.",
        related=_places(entries),
    )


def _places(entries: list[Proof]) -> tuple[tuple[str, int], ...]:
    return tuple(dict.fromkeys(proof.place for proof in entries if proof.place))


def _expected(values: list[Value], lang: str, units: dict[str, Unit]) -> str:
    listed = [_value(value, lang, units) for value in values[:4]]
    return " / ".join(listed) + (" …" if len(values) > 4 else "")


def _value(value: Value, lang: str, units: dict[str, Unit]) -> str:
    return format_value(value, units[value.unit], lang)


@rule("F004", "error")
def unproved(book: Book) -> Iterator[Finding]:
    """Con số có đơn vị mà không có dấu nguồn | Figure with a unit but without a mark

    vi: Mỗi con số phải dò được tới nguồn. Dấu đứng sau con số, trong cùng câu hoặc cùng ô; dấu ở tên bảng phủ
        cả bảng.
    en: Every figure must lead to its source. The mark follows it in the same sentence or cell; one in the
        caption covers the table.
    do_vi: Đặt [@mã:khóa] ngay sau con số; không có nguồn thì bỏ con số.
    do_en: Put [@id:key] right after the figure; without a source, drop the figure.
    bad: Ngành thép phải giảm 5-16,5% đến năm 2030.
    good: Ngành thép phải giảm 5-16,5%[@vneep3-steel-2030] đến năm 2030.
    """
    units = book.registers.units
    citable = {name for name, unit in units.items() if unit.cite}
    proving = {(page.file, use.start): bool(_proves(entries)) for page, use, entries in proofs(book)}
    for page in book.pages.values():
        covered = _covered_tables(page, proving)
        proofs_at = [use.start for use in page.marks if proving[page.file, use.start]]
        last: Segment | None = None
        for figure in page.figures:
            if figure.unit not in citable or figure.kind != "number":
                continue
            place = segment(page, figure.start)
            if place is None or place.block in covered or place == last:
                continue
            proof = bisect_right(proofs_at, figure.end - 1)
            if proof < len(proofs_at) and proofs_at[proof] < place.end:
                continue
            last = place  # one sentence, one finding
            figure_said = said(page, figure)
            after = bisect_right(page.marks, (figure.end - 1,))
            later = page.marks[after] if after < len(page.marks) else None
            if later and later.start < place.end:
                mark = shown(page.text[later.start : later.end])
                yield found(
                    page,
                    figure.start,
                    f"“{figure_said}” chưa có nguồn: dấu {mark} chứng minh một ý, không phải con số này.",
                    f"“{figure_said}” has no source: the mark {mark} proves a statement, not this figure.",
                    "Dẫn mục có giá trị này (với tỉnh Sông Mai: [@case-song-mai:khóa]), hoặc thêm values "
                    "vào mục.",
                    "Cite an entry with this value (for Sông Mai: [@case-song-mai:key]), or add values to "
                    "the entry.",
                )
            else:
                yield found(
                    page,
                    figure.start,
                    f"“{figure_said}” không có dấu nguồn trong câu hoặc ô này.",
                    f"“{figure_said}” has no mark in this sentence or cell.",
                    *_advice(book, figure, figure_said),
                )


def _advice(book: Book, figure: Figure, figure_said: str) -> tuple[str, str]:
    """The finished words, when an entry holds the very value; else the form of a mark."""
    first, *others = marks_for(figure, book) or [""]
    if not first:
        return (
            "Thêm [@mã:khóa] ngay sau con số; nếu không cần nguồn, ghi lý do ở cuối dòng: "
            "<!-- check: ignore F004 lý do -->",
            "Add [@id:key] right after the figure; if it needs no source, say why at the end of the line: "
            "<!-- check: ignore F004 reason -->",
        )
    more = ", ".join(others)
    return (
        f"Nếu nguồn là mục này, viết: {figure_said}{first}" + (f" (cùng giá trị: {more})" if more else ""),
        f"If this entry is the source, write: {figure_said}{first}" + (f" (of the same value: {more})" if more else ""),
    )


def _proves(entries: list[Proof]) -> bool:
    """Whether a mark can prove a figure; one that names nothing has its own finding."""
    return any(proof.unknown or proof.values or proof.item for proof in entries)


def _covered_tables(page: Page, proving: dict[tuple[str, int], bool]) -> set[int]:
    """Blocks of the tables whose caption carries a mark with values."""
    covered = set()
    for table in page.tables:
        following = page.blocks[table.block + 1 : table.block + 2]
        if not following or following[0].kind != "open" or not following[0].detail.endswith("caption"):
            continue
        inside = page.blocks[table.block + 2 : table.block + 3]
        end = inside[0].end if inside else following[0].end
        if any(following[0].start <= use.start < end and proving[page.file, use.start] for use in page.marks):
            covered.add(table.block)
    return covered


RULES = (differs_from_entry, unproved)
