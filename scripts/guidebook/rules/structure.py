"""T010, T012, T013: paragraphs, lists, blocks and code follow each other alike in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidebook.book import Book
from guidebook.chapters import Page
from guidebook.chapters.alignment import signature
from guidebook.chapters.twins import Twins
from guidebook.model import Finding, Text
from guidebook.rules.rule import found, rule, shown

_COMMENT_LINE = re.compile(r"^\s*(?:#|//|--|;|%).*$|\s+(?:#|//)\s.*$", re.M)
_NAMES = {
    "para": Text("đoạn văn", "paragraph"),
    "item": Text("mục danh sách", "list item"),
    "table": Text("bảng", "table"),
    "code": Text("khối mã", "code block"),
    "picture": Text("hình", "picture"),
    "term": Text("định nghĩa", "definition"),
    "open": Text("khung", "block"),
    "close": Text("chỗ đóng khung", "end of a block"),
    "build": Text("phần tự sinh", "generated part"),
    "rule": Text("đường kẻ", "rule"),
    "heading": Text("đề mục", "heading"),
    "note": Text("chú thích", "footnote"),
}
_DETAILS = {
    "ul": Text("gạch đầu dòng", "bullet"),
    "ol": Text("đánh số", "numbered"),
    "task": Text("ô đánh dấu", "task"),
}


def _described(page: Page, span: tuple[int, int]) -> Text:
    """The first block of a range in words."""
    if span[0] == span[1]:
        return Text("không có gì", "nothing")
    block = page.blocks[span[0]]
    kind = signature(page, block)[0]
    name = _NAMES[kind]
    text = shown(page.prose[block.start : block.end], 40)
    if kind == "item":
        name = Text(
            f"{name.vi} ({_DETAILS[block.detail].vi}, cấp {block.depth})",
            f"{name.en} ({_DETAILS[block.detail].en}, level {block.depth})",
        )
    elif kind in ("open", "build"):
        name, text = Text(f"{name.vi} {block.detail}", f"{name.en} {block.detail}"), ""
    count = span[1] - span[0]
    more = Text(f" và {count - 1} khối nữa", f" and {count - 1} more") if count > 1 else Text("", "")
    quoted = f" “{text}”" if text else ""
    return Text(f"có {name.vi}{quoted}{more.vi}", f"{name.en}{quoted}{more.en}")


def _gaps(book: Book, paragraphs: bool) -> Iterator[tuple[Twins, tuple[int, int], tuple[int, int]]]:
    """Differences that are paragraphs on one side alone, or all the others."""
    for twins in book.twins:
        if not twins.comparable:
            continue
        for gap in twins.block_gaps:
            sides = [
                {signature(page, block)[0] for block in page.blocks[slice(*span)]}
                for page, span in ((twins.vi, gap.vi), (twins.en, gap.en))
            ]
            if (sides in ([{"para"}, set()], [set(), {"para"}])) == paragraphs:
                yield twins, gap.vi, gap.en


_ADVICE = {
    (True, True): (
        "Viết cùng thứ tự đoạn, danh sách, bảng, khung ở cả hai ngôn ngữ.",
        "Keep paragraphs, lists, tables and blocks in the same order in both languages.",
    ),
    (True, False): (
        "Thêm phần này vào bản tiếng Anh; nếu đã bỏ thì bỏ cả ở bản tiếng Việt.",
        "Add it to the English page; if it was dropped, drop it from the Vietnamese too.",
    ),
    (False, True): (
        "Thêm phần này vào bản tiếng Việt, hoặc bỏ ở bản tiếng Anh: tiếng Việt là gốc.",
        "Add it to the Vietnamese page, or drop it here: Vietnamese is the source.",
    ),
}
"""Whether the Vietnamese and the English side have something here -> what to do."""


def _missing(twins: Twins, vi: tuple[int, int], en: tuple[int, int]) -> Finding:
    ours, theirs = _described(twins.vi, vi), _described(twins.en, en)
    page, span, other, other_span = (
        (twins.en, en, twins.vi, vi) if en[0] < en[1] or vi[0] == vi[1] else (twins.vi, vi, twins.en, en)
    )
    return found(
        page,
        _offset(page, span),
        f"Ở chỗ này bản tiếng Việt {ours.vi}, bản tiếng Anh {theirs.vi}.",
        f"Here the Vietnamese page has {ours.en}, the English page {theirs.en}.",
        *_ADVICE.get((vi[0] < vi[1], en[0] < en[1]), _ADVICE[True, True]),
        related=((other.file, other.line(_offset(other, other_span))),),
    )


def _offset(page: Page, span: tuple[int, int]) -> int:
    if span[0] < len(page.blocks):
        return page.blocks[span[0]].start
    return page.blocks[-1].start if page.blocks else 0


@rule("T010", "error")
def blocks_differ(book: Book) -> Iterator[Finding]:
    """Danh sách, bảng, khung hoặc hình không khớp giữa hai ngôn ngữ | Lists, tables, blocks or pictures do
    not match

    vi: Một mục danh sách, một khung lưu ý hay một bảng bị thiếu, hoặc khác loại.
    en: A list item, a note or a table is missing, or is of another type.
    do_vi: Viết cùng thứ tự và cùng loại danh sách, bảng, khung, hình ở hai bản.
    do_en: Keep lists, tables, blocks and pictures in the same order and of the same type in both.
    bad: vi: /// warning | Cảnh báo · en: /// note | Warning
    good: vi: /// warning | Cảnh báo · en: /// warning | Warning
    """
    for twins, vi, en in _gaps(book, paragraphs=False):
        yield _missing(twins, vi, en)


@rule("T012", "warning")
def paragraph_missing(book: Book) -> Iterator[Finding]:
    """Thiếu đoạn văn ở một ngôn ngữ | Paragraph missing in one language

    vi: Người đọc một ngôn ngữ không được biết điều này. Khi tách hay gộp đoạn, làm như nhau ở hai bản.
    en: Readers of one language are not told. When you split or join paragraphs, do so in both.
    do_vi: Dịch đoạn còn thiếu, hoặc tách, gộp đoạn như bản kia.
    do_en: Translate the missing paragraph, or split and join paragraphs as the other page does.
    bad: vi: ba đoạn · en: hai đoạn
    bad_en: vi: three paragraphs · en: two paragraphs
    good: vi: ba đoạn · en: ba đoạn
    good_en: vi: three paragraphs · en: three paragraphs
    """
    for twins, vi, en in _gaps(book, paragraphs=True):
        yield _missing(twins, vi, en)


@rule("T013", "warning")
def code_differs(book: Book) -> Iterator[Finding]:
    """Khối mã khác nhau giữa hai ngôn ngữ | Code block differs between the languages

    vi: Lệnh và công thức phải như nhau; chỉ lời chú trong mã được dịch.
    en: Commands and formulas must be the same; only comments in the code are translated.
    do_vi: Chép khối mã từ bản tiếng Việt, chỉ dịch lời chú.
    do_en: Copy the code from the Vietnamese page and translate only its comments.
    bad: vi: make site · en: make pages
    good: vi: make site · en: make site
    """
    for twins in book.twins:
        if not twins.comparable:
            continue
        for a, b in twins.block_pairs:
            if a.kind != "code":
                continue
            ours, theirs = (_code(twins.vi.text[a.start : a.end]), _code(twins.en.text[b.start : b.end]))
            if ours != theirs:
                number = next(
                    (n for n, (x, y) in enumerate(zip(ours, theirs)) if x != y), min(len(ours), len(theirs))
                )
                line = shown(ours[number] if number < len(ours) else theirs[number])
                yield found(
                    twins.en,
                    b.start,
                    f"Khối mã khác bản tiếng Việt, từ dòng “{line}”.",
                    f"The code block differs from the Vietnamese one, from the line “{line}” on.",
                    "Chép mã từ bản tiếng Việt; chỉ dịch lời chú.",
                    "Copy the code from the Vietnamese page; translate comments only.",
                    related=((twins.vi.file, twins.vi.line(a.start)),),
                )


def _code(text: str) -> list[str]:
    """Lines of code without comments, indentation of the whole, and fence attributes."""
    if text.lstrip().startswith("<!--"):
        return []
    lines = (line.strip(" \t>") for line in _COMMENT_LINE.sub("", text).splitlines())
    return [line for line in lines if line and not line.startswith(("```", "~~~"))]


RULES = (blocks_differ, paragraph_missing, code_differs)
