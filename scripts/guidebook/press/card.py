"""The picture that a link brings along where it is shared: the page's title on the book's colours."""

from __future__ import annotations

import hashlib
import json
import tempfile
from importlib.metadata import version
from pathlib import Path

import typst

from guidebook.press.shelf import Shelf


class Cards:
    """Draws the pictures with Typst and our fonts; each is kept by the hash of what it depends on."""

    def __init__(self, cache: Path, print_folder: Path) -> None:
        self._shelf = Shelf(cache)
        self._template = (print_folder / "card.typ").read_bytes()
        self._fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[print_folder / "fonts"]
        )

    def draw(self, title: str, above: str, book: str, lang: str) -> bytes:
        """PNG of 1200 × 630 pixels, the size of the Open Graph protocol's large card."""
        words = json.dumps({"title": title, "above": above, "book": book, "lang": lang}, ensure_ascii=False)
        key = hashlib.sha256(f"{version('typst')} {words}".encode() + self._template).hexdigest()
        kept = self._shelf.find(f"{key}.png")
        return kept.read_bytes() if kept else self._shelf.put(f"{key}.png", self._compile(words)).read_bytes()

    def _compile(self, words: str) -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            main = Path(folder, "card.typ")
            main.write_bytes(self._template)
            compiler = typst.Compiler(main, root=folder, font_paths=self._fonts, sys_inputs={"words": words})
            return compiler.compile(format="png", ppi=72)
