"""The whole site in one ZIP that opens from a USB stick: no server turns a folder's address into its index.html."""

from __future__ import annotations

import posixpath
import re
import zipfile
from datetime import date
from pathlib import Path

from guidebook import app

PLACE = "downloads/guidebook-offline.zip"
"""Below the site."""
_SERVERS_ONLY = app.PLACES | {"404.html", "sitemap.xml", "sitemap.xml.gz", "feed.xml", "en/feed.xml", PLACE}
_PACKED = {".pdf", ".png", ".woff2", ".zip", ".epub", ".docx"}
"""Kinds of files that do not get smaller."""
_ONLINE_PART = re.compile(r"<li class=\"gb-online\">.*?</li>\s*", re.S)
_LINK = re.compile(r"(?P<before>\s(?:href|src)=\")(?P<path>[^\"#?:]*)(?P<rest>[?#][^\"]*)?(?=\")")


def pack(site: Path, day: date) -> Path:
    """Write the copy for reading without a network into the site itself; the same site and day give the same bytes.

    It holds every file that the list of downloads names, also EPUB and Word files, 14 MB more: its readers have no network to
    get them by, and the links keep working.

    Returns:
        The file's path.
    """
    folders = {page.parent.relative_to(site).as_posix() for page in site.rglob("index.html")}
    place = site / PLACE
    place.parent.mkdir(exist_ok=True)
    stamp = (day.year, day.month, day.day, 0, 0, 0)
    with zipfile.ZipFile(place, "w") as archive:
        for file in sorted(site.rglob("*")):
            name = file.relative_to(site).as_posix()
            if not file.is_file() or name in _SERVERS_ONLY or name.startswith("assets/cards/"):
                continue
            content = file.read_bytes()
            if file.suffix == ".html":
                content = for_files(content.decode("utf-8"), name, folders).encode("utf-8")
            entry = zipfile.ZipInfo(name, stamp)
            entry.external_attr = 0o644 << 16
            kind = zipfile.ZIP_STORED if file.suffix in _PACKED else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content, kind, 6)
    return place


def for_files(html: str, name: str, folders: set[str]) -> str:
    """The page with links to folders leading to the index.html in them, and without what only the online site has.

    Args:
        name: the page's own path below the site.
        folders: those that hold an index.html, "." for the root.
    """
    here = posixpath.dirname(name)

    def mend(match: re.Match[str]) -> str:
        path, rest = match["path"], match["rest"] or ""
        if not path or path.startswith("/"):
            return match[0]
        if posixpath.normpath(posixpath.join(here, path)) not in folders:
            return match[0]
        return f"{match['before']}{path.rstrip('/')}/index.html{rest}"

    return _LINK.sub(mend, _ONLINE_PART.sub("", html))
