"""T011: no passage is left in the other language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidebook.book import Book
from guidebook.chapters.twins import Twins
from guidebook.model import Finding
from guidebook.rules.rule import found, in_file, rule, shown
from guidebook.rules.tongue import is_own_vietnamese, looks_english, looks_vietnamese

_FOREIGN = re.compile(
    r"\([^()]{0,400}\)|“[^”]{0,400}”|\"[^\"]{0,400}\"|\*{1,2}[^*]{1,400}\*{1,2}|_[^_]{1,400}_"
)
"""Brackets, quotations and emphasis."""


_SPOKEN = frozenset({"para", "item", "term", "note", "open"})
"""Blocks with words of their own; headings and heads of tables are looked at besides."""


@rule("T011", "error")
def left_in_other_language(book: Book) -> Iterator[Finding]:
    """Đoạn còn để ở ngôn ngữ kia | Text left in the other language

    vi: Người đọc tiếng Anh gặp một đoạn tiếng Việt, hoặc ngược lại.
    en: Readers meet a passage in the language they do not read.
    do_vi: Dịch đoạn đó; nếu trích nguyên văn, đặt trong “…”.
    do_en: Translate the passage; a quotation stands in “…”.
    bad: (docs/en) Sở Tài chính gửi báo cáo trước ngày 20 tháng 4 hằng năm.
    good: (docs/en) The Department of Finance sends the report by 20 April each year.
    """
    told: set = set()
    for page in book.pages.values():
        if any(fault.kind in ("utf8", "fence") for fault in page.faults):
            continue
        english = page.lang == "en"
        judge, least = (looks_vietnamese, 7) if english else (looks_english, 8)
        prose = page.prose
        last = -1
        for start, end, block, _cell in page.segments:
            text = prose[start:end]
            # Letters with diacritics take more bytes: this tells most segments at full speed.
            if (
                english
                and text.isascii()
                or not english
                and len(text.encode()) - end + start > 4 + len(text) // 20
            ):
                continue
            text = _own_words(text)
            if block != last and judge(text, least):
                last = block  # one passage, one finding
                told.add((page.id, page.line(start)))
                yield found(
                    page,
                    start,
                    f"Đoạn “{shown(text)}” còn để bằng {'tiếng Việt' if page.lang == 'en' else 'tiếng Anh'}.",
                    f"The passage “{shown(text)}” is still in "
                    f"{'Vietnamese' if page.lang == 'en' else 'English'}.",
                    "Dịch đoạn này; nếu là câu trích, đặt trong “…”.",
                    "Translate it; if it is a quotation, put it in “…”.",
                )
        for heading in page.headings:
            if judge(_own_words(heading.text), 4):
                yield found(
                    page,
                    heading.offset,
                    f"Đề mục “{shown(heading.text)}” còn để bằng "
                    f"{'tiếng Việt' if page.lang == 'en' else 'tiếng Anh'}.",
                    f"The heading “{shown(heading.text)}” is still in "
                    f"{'Vietnamese' if page.lang == 'en' else 'English'}.",
                    "Dịch đề mục.",
                    "Translate the heading.",
                )
                told.add((page.id, page.line(heading.offset)))
    for twins in book.twins:
        yield from _copied(twins, told)


def _copied(twins: Twins, told: set) -> Iterator[Finding]:
    """Short pieces, too short to tell their language, that stand in the English page as in the Vietnamese."""
    vi, en = twins.vi, twins.en
    if not twins.comparable:
        return
    pieces = [((a.offset, a.end), (b.offset, b.end)) for a, b in twins.heading_pairs]
    pieces += [((a.start, a.end), (b.start, b.end)) for a, b in twins.block_pairs if a.kind in _SPOKEN]
    for ours, theirs in twins.table_pairs:
        heads = [[cell[:2] for cell in table.cells if cell.row == 0] for table in (ours, theirs)]
        pieces += zip(*heads)
    for one, other in pieces:
        # Most English pieces are plain letters: this tells them apart at full speed.
        text = en.prose[slice(*other)]
        if text.isascii() or text.strip() != vi.prose[slice(*one)].strip():
            continue
        if (en.id, en.line(other[0])) not in told and is_own_vietnamese(_own_words(text)):
            told.add((en.id, en.line(other[0])))
            yield found(
                en,
                other[0],
                f"“{shown(text)}” còn để bằng tiếng Việt.",
                f"“{shown(text)}” is still in Vietnamese.",
                "Dịch chỗ này; nếu là tên riêng hoặc câu trích, đặt trong “…”.",
                "Translate it; if it is a name or a quotation, put it in “…”.",
                related=((vi.file, vi.line(one[0])),),
            )
    for name, value in en.matter.items():
        if isinstance(value, str) and value == vi.matter.get(name) and is_own_vietnamese(value):
            yield in_file(
                en.file,
                f"Trường `{name}` ở đầu trang còn để bằng tiếng Việt.",
                f"The front matter field `{name}` is still in Vietnamese.",
                "Dịch giá trị của trường.",
                "Translate its value.",
                line=en.matter_lines.get(name, 1),
            )


def _own_words(text: str) -> str:
    """The text without brackets and quotations, where names of the other language may stand."""
    return _FOREIGN.sub(" ", text)


RULES = (left_in_other_language,)
