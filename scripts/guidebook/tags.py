"""The tags of a built page and the addresses and ids in them, read by the rules of HTML's tokenizer.

A tree of every page costs four times as much, and thousands of built pages share most of their tags: each
distinct tag is taken apart once. tests/rules/test_tags.py compares the result with an HTML5 parser.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

_QUICK = rb"[^\"'<>]*+(?:(?<==)\"[^\"]*+\"[^\"'<>]*+)*+>"
_EXACT = rb"[^\s/>]*+(?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+)?)*+(?:>|\Z)"
_TAG = rb"[a-zA-Z](?:" + _QUICK + rb"|" + _EXACT + rb")"
"""Nearly all tags are of the quick form; both forms end a tag at the same place. One that never ends takes all."""
_OPENING = re.compile(rb"<" + _TAG)
_COMMENT = rb"!--(?:-?>|(?:[^-]++|-(?!-!?>))*+(?:--!?>)?)"
_RAW = rb"|".join(
    name + rb"(?=[\s/>])" + _EXACT + rb"(?:[^<]++|<(?!/" + name + rb"[\s/>]))*+"
    for name in (b"script", b"style", b"textarea", b"template", b"title")
)
"""Elements that hold text which only looks like tags, up to their end."""
_TOKEN = re.compile(rb"<(?:" + _COMMENT + rb"|(?i:" + _RAW + rb")|" + _TAG + rb")")
_HIDDEN = re.compile(rb"<(?:" + _COMMENT + rb"|(?i:" + _RAW + rb"))")
_ATTRIBUTE = re.compile(
    rb"[\s/\"']([^\s=>/\"']+)(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'>][^\s>]*)))?"
)
_WANTED = re.compile(rb"(?i)(?:id|href|src|srcset|name|poster|data)\s*=")
_EMBEDDED = ("link", "use", "image")
"""Tags whose href names a file of the page's own: a style, an icon, a drawing."""


class Tag(NamedTuple):
    """One opening tag, as far as it holds an address or an id."""

    id: str
    name: str
    """Of an a element: the old way to write an anchor."""
    links: tuple[str, ...]
    """Where href leads."""
    assets: tuple[str, ...]
    """What src, srcset, poster, data and the href of an embedded file name."""


UNREAD = Tag("", "", (), ())
"""Stands for a tag that was not taken apart yet."""


def read_tags(content: bytes) -> Counter[bytes]:
    """Every opening tag of a page with how often it stands there; that of a script with the script's text."""
    return Counter(_TOKEN.findall(content))


def without_raw_text(content: bytes) -> bytes:
    """The page without comments, scripts, styles and the like."""
    return _HIDDEN.sub(b"", content)


def take_apart(written: bytes) -> Tag | None:
    """The addresses and ids of a tag; None when it has neither."""
    opening = _OPENING.match(written)
    if opening is None or opening.group()[-1:] != b">":
        return None  # a comment, or a tag that never ends
    written = opening.group()
    if not _WANTED.search(written):
        return None
    end = re.match(rb"<[^\s/>]*", written).end()
    element = written[1:end].decode("utf-8", "replace").lower()
    given: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(written, end):
        value = match["double"] or match["single"] or match["bare"] or b""
        given.setdefault(match[1].decode("utf-8", "replace").lower(), _decoded(value))
    links, assets = [], []
    if "href" in given:
        (assets if element in _EMBEDDED else links).append(given["href"])
    if "src" in given:
        assets.append(given["src"])
    if given.get("srcset"):
        assets += (part.split()[0] for part in given["srcset"].split(",") if part.split())
    if given.get("poster"):
        assets.append(given["poster"])
    if element == "object" and given.get("data"):
        assets.append(given["data"])
    name = given.get("name", "") if element == "a" else ""
    if not (links or assets or name or "id" in given):
        return None
    return Tag(given.get("id", ""), name, tuple(links), tuple(assets))


def _decoded(value: bytes) -> str:
    text = value.decode("utf-8", "replace")
    if "&" in text:
        from html import unescape  # its table of names is large, and most addresses need none

        return unescape(text)
    return text
