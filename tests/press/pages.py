"""The printed pages of the real book as the site has them, in the order of print."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from guidebook.book import Book
from guidebook.model import LANGUAGES
from selectolax.lexbor import LexborHTMLParser, LexborNode

from expected import SCREEN_ONLY, SITE, Expected, expect

BOXES = "☐☑"
"""A task's box is an input on the site and a sign in print; forms have the sign itself."""


@dataclass(frozen=True)
class RealPage:
    """A page that is printed, and what is counted besides its words."""

    name: str
    chapter: int | None
    alone_too: bool
    """A chapter or a form: it has files of its own."""
    expected: Expected
    links: int
    """To places in the book and to other sites; not those of notes."""
    head_rows: int
    inserted: tuple[str, ...]
    boxes: int


def real_pages(site: Path, book: Book, lang: str) -> list[RealPage]:
    matters = {str(page.id.path.with_suffix("")): page.matter for page in book.ordered(lang)}
    names = [name for name, matter in matters.items() if matter.get("print", True)]
    everywhere = {_address(name, lang) for name in names}
    return [_page(site, name, lang, matters[name], everywhere) for name in names]


def _address(name: str, lang: str) -> str:
    folder = name.removesuffix("index")  # forms/index is the page of the folder itself
    return ("" if lang == LANGUAGES[0] else f"{lang}/") + folder.rstrip("/") + "/"


def _page(site: Path, name: str, lang: str, matter: dict, everywhere: set[str]) -> RealPage:
    url = _address(name, lang)
    html = (site / url / "index.html").read_text(encoding="utf-8")
    article = LexborHTMLParser(html).css_first("article.md-content__inner")
    for node in article.css(f"{SCREEN_ONLY}, .footnote-ref"):
        node.decompose()
    boxes = len(article.css(".task-list-item input[type=checkbox]")) + sum(map(article.text().count, BOXES))
    return RealPage(
        name,
        matter.get("chapter"),
        "chapter" in matter or "form" in matter,
        expect(html, url, everywhere),
        sum(_kept(link, url, everywhere) for link in article.css("a[href]")),
        len(article.css("thead tr")),
        tuple(node.text() for node in article.css("ins")),
        boxes,
    )


def _kept(link: LexborNode, url: str, everywhere: set[str]) -> bool:
    href = link.attributes["href"]
    return bool(urlsplit(href).scheme) or urljoin(SITE + url, href).partition("#")[0].removeprefix(SITE) in everywhere
