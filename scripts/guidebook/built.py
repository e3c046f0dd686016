"""The built site as plain values: which files exist, which ids a page has, where its links lead.

Thousands of pages share few addresses: each distinct address is taken apart once, each distinct target looked
up once.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from guidebook.normal_form import composed
from guidebook.tags import UNREAD, Tag, read_tags, take_apart, without_raw_text

_LANG = re.compile(rb"<html[^>]*?\blang=[\"']?([\w-]+)", re.I)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_CSS_URL = re.compile(rb"url\(\s*[\"']?([^\"')]+)[\"']?\s*\)")
_UPS = re.compile(r"(?:\.?\./)+")
_LEFTOVERS = (b"[@", b"[^", b"](", b"///", b"{#", b"{:", b"[TOC]")
_UNSEEN = "script, style, code, pre, textarea, template, kbd, samp, math"


class Reference(NamedTuple):
    """An address taken apart."""

    kind: str
    """inner, outer (another host, mail, …) or broken."""
    ups: int
    """How many folders up it begins; -1 for the root of the site."""
    path: str
    """Decoded, in NFC, without query; empty for the page itself."""
    fragment: str


@dataclass(slots=True)
class BuiltPage:
    """One HTML file."""

    path: str
    """Relative to the site, such as en/chapters/01-why/index.html."""
    lang: str
    """Of the html element; may be empty."""
    ids: frozenset[str]
    twice: tuple[str, ...]
    """Ids that stand more than once."""
    links: frozenset[str]
    """Distinct addresses of href, as written."""
    assets: frozenset[str]
    """Distinct addresses of src, srcset, poster and of stylesheets and icons."""
    leftovers: tuple[str, ...]
    """Pieces of visible text that should have become markup."""


@dataclass
class BuiltSite:
    """A folder of HTML pages and everything they refer to."""

    root: Path
    name: str
    """How messages call the folder."""
    files: frozenset[str]
    pages: dict[str, BuiltPage]
    styles: dict[str, tuple[str, ...]]
    """Stylesheet -> addresses in it."""
    address: str = ""
    """Public address with a slash at its end, or nothing."""
    _taken: dict[str, Reference] = field(default_factory=dict)

    def taken_apart(self, address: str) -> Reference:
        found = self._taken.get(address)
        if found is None:
            found = self._taken[address] = _taken_apart(address, self.address)
        return found

    def exists(self, path: str) -> bool:
        """Whether a server would answer for this path: a file, or a folder with an index."""
        return path in self.files or not path or (path.rstrip("/") + "/index.html").lstrip("/") in self.files

    def page_at(self, path: str) -> BuiltPage | None:
        return self.pages.get(path) or self.pages.get((path.rstrip("/") + "/index.html").lstrip("/"))


def resolve(page: str, reference: Reference, folders: list[str]) -> str | None:
    """The path a reference leads to, relative to the site; None when it leaves the site.

    `folders` are the folders of the page, outermost first, each with all above it and a slash: ["", "en/",
    "en/x/"].
    """
    if reference.ups < 0:
        return reference.path
    if not reference.path and not reference.ups:
        return page
    at = len(folders) - 1 - reference.ups
    return folders[at] + reference.path if at >= 0 else None


def folders_of(page: str) -> list[str]:
    """["", "en/", "en/chapters/"] for en/chapters/x.html."""
    found, at = [""], page.find("/")
    while at >= 0:
        found.append(page[: at + 1])
        at = page.find("/", at + 1)
    return found


def read_site(site: Path, name: str = "site", address: str = "") -> BuiltSite:
    """Read every page under `site`.

    Never raises for bad HTML; unreadable files are left out and so count as missing.
    """
    files = list(_walk(site, ""))
    known: dict[bytes, Tag | None] = {}
    pages = {path: _read_page(site, path, known) for path in files if path.endswith(".html")}
    styles = {path: _read_style(site, path) for path in files if path.endswith(".css")}
    return BuiltSite(
        site,
        name,
        frozenset(files),
        {path: page for path, page in pages.items() if page},
        styles,
        address if not address or address.endswith("/") else address + "/",
    )


def _walk(site: Path, folder: str) -> Iterator[str]:
    try:
        with os.scandir(site / folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    yield from _walk(site, f"{folder}{entry.name}/")
                else:
                    yield unicodedata.normalize("NFC", folder + entry.name)
    except OSError:
        return


def _read_style(site: Path, path: str) -> tuple[str, ...]:
    try:
        content = (site / path).read_bytes()
    except OSError:
        return ()
    return tuple(sorted({match.decode("utf-8", "replace") for match in _CSS_URL.findall(content)}))


def _read_page(site: Path, path: str, known: dict[bytes, Tag | None]) -> BuiltPage | None:
    """`known` remembers the tags that were taken apart before."""
    try:
        with open(f"{site}/{path}", "rb") as stream:
            content = stream.read()
    except OSError:
        return None
    ids: Counter[str] = Counter()
    names: list[str] = []
    links: list[str] = []
    assets: list[str] = []
    for written, count in read_tags(content).items():
        tag = known.get(written, UNREAD)
        if tag is UNREAD:
            tag = known[written] = take_apart(written)
        if tag is None:
            continue
        name, anchor, hrefs, files = tag
        if name:
            ids[name] += count
        if anchor:
            names.append(anchor)
        if hrefs:
            links += hrefs
        if files:
            assets += files
    lang = _LANG.search(content[:2000])
    return BuiltPage(
        path,
        lang[1].decode() if lang else "",
        frozenset((*ids, *names)),
        tuple(sorted(name for name, count in ids.items() if count > 1)) if ids.total() > len(ids) else (),
        frozenset(links),
        frozenset(assets),
        _leftovers(content),
    )


def _leftovers(content: bytes) -> tuple[str, ...]:
    # Single characters are looked for several times faster than the signs themselves.
    if not (b"[" in content or b"](" in content or b"{" in content or b"///" in content):
        return ()
    shown = without_raw_text(content)
    signs = [sign for sign in _LEFTOVERS if sign in shown]
    if not signs:
        return ()
    from selectolax.lexbor import LexborHTMLParser  # most pages have none of the signs

    tree = LexborHTMLParser(content)
    if tree.body is None:
        return ()
    for node in tree.css(_UNSEEN):
        node.decompose()
    text = tree.body.text(separator=" ")
    found = []
    for sign in signs:
        at = text.find(sign.decode())
        if at >= 0:
            found.append(" ".join(text[max(0, at - 15) : at + 30].split()))
    return tuple(found)


def _taken_apart(address: str, public: str) -> Reference:
    written = address.strip()
    if public and written.startswith(public):
        written = "/" + urlsplit(public).path.strip("/") + "/" + written[len(public) :]
        written = written.replace("//", "/")
    elif written.startswith("//") or _SCHEME.match(written):
        return Reference("outer", 0, "", "")
    path, _hash, fragment = written.partition("#")
    path = path.partition("?")[0]
    fragment = "" if fragment.startswith(":~:") else composed(unquote(fragment))
    ups = 0
    if path.startswith("/"):
        ups = -1
        base = urlsplit(public).path if public else "/"
        path = path[len(base) :] if path.startswith(base) else path.lstrip("/")
    elif match := _UPS.match(path):
        ups = match.group().count("../")
        path = path[match.end() :]
    if path in (".", ".."):
        ups, path = ups + (path == ".."), ""
    path = composed(unquote(path))
    if "/../" in path or "/./" in path or path.endswith(("/..", "/.")):
        path = _folded(path)
    if ups == 0 and not path and written[:1] in (".",):
        return Reference("inner", 0, "index.html", fragment)
    return Reference("inner", ups, path, fragment)


def _folded(path: str) -> str:
    parts: list[str] = []
    for part in path.split("/"):
        if part == ".." and parts:
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)
