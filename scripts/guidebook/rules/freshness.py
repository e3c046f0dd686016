"""D001, D002, D005: what has been overtaken by time, by the day of the edition or (`--today`) by today."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from guidebook.book import Book
from guidebook.model import Finding
from guidebook.notation import format_date
from guidebook.rules.rule import found, in_file, rule

MONTHS = 6
"""A legal check holds for so long."""


def _months_after(day: date, months: int) -> date:
    """The same day so many months later; the last of the month when there is no such day."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


@rule("D001", "warning")
def check_too_old(book: Book) -> Iterator[Finding]:
    """Rà soát pháp lý đã quá sáu tháng | Legal check older than six months

    vi: Luật đổi nhanh; người đọc tin vào ngày rà soát in trên trang. Tính đến ngày của bản in (lần ghi cuối), hoặc
        đến hôm nay khi chạy với --today.
    en: Laws change fast, and readers trust the day printed on the page. Counted to the day of the edition (the last
        commit), or to today with --today.
    do_vi: Đọc lại các văn bản của chương, sửa nếu cần, rồi ghi ngày mới vào checked ở cả hai ngôn ngữ.
    do_en: Review the documents of the chapter, correct it, then give the new day in checked, in both languages.
    bad: checked: 2026-01-10 (bản ngày 22/11/2026)
    bad_en: checked: 2026-01-10 (edition of 22 November 2026)
    good: checked: 2026-11-22
    """
    for page in book.pages.values() if book.day else ():
        checked, twin = page.matter.get("checked"), book.pages.get(page.id.twin)
        if type(checked) is not date or page.lang == "en" and twin and twin.matter.get("checked") == checked:
            continue
        if book.day > (last := _months_after(checked, MONTHS)):
            yield found(
                page,
                page.starts[page.matter_lines["checked"] - 1],
                f"Rà soát pháp lý ngày {format_date(checked, 'vi')} chỉ tính đến {format_date(last, 'vi')}; nay là "
                f"{format_date(book.day, 'vi')}.",
                f"The legal check of {format_date(checked, 'en')} holds until {format_date(last, 'en')}; it is "
                f"{format_date(book.day, 'en')}.",
                "Đọc lại các văn bản của chương, rồi ghi ngày mới vào checked và vào mục Căn cứ pháp lý.",
                "Review the documents of the chapter, then give the new day in checked and under Legal basis.",
                related=((twin.file, twin.matter_lines.get("checked", 1)),) if twin else (),
            )


@rule("D002", "warning")
def status_overtaken(book: Book) -> Iterator[Finding]:
    """Tình trạng văn bản đã bị thời gian vượt qua | Status of a document overtaken by time

    vi: Sổ đăng ký ghi văn bản đang chờ mà ngày hiệu lực đã qua, còn hiệu lực mà ngày hiệu lực chưa tới, hoặc chưa ghi
        bị thay khi văn bản thay nó đã có hiệu lực.
    en: The register calls a document awaited although its day of effect has passed, in force although that day has not
        come, or not yet replaced although its successor is in effect.
    do_vi: Đọc lại văn bản rồi sửa status trong docs/data/laws.yml.
    do_en: Review the document, then correct status in docs/data/laws.yml.
    bad: {status: awaited, effective: 2026-07-01} (bản ngày 22/11/2026)
    bad_en: {status: awaited, effective: 2026-07-01} (edition of 22 November 2026)
    good: {status: in_force, effective: 2026-07-01}
    """
    laws = book.registers.laws
    for law in laws.values() if book.day else ():
        successor = laws.get(law.replaced_by or "")
        day, vi, en = law.effective, "", ""
        if law.status == "awaited" and day and day <= book.day:
            vi, en = "đang chờ, nhưng đã có hiệu lực từ", "awaited, but has been in effect since"
        elif law.status in ("in_force", "partly_amended") and day and day > book.day:
            vi, en = "còn hiệu lực, nhưng chỉ có hiệu lực từ", "in force, but takes effect on"
        elif law.status not in ("replaced", "expired") and successor and successor.effective:
            day = successor.effective
            if day <= book.day:
                vi = f"chưa bị thay, nhưng {successor.number or successor.id} đã có hiệu lực từ"
                en = f"not yet replaced, but {successor.number or successor.id} has been in effect since"
        if vi and day:
            yield in_file(
                law.place.file,
                f"{law.number or law.id} ghi {vi} {format_date(day, 'vi')}.",
                f"{law.number or law.id} is recorded as {en} {format_date(day, 'en')}.",
                f"Đọc lại văn bản, rồi sửa status (đang là {law.status}).",
                f"Review the document, then correct status (now {law.status}).",
                line=law.place.line,
                column=law.place.column,
                related=((successor.place.file, successor.place.line),) if successor else (),
            )


@rule("D005", "warning")
def deadline_past(book: Book) -> Iterator[Finding]:
    """Thời hạn trong lịch đã qua | Deadline of the calendar has passed

    vi: Lịch nghĩa vụ là để nhắc việc sắp tới; hạn đã qua không lặp lại thì chỉ làm rối.
    en: The calendar reminds people of what is coming; a date that has passed and does not return only clutters it.
    do_vi: Xóa mục này, đổi sang hạn kế tiếp, hoặc ghi yearly: true nếu hạn trở lại hằng năm.
    do_en: Delete the entry, move it to the next date, or write yearly: true when it comes back every year.
    bad: {id: list-2025, day: 2025-03-31} (bản ngày 22/11/2026)
    bad_en: {id: list-2025, day: 2025-03-31} (edition of 22 November 2026)
    good: {id: list-2027, day: 2027-03-31}
    """
    for duty in book.registers.duties.values() if book.day else ():
        if duty.day < book.day and not duty.yearly:
            yield in_file(
                duty.place.file,
                f"Thời hạn “{duty.title.vi}” đã qua từ {format_date(duty.day, 'vi')}.",
                f"The deadline “{duty.title.en}” passed on {format_date(duty.day, 'en')}.",
                "Xóa mục này, đổi sang hạn kế tiếp, hoặc ghi yearly: true.",
                "Delete the entry, move it to the next date, or write yearly: true.",
                line=duty.place.line,
                column=duty.place.column,
            )


RULES = (check_too_old, status_overtaken, deadline_past)
