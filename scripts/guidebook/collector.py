"""Stands in the place of mkdocs-pdf-export-plugin's renderer: collects pages there, typesets them later.

The plugin prints what its renderer raises and carries on, and knows one language only. So nothing can fail here while
it calls; `compile_when_complete` runs in our own event, after both languages, and fails the build.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page

from guidebook.model import LANGUAGES
from guidebook.pages.downloads import write_sizes
from guidebook.press import Article, Made, Press, PressError, compile_all

progress = logging.getLogger("guidebook.progress")
"""Steps that a build shows: the message is the key of a string."""


class Collector:
    """Duck-types the plugin's renderer (its `combined` mode) for all languages of one build."""

    def __init__(self, presses: dict[str, Press]) -> None:
        """`presses`: language -> press."""
        self._presses = presses
        self._pages: dict[str, list[Page]] = {}
        self._html: dict[tuple[str, str], str] = {}
        self._lang = LANGUAGES[0]
        self.pages: list[object] = []
        self.page_order: list[str] = []
        self.made: list[Made] = []
        """Filled by compile_when_complete."""
        self.fault: PressError | None = None
        """Why it stopped. MkDocs passes on a single string; a program that knows its user's language looks here."""

    def begin(self, lang: str, pages: Iterable[Page]) -> None:
        """The pages of one language, in nav order."""
        self._lang = lang
        self._pages[lang] = [page for page in pages if page.file.src_uri.endswith(".md")]

    def add_doc(self, content: str, base_url: str, rel_url: str) -> None:
        """Called by the plugin with each finished page."""
        self._html[self._lang, rel_url] = content

    def add_link(self, content: str, path: str) -> str:
        """The theme links handouts and books where they belong; the plugin's own button is not wanted."""
        return content

    def write_combined_pdf(self, path: str) -> None:
        """Called per language by the plugin; the module's text says why nothing is typeset here."""

    def articles(self, lang: str) -> list[Article]:
        """The collected pages that are printed, in nav order."""
        return [
            _article(page, lang, self._html[lang, page.file.url])
            for page in self._pages.get(lang, ())
            if page.meta.get("print", True)
        ]

    def compile_when_complete(self, site: Path) -> None:
        """Typeset all PDFs into `site` once every language is collected.

        Raises:
            PluginError: a page cannot be printed; it is named, and MkDocs stops.
        """
        if set(self._pages) != set(self._presses) or self.made:
            return
        try:
            progress.info("step-pdf")
            for lang, press in self._presses.items():
                for article in self.articles(lang):
                    press.add(article)
            self.made += compile_all(list(self._presses.values()), site)
            write_sizes(site)
        except PressError as error:
            self.fault = error
            raise PluginError(str(error)) from error


def _article(page: Page, lang: str, html: str) -> Article:
    path = PurePosixPath(page.file.src_uri).relative_to(lang).with_suffix("")
    chapter = page.meta.get("chapter")
    return Article(page=str(path), url=page.file.url, html=html, title=page.title,
                   role="annex" if chapter is None else "chapter", chapter=chapter,
                   part=page.ancestors[-1].title if page.ancestors else "", question=page.meta.get("question", ""),
                   form="form" in page.meta)
