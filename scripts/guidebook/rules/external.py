"""E001–E005: where links lead that leave the book, as the last visits found them (`--online` visits them)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from guidebook.book import Book
from guidebook.external import FILE, Known, read_known
from guidebook.model import Finding, Place
from guidebook.rules.addresses import well_formed
from guidebook.rules.rule import in_file, rule, shown
from guidebook.rules.targets import targets

_REASONS = {
    "host": ("không có máy chủ này", "there is no such host"),
    "timeout": ("không trả lời kịp", "no answer in time"),
    "tls": ("chứng chỉ bảo mật không hợp lệ", "its certificate is not valid"),
    "connection": ("không kết nối được", "no connection"),
    "redirects": ("chuyển hướng vòng tròn", "it redirects without end"),
    "home": ("chỉ còn trang chủ", "only the home page is left"),
    "private": ("địa chỉ nội bộ", "an address in a private network"),
}


def external_links(book: Book) -> dict[str, list[Place]]:
    """Every http(s) link of the pages and every source of the registers -> where it stands, in order."""

    def make() -> dict[str, list[Place]]:
        places: dict[str, list[Place]] = {}
        for target in targets(book):
            if target.kind == "external" and well_formed(target.link.target):
                place = Place(target.page.file, *target.page.at(target.link.at))
                places.setdefault(target.link.target, []).append(place)
        registers = book.registers
        for entry in (*registers.terms.values(), *registers.laws.values(), *registers.facts.values()):
            for source in entry.sources:
                places.setdefault(source.url, []).append(source.place or entry.place)
        return places

    return book.once("external-links", make)


def _visited(book: Book) -> Iterator[tuple[str, list[Place], Known | None]]:
    known = book.once("external-known", lambda: read_known(book.root))
    for url, places in external_links(book).items():
        yield url, places, known.get(url)


def _at(places: list[Place], vi: str, en: str, do_vi: str, do_en: str, severity: str = "") -> Finding:
    """A finding at the first place of a link; the others are related."""
    first, *others = places
    return in_file(
        first.file,
        vi,
        en,
        do_vi,
        do_en,
        line=first.line,
        column=first.column,
        related=tuple((other.file, other.line) for other in others[:10]),
        severity=severity,
    )


def _reason(known: Known) -> tuple[str, str]:
    return _REASONS.get(known.code, (f"HTTP {known.code}", f"HTTP {known.code}"))


@rule("E001", "error")
def link_gone(book: Book) -> Iterator[Finding]:
    """Trang bên ngoài không còn | External page is gone

    vi: Người đọc không kiểm chứng được. Chỉ báo khi hai lần xem cách nhau ít nhất một ngày đều không thấy trang.
    en: Readers cannot verify. Told only when two visits at least a day apart found nothing.
    do_vi: Tìm địa chỉ mới hoặc bản lưu (web.archive.org) rồi thay liên kết; không có thì đổi nguồn.
    do_en: Find the new address or an archived copy (web.archive.org) and change the link; else change the source.
    bad: https://example.org/removed (HTTP 404, 14/11/2026, 21/11/2026)
    good: https://example.org/report (HTTP 200)
    """
    for url, places, known in _visited(book):
        if known and known.confirmed:
            vi, en = _reason(known)
            since, last = known.failed or known.checked, known.checked
            yield _at(
                places,
                f"Trang {shown(url, 90)} không còn: {vi}, từ {since:%d/%m/%Y} đến {last:%d/%m/%Y}.",
                f"The page {shown(url, 90)} is gone: {en}, from {since:%Y-%m-%d} to {last:%Y-%m-%d}.",
                f"Tìm địa chỉ mới hoặc bản lưu: https://web.archive.org/web/*/{url}",
                f"Find the new address or an archived copy: https://web.archive.org/web/*/{url}",
            )


def moved_links(book: Book) -> Iterator[tuple[str, str, list[Place]]]:
    """Addresses that have moved for good: old, new, and where the old one stands."""
    for url, places, known in _visited(book):
        if known and known.state == "ok" and known.to:
            yield url, known.to, places


@rule("E002", "info")
def link_moved(book: Book) -> Iterator[Finding]:
    """Trang bên ngoài đã chuyển hẳn | External page has moved for good

    vi: Máy chủ còn chuyển tiếp, nhưng không mãi.
    en: The server still forwards, but not for ever.
    do_vi: Thay bằng địa chỉ mới mà máy chủ nêu.
    do_en: Replace it with the new address that the server names.
    bad: http://example.org/report
    good: https://example.org/report
    """
    for url, to, places in moved_links(book):
        yield _at(
            places,
            f"Trang {shown(url, 90)} đã chuyển hẳn sang {shown(to, 90)}.",
            f"The page {shown(url, 90)} has moved for good to {shown(to, 90)}.",
            f"Viết: {to}",
            f"Write: {to}",
        )


@rule("E003", "warning")
def link_doubtful(book: Book) -> Iterator[Finding]:
    """Không rõ trang bên ngoài còn hay không | External page: nobody can tell

    vi: Trang có thể đã mất nhưng mới xem một lần (nhắc), hoặc máy chủ từ chối chương trình tự động (chỉ ghi nhận).
    en: The page may be gone but was visited once only (a warning), or its server refuses programs (a remark).
    do_vi: Mở thử bằng trình duyệt; còn thì không phải làm gì, mất thì đổi liên kết. Lần kiểm tra tới sẽ thử lại.
    do_en: Open it in a browser; if it is there, do nothing; if not, change the link. The next visit tries again.
    bad: https://example.org/removed (HTTP 404 lần đầu)
    bad_en: https://example.org/removed (HTTP 404 for the first time)
    good: https://example.org/report (HTTP 200)
    """
    for url, places, known in _visited(book):
        if known is None or known.state == "ok" or known.confirmed:
            continue
        vi, en = _reason(known)
        again = known.next or known.checked + timedelta(days=1)
        yield _at(
            places,
            f"Không rõ trang {shown(url, 90)} còn hay không: {vi} ({known.checked:%d/%m/%Y}).",
            f"Nobody can tell whether the page {shown(url, 90)} is there: {en} ({known.checked:%Y-%m-%d}).",
            f"Mở thử bằng trình duyệt; máy thử lại từ ngày {again:%d/%m/%Y}.",
            f"Open it in a browser; the checker tries again from {again:%Y-%m-%d} on.",
            severity="" if known.state == "gone" else "info",
        )


@rule("E004", "warning")
def fragment_gone(book: Book) -> Iterator[Finding]:
    """Trang bên ngoài còn, nhưng mất đoạn được dẫn | External page is there, its passage is not

    vi: Trình duyệt mở đầu trang thay vì đúng đoạn.
    en: The browser opens the top of the page instead of the passage.
    do_vi: Sửa phần sau dấu #, hoặc bỏ phần đó.
    do_en: Correct what follows the #, or drop it.
    bad: https://example.org/law#artcle-5
    good: https://example.org/law#article-5
    """
    for url, places, known in _visited(book):
        if known and known.state == "ok" and not known.anchor:
            fragment = shown(url.partition("#")[2])
            yield _at(
                places,
                f"Trang {shown(url, 90)} không có đoạn #{fragment}.",
                f"The page {shown(url, 90)} has no passage #{fragment}.",
                "Sửa phần sau dấu #, hoặc bỏ phần đó.",
                "Correct what follows the #, or drop it.",
            )


@rule("E005", "info")
def link_unvisited(book: Book) -> Iterator[Finding]:
    """Liên kết ra ngoài chưa được xem lần nào | External link never visited

    vi: Bình thường máy không mở mạng, chỉ đọc kết quả đã ghi trong .ci/links.json.
    en: The checker normally stays off the network and only reads what .ci/links.json records.
    do_vi: Chạy guidebook check --online, hoặc đợi lần chạy hằng tuần.
    do_en: Run guidebook check --online, or wait for the weekly run.
    bad: https://example.org/new (không có trong .ci/links.json)
    bad_en: https://example.org/new (not in .ci/links.json)
    good: https://example.org/report (có trong .ci/links.json)
    good_en: https://example.org/report (in .ci/links.json)
    """
    for url, places, known in _visited(book):
        if known is None:
            yield _at(
                places,
                f"Trang {shown(url, 90)} chưa được xem lần nào ({FILE} không có).",
                f"The page {shown(url, 90)} was never visited (it is not in {FILE}).",
                "Chạy: guidebook check --online",
                "Run: guidebook check --online",
            )


RULES = (link_gone, link_moved, link_doubtful, fragment_gone, link_unvisited)
