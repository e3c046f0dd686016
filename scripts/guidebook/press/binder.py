"""Gathers what an EPUB or a Word document of one language is bound from."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import typst

from guidebook.press.docx import Entry, Frame, bind_book, bind_chapter
from guidebook.press.epub import Leaf, bind_epub
from guidebook.press.pieces import Piece
from guidebook.press.raster import Raster
from guidebook.press.tidy import Sheet
from guidebook.press.wordpart import bookmark


class Binder:
    """Binds the pieces of one language; each method takes the job file (job.py) of what it makes."""

    def __init__(
        self,
        folder: Path,
        lang: str,
        sheets: Sequence[Sheet],
        pieces: Mapping[str, Piece],
        rasters: Mapping[str, Raster],
    ) -> None:
        """`folder` is overrides/print; `pieces` are named by article, `rasters` by picture."""
        self._folder, self._lang, self._sheets = folder, lang, sheets
        self._pieces, self._rasters = pieces, rasters

    def epub(self, data: Mapping[str, Any]) -> bytes:
        labels = _labels(data)
        leaves = [
            Leaf(article.id, article.title, labels[article.id], article.role, self._pieces[article.id].xhtml)
            for article in (sheet.article for sheet in self._sheets)
        ]
        pictures = {name: picture for sheet in self._sheets for name, picture in sheet.pictures.items()}
        css = (self._folder / "epub" / "style.css").read_bytes()
        cover = self._cover(data["words"])
        return bind_epub(leaves, pictures, cover, css, data["words"], self._lang, _day(data), data["site-url"])

    def book(self, data: Mapping[str, Any]) -> bytes:
        entries = [self._entry(sheet, data) for sheet in self._sheets]
        return bind_book(entries, self._frame(data), self._rasters)

    def chapter(self, sheet: Sheet, data: Mapping[str, Any]) -> bytes:
        return bind_chapter(self._entry(sheet, data), self._frame(data), self._rasters)

    def _entry(self, sheet: Sheet, data: Mapping[str, Any]) -> Entry:
        article = sheet.article
        return Entry(article.id, article.title, _labels(data)[article.id], self._pieces[article.id].docx)

    def _frame(self, data: Mapping[str, Any]) -> Frame:
        site = data["site-url"]
        addresses = {
            bookmark(f"{sheet.article.id}:{anchor}"): site + sheet.article.url + (anchor and f"#{anchor}")
            for sheet in (self._sheets if site else [])
            for anchor in ("", *sheet.ids)
        }
        look = [(self._folder / "word" / f"{name}.xml").read_text(encoding="utf-8") for name in ("styles", "settings")]
        return Frame(self._lang, _day(data), data["words"], *look, addresses)

    def _cover(self, words: Mapping[str, str]) -> bytes:
        """PNG of 1200 × 1800 pixels."""
        said = {"title": words["cover-title"], "subtitle": words["subtitle"], "edition": words["edition"]}
        fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[self._folder / "fonts"]
        )
        with tempfile.TemporaryDirectory() as folder:
            main = Path(folder, "cover.typ")
            main.write_bytes((self._folder / "epub" / "cover.typ").read_bytes())
            inputs = {"words": json.dumps(said | {"lang": self._lang}, ensure_ascii=False)}
            return typst.Compiler(main, root=folder, font_paths=fonts, sys_inputs=inputs).compile(format="png", ppi=72)


def _labels(data: Mapping[str, Any]) -> dict[str, str]:
    return {article["id"]: article["label"] for article in data["articles"]}


def _day(data: Mapping[str, Any]) -> date:
    return date(**data["date"])
