"""L004, L005, L009: how links are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from guidebook.book import Book
from guidebook.model import Finding
from guidebook.rules.nearest import did_you_mean
from guidebook.rules.rule import found, rule, shown
from guidebook.rules.targets import targets

_HOST = re.compile(r"(?:[\w-]+\.)+[\w-]{2,}(?::\d+)?|localhost(?::\d+)?|\[[0-9a-f:]+\]", re.I)
_NEAR_SCHEME = re.compile(r"(?:h+t+p*s?|http|https|htttps?|hhttps?|htps?):?/*", re.I)


@rule("L004", "error")
def label_undefined(book: Book) -> Iterator[Finding]:
    """Nhãn liên kết chưa khai báo | Reference link without a definition

    vi: Trang in ra nguyên dấu ngoặc vuông thay vì liên kết.
    en: The page prints square brackets instead of a link.
    do_vi: Thêm dòng khai báo nhãn ở cuối trang, hoặc ghi địa chỉ trong ngoặc tròn.
    do_en: Add the definition at the end of the page, or write the address in round brackets.
    bad: [hướng dẫn][qd600]
    good: [hướng dẫn][qd600] … [qd600]: ../reference/laws.md#qd-600-bkhdt-2023
    """
    for page in book.pages.values():
        known = {label.label for label in page.definitions}
        for label in page.labels:
            if label.label not in known:
                near_vi, near_en = did_you_mean(label.label, known)
                yield found(
                    page,
                    label.offset,
                    f"Nhãn [{shown(label.label)}] chưa được khai báo trên trang.",
                    f"The label [{shown(label.label)}] is not defined on the page.",
                    f"Thêm một dòng: [{label.label}]: địa-chỉ.{near_vi}",
                    f"Add a line: [{label.label}]: address.{near_en}",
                )


@rule("L005", "error")
def link_empty(book: Book) -> Iterator[Finding]:
    """Liên kết không có địa chỉ hoặc không có chữ | Link without address or without text

    vi: Bấm vào không đi đâu; người dùng trình đọc màn hình không nghe thấy gì.
    en: It leads nowhere, or a screen reader has nothing to say.
    do_vi: Ghi địa chỉ trong ngoặc tròn và chữ để bấm trong ngoặc vuông.
    do_en: Write the address in the round brackets and the words to click in the square ones.
    bad: [biểu mẫu]()
    good: [biểu mẫu](forms.md)
    """
    for target in targets(book):
        link = target.link
        if target.kind == "empty" and not link.image:
            yield found(
                target.page,
                link.start,
                f"Liên kết “{shown(link.text)}” không có địa chỉ.",
                f"The link “{shown(link.text)}” has no address.",
                "Ghi địa chỉ trong ngoặc tròn hoặc bỏ dấu liên kết.",
                "Write the address in the round brackets or remove the link.",
            )
        elif not link.image and not link.text.strip("\0 ") and link.body[1] > 0 and "\0" not in link.text:
            yield found(
                target.page,
                link.start,
                f"Liên kết tới “{shown(link.target)}” không có chữ để bấm.",
                f"The link to “{shown(link.target)}” has no text.",
                "Ghi tên trang đích trong ngoặc vuông.",
                "Write the name of the target in the square brackets.",
            )


@rule("L009", "error")
def url_malformed(book: Book) -> Iterator[Finding]:
    """Địa chỉ web viết sai | Malformed web address

    vi: Trình duyệt coi địa chỉ viết sai là một tệp của sổ tay, hoặc không mở được.
    en: The browser takes it for a file of the guidebook, or cannot open it.
    do_vi: Viết đủ https:// và tên máy chủ; chép lại từ thanh địa chỉ.
    do_en: Write https:// and the server's name in full; copy it from the address bar.
    bad: [cổng thông tin](https:/chinhphu.vn)
    good: [cổng thông tin](https://chinhphu.vn)
    """
    for target in targets(book):
        address = target.link.target
        if target.kind == "external":
            better = _corrected(address)
        elif target.kind == "file" and (match := _NEAR_SCHEME.match(address)) and "/" in match.group():
            better = "https://" + address[match.end() :]
        else:
            continue
        if better:
            yield found(
                target.page,
                target.link.at,
                f"Địa chỉ “{shown(address)}” viết sai.",
                f"The address “{shown(address)}” is malformed.",
                f"Viết {better} nếu đó là địa chỉ cần dẫn." if better != address else "Kiểm tra lại tên máy chủ.",
                f"Write {better} if that is the address meant." if better != address else "Check the name of the host.",
            )


def well_formed(address: str) -> bool:
    """Whether it is a web address that can be visited as it is written."""
    return address.lower().startswith(("http://", "https://")) and not _corrected(address)


def _corrected(address: str) -> str:
    """A better form of a malformed address; nothing when it is well-formed; itself when nobody can tell."""
    if address.startswith("www."):
        return "https://" + address
    if address.startswith("//"):
        return "https:" + address
    scheme, _colon, rest = address.partition(":")
    if scheme.lower() in ("mailto", "tel", "javascript", "data", "ftp"):
        return ""
    if scheme.lower() not in ("http", "https"):
        return "https://" + rest.lstrip("/") if _NEAR_SCHEME.fullmatch(scheme) else ""
    if not rest.startswith("//") or rest.startswith("///"):
        return f"{scheme.lower()}://{rest.lstrip('/')}"
    try:
        host = urlsplit(address).netloc.rpartition("@")[2]
    except ValueError:
        return address
    return "" if _HOST.fullmatch(host) else address


RULES = (label_undefined, link_empty, url_malformed)
