"""V: only today's offices act; those that are gone appear as history."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidebook.book import Book
from guidebook.chapters import Page
from guidebook.model import LANGUAGES, Finding
from guidebook.rules.forms import form_pages, placed
from guidebook.rules.rule import found, rule, shown
from guidebook.rules.spans import sentence

HISTORY = "about"
"""Folder of the pages that tell where the book comes from."""
_PAST = {
    "vi": re.compile(
        r"\bcũ\b|\btrước đây\b|\bkhi đó\b|\bhồi đó\b|\blúc đó\b|\bhợp nhất\b|\bsáp nhập\b|\btiếp nhận\b|\bkế thừa\b"
        r"|\bthay (?:thế|cho)\b|\bbãi bỏ\b|\bđã bỏ\b|\bbỏ cấp\b|\bkhông (?:còn|phải)\b|\bđã từng\b|\btiền thân\b|\bkết thúc\b"
        r"|\bchuyển (?:từ|về|sang|lên|cho|xuống)\b|\bđổi “|\bđổi tên\b|\bnhận (?:việc|nhiệm vụ|chức năng)\b|\bthuộc về\b"
        r"|\btrước (?:khi|sắp xếp|năm 20[0-2]\d|tháng 0?[1-7]/2025|ngày 01/0[37]/2025)|\bđến hết (?:tháng 0?[26]|ngày [23]\d/0[26])/2025"
        r"|(?<!hiện )\bnay (?:là|thuộc|do|đã|giao|giữ|được|ở|không)\b|(?<!hiện )\bnay:",
        re.I,
    ),
    "en": re.compile(
        r"\bformer|\bthen\b|\bat the time\b|\bmerge|\btook over\b|\btaken over\b|\babolish|\bdissolv|\bno longer\b"
        r"|\bold\b|\bpredecessor|\breplace|\brenamed\b|\binherit|\bceased\b|\bended\b|\bin place of\b|\binstead of\b"
        r"|\b(?:passed|moved|went|transferred) (?:up |down )?(?:to|from)\b|\bnot (?:the|a|to)\b|\bused to\b|\bgone\b"
        r"|\bbefore (?:the (?:merger|reorgani[sz]ation)|(?:\d+ \w+ )?20[0-2]\d)|\buntil (?:\d+ )?\w* ?20[0-2]\d"
        r"|\bnow (?:part|under|the|in|at|a|of|held|holds|belongs|with|called|done|goes)\b",
        re.I,
    ),
}
"""Words by which a sentence tells what was. A deadline (trước ngày 31/03, before 31 March) and what is said to be so
today (hiện nay) are no past."""
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
_DISTRICT_WORDS = {"vi": ("huyện", "quận", "thị xã", "Huyện", "Quận"), "en": ("district",)}
"""Without any of these words none of those offices is named: most pages are done with that."""
_PAST_YEAR = re.compile(r"(?<![\d/–-])(?<!từ năm )(?<!since )(?:19\d\d|20(?:0\d|1\d|2[0-4]))(?![\d–-]|/[A-ZĐQ])", re.I)
"""A year gone by, that is no period of a plan, no start of what still goes on and no part of a document number."""
_ISSUED = re.compile(r"\b(?:của|do|ban hành|by|of|from|issued)\b[^.;]*\Z|\([^()]*\Z")
"""What stands between a document and the office that issued it."""


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
    yield from _in_pages(book)
    for alone, form, lang in form_pages(book):
        yield from (placed(finding, form) for finding in _in_pages(alone))


def _in_pages(book: Book) -> Iterator[Finding]:
    for lang in LANGUAGES:
        pages = [page for page in book.pages.values() if page.lang == lang and page.id.path.parts[0] != HISTORY]
        everything = "\0".join(page.prose for page in pages)  # most of the names stand nowhere at all
        names = [(name, now) for name, now in _names(book, lang) if name in everything]
        for page in pages:
            for name, now in names:
                start = -1
                while (start := page.prose.find(name, start + 1)) >= 0:
                    if not _as_past(page, start):
                        yield _gone(page, start, name, now)
            if not any(word in page.prose for word in _DISTRICT_WORDS[lang]):
                continue
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
    """Whether the sentence tells history: by its words or a past year, or because it names who issued a document,
    quotes, or stands under a head of the table that says so."""
    start, end = sentence(page, offset)
    text = page.prose[start:end]
    block = page.blocks[max(0, page.block_at(offset))]
    if block.kind == "table" and page.line(block.start) < len(page.starts):
        text += "\n" + page.prose[block.start : page.starts[page.line(block.start)]]
    if _PAST[page.lang].search(text) or _PAST_YEAR.search(text):
        return True
    if any(
        start <= citation.start < offset and _ISSUED.search(page.prose, citation.end, offset)
        for citation in page.citations
    ):
        return True
    line_start = page.starts[page.line(offset) - 1]
    return page.prose.rfind("“", line_start, offset) > page.prose.rfind("”", line_start, offset)


RULES = (former_office,)
