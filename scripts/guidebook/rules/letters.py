"""U: letters that look right and are not."""

from __future__ import annotations

from collections.abc import Iterator

from guidebook.book import Book
from guidebook.chapters import Page
from guidebook.chapters.letters import Oddity
from guidebook.model import Finding
from guidebook.rules.rule import found, rule, shown

MOST = 5
"""Findings of one rule on one page; a file in the wrong form would otherwise print a finding for each line.
"""


def _odd(book: Book, kind: str) -> Iterator[tuple[Page, Oddity, int]]:
    """The first oddities of a kind on each page, each with the number of those left out after it."""
    for page in book.pages.values():
        if any(fault.kind == "utf8" for fault in page.faults):
            continue
        those = [oddity for oddity in page.oddities if oddity.kind == kind]
        for number, oddity in enumerate(those[:MOST], 1):
            yield page, oddity, len(those) - MOST if number == MOST else 0


def _more(count: int) -> tuple[str, str]:
    return (f" (còn {count} chỗ nữa trên trang)", f" ({count} more on this page)") if count > 0 else ("", "")


@rule("U001", "error")
def not_composed(book: Book) -> Iterator[Finding]:
    """Chữ không ở dạng NFC | Letters that are not in NFC

    vi: Chữ nhìn đúng nhưng tìm kiếm, đối chiếu và liên kết đều không nhận ra; thường do dán từ PDF hoặc máy
        Mac.
    en: They look right, but search, comparison and links miss them; often pasted from a PDF or a Mac.
    do_vi: Gõ lại từ, hoặc chạy guidebook check --fix.
    do_en: Type the word again, or run guidebook check --fix.
    bad: Quyê + dấu nặng rời
    bad_en: Quyê + a loose dot below
    good: Quyết định
    """
    for page, odd, count in _odd(book, "nfc"):
        more = _more(count)
        yield found(
            page,
            odd.offset,
            f"“{shown(odd.expected)}” gồm chữ và dấu rời (không phải NFC){more[0]}.",
            f"“{shown(odd.expected)}” is made of letters and loose marks (not NFC){more[1]}.",
            f"Gõ lại: {shown(odd.expected)} (hoặc chạy guidebook check --fix)",
            f"Type it again: {shown(odd.expected)} (or run guidebook check --fix)",
        )


@rule("U002", "warning")
def tone_place(book: Book) -> Iterator[Finding]:
    """Dấu thanh đặt không theo lối của sổ tay | Tone mark not placed in the house style

    vi: Sổ tay viết hóa, hòa, thủy như văn bản luật; hai lối lẫn nhau làm tìm kiếm bỏ sót. Tên trích trong “…”
        giữ nguyên.
    en: The guidebook writes hóa, hòa, thủy as laws do; mixed styles make search miss words. Titles in “…”
        keep theirs.
    do_vi: Viết như gợi ý, hoặc chạy guidebook check --fix; tên trích đặt trong “…”.
    do_en: Write it as proposed, or run guidebook check --fix; a quoted title stands in “…”.
    bad: hiện đại hoá, thuỷ lợi
    good: hiện đại hóa, thủy lợi
    """
    for page, odd, count in _odd(book, "tone"):
        more = _more(count)
        yield found(
            page,
            odd.offset,
            f"“{odd.found}” đặt dấu khác lối của sổ tay{more[0]}.",
            f"“{odd.found}” places the tone mark differently from the house style{more[1]}.",
            f"Viết {odd.expected} (hoặc chạy guidebook check --fix)",
            f"Write {odd.expected} (or run guidebook check --fix)",
        )


@rule("U003", "error")
def look_alike(book: Book) -> Iterator[Finding]:
    """Ký tự chỉ giống chữ đ hoặc ộ | Character that only looks like đ or ộ

    vi: Máy tìm kiếm và công cụ đối chiếu số văn bản không nhận ra chữ này.
    en: Search and the comparison of document numbers do not recognise it.
    do_vi: Gõ lại chữ đ, hoặc chạy guidebook check --fix.
    do_en: Type the letter đ again, or run guidebook check --fix.
    bad: Nghị ðịnh
    good: Nghị định
    """
    for page, odd, count in _odd(book, "lookalike"):
        more, letter = _more(count), "đ" if odd.expected else "ộ"
        yield found(
            page,
            odd.offset,
            f"“{odd.found}” có ký tự chỉ giống chữ {letter}{more[0]}.",
            f"“{odd.found}” holds a character that only looks like {letter}{more[1]}.",
            f"Viết {odd.expected} (hoặc chạy guidebook check --fix)" if odd.expected else "Gõ lại chữ cái đúng ở đây, có lẽ là ộ.",
            f"Write {odd.expected} (or run guidebook check --fix)" if odd.expected else "Type the right letter here, probably ộ.",
        )


@rule("U004", "warning")
def invisible(book: Book) -> Iterator[Finding]:
    """Ký tự vô hình trong bài | Invisible character in the text

    vi: Từ bị cắt đôi mà không thấy, hoặc chữ bị đảo chiều.
    en: A word is cut in two unseen, or letters change direction.
    do_vi: Xóa ký tự rồi gõ lại từ, hoặc chạy guidebook check --fix.
    do_en: Delete the character and type the word again, or run guidebook check --fix.
    bad: tăng (U+200B) trưởng
    good: tăng trưởng
    """
    for kind in ("invisible", "control"):
        for page, odd, count in _odd(book, kind):
            more = _more(count)
            before = shown(page.text[max(0, odd.offset - 12) : odd.offset])
            yield found(
                page,
                odd.offset,
                f"Có ký tự vô hình {odd.found} sau “{before}”{more[0]}.",
                f"There is an invisible character {odd.found} after “{before}”{more[1]}.",
                "Xóa ký tự này rồi gõ lại từ (hoặc chạy guidebook check --fix).",
                "Delete it and type the word again (or run guidebook check --fix).",
            )


@rule("U005", "error")
def mixed_scripts(book: Book) -> Iterator[Finding]:
    """Chữ Nga hoặc Hy Lạp lẫn trong từ | Cyrillic or Greek letter inside a word

    vi: Từ nhìn đúng nhưng máy đọc thành từ khác.
    en: The word looks right but is another word to a machine.
    do_vi: Gõ lại từ bằng bàn phím tiếng Việt, hoặc chạy guidebook check --fix.
    do_en: Type the word again on a Latin keyboard, or run guidebook check --fix.
    bad: cоng nghiệp (chữ о của tiếng Nga)
    bad_en: cоng nghiệp (the о is Russian)
    good: cong nghiệp
    """
    for page, odd, count in _odd(book, "mixed"):
        more = _more(count)
        yield found(
            page,
            odd.offset,
            f"“{shown(odd.found)}” có chữ cái Nga hoặc Hy Lạp{more[0]}.",
            f"“{shown(odd.found)}” holds a Cyrillic or Greek letter{more[1]}.",
            f"Viết {odd.expected} (hoặc chạy guidebook check --fix)" if odd.expected else "Gõ lại từ này.",
            f"Write {odd.expected} (or run guidebook check --fix)" if odd.expected else "Type the word again.",
        )


@rule("U006", "error")
def mojibake(book: Book) -> Iterator[Finding]:
    """Chữ bị vỡ mã | Garbled characters

    vi: Văn bản đã được đọc bằng sai bảng mã trước khi dán vào.
    en: The text was read in the wrong code page before it was pasted.
    do_vi: Chép lại đoạn từ bản gốc, hoặc viết như gợi ý.
    do_en: Copy the passage again from the original, or write it as proposed.
    bad: trÆ°á»›c
    good: trước
    """
    last: tuple[str, int] | None = None
    for page, odd, count in _odd(book, "mojibake"):
        line = page.line(odd.offset)
        if last == (page.file, line):
            continue  # one garbled line is one cause
        last = (page.file, line)
        more = _more(count)
        yield found(
            page,
            odd.offset,
            f"“{shown(odd.found)}” là chữ bị vỡ mã{more[0]}.",
            f"“{shown(odd.found)}” is garbled text{more[1]}.",
            f"Có lẽ là “{odd.expected}”." if odd.expected else "Chép lại đoạn này từ bản gốc.",
            f"Probably “{odd.expected}”." if odd.expected else "Copy the passage again from the original.",
        )


RULES = (not_composed, tone_place, look_alike, invisible, mixed_scripts, mojibake)
