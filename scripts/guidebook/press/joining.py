"""Joins the sheets of a book: links find their place in it, pictures are read from the built site."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from guidebook.model import Text
from guidebook.press.picture import PictureError, read_picture
from guidebook.press.tidy import Sheet

_BASE = "https://site.invalid/"


def join_links(sheet: Sheet, book: Mapping[str, Sheet], site_url: str) -> None:
    """Point links at their place in the book; `book` maps addresses (relative to the site) to sheets.

    A page that is not in the book is reached at its address on the site; with an empty `site_url` there is
    none, and the link becomes plain text.

    Raises:
        PressError: a link to an id that the page it names does not have.
    """
    for link in sheet.root.css("a"):
        href = link.attributes.get("href")
        if not href:
            link.unwrap()
            continue
        if urlsplit(href).scheme:
            continue
        path, _, anchor = urljoin(_BASE + sheet.article.url, href).removeprefix(_BASE).partition("#")
        anchor = unquote(anchor)
        target = book.get(path)
        address = site_url and site_url + path + (f"#{anchor}" if anchor else "")
        if target is None:
            if address:
                link.attrs["href"] = address
            else:
                link.unwrap()
            continue
        if anchor and anchor not in target.ids:
            raise sheet.fault(
                Text(
                    f"liên kết {href} trỏ tới “{anchor}”, nhưng {target.file} không có mục đó.",
                    f"the link {href} points at “{anchor}”, which {target.file} does not have.",
                ),
                Text(
                    "Hãy sửa phần sau dấu # hoặc thêm {#…} vào đề mục.",
                    "Mend the part after # or add {#…} to the heading.",
                ),
            )
        link.attrs["href"] = f"gb:{target.article.id}:{anchor}"
        link.attrs["data-url"] = address


def join_pictures(sheet: Sheet, site: Path) -> None:
    """Read each picture from the built site and name it by its content.

    Raises:
        PressError: no alternative text, not inside the site, or not printable.
    """
    for image in sheet.root.css("img"):
        source = image.attributes.get("src") or ""
        words = (image.attributes.get("alt") or "").strip()
        if not words:
            raise sheet.fault(
                Text(f"hình {source} không có lời mô tả.", f"the picture {source} has no alternative text."),
                Text(
                    "Hãy viết điều hình cho thấy vào giữa hai dấu ngoặc vuông: ![lời mô tả](tệp).",
                    "Write what the picture shows between the square brackets: ![what it shows](file).",
                ),
            )
        path = site / unquote(urljoin(_BASE + sheet.article.url, source).removeprefix(_BASE))
        if urlsplit(source).scheme or not path.resolve().is_relative_to(site.resolve()):
            raise sheet.fault(
                Text(f"hình {source} nằm ngoài sổ tay.", f"the picture {source} lies outside the guidebook."),
                Text("Hãy chép hình vào docs/assets/images/.", "Copy it into docs/assets/images/."),
            )
        try:
            picture = read_picture(path, sheet.letters)
        except PictureError as error:
            raise sheet.fault(error.found, error.todo) from error
        sheet.pictures[picture.name] = picture
        sheet.sources.add(f"docs/{path.relative_to(site).as_posix()}")
        image.attrs["data-words"] = words
        image.attrs["src"] = f"/pictures/{picture.name}"
