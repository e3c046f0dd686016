"""M: files that cannot be read as they are meant."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from guidebook.book import Book
from guidebook.chapters import Fault, Page
from guidebook.chapters.layout import BLOCK_TYPES
from guidebook.model import Finding
from guidebook.rules.nearest import did_you_mean
from guidebook.rules.rule import found, in_file, rule, shown


def _faults(book: Book, *kinds: str) -> Iterator[tuple[Page, Fault]]:
    for page in book.pages.values():
        for fault in page.faults:
            if fault.kind in kinds:
                yield page, fault


@rule("M001", "error")
def fence_open(book: Book) -> Iterator[Finding]:
    """Khối mã hoặc ghi chú ẩn không đóng | Code fence or comment that is never closed

    vi: Phần còn lại của trang bị coi là mã, hoặc ghi chú nội bộ hiện ra cho người đọc.
    en: The rest of the page is taken for code, or an internal comment becomes visible.
    do_vi: Thêm dòng đóng: ``` cho mã, --> cho ghi chú.
    do_en: Add the closing line: ``` for code, --> for a comment.
    bad: ``` (không có dòng ``` thứ hai)
    bad_en: ``` (and no second line ```)
    good: ``` … ```
    """
    for page, fault in _faults(book, "fence", "comment"):
        if fault.kind == "fence":
            yield found(
                page,
                fault.offset,
                "Khối mã mở ở đây nhưng không đóng; mọi dòng sau đó bị coi là mã.",
                "A code fence opens here and is never closed; every line after it is taken for code.",
                "Thêm một dòng kết thúc giống hệt dấu mở (``` hoặc ~~~).",
                "Add a closing line with exactly the same signs (``` or ~~~).",
            )
        else:
            yield found(
                page,
                fault.offset,
                "Ghi chú ẩn <!-- mở ở đây nhưng không có -->.",
                "A comment <!-- opens here and has no -->.",
                "Thêm --> ở cuối ghi chú.",
                "Add --> at the end of the comment.",
            )


@rule("M002", "error")
def conflict_marker(book: Book) -> Iterator[Finding]:
    """Còn dấu xung đột khi gộp bản | Conflict marker left from a merge

    vi: Hai phiên bản của cùng một đoạn nằm lẫn trong bài.
    en: Two versions of the same passage stand in the text.
    do_vi: Giữ một phiên bản, xóa ba dòng dấu <<<<<<<, =======, >>>>>>>.
    do_en: Keep one version and delete the three lines <<<<<<<, =======, >>>>>>>.
    bad: <<<<<<< HEAD
    good: (giữ một phiên bản, xóa các dòng <<<<<<<, =======, >>>>>>>)
    good_en: (keep one version, delete the lines <<<<<<<, =======, >>>>>>>)
    """
    for page, fault in _faults(book, "conflict"):
        if fault.detail.vi.startswith("<"):
            yield found(
                page,
                fault.offset,
                "Dòng này là dấu xung đột <<<<<<< còn sót khi gộp hai phiên bản.",
                "This line is a conflict marker <<<<<<< left from merging two versions.",
                "Chọn một phiên bản rồi xóa các dòng <<<<<<<, ======= và >>>>>>>.",
                "Keep one version and delete the lines <<<<<<<, ======= and >>>>>>>.",
            )


@rule("M003", "error")
def block_open(book: Book) -> Iterator[Finding]:
    """Khung /// không đóng, thừa dấu đóng hoặc sai loại | Block /// not closed, closed without opening, or
    unknown

    vi: Khung không đóng nuốt mọi đề mục phía sau mà không báo lỗi.
    en: A block that is not closed silently swallows every heading after it.
    do_vi: Mỗi khung mở bằng một dòng /// loại và đóng bằng một dòng chỉ có ///.
    do_en: Open each block with a line /// type and close it with a line that holds only ///.
    bad: /// note | Lưu ý (không có dòng /// đóng)
    bad_en: /// note | Note (and no closing line ///)
    good: /// note | Lưu ý … ///
    good_en: /// note | Note … ///
    """
    for page, fault in _faults(book, "unclosed-block", "unopened-block", "unknown-block"):
        name = fault.detail.vi
        if fault.kind == "unclosed-block":
            if name not in BLOCK_TYPES:
                continue  # reported as unknown
            after = sum(1 for heading in page.headings if heading.offset > fault.offset)
            yield found(
                page,
                fault.offset,
                f"Khung “/// {name}” mở ở đây nhưng không đóng"
                + (f"; nó nuốt {after} đề mục phía sau." if after else "."),
                f"The block “/// {name}” opens here and is never closed"
                + (f"; it swallows {after} heading{'s' * (after > 1)} after it." if after else "."),
                "Thêm một dòng chỉ có /// ở cuối khung.",
                "Add a line with only /// at the end of the block.",
            )
        elif fault.kind == "unopened-block":
            yield found(
                page,
                fault.offset,
                "Dòng /// này đóng một khung không hề mở.",
                "This line /// closes a block that was never opened.",
                "Xóa dòng này, hoặc thêm dòng mở như “/// note | Lưu ý” ở đầu khung.",
                "Delete the line, or add an opening line such as “/// note | Note”.",
            )
        else:
            near_vi, near_en = did_you_mean(name, BLOCK_TYPES)
            yield found(
                page,
                fault.offset,
                f"Không có loại khung “{shown(name)}”.",
                f"There is no block type “{shown(name)}”.",
                "Dùng note, tip, warning, danger, example, abstract, question, details hoặc "
                f"caption.{near_vi}",
                f"Use note, tip, warning, danger, example, abstract, question, details or caption.{near_en}",
            )


@rule("M004", "error")
def not_utf8(book: Book) -> Iterator[Finding]:
    """Tệp không phải UTF-8 | File that is not UTF-8

    vi: Chữ có dấu hiện thành ký tự lạ.
    en: Letters with diacritics become garbage.
    do_vi: Mở tệp và lưu lại với bảng mã UTF-8.
    do_en: Open the file and save it again as UTF-8.
    bad: (tệp lưu bằng Windows-1258 hoặc TCVN3)
    bad_en: (a file saved as Windows-1258 or TCVN3)
    good: (tệp lưu bằng UTF-8)
    good_en: (a file saved as UTF-8)
    """
    for page, fault in _faults(book, "utf8"):
        yield found(
            page,
            fault.offset,
            f"Tệp không phải UTF-8: gặp byte {fault.detail.vi}.",
            f"The file is not UTF-8: it contains the byte {fault.detail.en}.",
            "Mở tệp và lưu lại với bảng mã UTF-8.",
            "Open the file and save it again as UTF-8.",
        )


@rule("M005", "error")
def line_ends(book: Book) -> Iterator[Finding]:
    """Có BOM hoặc xuống dòng kiểu Windows | Byte order mark or Windows line ends

    vi: Phần đầu trang có thể không được nhận ra, và mỗi lần lưu làm mọi dòng thành “đã đổi”.
    en: Front matter may not be recognised, and every line counts as changed each time the file is saved.
    do_vi: Lưu lại thành UTF-8 không BOM, xuống dòng LF.
    do_en: Save it again as UTF-8 without BOM, with LF line ends.
    bad: (tệp kết thúc dòng bằng CRLF)
    bad_en: (lines that end with CRLF)
    good: (tệp kết thúc dòng bằng LF)
    good_en: (lines that end with LF)
    """
    for page, fault in _faults(book, "bom", "crlf"):
        if fault.kind == "bom":
            yield found(
                page,
                0,
                "Tệp bắt đầu bằng BOM (U+FEFF).",
                "The file begins with a byte order mark (U+FEFF).",
                "Lưu lại thành “UTF-8 không BOM”.",
                "Save it as “UTF-8 without BOM”.",
            )
        else:
            yield found(
                page,
                fault.offset,
                "Dòng kết thúc kiểu Windows (CRLF).",
                "The line ends the Windows way (CRLF).",
                "Chọn LF trong trình soạn thảo rồi lưu lại.",
                "Choose LF in the editor and save again.",
            )


@rule("M006", "error")
def decomposed_name(book: Book) -> Iterator[Finding]:
    """Tên tệp không ở dạng NFC | File name that is not NFC

    vi: Tên nhìn giống nhau nhưng máy chủ không tìm thấy tệp; thường do chép từ máy Mac.
    en: The name looks the same but the server does not find it; often copied from a Mac.
    do_vi: Đổi tên tệp, chỉ dùng chữ a-z, số và gạch nối; sửa các liên kết dẫn tới tệp.
    do_en: Rename the file with the letters a–z, digits and hyphens only; correct the links to it.
    bad: so-đồ.svg (chữ ồ gồm ba ký tự)
    bad_en: so-đồ.svg (the letter ồ made of three characters)
    good: so-do.svg
    """
    for file in sorted(book.files):
        if not file.isascii() and not unicodedata.is_normalized("NFC", file):
            name = unicodedata.normalize("NFC", file.rpartition("/")[2])
            yield in_file(
                file,
                f"Tên tệp “{name}” không ở dạng NFC.",
                f"The file name “{name}” is not in NFC.",
                "Đổi tên, tốt nhất chỉ dùng chữ không dấu a-z, số và gạch nối.",
                "Rename it, best with the letters a–z, digits and hyphens only.",
            )


@rule("M007", "error")
def matter_unreadable(book: Book) -> Iterator[Finding]:
    """Phần đầu trang không đọc được | Front matter that cannot be read

    vi: Trang mất phần mô tả, số chương và ngày rà soát.
    en: The page loses its description, chapter number and date of review.
    do_vi: Viết mỗi dòng dạng “tên: giá trị”; giá trị có dấu hai chấm đặt trong ngoặc kép.
    do_en: Write each line as “name: value”; a value with a colon stands in quotes.
    bad: description: Mục tiêu: giảm 5%
    good: description: "Mục tiêu: giảm 5%"
    """
    for page, fault in _faults(book, "matter"):
        message = fault.detail
        yield found(
            page,
            fault.offset,
            f"{message.vi[0].upper()}{message.vi[1:]}.",
            f"{message.en[0].upper()}{message.en[1:]}.",
            "Viết mỗi dòng dạng “tên: giá trị”; đặt giá trị có dấu hai chấm trong ngoặc kép.",
            "Write each line as “name: value”; put a value with a colon in quotes.",
        )


RULES = (fence_open, conflict_marker, block_open, not_utf8, line_ends, decomposed_name, matter_unreadable)
