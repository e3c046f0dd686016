"""The book and its chapters for e-readers and for Word, from the same tidy articles as the PDFs."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from importlib.metadata import version
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from typing import Any

from guidebook.model import Text
from guidebook.press.binder import Binder
from guidebook.press.copies import Kind
from guidebook.press.pieces import PieceError, Pieces
from guidebook.press.raster import Raster, Rasters
from guidebook.press.shelf import Shelf
from guidebook.press.tidy import Sheet
from guidebook.press.typesetter import Made
from guidebook.press.wording import as_read

_TAG = re.compile(r"<[a-z][^<>]*>")
_UNREAD = re.compile(r' (?:data-(?!note\b|words\b|ratio\b)[\w-]+|for|aria-[\w-]+|role|loading|tabindex)="[^"]*"')
_READ = ("binder.py", "epub.py", "docx.py", "package.py", "wordpart.py", "archive.py")
_LOOK = ("epub/style.css", "epub/cover.typ", "word/styles.xml", "word/settings.xml")


Describe = Callable[[Kind, Sequence[Sheet]], Mapping[str, Any]]
"""The job file (job.py) of a book or of a handout: words, date, labels, address."""


class Formats:
    """EPUB and DOCX of one language."""

    def __init__(self, folder: Path, cache: Path, lang: str) -> None:
        """`folder` is overrides/print."""
        self._folder, self._lang = folder, lang
        self._pieces = Pieces(cache / "pieces", folder / "formats.lua")
        self._rasters = Rasters(cache / "rasters", folder / "fonts")
        self._shelf = Shelf(cache / "formats")
        digest = hashlib.sha256(f"{version('typst')} {lang}".encode())
        for file in [Path(__file__).with_name(name) for name in _READ] + [folder / name for name in _LOOK]:
            digest.update(hashlib.sha256(file.read_bytes()).digest())
        self._fixed = digest.hexdigest()

    def make(self, sheets: Sequence[Sheet], describe: Describe, out: Path) -> list[Made]:
        """Write epub/guidebook-<lang>.epub, docx/guidebook-<lang>.docx and docx/<lang>/<page>.docx of each chapter and
        form below `out`. Links and pictures of the sheets are joined.

        Raises:
            PressError: pandoc refused a page.
        """
        started = _cpu()
        rasters = self._rasters.draw({name: picture for sheet in sheets for name, picture in sheet.pictures.items()})
        try:
            pieces = self._pieces.make({sheet.article.id: _readable(sheet, rasters) for sheet in sheets})
        except PieceError as error:
            raise sheets[0].fault(
                Text(f"pandoc không đọc được một trang: {error}.", f"pandoc cannot read a page: {error}."),
                Text("Hãy sửa chỗ đó trong trang.", "Mend that place in the page."),
            ) from error
        binder = Binder(self._folder, self._lang, sheets, pieces, rasters)
        jobs: list[tuple[str, str, Sequence[Sheet], Callable[[Mapping[str, Any]], bytes]]] = [
            ("epub", f"epub/guidebook-{self._lang}.epub", sheets, binder.epub),
            ("docx", f"docx/guidebook-{self._lang}.docx", sheets, binder.book),
        ]
        for sheet in sheets:
            if sheet.article.role == "chapter" or sheet.article.form:
                place = f"docx/{self._lang}/{sheet.article.page}.docx"
                jobs.append(("docx-page", place, [sheet], partial(binder.chapter, sheet)))
        made = []
        for kind, place, of, bind in jobs:
            data = describe("handout" if kind == "docx-page" else "book", of)
            named = [(sheet.article.title, sheet.article.role, pieces[sheet.article.id].key) for sheet in of]
            held = json.dumps([self._fixed, place, data, named], sort_keys=True, ensure_ascii=False)
            key = hashlib.sha256(held.encode()).hexdigest()[:32]
            kept = self._shelf.find(key)
            content = (kept or self._shelf.put(key, bind(data))).read_bytes()
            (out / place).parent.mkdir(parents=True, exist_ok=True)
            (out / place).write_bytes(content)
            now = _cpu()  # the first one carries what pandoc needed for all
            made.append(Made(Path(place), kind, self._lang, 0, len(content), 0.0 if kept else now - started))
            started = now
        return made


def _readable(sheet: Sheet, rasters: Mapping[str, Raster]) -> str:
    """The article for pandoc: without attributes that no reader sees, which cost time to carry."""

    def tag(match: re.Match[str]) -> str:
        text = _UNREAD.sub("", match[0]).replace(' href="gb:', ' href="#')
        if not text.startswith("<img "):
            return text
        name = re.search(r'src="/pictures/([^"]+)"', text)[1]
        return f'<img data-ratio="{rasters[name].ratio:.4f}"{text[4:]}'

    return _TAG.sub(tag, as_read(sheet.html))


def _cpu() -> float:
    return sum(getrusage(who).ru_utime + getrusage(who).ru_stime for who in (RUSAGE_SELF, RUSAGE_CHILDREN))
