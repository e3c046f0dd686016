"""Which glyphs a PDF shows, read from its content streams, and what its fonts say about them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf

@dataclass
class Face:
    """One font of a file."""

    name: str
    embedded: bool
    mapped: set[int]
    """Glyph codes that have a text."""
    shown: set[int] = field(default_factory=set)
    """Glyph codes on the pages; 0 is the box of a missing glyph, in every font."""


def read_faces(path: Path) -> list[Face]:
    """The fonts of a PDF whose codes have two bytes, which are all that Typst writes.

    Raises:
        AssertionError: another kind of font.
    """
    faces: dict[tuple[int, int], Face] = {}
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            streams = [page.obj]
            while streams:
                stream = streams.pop()
                resources = stream.get("/Resources", {})
                streams += [form for form in resources.get("/XObject", {}).values() if form.get("/Subtype") == "/Form"]
                fonts = resources.get("/Font", {})
                for name, code in _codes(stream):
                    font = fonts[name]
                    face = faces.get(font.objgen) or faces.setdefault(font.objgen, _face(font))
                    face.shown.add(code)
    return list(faces.values())


def _codes(stream: pikepdf.Object) -> Iterator[tuple[str, int]]:
    font = ""
    for operands, operator in pikepdf.parse_content_stream(stream, "Tf Tj TJ"):
        if str(operator) == "Tf":
            font = str(operands[0])
            continue
        for part in operands[0] if isinstance(operands[0], pikepdf.Array) else operands:
            if isinstance(part, pikepdf.String):
                codes = bytes(part)
                yield from ((font, int.from_bytes(codes[at : at + 2], "big")) for at in range(0, len(codes), 2))


def _face(font: pikepdf.Object) -> Face:
    assert font.Subtype == "/Type0" and font.Encoding == "/Identity-H", font.BaseFont
    descriptor = font.DescendantFonts[0].FontDescriptor
    mapped: set[int] = set()
    source = font.ToUnicode.read_bytes().decode("latin-1")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", source, re.S):
        mapped |= {int(code, 16) for code in re.findall(r"<(\w+)>\s*<\w+>", block)}
    for block in re.findall(r"beginbfrange(.*?)endbfrange", source, re.S):
        for first, last in re.findall(r"<(\w+)>\s*<(\w+)>\s*<\w+>", block):
            mapped |= set(range(int(first, 16), int(last, 16) + 1))
    return Face(str(font.BaseFont)[1:], "/FontFile2" in descriptor or "/FontFile3" in descriptor, mapped)
