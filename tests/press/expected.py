"""What a printed article must hold, read from the built HTML by its own rules: press code is not asked."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

SCREEN_ONLY = (
    ".headerlink, .no-print, .md-content__button, .footnote-backref, .gb-insert-label .gb-sr, button, script, "
    "style, select, form"
)
BLOCKS = {
    "p",
    "li",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "td",
    "th",
    "tr",
    "thead",
    "tbody",
    "table",
    "figure",
    "figcaption",
    "div",
    "section",
    "blockquote",
    "pre",
    "summary",
    "details",
    "br",
    "hr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
}
SITE = "https://site.invalid/"


@dataclass
class Expected:
    """Countable content of one article."""

    words: list[str] = field(default_factory=list)
    """In order, without notes and formulas; a table's caption comes before its table, as in print."""
    notes: list[list[str]] = field(default_factory=list)
    """Words of each note, in the order of first marks."""
    headings: list[int] = field(default_factory=list)
    rows: int = 0
    cells: int = 0
    heads: int = 0
    """Cells that head a column or a row; in print, an empty corner between them is one too."""
    tables: int = 0
    captions: int = 0
    alts: list[str] = field(default_factory=list)
    items: int = 0
    formulas: int = 0
    references: int = 0
    """Links to places in the book that print their page."""


@dataclass(frozen=True)
class Page:
    """A page that is printed."""

    name: str
    alone_too: bool
    """A chapter or a form: it has a PDF of its own."""
    in_book: Expected
    alone: Expected
    """The same in a handout, where only links inside the page carry page numbers."""


def expect(html: str, url: str, printed: set[str]) -> Expected:
    """Read an article; `printed` holds the addresses of all pages of the book."""
    tree = LexborHTMLParser(html)
    article = tree.css_first("article.md-content__inner") or tree.body
    for node in article.css(SCREEN_ONLY):
        node.decompose()
    found = Expected()
    found.formulas = len(article.css(".arithmatex, math"))
    for node in article.css(".arithmatex, math"):
        node.decompose()
    found.references = sum(_prints_page(link, url, printed) for link in article.css("a[href]"))
    notes = {item.id: _words(item) for item in article.css("div.footnote > ol > li")}
    marks = dict.fromkeys(
        (link.attributes["href"] or "").lstrip("#") for link in article.css("a.footnote-ref")
    )
    found.notes = [notes[mark] for mark in marks]
    for node in article.css("div.footnote, sup:has(> a.footnote-ref)"):
        node.decompose()
    found.words = _words(article)
    found.headings = [int(node.tag[1]) for node in article.css("h1, h2, h3, h4, h5, h6")]
    found.tables = len(article.css("table"))
    found.rows = len(article.css("tr"))
    found.cells = len(article.css("td, th"))
    found.heads = len(article.css("th, thead td"))
    found.captions = len(article.css("figcaption"))
    found.alts = [image.attributes["alt"] or "" for image in article.css("img")]
    found.items = len(article.css("li")) + len(article.css("dt"))
    return found


def _prints_page(link: LexborNode, url: str, printed: set[str]) -> bool:
    classes = (link.attributes.get("class") or "").split()
    target = urljoin(SITE + url, link.attributes["href"]).partition("#")[0].removeprefix(SITE)
    return target in printed and not {"gb-term", "gb-law", "footnote-ref"} & set(classes)


def _words(node: LexborNode) -> list[str]:
    return unicodedata.normalize("NFC", "".join(_text(node))).split()


def _text(node: LexborNode) -> Iterator[str]:
    for child in _in_print_order(node):
        if child.is_text_node:
            yield child.text_content or ""
        elif child.is_element_node:
            ends = child.tag in BLOCKS
            if ends:
                yield "\n"
            yield from _text(child)
            if ends:
                yield "\n"


def _in_print_order(node: LexborNode) -> list[LexborNode]:
    children = list(node.iter(include_text=True))
    if node.tag == "figure" and node.css_first("table"):
        return sorted(children, key=lambda child: child.tag != "figcaption")
    return children
