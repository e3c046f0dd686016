"""S: what must not stand in a page, because it runs code or calls another server."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidebook.book import Book
from guidebook.model import Finding
from guidebook.rules.rule import found, rule, shown
from guidebook.rules.targets import targets

_ACTIVE = frozenset("script iframe object embed form style link meta base".split())
_EVENT = re.compile(r"\bon[a-z]+[ ]*=", re.I)
_ADDRESS = re.compile(
    r"(?:href|src|srcset|action|poster|data)[ ]*=[ ]*[\"']?[ ]*(?P<scheme>javascript:|vbscript:|data:|https?:"
    r"|//)",
    re.I,
)
_HARMLESS = frozenset("br sub sup abbr kbd".split())


@rule("S001", "error")
def active_content(book: Book) -> Iterator[Finding]:
    """Mã chạy hoặc nội dung lấy từ máy chủ khác | Active content or content from another server

    vi: Sổ tay không chạy mã lạ và không gửi gì ra ngoài máy người đọc.
    en: The guidebook runs no foreign code and sends nothing from the reader's machine.
    do_vi: Bỏ thẻ; dùng liên kết thường, hoặc hình đặt trong docs/assets.
    do_en: Remove it; use a plain link, or a picture in docs/assets.
    bad: <iframe src="https://…"></iframe>
    good: [xem bản đồ](https://…)
    """
    for page in book.pages.values():
        for start, _end, tag, rest in page.html:
            address = _ADDRESS.search(rest)
            loaded = address and (
                tag != "a" or address["scheme"].lower() in ("javascript:", "vbscript:", "data:")
            )
            if tag in _ACTIVE or _EVENT.search(rest) or loaded:
                yield found(
                    page,
                    start,
                    f"Thẻ <{shown(tag + rest)}> chạy mã hoặc gọi máy chủ khác.",
                    f"The tag <{shown(tag + rest)}> runs code or calls another server.",
                    "Bỏ thẻ này; dùng liên kết hoặc hình trong docs/assets.",
                    "Remove it; use a link, or a picture in docs/assets.",
                )
    for target in targets(book):
        scheme = target.link.target.partition(":")[0].strip().lower() if ":" in target.link.target else ""
        if scheme in ("javascript", "vbscript", "data"):
            yield found(
                target.page,
                target.link.at,
                f"Địa chỉ “{shown(target.link.target)}” chạy mã.",
                f"The address “{shown(target.link.target)}” runs code.",
                "Dùng địa chỉ https:// hoặc tệp trong kho.",
                "Use an https:// address or a file of the repository.",
            )
        elif target.link.image and target.kind == "external":
            yield found(
                target.page,
                target.link.at,
                f"Hình lấy từ máy chủ khác: {shown(target.link.target)}.",
                f"The picture comes from another server: {shown(target.link.target)}.",
                "Đặt hình vào docs/assets/images (nhớ ghi nguồn và giấy phép).",
                "Put it into docs/assets/images (with its source and licence).",
            )


@rule("S002", "warning")
def raw_html(book: Book) -> Iterator[Finding]:
    r"""Thẻ HTML trong chương | HTML tag in a chapter

    vi: HTML viết tay thường mất khi in PDF và khó sửa; chương chỉ dùng Markdown.
    en: Hand-written HTML tends to get lost in print and is hard to edit; chapters use Markdown only.
    do_vi: Viết lại bằng Markdown; muốn in dấu < thì viết \<.
    do_en: Write it in Markdown; to print the sign < write \<.
    bad: <div align="center">…</div>
    good: /// note | Lưu ý … ///
    """
    for page in book.pages.values():
        if "chapter" not in page.matter:
            continue
        seen: set[str] = set()
        for start, _end, tag, rest in page.html:
            if tag in seen or tag in _HARMLESS or tag in _ACTIVE or _EVENT.search(rest):
                continue
            seen.add(tag)
            yield found(
                page,
                start,
                f"Chương có thẻ HTML <{shown(tag)}>.",
                f"The chapter holds the HTML tag <{shown(tag)}>.",
                "Thay bằng Markdown; nếu chỉ muốn in dấu <, viết \\<.",
                "Use Markdown instead; to print the sign < itself, write \\<.",
            )


RULES = (active_content, raw_html)
