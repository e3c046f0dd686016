"""Collects the articles of one language and makes its book and handouts."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

from guidebook.model import Text
from guidebook.press.article import Article
from guidebook.press.job import Edition, Job, Mode, job_data
from guidebook.press.joining import join_links, join_pictures
from guidebook.press.markup import Markup
from guidebook.press.tidy import Sheet, open_sheet
from guidebook.press.typesetter import Made, Typesetter

PRINT = Path("overrides/print")


class Press:
    """The press of one language."""

    def __init__(
        self,
        root: Path,
        cache: Path,
        lang: str,
        edition: Edition,
        strings: Mapping[str, Text],
        site_url: str,
    ) -> None:
        """`root` holds overrides/print; `cache` is ours alone; `strings` has every `press.…` word.

        An empty `site_url`, or one under .example (RFC 2606: not fixed yet), is not printed.
        """
        self._lang, self._edition, self._strings = lang, edition, strings
        known = not (urlsplit(site_url).hostname or ".example").endswith(".example")
        self._site_url = site_url.rstrip("/") + "/" if known else ""
        self._markup = Markup(cache / "markup", root / PRINT / "article.lua")
        self._typesetter = Typesetter(cache / "pdf", root / PRINT)
        self._articles: list[Article] = []

    def add(self, article: Article) -> None:
        """Articles are printed in the order they are added, front matter first and annexes last."""
        self._articles.append(article)

    def compile(self, site: Path) -> list[Made]:
        """Make pdf/guidebook-<lang>.pdf and pdf/<lang>/<page>.pdf for each chapter and form under `site`.

        Pictures are read from `site` too. All PDFs are made aside and put in place together: after an error,
        what stood there before is untouched.

        Raises:
            PressError: a page cannot be printed as it is.
        """
        if not self._articles:
            return []
        jobs = self._jobs(site)
        with tempfile.TemporaryDirectory(dir=site, prefix=".press-") as folder:
            aside = Path(folder)
            made = [self._typesetter.make(job, aside) for job in jobs]
            for pdf in made:
                place = site / "pdf" / pdf.path
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.move(aside / pdf.path, place)
        return made

    def _jobs(self, site: Path) -> list[Job]:
        sheets = [open_sheet(article, f"docs/{self._lang}/{article.page}.md") for article in self._in_order()]
        book = {sheet.article.url: sheet for sheet in sheets}
        for sheet in sheets:
            join_links(sheet, book, self._site_url)
            join_pictures(sheet, site)
        with ThreadPoolExecutor(os.cpu_count()) as pool:  # each runs a pandoc
            texts = dict(zip(book, pool.map(self._text, sheets), strict=True))
        handouts = [[sheet] for sheet in sheets if sheet.article.role == "chapter" or sheet.article.form]
        return [self._job("book", f"guidebook-{self._lang}.pdf", sheets, texts)] + [
            self._job("handout", f"{self._lang}/{one[0].article.page}.pdf", one, texts) for one in handouts
        ]

    def _in_order(self) -> list[Article]:
        return sorted(self._articles, key=lambda article: ("front", "chapter", "annex").index(article.role))

    def _text(self, sheet: Sheet) -> str:
        try:
            return self._markup.typst(sheet.html)
        except ValueError as error:
            raise sheet.fault(
                Text(f"pandoc không đọc được trang: {error}.", f"pandoc cannot read the page: {error}."),
                Text("Hãy sửa chỗ đó trong trang.", "Mend that place in the page."),
            ) from error

    def _job(self, mode: Mode, name: str, sheets: list[Sheet], texts: Mapping[str, str]) -> Job:
        articles = [sheet.article for sheet in sheets]
        files = {f"/articles/{article.id}.typ": texts[article.url].encode() for article in articles}
        for sheet in sheets:
            files |= {f"/pictures/{picture.name}": picture.content for picture in sheet.pictures.values()}
        return Job(
            name,
            tuple(sheet.file for sheet in sheets),
            job_data(mode, self._lang, articles, self._edition, self._strings, self._site_url),
            files,
        )
