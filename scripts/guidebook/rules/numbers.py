"""N: figures, dates and articles say the same in both languages, each in its own notation."""

from __future__ import annotations

from collections.abc import Iterator

from guidebook.book import Book
from guidebook.chapters import Page
from guidebook.chapters.articles import Figure
from guidebook.model import Finding
from guidebook.notation import MONTHS, format_number
from guidebook.rules.likeness import Item
from guidebook.rules.locations import places_differ
from guidebook.rules.mismatches import Mismatch, mismatches
from guidebook.rules.rule import found, rule, shown


def _of(book: Book, rule_id: str) -> Iterator[Mismatch]:
    return (mismatch for mismatch in mismatches(book) if mismatch.rule == rule_id)


def _said(page: Page, item: Item) -> str:
    return shown(page.text[item.figure.start : item.figure.end])


def _differs(mismatch: Mismatch, expected_vi: str = "", expected_en: str = "") -> Finding:
    """A finding in English text when both sides have a figure, else where the lonely one stands."""
    twins = mismatch.twins
    if mismatch.vi and mismatch.en:
        ours, theirs = _said(twins.vi, mismatch.vi), _said(twins.en, mismatch.en)
        line = twins.vi.line(mismatch.vi.figure.start)
        return found(
            twins.en,
            mismatch.en.figure.start,
            f"Bản tiếng Anh ghi “{theirs}”, bản tiếng Việt (dòng {line}) ghi “{ours}”.",
            f"The English page says “{theirs}”, the Vietnamese (line {line}) “{ours}”.",
            expected_vi or "Sửa bên sai cho hai bản khớp nhau.",
            expected_en or "Correct the one that is wrong.",
            related=((twins.vi.file, line),),
        )
    page, other, item, span = (
        (twins.vi, twins.en, mismatch.vi, mismatch.passage.en)
        if mismatch.vi
        else (twins.en, twins.vi, mismatch.en, mismatch.passage.vi)
    )
    line = other.line(span[0])
    return found(
        page,
        item.figure.start,
        f"“{_said(page, item)}” không có ở đoạn tương ứng của {other.file} (dòng {line}).",
        f"“{_said(page, item)}” is missing in the matching passage of {other.file} (line {line}).",
        "Thêm vào bản kia, hoặc bỏ ở đây.",
        "Add it there, or remove it here.",
        related=((other.file, line),),
        severity="warning" if mismatch.soft else "",
    )


@rule("N001", "error")
def figure_differs(book: Book) -> Iterator[Finding]:
    """Con số khác nhau giữa hai ngôn ngữ | Figure differs between the languages

    vi: Người đọc hai ngôn ngữ nhận hai con số khác nhau. Chữ “ba” và số 3 được coi là như nhau.
    en: Readers of the two languages get different figures. The word “three” counts as 3.
    do_vi: Đối chiếu với nguồn, sửa bản sai.
    do_en: Compare the source and correct the page that is wrong.
    bad: vi: 1.234,5 tấn · en: 1,243.5 tonnes
    good: vi: 1.234,5 tấn · en: 1,234.5 tonnes
    """
    for mismatch in _of(book, "N001"):
        expected = written(mismatch.vi, "en") if mismatch.vi and mismatch.en else ""
        yield _differs(
            mismatch,
            f"Nếu bản tiếng Việt đúng, viết {expected}." if expected else "",
            f"If the Vietnamese is right, write {expected}." if expected else "",
        )


@rule("N002", "error")
def wrong_notation(book: Book) -> Iterator[Finding]:
    """Con số viết theo lối của ngôn ngữ kia | Figure in the notation of the other language

    vi: Tiếng Việt viết 1.234,5; tiếng Anh viết 1,234.5. Viết lẫn làm số sai một nghìn lần.
    en: Vietnamese writes 1.234,5 and English 1,234.5. Mixed up, a figure is wrong by a factor of a thousand.
    do_vi: Viết số theo lối của ngôn ngữ của trang.
    do_en: Write the number the way of the page's language.
    bad: (docs/en) 1.234,5 tonnes
    good: (docs/en) 1,234.5 tonnes
    """
    for page in book.pages.values():
        for figure in page.figures:
            if figure.foreign:
                proper = _proper(figure, page.lang)
                yield found(
                    page,
                    figure.start,
                    f"“{shown(page.text[figure.start : figure.end])}” viết theo lối của ngôn ngữ kia.",
                    f"“{shown(page.text[figure.start : figure.end])}” is in the notation of the other "
                    "language.",
                    f"Viết {proper}",
                    f"Write {proper}",
                )
    for mismatch in _of(book, "N002"):
        if not mismatch.en.figure.foreign:
            proper = written(mismatch.vi, "en")
            yield _differs(
                mismatch, f"Bản tiếng Anh viết theo lối tiếng Anh: {proper}", f"Write the English way: {proper}"
            )


@rule("N003", "error")
def percent_lost(book: Book) -> Iterator[Finding]:
    """Mất dấu phần trăm | Percent sign lost

    vi: 12,5% và 12,5 là hai con số khác hẳn.
    en: 12.5% and 12.5 are quite different figures.
    do_vi: Ghi dấu % ở cả hai bản.
    do_en: Write the sign % in both pages.
    bad: vi: 12,5% · en: 12.5
    good: vi: 12,5% · en: 12.5%
    """
    for mismatch in _of(book, "N003"):
        yield _differs(mismatch, "Ghi dấu % ở cả hai bản, hoặc bỏ ở cả hai.", "Write the sign % in both pages, or in neither.")


@rule("N004", "error")
def date_differs(book: Book) -> Iterator[Finding]:
    """Ngày tháng khác nhau giữa hai ngôn ngữ | Date differs between the languages

    vi: Sai ngày là sai hạn nộp hoặc sai ngày hiệu lực.
    en: A wrong date is a wrong deadline, or a wrong date of effect.
    do_vi: Đối chiếu với nguồn, sửa bản sai.
    do_en: Compare the source and correct the page that is wrong.
    bad: vi: 07/04/2023 · en: 9 April 2023
    good: vi: 07/04/2023 · en: 7 April 2023
    """
    for mismatch in _of(book, "N004"):
        expected = _english_date(mismatch.vi) if mismatch.vi and mismatch.en else ""
        yield _differs(
            mismatch,
            f"Nếu bản tiếng Việt đúng, viết {expected}." if expected else "",
            f"If the Vietnamese is right, write {expected}." if expected else "",
        )


@rule("N005", "error")
def day_month_swapped(book: Book) -> Iterator[Finding]:
    """Ngày và tháng bị đổi chỗ | Day and month swapped

    vi: 07/04 là ngày 7 tháng 4, không phải tháng 7 ngày 4.
    en: 07/04 is 7 April, not 4 July.
    do_vi: Viết tháng bằng chữ ở bản tiếng Anh; tiếng Việt viết ngày trước tháng.
    do_en: Spell out the month in English; Vietnamese writes the day first.
    bad: vi: 07/04/2023 · en: 4 July 2023
    good: vi: 07/04/2023 · en: 7 April 2023
    """
    for mismatch in _of(book, "N005"):
        expected = _english_date(mismatch.vi)
        yield _differs(
            mismatch,
            f"Ngày và tháng bị đổi chỗ; nếu bản tiếng Việt đúng, viết {expected}",
            f"Day and month are swapped; if the Vietnamese is right, write {expected}",
        )


@rule("N006", "error")
def impossible_date(book: Book) -> Iterator[Finding]:
    """Ngày không có trong lịch | Date that the calendar does not have

    vi: Ngày không có thật không thể là hạn hay ngày ban hành.
    en: It cannot be a deadline or a date of issue.
    do_vi: Xem lại ngày và tháng trong nguồn.
    do_en: Look up day and month in the source.
    bad: 31/02/2024
    good: 29/02/2024
    """
    for page in book.pages.values():
        for figure in page.figures:
            if figure.kind == "impossible":
                yield found(
                    page,
                    figure.start,
                    f"Lịch không có ngày “{shown(page.text[figure.start : figure.end])}”.",
                    f"The calendar has no “{shown(page.text[figure.start : figure.end])}”.",
                    "Xem lại ngày, tháng; tiếng Việt viết ngày trước tháng.",
                    "Check day and month; Vietnamese writes the day first.",
                )


@rule("N007", "error")
def magnitude_differs(book: Book) -> Iterator[Finding]:
    """Bậc số, đơn vị hoặc đồng tiền khác nhau | Magnitude, unit or currency differs

    vi: tỷ là billion, triệu là million, nghìn tỷ là trillion.
    en: tỷ is billion, triệu is million, nghìn tỷ is trillion.
    do_vi: Dịch đúng bậc số và đồng tiền: tỷ đồng là billion VND.
    do_en: Translate magnitude and currency exactly: tỷ đồng is billion VND.
    bad: vi: 20 tỷ đồng · en: 20 million VND
    good: vi: 20 tỷ đồng · en: 20 billion VND
    """
    for mismatch in _of(book, "N007"):
        yield _differs(
            mismatch,
            "Ghi cùng bậc số và đơn vị ở hai bản: tỷ = billion, triệu = million, nghìn tỷ = trillion; đồng = VND.",
            "Give the same magnitude and unit in both: tỷ = billion, triệu = million, nghìn tỷ = trillion; đồng = VND.",
        )


@rule("N008", "error")
def article_differs(book: Book) -> Iterator[Finding]:
    """Điều, khoản, điểm khác nhau giữa hai ngôn ngữ | Article, clause or point differs between the languages

    vi: Người đọc tra nhầm điều luật.
    en: Readers look up the wrong provision.
    do_vi: Đối chiếu với văn bản, ghi cùng điều, khoản, điểm ở hai bản.
    do_en: Compare the document and give the same article, clause and point in both.
    bad: vi: Điều 12 · en: Article 21
    good: vi: khoản 2 Điều 12 · en: Article 12(2)
    """
    for mismatch in _of(book, "N008"):
        yield _differs(
            mismatch,
            "Ghi cùng chỗ ở hai bản: Điều = Article, khoản = Clause, điểm = Point, phụ lục = Annex.",
            "Give the same place in both: Điều = Article, khoản = Clause, điểm = Point, phụ lục = Annex.",
        )
    yield from places_differ(book)


def written(item: Item, lang: str) -> str:
    """The bare number in a language's notation."""
    return format_number(item.raw, lang) if item.kind == "number" else item.figure.label


def _proper(figure: Figure, lang: str) -> str:
    ends = [figure.low] if figure.high is None else [figure.low, figure.high]
    return ("-" if lang == "vi" else "–").join(format_number(end, lang) for end in ends)


def _english_date(item: Item) -> str:
    if item.kind not in ("day", "month"):
        return ""
    year, month, *day = (
        item.figure.label.rsplit("-", 2) if item.kind == "day" else item.figure.label.rsplit("-", 1)
    )
    name = MONTHS[int(month) - 1]
    return " ".join([*(str(int(part)) for part in day), name, *([] if year.startswith("-") else [year])])


RULES = (
    figure_differs,
    wrong_notation,
    percent_lost,
    date_differs,
    day_month_swapped,
    impossible_date,
    magnitude_differs,
    article_differs,
)
