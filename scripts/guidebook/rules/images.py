"""I: pictures and their alternative texts."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from guidebook.book import Book
from guidebook.model import Finding
from guidebook.rules.nearest import Names
from guidebook.rules.rule import found, rule, shown
from guidebook.rules.targets import Target, exists, targets
from guidebook.rules.tongue import looks_english, looks_vietnamese

_PICTURE = (".png", ".jpg", ".jpeg", ".svg", ".gif", ".webp", ".avif")
_FILE_NAME = re.compile(
    r"[\w .-]*\.(?:png|jpe?g|svg|gif|webp|avif)|(?:img|image|hinh|hình|anh|ảnh|screenshot|figure"
    r"|fig)[\s_-]*\d*",
    re.I,
)


def _images(book: Book) -> Iterator[Target]:
    return (target for target in targets(book) if target.link.image)


@rule("I001", "error")
def image_missing(book: Book) -> Iterator[Finding]:
    """Hình không có | Picture that does not exist

    vi: Trang hiện ô hình vỡ, bản in dừng lại.
    en: The page shows a broken picture and the print run stops.
    do_vi: Sửa đường dẫn theo gợi ý, hoặc thêm hình vào docs/assets/images.
    do_en: Correct the path as proposed, or add the picture to docs/assets/images.
    bad: ![Sơ đồ bảy bước](../../assets/images/so-do.svg)
    good: ![Sơ đồ bảy bước](../../assets/images/seven-steps-vi.svg)
    """
    for target in _images(book):
        if target.kind in ("external", "absolute", "own"):
            continue
        if target.kind == "empty" or not exists(book, target.path):
            pictures = (file for file in book.files if file.lower().endswith(_PICTURE))
            near = book.once("pictures", lambda names=pictures: Names(names)).nearest(target.path)
            path = posixpath.relpath(near, posixpath.dirname(target.page.file)) if near else ""
            yield found(
                target.page,
                target.link.at if target.link.target else target.link.start,
                f"Không có tệp hình “{shown(target.path)}”." if target.path else "Hình không có địa chỉ.",
                f"There is no picture “{shown(target.path)}”."
                if target.path
                else "The picture has no address.",
                f"Hình gần giống nhất: {path}" if path else "Thêm tệp hình vào docs/assets/images.",
                f"The nearest picture is {path}" if path else "Add the picture to docs/assets/images.",
            )


@rule("I002", "warning")
def alt_empty(book: Book) -> Iterator[Finding]:
    """Hình không có lời thay thế | Picture without alternative text

    vi: Người khiếm thị không biết hình nói gì; bản in PDF/UA không dựng được.
    en: Blind readers do not learn what it shows, and the PDF/UA print cannot be made.
    do_vi: Viết trong ngoặc vuông một, hai câu: hình nói lên điều gì, kèm số liệu.
    do_en: Write in the square brackets, in one or two sentences, what the picture tells, figures included.
    bad: ![](../../assets/images/seven-steps-vi.svg)
    good: ![Bảy bước nối thành vòng, bước bảy quay lại bước hai.](../../assets/images/seven-steps-vi.svg)
    """
    for target in _images(book):
        if not target.link.text.strip():
            yield found(
                target.page,
                target.link.start,
                f"Hình {shown(target.link.target)} không có lời thay thế.",
                f"The picture {shown(target.link.target)} has no alternative text.",
                "Viết trong ngoặc vuông một, hai câu cho biết hình nói gì, kèm số liệu.",
                "Write in the square brackets, in one or two sentences, what it tells, figures included.",
            )


@rule("I003", "warning")
def alt_file_name(book: Book) -> Iterator[Finding]:
    """Lời thay thế chỉ là tên tệp | Alternative text is a file name

    vi: Tên tệp không cho biết hình nói gì.
    en: A file name does not say what the picture tells.
    do_vi: Thay tên tệp bằng điều hình muốn nói.
    do_en: Replace the file name by what the picture tells.
    bad: ![hinh1.png](hinh1.png)
    good: ![Cường độ năng lượng giảm, tổng phát thải vẫn tăng.](hinh1.png)
    """
    for target in _images(book):
        text = target.link.text.strip()
        if text and _FILE_NAME.fullmatch(text):
            yield found(
                target.page,
                target.link.body[0],
                f"Lời thay thế “{shown(text)}” chỉ là tên tệp.",
                f"The alternative text “{shown(text)}” is only a file name.",
                "Thay bằng một câu nói điều hình cho thấy, để người nghe trang cũng hiểu.",
                "Replace it by a sentence that says what the picture shows, for those who hear the page.",
            )


@rule("I004", "warning")
def alt_language(book: Book) -> Iterator[Finding]:
    """Lời thay thế viết bằng ngôn ngữ kia | Alternative text in the other language

    vi: Trình đọc màn hình đọc sai ngôn ngữ, người nghe không hiểu.
    en: A screen reader pronounces it in the wrong language.
    do_vi: Dịch lời thay thế sang ngôn ngữ của trang.
    do_en: Translate the alternative text into the language of the page.
    bad: (docs/en) ![Sơ đồ bảy bước lập kế hoạch](…)
    good: (docs/en) ![Seven steps of planning](…)
    """
    for target in _images(book):
        text, lang = target.link.text, target.page.lang
        if lang == "en" and looks_vietnamese(text) or lang == "vi" and looks_english(text):
            yield found(
                target.page,
                target.link.body[0],
                f"Lời thay thế “{shown(text)}” chưa dịch sang "
                f"{'tiếng Anh' if lang == 'en' else 'tiếng Việt'}.",
                f"The alternative text “{shown(text)}” is not in "
                f"{'English' if lang == 'en' else 'Vietnamese'}.",
                "Dịch lời thay thế.",
                "Translate the alternative text.",
            )


RULES = (image_missing, alt_empty, alt_file_name, alt_language)
