"""Where everything stands on the pages of a PDF, in points from the lower left corner, read with pdfium."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pypdfium2
import pypdfium2.raw as pdfium

Kind = Literal["text", "line", "picture"]
SLACK = 3.0
"""Points: punctuation that hangs at the end of a line, half the width of a rule, the slant of a letter."""
MARGIN = 17.0
"""Points, 6 mm: an office printer leaves that much white; nothing may stand there, whatever the margins are."""


@dataclass(frozen=True, slots=True)
class Box:
    """A stretch of text, a line or area, or a part of a picture."""

    kind: Kind
    left: float
    bottom: float
    right: float
    top: float
    running: bool = False
    """Part of the lines at head and foot that come on every page."""

    def core(self) -> Box:
        """The middle of a line of text: what accents and descenders of its neighbours never reach."""
        height = self.top - self.bottom
        return Box(self.kind, self.left + SLACK, self.bottom + 0.35 * height, self.right - SLACK, self.top - 0.35 * height)

    def meets(self, other: Box) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.bottom < other.top
            and other.bottom < self.top
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.left:.0f},{self.bottom:.0f}–{self.right:.0f},{self.top:.0f}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page with everything on it."""

    number: int
    """From 1, in the order of the file."""
    width: float
    height: float
    boxes: tuple[Box, ...]

    def faults(self) -> Iterator[str]:
        """What leaves the paper's margin or the measure, meets the running lines, or is printed over other text."""
        paper = Box("line", MARGIN, MARGIN, self.width - MARGIN, self.height - MARGIN)
        for box in self.boxes:
            if not _inside(box, paper):
                yield f"page {self.number}: {box} leaves the page"
        room = self._room()
        for box in self.boxes:
            if room and not box.running and not _inside(box, room):
                yield f"page {self.number}: {box} leaves the measure {room}"
        yield from self._overprinted()

    def _room(self) -> Box | None:
        """What the running lines leave to the text: as wide as they are, and between head and foot."""
        running = [box for box in self.boxes if box.running]
        head = [box.bottom for box in running if box.bottom > self.height / 2]
        foot = [box.top for box in running if box.top < self.height / 2]
        if not head or not foot:
            return None  # cover, imprint and the like
        left, right = min(box.left for box in running), max(box.right for box in running)
        return Box("line", left, max(foot), right, min(head))

    def _overprinted(self) -> Iterator[str]:
        lines = sorted((box.core() for box in self.boxes if box.kind == "text"), key=lambda box: box.bottom)
        for at, line in enumerate(lines):
            for other in lines[at + 1 :]:
                if other.bottom >= line.top:
                    break
                if line.meets(other):
                    yield f"page {self.number}: {line} is printed over by {other}"


def _inside(box: Box, room: Box) -> bool:
    slack = SLACK + (0.2 * (box.top - box.bottom) if box.kind == "text" else 0)  # a larger comma hangs out further
    return (
        box.left >= room.left - slack
        and box.right <= room.right + slack
        and box.bottom >= room.bottom - SLACK
        and box.top <= room.top + SLACK
    )


def read_sheets(path: Path) -> Iterator[Sheet]:
    """The pages of a PDF."""
    with pypdfium2.PdfDocument(path) as document:
        for number, page in enumerate(document, 1):
            yield Sheet(number, *page.get_size(), tuple(_boxes(page)))


def _boxes(page: pypdfium2.PdfPage) -> Iterator[Box]:
    sides = [ctypes.c_float() for _ in range(4)]
    for place in range(pdfium.FPDFPage_CountObjects(page.raw)):
        item = pdfium.FPDFPage_GetObject(page.raw, place)
        pdfium.FPDFPageObj_GetBounds(item, *sides)
        left, bottom, right, top = (side.value for side in sides)
        kind = {pdfium.FPDF_PAGEOBJ_TEXT: "text", pdfium.FPDF_PAGEOBJ_PATH: "line"}.get(
            pdfium.FPDFPageObj_GetType(item), "picture"
        )
        keys = {
            key
            for mark in range(pdfium.FPDFPageObj_CountMarks(item))
            for key in _keys(pdfium.FPDFPageObj_GetMark(item, mark))
        }
        if kind == "text" and right - left < 1:
            continue  # a space
        if "Alt" in keys:
            kind = "picture"
            window = _window(item)
            left, right = max(left, window[0]), min(right, window[2])
            bottom, top = max(bottom, window[1]), min(top, window[3])
        yield Box(kind, left, bottom, right, top, "Attached" in keys)


def _window(item: object) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of what a picture's frame lets through."""
    clip = pdfium.FPDFPageObj_GetClipPath(item)
    room = (0.0, 0.0, 1e9, 1e9)
    x, y = ctypes.c_float(), ctypes.c_float()
    for path in range(max(pdfium.FPDFClipPath_CountPaths(clip), 0)):
        points = []
        for place in range(pdfium.FPDFClipPath_CountPathSegments(clip, path)):
            pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFClipPath_GetPathSegment(clip, path, place), x, y)
            points.append((x.value, y.value))
        if points:
            (left, right), (bottom, top) = ((min(side), max(side)) for side in zip(*points, strict=True))
            room = (max(room[0], left), max(room[1], bottom), min(room[2], right), min(room[3], top))
    return room


def _keys(mark: object) -> Iterator[str]:
    """Names of a mark's parameters: Attached stands with running lines, Alt with pictures."""
    buffer, length = ctypes.create_string_buffer(64), ctypes.c_ulong()
    for place in range(pdfium.FPDFPageObjMark_CountParams(mark)):
        target = ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR))
        if pdfium.FPDFPageObjMark_GetParamKey(mark, place, target, len(buffer), length):
            yield buffer.raw[: length.value - 2].decode("utf-16-le", "replace")
