"""Pictures as Word shows them: what is no PNG or JPEG is drawn as PNG by Typst, with the fonts of print."""

from __future__ import annotations

import hashlib
import struct
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import typst

from guidebook.press.picture import Picture
from guidebook.press.shelf import Shelf

WIDTH = 1260
"""Pixels: two hundred to an inch over the text of an A4 page."""
_SHEET = f"#set page(width: {WIDTH}pt, height: auto, margin: 0pt)\n"
_KEPT = {".png", ".jpg", ".jpeg"}


@dataclass(frozen=True, slots=True)
class Raster:
    name: str
    """File name, unique by content."""
    content: bytes
    ratio: float
    """Height by width."""


class Rasters:
    """Draws each picture once; the drawing is kept by the hash of what it depends on."""

    def __init__(self, cache: Path, fonts: Path) -> None:
        self._shelf = Shelf(cache)
        self._fonts = fonts
        digest = hashlib.sha256(f"{version('typst')} {_SHEET}".encode())
        for file in sorted(fonts.glob("*.ttf")):
            digest.update(hashlib.sha256(file.read_bytes()).digest())
        self._fixed = digest.hexdigest()[:12]

    def draw(self, pictures: Mapping[str, Picture]) -> dict[str, Raster]:
        """Name -> raster. All that are missing are drawn in one run: starting Typst costs more than a drawing."""
        missing = [picture for name, picture in pictures.items() if not self._shelf.find(self._name(name))]
        if missing:
            self._compile(missing)
        return {name: self._raster(picture) for name, picture in pictures.items()}

    def _name(self, name: str) -> str:
        return f"{name.partition('.')[0]}-{self._fixed}.png"

    def _raster(self, picture: Picture) -> Raster:
        stem, suffix = Path(picture.name).stem, Path(picture.name).suffix
        drawn = self._shelf.find(self._name(picture.name)).read_bytes()
        width, height = struct.unpack(">II", drawn[16:24])  # a PNG begins with its size
        if suffix in _KEPT:
            return Raster(stem + suffix.replace("jpg", "jpeg"), picture.content, height / width)
        return Raster(f"{stem}.png", drawn, height / width)

    def _compile(self, pictures: list[Picture]) -> None:
        fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[self._fonts]
        )
        with tempfile.TemporaryDirectory() as folder:
            for picture in pictures:
                Path(folder, picture.name).write_bytes(picture.content)
            main = Path(folder, "main.typ")
            pages = [f'#page(image("/{picture.name}", width: 100%))' for picture in pictures]
            main.write_text(_SHEET + "\n".join(pages), encoding="utf-8")
            drawn = typst.Compiler(main, root=folder, font_paths=fonts).compile(format="png", ppi=72)
        for picture, png in zip(pictures, [drawn] if isinstance(drawn, bytes) else drawn, strict=True):
            self._shelf.put(self._name(picture.name), png)
