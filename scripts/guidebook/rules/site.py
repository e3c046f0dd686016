"""H: the built site; each rule is called with Built."""

from __future__ import annotations

from collections.abc import Iterator

from guidebook.finding import LANGUAGES, Finding
from guidebook.rules.reached import Built, groups
from guidebook.rules.rule import rule, shown


@rule("H001", "error")
def target_missing(built: Built) -> Iterator[Finding]:
    """Trang đã dựng: liên kết tới trang không có | Built page: link to a page that does not exist

    vi: Người đọc gặp trang lỗi; bản chép trên USB cũng vậy.
    en: Readers meet an error page, on the USB copy too.
    do_vi: Sửa liên kết trong tệp nguồn rồi dựng lại trang.
    do_en: Correct the link in the source file and build the site again.
    bad: <a href="../02-mua-sam/">
    good: <a href="../02-procurement/">
    """
    for (target, address), pages in built.missing_links.items():
        near = built.page_names.nearest(target)
        for page, group in groups(pages):
            yield built.at(
                page,
                group,
                address,
                f"Liên kết “{shown(address)}” dẫn tới {shown(target)}, không có trang đó.",
                f"The link “{shown(address)}” leads to {shown(target)}, which does not exist.",
                f"Sửa liên kết trong tệp nguồn; gần giống nhất là {near}." if near else "Sửa liên kết trong tệp nguồn.",
                f"Correct the link in the source; the nearest page is {near}." if near else "Correct the link in the source.",
            )


@rule("H002", "error")
def built_anchor_missing(built: Built) -> Iterator[Finding]:
    """Trang đã dựng: neo không có | Built page: anchor that does not exist

    vi: Trình duyệt mở đầu trang thay vì đúng đoạn.
    en: The browser opens the top of the page instead of the passage.
    do_vi: Sửa phần sau dấu # trong tệp nguồn, hoặc đặt mã neo ở đích.
    do_en: Correct the part after # in the source, or give the target that id.
    bad: <a href="../01-why/#quy-trinh">
    good: <a href="../01-why/#procedure">
    """
    for (target, fragment, address), pages in built.missing_anchors.items():
        near = built.anchor_names(target).nearest(fragment)
        for page, group in groups(pages):
            yield built.at(
                page,
                group,
                address,
                f"Liên kết “{shown(address)}”: trang {shown(target)} không có neo #{shown(fragment)}.",
                f"The link “{shown(address)}”: the page {shown(target)} has no anchor #{shown(fragment)}.",
                f"Viết #{near} trong tệp nguồn nếu đó là chỗ cần dẫn." if near else "Sửa liên kết trong tệp nguồn hoặc thêm mã neo.",
                f"Write #{near} in the source if that is the place meant." if near else "Correct the link in the source or add the id.",
            )


@rule("H003", "error")
def asset_missing(built: Built) -> Iterator[Finding]:
    """Trang đã dựng: thiếu hình, kiểu chữ hoặc mã lệnh | Built page: picture, style or script missing

    vi: Trang hiện thiếu hình, mất kiểu trình bày hoặc mất chức năng.
    en: The page lacks a picture, its style or a function.
    do_vi: Thêm tệp vào docs/assets, hoặc sửa địa chỉ trong tệp nguồn.
    do_en: Add the file to docs/assets, or correct the address in the source.
    bad: <img src="../assets/so-do.svg">
    good: <img src="../assets/images/so-do.svg">
    """
    for (target, address), pages in built.missing_assets.items():
        near = built.asset_names.nearest(target)
        for page, group in groups(pages):
            yield built.at(
                page,
                group,
                address,
                f"Thiếu tệp “{shown(address)}” ({shown(target)})." if address else "Có src hoặc href rỗng.",
                f"The file “{shown(address)}” ({shown(target)}) is missing."
                if address
                else "An empty src or href.",
                f"Thêm tệp hoặc sửa địa chỉ trong tệp nguồn; gần giống nhất là {near}." if near else "Thêm tệp hoặc sửa địa chỉ.",
                f"Add the file, or correct the address in the source; the nearest is {near}."
                if near
                else "Add the file or correct the address.",
            )


@rule("H004", "warning")
def built_id_twice(built: Built) -> Iterator[Finding]:
    """Trang đã dựng: một id dùng hai lần | Built page: id used twice

    vi: Liên kết và trình đọc màn hình chỉ tới chỗ đầu tiên.
    en: Links and screen readers only find the first.
    do_vi: Đặt mã khác cho một trong hai chỗ, giống nhau ở hai ngôn ngữ.
    do_en: Give one of the two another id, the same in both languages.
    bad: <h2 id="forms">…</h2> <table id="forms">
    good: <h2 id="forms">…</h2> <table id="forms-table">
    """
    for page in built.site.pages.values():
        if page.twice:
            names = ", ".join(f"#{shown(name)}" for name in page.twice[:5])
            yield built.at(
                page,
                [page],
                page.twice[0],
                f"Mã neo đứng ở hơn một chỗ trên trang: {names}.",
                f"Ids that stand at more than one place of the page: {names}.",
                "Đặt mã khác cho một chỗ trong tệp nguồn, giống nhau ở hai ngôn ngữ.",
                "Give one of them another id in the source, the same in both languages.",
            )


@rule("H005", "error")
def built_lang(built: Built) -> Iterator[Finding]:
    """Trang đã dựng: thuộc tính lang sai | Built page: wrong lang attribute

    vi: Trình đọc màn hình đọc tiếng Việt bằng giọng Anh, trình duyệt gợi ý dịch nhầm.
    en: Screen readers pronounce it in the wrong language, and browsers offer a needless translation.
    do_vi: Xem phần ngôn ngữ trong mkdocs.yml và thẻ html trong overrides.
    do_en: Look at the languages in mkdocs.yml and the html tag in overrides.
    bad: en/index.html: <html lang="vi">
    good: en/index.html: <html lang="en">
    """
    for page in built.site.pages.values():
        expected = "en" if page.path.startswith("en/") else "vi"
        lang = page.lang.partition("-")[0]
        if page.path == "404.html" and lang in LANGUAGES:
            continue  # one page answers for both languages; its parts say which is which
        if lang != expected:
            yield built.at(
                page,
                [page],
                "",
                f'Thẻ <html> ghi lang="{shown(page.lang)}", cần lang="{expected}".',
                f'The tag <html> says lang="{shown(page.lang)}", expected lang="{expected}".',
                "Xem cấu hình ngôn ngữ trong mkdocs.yml.",
                "Look at the languages in mkdocs.yml.",
            )


@rule("H006", "error")
def built_leftovers(built: Built) -> Iterator[Finding]:
    """Trang đã dựng: còn sót dấu Markdown | Built page: leftover Markdown

    vi: Người đọc thấy [@…], [^…], ](… hay /// thay vì chú thích, liên kết, khung.
    en: Readers see [@…], [^…], ](… or /// instead of a note, a link, a block.
    do_vi: Sửa dấu viết sai trong tệp nguồn; nếu muốn in nguyên, đặt trong `…`.
    do_en: Correct the sign in the source; to print it as it is, put it in `…`.
    bad: <p>giảm 15%[@qd-1658-2021</p>
    good: <p>giảm 15%<sup>…</sup></p>
    """
    for page in built.site.pages.values():
        for text in page.leftovers[:3]:
            yield built.at(
                page,
                [page],
                text,
                f"Còn sót dấu Markdown: “{shown(text)}”.",
                f"Leftover Markdown: “{shown(text)}”.",
                "Sửa chỗ đó trong tệp nguồn; nếu là mã, đặt trong `…`.",
                "Correct it in the source; if it is code, put it in `…`.",
            )


RULES = (target_missing, built_anchor_missing, asset_missing, built_id_twice, built_lang, built_leftovers)
