"""The MkDocs plugin. Thin: it hands plain values to the floors below and puts their results where MkDocs wants them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from guidebook import figures, pages
from guidebook.agenda import agendas
from guidebook.book import Book, load_book
from guidebook.collector import Collector
from guidebook.edition import Edition, EditionError, read_edition, read_history
from guidebook.feed import ChangelogError, feeds
from guidebook.model import LANGUAGES
from guidebook.press import MADE_WITH, UNPRINTED, Article, Cards, Made, Press, PressError
from guidebook.publish import open_data
from guidebook.search import SearchPage, index_scripts
from guidebook.weave.directives import weave_directives
from guidebook.weave.extension import Weaver
from guidebook.weave.finish import finish
from guidebook.weave.marks import weave_marks

BEHIND_I18N = -150
"""mkdocs-static-i18n works at priority -100; what must see its result comes later."""
SHARED = ("assets/", "data/")
"""Folders of docs/ that pages of every language use."""
REPLACED = ("assets/javascripts/lunr/", "assets/javascripts/workers/")
"""Material's own search, in whose place ours stands."""
UNSET = (".example",)
"""Addresses under these names are not fixed yet (RFC 2606) and are never shown."""


class GuidebookPlugin(BasePlugin):
    """Weaves the pages, expands directives, publishes the registers, and collects articles for print."""

    def __init__(self) -> None:
        self._book: Book | None = None
        self._collector: Collector | None = None
        self._cards: Cards | None = None
        self._weaver: Weaver | None = None
        self._files: Files | None = None
        self._generated: list[tuple[str, str]] = []
        self._lang = "vi"
        self.address = ""
        """The address that the site is built for."""
        self.collect_only = False
        """Set before a build whose articles somebody else prints."""
        self._searched: dict[str, list[SearchPage]] = {}

    @event_priority(BEHIND_I18N)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Runs once per language: reads the book and prepares the language's words."""
        root = Path(config.config_file_path).parent
        self._lang = config.plugins["i18n"].current_language
        if self._book is None or self._lang == LANGUAGES[0]:
            self._start(root, config)
        book, strings = self._book, self._book.registers.strings
        config.mdx_configs.setdefault("footnotes", {})["BACKLINK_TITLE"] = strings["weave.footnote-back"][self._lang]
        config.mdx_configs.setdefault("toc", {})["permalink_title"] = strings["weave.permalink"][self._lang]
        self._weaver = Weaver(book.registers, self._lang, book.chapter_paths())
        config.markdown_extensions = [
            name for name in config.markdown_extensions if not isinstance(name, Weaver)] + [self._weaver]
        if self._lang != LANGUAGES[0]:
            config.theme.static_templates -= {"404.html", "offline.html"}  # they stand once; their frame is the source's
        config.extra["forms"] = pages.form_pages(book, self._lang)
        config.extra["strings"] = {key: text[self._lang] for key, text in strings.items() if key.startswith("site.")}
        return config

    def _start(self, root: Path, config: MkDocsConfig) -> None:
        try:
            edition = read_edition(root)
        except EditionError as error:
            raise PluginError(f"git: {error}") from error
        self._book = load_book(root, root / ".cache")
        registers = self._book.registers
        self._generated = [(f"data/{path}", text) for path, text in open_data(registers)]
        self._searched = {lang: [] for lang in LANGUAGES}
        self._generated += agendas(registers, edition.date)
        self._generated += figures.drawn(registers, root, root / ".cache" / "charts")
        self._generated += pages.drawings(self._book)
        config.extra["edition"] = edition
        self.address = config.site_url or ""
        config.extra["address_known"] = not any(name in (config.site_url or "") for name in UNSET)
        config.extra["repo_known"] = not any(name in (config.repo_url or "") for name in UNSET)
        if config.extra["address_known"]:
            self._cards = Cards(root / ".cache" / "press", root / "overrides" / "print")
            title = registers.strings["site.feed"]
            try:
                self._generated += feeds(root, config.site_url, title, edition.date)
            except ChangelogError as error:
                raise PluginError(str(error)) from error
        if config.plugins["pdf-export"].enabled:
            history = read_history(root)

            def edition_of(files: Iterable[str]) -> Edition:
                return history.edition({*MADE_WITH, *files}, UNPRINTED)

            self._collector = Collector({
                lang: Press(root, root / ".cache" / "press", lang, edition_of, registers.strings, config.site_url)
                for lang in LANGUAGES})

    @event_priority(BEHIND_I18N)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Give English pages the shared files back, which static-i18n hides when there is no fallback."""
        docs = Path(config.docs_dir)
        for shared in SHARED:
            for path in sorted((docs / shared).rglob("*")):
                source = path.relative_to(docs).as_posix()
                known = files.get_file_from_path(source)
                if not path.is_file() or path.name.startswith("."):
                    continue
                if known is not None:
                    files.remove(known)
                files.append(_shared_file(source, config))
        for file in [file for file in files if file.src_uri.startswith(("print/", *REPLACED))]:
            files.remove(file)  # the print template lives in the theme folder, but is no part of the site
        files.append(File.generated(config, f"assets/terms-{self._lang}.js",
                                    content=pages.terms_script(self._book.registers, self._lang)))
        for path, text in self._generated:
            files.append(File.generated(config, path, content=text))
        self._files = files
        return files

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Compiled templates are kept between builds: compiling Material's takes longer than filling them."""
        folder = self._book.root / ".cache" / "templates"
        folder.mkdir(parents=True, exist_ok=True)
        env.bytecode_cache = FileSystemBytecodeCache(str(folder))
        return env

    @event_priority(-200)
    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """After pdf-export made its renderer: ours takes its place."""
        if self._lang == LANGUAGES[0]:
            config.extra["addresses"] = [page.url.replace("./", "") for page in nav.pages]  # for sitemap.xml
        if self._collector:
            self._collector.begin(self._lang, nav.pages)
            config.plugins["pdf-export"].renderer = self._collector
        return nav

    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Directives and marks, before the text is parsed; then the weaver knows which page comes."""
        link = self._linker(page)
        self._weaver.begin(link, page.meta.get("chapter"))
        try:
            markdown = weave_directives(markdown, lambda name: pages.render(name, self._book, self._lang, link))
        except KeyError as error:
            raise PluginError(f"{page.file.src_uri}: <!-- build: … --> {error}: không có phần nào mang tên này · "
                              f"there is no such part; {', '.join(pages.NAMES)}, form-b0, strip-3") from error
        folder = str(PurePosixPath(page.file.src_uri[3:]).parent)
        return weave_marks(markdown, self._book.registers, self._lang, lambda target: posixpath.relpath(target, folder))

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        self._weaver.end()
        self._searched[self._lang].append(_search_page(page, html, config.extra["strings"]["site.chapter"]))
        return html

    @event_priority(BEHIND_I18N)
    def on_page_context(self, context: dict, page: Page, config: MkDocsConfig, nav: Navigation) -> dict:
        """What the head of a page needs to know: whether the translation is behind, and the picture for shared links."""
        source = page.file.src_uri.partition("/")[2]
        page.meta["behind"] = self._lang != LANGUAGES[0] and self._book.translation(source) == "outdated"
        if self._cards:
            strings = config.extra["strings"]
            number = page.meta.get("chapter")
            above = strings["site.chapter"].replace("{number}", str(number)) if number is not None else strings["site.short-name"]
            page.meta["card"] = f"assets/cards/{self._lang}/{source.removesuffix('.md')}.png"
            card = Path(config.site_dir, page.meta["card"])
            card.parent.mkdir(parents=True, exist_ok=True)
            card.write_bytes(self._cards.draw(page.title, above, config.site_name, self._lang))
        return context

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """After pdf-export, which stands before this plugin, has taken the article for print."""
        def read(address: str) -> bytes | None:
            file = self._files.src_uris.get(posixpath.normpath(posixpath.join(page.url, address)))
            return file.content_bytes if file else None
        return finish(output, self._lang, read)

    @property
    def made(self) -> list[Made]:
        """The PDFs of the finished build; empty without PDFs."""
        return self._collector.made if self._collector else []

    def articles(self, lang: str) -> list[Article]:
        """What can be printed in a language, in the order of the navigation."""
        return self._collector.articles(lang) if self._collector else []

    @property
    def fault(self) -> PressError | None:
        """The page that could not be printed."""
        return self._collector.fault if self._collector else None

    @event_priority(BEHIND_I18N)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Once per language; the last one finds both collected and makes the search index and the PDFs."""
        site = Path(config.site_dir)
        if all(self._searched.values()):
            for path, content in index_scripts(self._book.registers, self._searched):
                (site / path).parent.mkdir(parents=True, exist_ok=True)
                (site / path).write_text(content, encoding="utf-8")
        if self._collector and not self.collect_only:
            self._collector.compile_when_complete(site)

    def _linker(self, page: Page):
        def link(target: str) -> str:
            path, _, anchor = target.partition("#")
            anchor = f"#{anchor}" if anchor else ""
            if path.startswith("/"):
                return get_relative_url(path[1:], page.url) + anchor
            file = self._files.get_file_from_path(str(PurePosixPath(self._lang, path)))
            if file is None:
                raise PluginError(f"{page.file.src_uri}: docs/{self._lang}/{path} does not exist, but is linked by the build")
            return get_relative_url(file.url, page.url) + anchor
        return link


def _shared_file(source: str, config: MkDocsConfig) -> File:
    file = File(source, config.docs_dir, config.site_dir, config.use_directory_urls)
    file.inclusion = InclusionLevel.INCLUDED
    return file


def _search_page(page: Page, html: str, chapter: str) -> SearchPage:
    parts = [section.title for section in reversed(page.ancestors)]
    if "chapter" in page.meta:
        parts.append(chapter.format(number=page.meta["chapter"]))
    kind = next((kind for kind in ("chapter", "form") if kind in page.meta), "page")
    lang = page.file.src_uri.partition("/")[0]
    below = page.url if lang == LANGUAGES[0] else page.url.removeprefix(f"{lang}/")
    return SearchPage(below.removeprefix("./"), page.title, kind, " · ".join(parts), html)
