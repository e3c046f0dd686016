"""Puts the links into the parsed page, as a Python-Markdown extension.

The tree knows what is a heading, a link or code; plain text does not. MkDocs builds a new Markdown object for every
page, so that one `Weaver` is handed the page before it is parsed (`Weaver.begin`).
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from guidebook.model import Registers
from guidebook.weave.crossrefs import find_chapters
from guidebook.weave.insertions import InsertionLabels
from guidebook.weave.numbers import NumberFinder
from guidebook.weave.spans import Span, join
from guidebook.weave.terms import TermBudget, TermFinder

CLOSED = {"a", "abbr", "button", "code", "h1", "h2", "h3", "h4", "h5", "h6", "kbd", "label", "math", "pre", "script",
          "style", "sup", "svg", "textarea"}
"""Elements that are never woven: headings, links, code, and what is not running text."""
QUIET = {"admonition-title", "footnote", "no-weave"}
"""Classes whose elements are never woven; `.no-weave` is for editors."""
ARROWS = 4
"""A note may lead back to so many places."""
BEHIND_MKDOCS_LINKS = -10
"""MkDocs rewrites links to .md files at priority 0; ours are final addresses and come later."""
BEHIND_LINKS = -20
"""Labels are no text of the page: nothing in them is woven."""


@dataclass(slots=True)
class _Page:
    link: Callable[[str], str]
    chapter: int | None
    budget: TermBudget = field(default_factory=TermBudget)
    laws_mentioned: set[str] = field(default_factory=set)


class Weaver(Extension):
    """Weaves terms, document numbers and chapters of one language into pages."""

    def __init__(self, registers: Registers, lang: str, chapters: Mapping[int, str]) -> None:
        """`chapters`: chapter number -> source path such as chapters/05-seven-steps.md, those in the nav only."""
        super().__init__()
        self.lang = lang
        self.chapters = chapters
        self._strings = registers.strings
        self.badges = {key.removeprefix("weave.badge-"): text[lang] for key, text in registers.strings.items()
                       if key.startswith("weave.badge-")}
        self._terms = TermFinder(registers, lang)
        self._numbers = NumberFinder(registers)
        self._page: _Page | None = None

    def begin(self, link: Callable[[str], str], chapter: int | None) -> None:
        """Start a page. `link` turns a target such as reference/laws.md#id into an address relative to the page."""
        self._page = _Page(link, chapter)

    def end(self) -> None:
        """Other texts that MkDocs renders with the same extensions (there are some) stay as they are."""
        self._page = None

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        md.treeprocessors.register(_WeaveTree(md, self), "guidebook-weave", BEHIND_MKDOCS_LINKS)
        md.treeprocessors.register(InsertionLabels(md, self._strings, self.lang), "guidebook-insertions", BEHIND_LINKS)

    @property
    def is_running(self) -> bool:
        return self._page is not None

    def spans(self, text: str) -> list[Span]:
        """The links of one stretch of text, in order; counts what it sees."""
        assert self._page is not None
        numbers = list(self._numbers.find(text, self._page.laws_mentioned))
        chapters = list(find_chapters(text, self.lang, self.chapters, self._page.chapter))
        taken = join(numbers, chapters)
        free = [find for find in self._terms.find(text)
                if all(find[1] <= span.start or find[0] >= span.end for span in taken)]
        return join(taken, self._page.budget.choose(text, free))

    def elements(self, text: str | None) -> tuple[str | None, list[etree.Element]]:
        """The text before the first link, and the links, each with the text behind it as its tail."""
        if not text or not text.strip() or isinstance(text, AtomicString) or self._page is None:
            return text, []
        spans = self.spans(text)
        if not spans:
            return text, []
        made: list[etree.Element] = []
        for span, following in zip(spans, [*spans[1:], None]):
            link = etree.Element("a", {"class": span.css, "href": self._page.link(span.target)})
            link.text = AtomicString(text[span.start:span.end])
            made.append(link)
            if span.badge:
                link.tail = " "
                badge = etree.Element("span", {"class": f"gb-badge gb-badge--{span.badge}"})
                badge.text = AtomicString(self.badges[span.badge])
                made.append(badge)
            made[-1].tail = text[span.end:following.start if following else len(text)]
        return text[:spans[0].start], made


class _WeaveTree(Treeprocessor):
    def __init__(self, md: Markdown, weaver: Weaver) -> None:
        super().__init__(md)
        self._weaver = weaver

    def run(self, root: etree.Element) -> None:
        if self._weaver.is_running:
            self._walk(root)
            _thin_out_arrows(root)

    def _walk(self, element: etree.Element) -> None:
        """In reading order: the element's own text, then each child and the text behind it."""
        element.text, made = self._weaver.elements(element.text)
        for child in list(element):
            if _is_open(child):
                self._walk(child)
            child.tail, behind = self._weaver.elements(child.tail)
            made.append(child)
            made.extend(behind)
        if len(made) != len(element):
            element[:] = made


def _thin_out_arrows(root: etree.Element) -> None:
    """A note that a whole table refers to keeps one way back, not thirty arrows in a row."""
    for paragraph in root.iter("p"):
        arrows = [link for link in paragraph if link.tag == "a" and link.get("class") == "footnote-backref"]
        if len(arrows) > ARROWS:
            for arrow in arrows[1:]:
                paragraph.remove(arrow)


def _is_open(element: etree.Element) -> bool:
    """Comments have no tag name; headings, links and code are closed."""
    return (isinstance(element.tag, str) and element.tag not in CLOSED
            and not QUIET & set(element.get("class", "").split()))
