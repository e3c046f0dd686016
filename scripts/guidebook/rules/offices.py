"""V: only today's offices act; those that are gone appear as history."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidebook.book import Book
from guidebook.chapters import Page
from guidebook.model import LANGUAGES, Finding
from guidebook.rules.rule import found, rule, shown

_PAST = re.compile(
    r"\bcũ\b|trước đây|\bnay\b|hiện nay|hợp nhất|sáp nhập|tiếp nhận|thay thế|thay cho|bãi bỏ|\bbỏ\b|kế thừa"
    r"|không còn|đã từng|khi đó|tiền thân|\btrước\b"
    r"|\bformer|\bnow\b|\bmerge|\btook over|\bhas taken|\bcarried|\buntil\b|\babolish|\bdissolv|\bno longer\b"
    r"|\bold\b|\bpredecessor|\bbefore\b|\bearlier\b",
    re.I,
)
_DISTRICT = {
    "vi": re.compile(
        r"(?:cấp|(?:Ủy ban|Hội đồng) nhân dân|UBND|HĐND|(?<!\w)[Pp]hòng(?: [\w,]+){1,6}?) (?:huyện|quận|thị xã)(?!\w)"
        r"|(?:Huyện|Quận) ủy"
    ),
    "en": re.compile(
        r"district(?<!\w.{8})(?: level|-level|(?:['’]s)? (?:People['’]s|economic|\w+ office|office|authorit|division))"
        r"|People['’]s (?:Committee|Council)s? of (?:the |an? )?(?:urban |rural )?districts?(?!\w)"
    ),
}
"""Offices of the tier that was abolished on 1 July 2025."""
_PAST_YEAR = re.compile(r"(?<!\d)(?:19\d\d|20(?:0\d|1\d|2[0-4]))(?!\d)")


@rule("V001", "warning")
def former_office(book: Book) -> Iterator[Finding]:
    """Cơ quan đã bỏ được nêu như đang có | Office that no longer exists named as current

    vi: Cán bộ sẽ gửi văn bản tới nơi không còn tồn tại. Nói về trước đây thì thêm “cũ”, “nay là” hoặc năm.
    en: Officials would write to an office that is gone. When you speak of the past, add “former”, “now” or
        the year.
    do_vi: Nêu cơ quan nay giữ nhiệm vụ; nói về trước đây thì ghi rõ “cũ”, “nay là” hoặc năm.
    do_en: Name the office that holds the task today; of the past say “former”, “now” or the year.
    bad: Gửi báo cáo cho Sở Kế hoạch và Đầu tư.
    good: Gửi báo cáo cho Sở Tài chính (tiếp nhận nhiệm vụ của Sở Kế hoạch và Đầu tư).
    """
    for lang in LANGUAGES:
        names = _names(book, lang)
        for page in book.pages.values():
            if page.lang != lang or "chapter" not in page.matter:
                continue
            for name, now in names:
                start = -1
                while (start := page.prose.find(name, start + 1)) >= 0:
                    if not _as_past(page, start):
                        yield _gone(page, start, name, now)
            for match in _DISTRICT[lang].finditer(page.prose):
                if not _as_past(page, match.start()):
                    yield _gone(page, match.start(), match.group(), book.registers.strings["check.district-now"][lang])


def _gone(page: Page, start: int, name: str, now: str) -> Finding:
    return found(
        page,
        start,
        f"“{shown(name)}” không còn hiện nay.",
        f"“{shown(name)}” no longer exists today.",
        f"Viết “{now}”; nếu nói về trước đây, ghi rõ “cũ”, “nay là…” hoặc năm.",
        f"Write “{now}”; when you speak of the past, say “former”, “now …” or give the year.",
    )


def _names(book: Book, lang: str) -> list[tuple[str, str]]:
    """(former name, today's) from the strings check.former-…"""
    found_names = []
    for key, text in book.registers.strings.items():
        if key.startswith("check.former-"):
            names, _bar, now = text[lang].partition("|")
            found_names += [(name.strip(), now.strip()) for name in names.split(";")]
    return found_names


def _as_past(page: Page, offset: int) -> bool:
    """Whether the passage tells history: by its words, a past year, a document number, or a quotation."""
    block = page.blocks[max(0, page.block_at(offset))]
    if block.kind == "table":
        line = page.line(offset)
        start = page.starts[line - 1]
        header = (
            page.prose[block.start : page.starts[page.line(block.start)]]
            if page.line(block.start) < len(page.starts)
            else ""
        )
        text = page.prose[start : start + len(page.line_text(line))] + "\n" + header
    else:
        start, text = block.start, page.prose[block.start : block.end]
    if _PAST.search(text) or _PAST_YEAR.search(text):
        return True
    if any(start <= citation.start < start + len(text) for citation in page.citations):
        return True
    line_start = page.starts[page.line(offset) - 1]
    return page.prose.rfind("“", line_start, offset) > page.prose.rfind("”", line_start, offset)


RULES = (former_office,)
