"""Collects the articles of one language and makes its book, its handouts and their copies."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from guidebook.model import Text
from guidebook.press.article import Article
from guidebook.press.copies import LARGE, OPENER_SIZES, SUFFIX, Kind, Look, cut, has, places
from guidebook.press.grey import grey
from guidebook.press.fault import PressError
from guidebook.press.formats import Formats
from guidebook.press.index import index_of
from guidebook.press.job import Edition, Job, job_data
from guidebook.press.joining import join_links, join_pictures
from guidebook.press.letters import Letters
from guidebook.press.markup import Markup
from guidebook.press.pool import typeset
from guidebook.press.tidy import Sheet, open_sheet
from guidebook.press.typesetter import Made, Typesetter

PRINT = Path("overrides/print")
MADE_WITH = ("docs/data", "overrides/print", "scripts/guidebook", "mkdocs.yml", "requirements.txt")
"""What every PDF is made of besides its pages and pictures, relative to the root."""
UNPRINTED = tuple(f"scripts/guidebook/{room}" for room in ("external", "reporters", "rules", "search"))
"""Parts of the program that change nothing in print: a new rule makes no new edition of a handout."""
EditionOf = Callable[[Iterable[str]], Edition]
"""The edition of what is made of these files, relative to the root."""


class Press:
    """The press of one language."""

    def __init__(
        self,
        root: Path,
        cache: Path,
        lang: str,
        edition_of: EditionOf,
        strings: Mapping[str, Text],
        site_url: str,
        look: Look = Look(),
        words: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """`root` holds overrides/print; `cache` is ours alone; `strings` has every `press.…` word.

        `words` stand in the place of words of the job file: the title and cover lines of a custom edition.
        An empty `site_url`, or one under .example (RFC 2606: not fixed yet), is not printed.
        """
        self.lang, self._edition_of, self._strings, self._look = lang, edition_of, strings, look
        self._words = words
        known = not (urlsplit(site_url).hostname or ".example").endswith(".example")
        self._site_url = site_url.rstrip("/") + "/" if known else ""
        self._markup = Markup(cache / "markup", root / PRINT / "article.lua")
        self.cache, self.print_folder = cache / "pdf", root / PRINT
        self.formats = Formats(root / PRINT, cache, lang)
        self._articles: list[Article] = []

    def add(self, article: Article) -> None:
        """Articles are printed in the order they are added."""
        self._articles.append(article)

    def compile(self, site: Path) -> list[Made]:
        """Make the PDFs of this language alone; see `compile_all`."""
        return compile_all([self], site)

    def sheets(self, site: Path) -> list[Sheet]:
        """The articles in the order of print, cleaned and joined; pictures are read from `site`.

        Raises:
            PressError: a link or a picture leads nowhere, or a page holds what print would lose.
        """
        letters = Letters(self.cache, self.print_folder / "fonts")
        sheets = [open_sheet(article, f"docs/{self.lang}/{article.page}.md", letters) for article in self._articles]
        book = {sheet.article.url: sheet for sheet in sheets}
        for sheet in sheets:
            join_links(sheet, book, self._site_url)
            join_pictures(sheet, site)
        return sheets

    def texts(self, sheets: Sequence[Sheet], pool: ThreadPoolExecutor) -> list[Future[str]]:
        """The Typst markup of each sheet, on its way: every one runs a pandoc."""
        return [pool.submit(self._text, sheet) for sheet in sheets]

    def jobs(self, sheets: Sequence[Sheet], texts: Sequence[str]) -> list[Job]:
        """The book, then each chapter's copies and each form's handout."""
        return self.book(f"guidebook-{self.lang}.pdf", sheets, texts) + self.copies(sheets, texts)

    def book(self, name: str, sheets: Sequence[Sheet], texts: Sequence[str]) -> list[Job]:
        """All articles in one PDF."""
        return [self._job("book", name, sheets, texts)] if sheets else []

    def copies(
        self, sheets: Sequence[Sheet], texts: Sequence[str], kinds: Iterable[Kind] = tuple(SUFFIX)
    ) -> list[Job]:
        """Each chapter's copies of these kinds; of a form the handout."""
        jobs = []
        for sheet, text in zip(sheets, texts, strict=True):
            article = sheet.article
            for kind in kinds:
                if kind == "handout" and article.form or article.role == "chapter" and has(kind, text):
                    name = f"{self.lang}/{article.page}{SUFFIX[kind]}.pdf"
                    jobs.append(self._job(kind, name, [sheet], [cut(kind, text)]))
        return jobs

    def _text(self, sheet: Sheet) -> str:
        try:
            return self._markup.typst(sheet.html)
        except ValueError as error:
            raise sheet.fault(
                Text(f"pandoc không đọc được trang: {error}.", f"pandoc cannot read the page: {error}."),
                Text("Hãy sửa chỗ đó trong trang.", "Mend that place in the page."),
            ) from error

    def _job(self, kind: Kind, name: str, sheets: Sequence[Sheet], texts: Sequence[str]) -> Job:
        articles = [sheet.article for sheet in sheets]
        files = {
            f"/articles/{article.id}.typ": text.encode() for article, text in zip(articles, texts, strict=True)
        }
        for sheet in sheets:
            files |= {
                f"/pictures/{picture.name}": picture.content
                for picture in sheet.pictures.values()
                if any(picture.name in text for text in texts)
            }
        data = self.describe(kind, sheets, places(texts[0]) if kind in ("opener", "participant") else None)
        if self._look.grey:
            files = {name: grey(name, content) for name, content in files.items()}
        data["index"] = index_of(sheets) if kind == "book" else {}
        return Job(
            name, kind, tuple(sheet.file for sheet in sheets), data, files, OPENER_SIZES if kind == "opener" else ()
        )

    def describe(self, kind: Kind, sheets: Sequence[Sheet], held: Sequence[str] | None = None) -> dict[str, Any]:
        """The job file of what is made of these articles; `held` are the ids in a copy that leaves something out."""
        edition = self._edition_of({sheet.file for sheet in sheets}.union(*(sheet.sources for sheet in sheets)))
        look = replace(self._look, size=LARGE) if kind == "large" else self._look
        articles = [sheet.article for sheet in sheets]
        data = job_data(kind, self.lang, articles, edition, self._strings, self._site_url, look, held)
        data["words"] |= self._words
        return data


Plan = Callable[[Press, Sequence[Sheet], Sequence[str]], list[Job]]
"""What to make of a press's sheets and their markup."""


def compile_all(
    presses: Sequence[Press], site: Path, plan: Plan = Press.jobs, out: Path | None = None
) -> list[Made]:
    """Make pdf/guidebook-<lang>.pdf and pdf/<lang>/<page>.pdf with its copies under `site`, both cores busy; beside them
    EPUB and DOCX.

    With `plan` other PDFs, with `out` PDFs alone, into another folder than site/pdf; pictures are read from `site`.
    All files are made before the first is put in place: after an error, what stood there before is untouched.

    Raises:
        PressError: a page cannot be printed as it is.
    """
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        sheets = [press.sheets(site) for press in presses]
        running = [press.texts(own, pool) for press, own in zip(presses, sheets, strict=True)]
        texts = [[text.result() for text in own] for own in running]
    jobs = [job for press, *of in zip(presses, sheets, texts, strict=True) for job in plan(press, *of)]
    if not jobs:
        return []
    first = presses[0]
    typesetter = Typesetter(first.cache, first.print_folder)
    base = "pdf" if out is None else "."
    place = site if out is None else out
    with tempfile.TemporaryDirectory(dir=place, prefix=".press-") as folder:
        others: list[Made] = []

        def formats() -> None:
            for press, own in zip(presses, sheets, strict=True) if out is None else ():
                others.extend(press.formats.make(own, press.describe, Path(folder)))

        seconds = typeset(jobs, first.cache, first.print_folder, formats)
        made = [
            typesetter.place(job, Path(folder), Path(base, job.name), spent)
            for job, spent in zip(jobs, seconds, strict=True)
        ] + others
        for file in made:
            (place / file.path).parent.mkdir(parents=True, exist_ok=True)
            shutil.move(Path(folder, file.path), place / file.path)
    return made
