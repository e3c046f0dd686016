"""Cleans an article for print: what only works on a screen goes, and pandoc gets HTML that it reads whole."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from guidebook.model import Text
from guidebook.press.article import Article
from guidebook.press.fault import PressError
from guidebook.press.footnotes import lift_footnotes
from guidebook.press.fragment import element, fill
from guidebook.press.letters import Letters, unprintable
from guidebook.press.picture import Picture
from guidebook.press.wording import guard_text

ARTICLE = "article.md-content__inner"
SCREEN_ONLY = (
    ".headerlink, .md-content__button, .md-source-file, .md-tags, .md-feedback, .no-print, .gb-insert-label .gb-sr, "
    "button, form, "
    "select, script:not([type^='math/tex']), style, template, noscript, nav"
)
REFUSED = "iframe, object, embed, video, audio, canvas, svg, math, frame, map"
"""What pandoc would drop without a word."""
LAST_OF_OPENING = "outcomes"
"""The part of docs/data/pattern.yml before the numbered sections."""
_BLOCKS = "p, ul, ol, dl, table, div, section, figure, h1, h2, h3, h4, h5, h6, pre, blockquote"


@dataclass(slots=True)
class Sheet:
    """An article being tidied."""

    article: Article
    file: str
    root: LexborNode
    ids: set[str]
    """The ids a link may point at, as the site has them."""
    pictures: dict[str, Picture] = field(default_factory=dict)
    """Name -> picture."""
    sources: set[str] = field(default_factory=set)
    """Where its pictures come from: docs/assets/images/x.svg."""
    letters: Letters | None = None
    """What the faces of print hold; None: every letter is let through."""

    @property
    def html(self) -> str:
        return self.root.inner_html

    def fault(self, found: Text, todo: Text) -> PressError:
        return PressError(self.file, found, todo)


def open_sheet(article: Article, file: str, letters: Letters | None = None) -> Sheet:
    """Take the article out of its page and clean everything that needs no knowledge of other pages.

    Raises:
        PressError: an element that print would lose, or a letter that no face holds.
    """
    tree = LexborHTMLParser(unicodedata.normalize("NFC", article.html))
    root = tree.css_first(ARTICLE) or tree.body
    for node in root.css(SCREEN_ONLY):
        node.decompose()
    _refuse(root, file, letters)
    _formulas(root)
    _tasks(root)
    for node in root.css("input"):
        node.decompose()
    _notes(root)
    _end_opening(root)
    _code(root)
    lift_footnotes(root, article.id)
    guard_text(root)
    _languages(root)
    ids = _prefix_ids(root, article.id)
    return Sheet(article, file, root, ids, letters=letters)


def _refuse(root: LexborNode, file: str, letters: Letters | None) -> None:
    if lost := root.css_first(REFUSED):
        raise PressError(
            file,
            Text(
                f"phần tử <{lost.tag}> không in được.",
                f"print would lose the element <{lost.tag}>.",
            ),
            Text(
                'Hãy thay bằng hình có lời mô tả (![…](tệp.svg)), hoặc bọc trong <div class="no-print">.',
                'Put a picture with alternative text in its place (![…](file.svg)), or wrap it in <div class="no-print">.',
            ),
        )
    text = root.text()
    if letters and (strange := letters.strange(text)):
        at = text.index(strange)
        around = " ".join(text[max(at - 25, 0) : at + 25].split())
        raise PressError(file, *unprintable(strange, around))


def _formulas(root: LexborNode) -> None:
    """pandoc reads TeX from script elements."""
    for node in root.css(".arithmatex"):
        tex = node.text().strip()
        kind = "math/tex" if tex.startswith("\\(") else "math/tex; mode=display"
        node.replace_with(element(f'<script type="{kind}">{tex[2:-2].strip()}</script>'))


def _tasks(root: LexborNode) -> None:
    for box in root.css("li.task-list-item input[type=checkbox]"):
        mark = "☑ " if "checked" in box.attributes else "☐ "
        label = box.parent if box.parent.tag == "label" else box
        label.replace_with(mark)


def _notes(root: LexborNode) -> None:
    """Folded notes are printed open; a folded question is the key of an exercise. A div keeps its class in pandoc; a
    paragraph loses it."""
    for details in root.css("details"):
        kinds = details.attributes.get("class") or ""
        if "question" in kinds.split():
            kinds += " gb-key"
        summary = details.css_first("summary")
        title = summary.inner_html if summary else ""
        if summary:
            summary.decompose()
        identifier = f' id="{escape(details.id)}"' if details.id else ""
        details.replace_with(
            element(
                f'<div class="admonition {escape(kinds)}"{identifier}>'
                f'<div class="admonition-title">{title}</div>{details.inner_html}</div>'
            )
        )
    for title in root.css("p.admonition-title"):
        title.replace_with(element(f'<div class="admonition-title">{title.inner_html}</div>'))
    for paragraph in root.css("p[class^='gb-']"):
        kind = escape(paragraph.attributes["class"])
        paragraph.replace_with(element(f'<div class="{kind}">{paragraph.html}</div>'))


def _end_opening(root: LexborNode) -> None:
    """The first parts of a chapter are also a sheet of their own; the mark stands where it ends."""
    headings = root.css("h2")
    for heading, following in zip(headings, headings[1:], strict=False):
        if heading.id == LAST_OF_OPENING:
            following.insert_before(element('<div class="gb-opening-ends"></div>'))


def _code(root: LexborNode) -> None:
    for pre in root.css("pre"):
        pre.replace_with(element(f"<pre><code>{escape(pre.text())}</code></pre>"))


def _languages(root: LexborNode) -> None:
    """pandoc keeps `lang` on spans and divs only."""
    for node in root.css("[lang]"):
        if node.mem_id == root.mem_id or node.tag in ("span", "div", "section"):
            continue
        lang = node.attributes["lang"] or ""
        wrapper = "div" if any(inner.mem_id != node.mem_id for inner in node.css(_BLOCKS)) else "span"
        del node.attrs["lang"]
        fill(node, f'<{wrapper} lang="{escape(lang)}">{node.inner_html}</{wrapper}>')


def _prefix_ids(root: LexborNode, prefix: str) -> set[str]:
    """Ids are unique in a page; the page's prefix makes them unique in the book. pandoc drops a dt's id."""
    ids: set[str] = set()
    for node in root.css("[id]"):
        name = node.id
        if node.mem_id == root.mem_id or not name or name in ids:
            continue
        ids.add(name)
        if node.tag in ("dt", "dd", "li", "p", "tr", "td", "th", "table", "a"):
            del node.attrs["id"]
            fill(node, f'<span id="{prefix}:{escape(name)}"></span>{node.inner_html}')
        else:
            node.attrs["id"] = f"{prefix}:{name}"
    return ids
