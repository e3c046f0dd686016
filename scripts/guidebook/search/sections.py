"""The sections of a finished page: one entry for each heading with an id."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from guidebook.search.entries import Entry

_BLOCK_END = re.compile(r"</(?:p|li|dt|dd|tr|td|th|h[1-6]|div|figcaption|caption|summary|section|label|option)>|<br ?/?>")
_HEADINGS = ("h1", "h2", "h3")
_UNSAID = ".headerlink, .no-print, .footnote, .footnote-ref, .gb-entry, .gb-list, button, script, style, textarea, select, .gb-paper, .gb-insert-label"
"""Signs and controls; source notes and register entries, which are entries of their own; lines to write on."""


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A page as the search sees it."""

    path: str
    """Address below the root of its language, such as chapters/05-seven-steps/; empty for the home page."""
    title: str
    kind: str
    """chapter, form or page."""
    part: str
    """Where in the book, for people."""
    html: str
    """The article."""


def section_entries(page: SearchPage, twin_titles: dict[str, str]) -> Iterator[Entry]:
    """The page itself with the text before its first section, then each section.

    `twin_titles`: id -> title in the other language, as `titles` gives it.
    """
    for anchor, title, text in _sections(page):
        foreign = (twin_titles[anchor],) if anchor in twin_titles else ()
        yield Entry(page.path, anchor, "section", title, (), foreign, text=text)


def titles(page: SearchPage) -> dict[str, str]:
    """Id -> title; the page itself under an empty id."""
    return {anchor: title for anchor, title, _ in _sections(page)}


def _sections(page: SearchPage) -> list[tuple[str, str, str]]:
    """(id, title, text) of each section."""
    # A parser joins the texts of neighbouring blocks; CO<sub>2</sub> on the other hand must stay one word.
    tree = LexborHTMLParser(_BLOCK_END.sub(r" \g<0>", page.html))
    for node in tree.css(_UNSAID):
        node.decompose()
    found: list[tuple[str, str, list[str]]] = [("", page.title, [])]
    _walk(tree.body, found)
    return [(anchor, title, " ".join("".join(parts).split())) for anchor, title, parts in found]


def _walk(node: LexborNode, found: list[tuple[str, str, list[str]]]) -> None:
    child = node.child
    while child is not None:
        if child.tag in _HEADINGS and child.attributes.get("id"):
            if child.tag != "h1":
                found.append((child.attributes["id"], " ".join(child.text().split()), []))
        elif child.tag == "-text":
            found[-1][2].append(child.text_content or "")
        else:
            _walk(child, found)
        child = child.next
