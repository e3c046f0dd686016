"""Drawings of docs/assets/images: words stay inside their boxes, and are large enough on A4."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from functools import cache
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
DRAWINGS = sorted((ROOT / "docs/assets/images").glob("f*.svg"))
SVG = "{http://www.w3.org/2000/svg}"
MEASURE = 453.5
"""Points across the text of an A4 page; a drawing is never printed wider."""
PIXEL = 0.75
"""Points."""
LEAST = 7
"""Points: no smaller letters in print."""
EDGE = 2
"""Units that stay free on either side."""


@cache
def font(bold: bool) -> TTFont:
    return TTFont(ROOT / f"overrides/print/fonts/NotoSans-{'Bold' if bold else 'Regular'}.ttf")


def width(words: str, size: float, bold: bool) -> float:
    face = font(bold)
    glyphs, advances = face.getBestCmap(), face["hmtx"]
    return sum(advances[glyphs[ord(letter)]][0] for letter in words if ord(letter) in glyphs) / face["head"].unitsPerEm * size


def number(node, name: str, otherwise: float = 0) -> float:
    return float(node.get(name) or otherwise)


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: path.stem)
def test_words_are_inside_their_boxes_and_large_enough(path: Path) -> None:
    root = etree.fromstring(path.read_bytes())
    usual = number(root, "font-size")
    across = float(root.get("viewBox").split()[2])
    boxes = [[number(box, name) for name in ("x", "y", "width", "height")] for box in root.iter(f"{SVG}rect")]
    for text in root.iter(f"{SVG}text"):
        words, size = "".join(text.itertext()).strip(), number(text, "font-size", usual)
        assert size * min(PIXEL, MEASURE / across) >= LEAST, f"{words!r} is too small in print"
        if text.get("text-anchor") != "middle":
            continue
        x, y = number(text, "x"), number(text, "y")
        around = [box for box in boxes if abs(box[0] + box[2] / 2 - x) < 2 and box[1] <= y <= box[1] + box[3]]
        room = min((box[2] for box in around), default=across) - 2 * EDGE
        taken = width(words, size, text.get("font-weight") == "bold")
        assert taken <= room, f"{words!r} takes {taken:.0f} units, its box has {room:.0f}: break the line"
