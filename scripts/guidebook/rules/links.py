"""L001–L008: links to files."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from guidebook.book import Book
from guidebook.chapters import Page
from guidebook.model import Finding
from guidebook.rules.nearest import Names, did_you_mean
from guidebook.rules.rule import found, in_file, rule, shown
from guidebook.rules.targets import Target, exists, targets

_DOWNLOAD = (".pdf", ".docx", ".xlsx", ".zip", ".epub", ".odt", ".ods", ".csv", ".pptx")
_PICTURE = (".png", ".jpg", ".jpeg", ".svg", ".gif", ".webp", ".avif")


def _missing(book: Book) -> Iterator[Target]:
    """Links to files that do not exist, whatever the letter case."""
    for target in targets(book):
        if target.kind == "file" and not exists(book, target.path) and not _directory(book, target.path):
            yield target


def _directory(book: Book, path: str) -> bool:
    return (
        any(file.startswith(path + "/") for file in book.files)
        if "." not in posixpath.basename(path)
        else False
    )


def _by_case(book: Book, path: str) -> str:
    return book.once("folded", lambda: {file.lower(): file for file in book.files}).get(path.lower(), "")


def _nearest(book: Book, path: str) -> str:
    names = book.once("texts", lambda: Names(file for file in book.files if not file.lower().endswith(_PICTURE)))
    return names.nearest(path)


def _relative(path: str, page: Page) -> str:
    return posixpath.relpath(path, posixpath.dirname(page.file))


@rule("L001", "error")
def page_missing(book: Book) -> Iterator[Finding]:
    """Liên kết tới trang hoặc tệp không có | Link to a page or file that does not exist

    vi: Người đọc bấm vào và gặp trang lỗi.
    en: Readers follow the link and meet an error page.
    do_vi: Sửa đường dẫn theo gợi ý; trang đã bỏ thì bỏ liên kết.
    do_en: Correct the path as proposed; if the page is gone, remove the link.
    bad: [mua sắm](02-mua-sam.md)
    good: [mua sắm](02-procurement.md)
    """
    for target in _missing(book):
        if target.link.image or _by_case(book, target.path) or target.path.lower().endswith(_DOWNLOAD):
            continue
        near = book.once(("nearest", target.path), lambda path=target.path: _nearest(book, path))
        near_text = _relative(near, target.page) if near else ""
        yield found(
            target.page,
            target.link.at,
            f"Liên kết tới “{shown(target.link.target)}”, nhưng không có tệp {target.path}.",
            f"The link leads to “{shown(target.link.target)}”, but there is no file {target.path}.",
            f"Viết {near_text} nếu đó là trang cần dẫn; nếu không, sửa tên hoặc bỏ liên kết."
            if near
            else "Sửa tên tệp hoặc bỏ liên kết.",
            f"Write {near_text} if that is the page meant; otherwise correct the name or remove the link."
            if near
            else "Correct the file name or remove the link.",
        )


@rule("L003", "error")
def letter_case(book: Book) -> Iterator[Finding]:
    """Chữ hoa, chữ thường trong tên tệp không khớp | Letter case of a file name differs

    vi: Trên máy Windows liên kết vẫn chạy, nhưng trên máy chủ thì hỏng.
    en: The link works on Windows but breaks on the server.
    do_vi: Viết tên tệp đúng từng chữ hoa, chữ thường.
    do_en: Write the file name with the very same capital and small letters.
    bad: [tổng quan](01-Overview.md)
    good: [tổng quan](01-overview.md)
    """
    for target in _missing(book):
        if real := _by_case(book, target.path):
            name = _relative(real, target.page)
            yield found(
                target.page,
                target.link.at,
                f"“{shown(target.link.target)}” khác chữ hoa, chữ thường với tên tệp thật {real}.",
                f"“{shown(target.link.target)}” differs in letter case from the real file {real}.",
                f"Viết đúng: {name}",
                f"Write {name}",
            )


@rule("L006", "error")
def link_absolute(book: Book) -> Iterator[Finding]:
    """Đường dẫn tuyệt đối trong kho | Absolute path into the repository

    vi: Đường dẫn bắt đầu bằng / chỉ đúng khi trang đặt ở gốc máy chủ; bản chép trên USB sẽ hỏng.
    en: A path that begins with / only works at the root of a server; the copy on a USB stick breaks.
    do_vi: Viết đường dẫn tương đối, bắt đầu từ thư mục của trang này.
    do_en: Write the path relative to the folder of this page.
    bad: [chương 1](/docs/vi/chapters/01-why.md)
    good: [chương 1](../chapters/01-why.md)
    """
    for target in targets(book):
        if target.kind != "absolute":
            continue
        path = target.path.lstrip("/")
        tries = [path, f"docs/{path}", f"docs/{target.page.lang}/{path}"]
        real = next((name for name in tries if name in book.files), "")
        yield found(
            target.page,
            target.link.at,
            f"Đường dẫn “{shown(target.link.target)}” bắt đầu bằng dấu /.",
            f"The path “{shown(target.link.target)}” begins with a slash.",
            f"Viết đường dẫn tương đối: {_relative(real, target.page)}"
            if real
            else "Viết đường dẫn tính từ tệp này, ví dụ ../reference/laws.md.",
            f"Write the relative path: {_relative(real, target.page)}"
            if real
            else "Write the path from this file, such as ../reference/laws.md.",
        )


@rule("L007", "warning")
def other_language(book: Book) -> Iterator[Finding]:
    """Liên kết sang ngôn ngữ kia | Link to the other language

    vi: Người đọc đang đọc tiếng Việt bị chuyển sang tiếng Anh, hoặc ngược lại.
    en: A reader of one language lands in the other.
    do_vi: Dẫn tới trang cùng ngôn ngữ.
    do_en: Link to the page in the same language.
    bad: (docs/en) [chapter 1](../../vi/chapters/01-why.md)
    good: (docs/en) [chapter 1](01-why.md)
    """
    for target in targets(book):
        other = "en" if target.page.lang == "vi" else "vi"
        if target.kind == "file" and target.path.startswith(f"docs/{other}/") and target.path in book.files:
            own = f"docs/{target.page.lang}/{target.path.split('/', 2)[2]}"
            name = _relative(own, target.page)
            yield found(
                target.page,
                target.link.at,
                f"Liên kết sang trang của ngôn ngữ kia: {target.path}.",
                f"The link leads to a page of the other language: {target.path}.",
                f"Viết {name}" if own in book.files else "Dẫn tới trang cùng ngôn ngữ.",
                f"Write {name}" if own in book.files else "Link to a page of the same language.",
            )


@rule("L008", "error")
def download_missing(book: Book) -> Iterator[Finding]:
    """Tệp tải về không có | Download that does not exist

    vi: Người đọc bấm tải về và nhận trang lỗi.
    en: Readers want to download a file and get an error page.
    do_vi: Sửa tên tệp theo danh sách trong lời nhắc, hoặc thêm tệp.
    do_en: Correct the name after the list in the message, or add the file.
    bad: [mẫu 02](../../assets/mau-02.pdf)
    good: [mẫu 02](../../assets/mau-02-thong-ke.pdf)
    """
    for target in _missing(book):
        if target.link.image or not target.path.lower().endswith(_DOWNLOAD) or _by_case(book, target.path):
            continue
        folder = posixpath.dirname(target.path)
        there = sorted(posixpath.basename(file) for file in book.files if posixpath.dirname(file) == folder)
        listing = ", ".join(there[:5]) + ("…" if len(there) > 5 else "")
        yield found(
            target.page,
            target.link.at,
            f"Không có tệp {target.path}.",
            f"There is no file {target.path}.",
            f"Thư mục đó có: {listing}." if there else f"Thư mục {folder} trống hoặc không có.",
            f"That folder holds: {listing}." if there else f"The folder {folder} is empty or does not exist.",
        )


@rule("L011", "error")
def nav_missing(book: Book) -> Iterator[Finding]:
    """Mục lục nêu trang không có | Navigation names a page that does not exist

    vi: Trang biến mất khỏi mục lục, hoặc trang web không dựng được.
    en: The page vanishes from the navigation, or the site cannot be built.
    do_vi: Sửa tên trong mkdocs.yml, hoặc tạo trang.
    do_en: Correct the name in mkdocs.yml, or create the page.
    bad: nav: [chapters/01-wy.md]
    good: nav: [chapters/01-why.md]
    """
    paths = {str(page.id.path) for page in book.pages.values()}
    for entry in book.nav or ():
        if entry.path not in paths and f"docs/vi/{entry.path}" not in book.files:
            near_vi, near_en = did_you_mean(entry.path, paths)
            yield in_file(
                "mkdocs.yml",
                f"Mục lục nêu {entry.path}, nhưng không có docs/vi/{entry.path}.",
                f"The navigation names {entry.path}, but there is no docs/vi/{entry.path}.",
                f"Sửa tên hoặc tạo trang.{near_vi}",
                f"Correct the name or create the page.{near_en}",
                line=entry.line,
                column=entry.column,
            )


RULES = (page_missing, letter_case, link_absolute, other_language, download_missing, nav_missing)
