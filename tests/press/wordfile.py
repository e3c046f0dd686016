"""Reads a Word document back by the standard's own rules: press code is not asked."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from pages import BOXES

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

WITHOUT_BOXES = str.maketrans("", "", BOXES)


@dataclass(frozen=True)
class Paragraph:
    style: str
    text: str
    """Without marks of notes, fields' instructions, formulas and check boxes."""
    element: Element


class WordFile:
    """One .docx."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.archive = zipfile.ZipFile(path)
        self.names = self.archive.namelist()

    def xml(self, name: str) -> Element:
        return ElementTree.fromstring(self.archive.read(name))

    @cached_property
    def body(self) -> Element:
        return self.xml("word/document.xml").find(f"{W}body")

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        return list(paragraphs(self.body))

    @cached_property
    def notes(self) -> list[list[str]]:
        """Words of each note, in the order of first marks."""
        texts = {
            note.get(f"{W}id"): " ".join(part.text for part in paragraphs(note)).split()
            for note in self.xml("word/footnotes.xml")
            if note.get(f"{W}type") is None
        }
        return [texts.pop(mark.get(f"{W}id")) for mark in self.body.iter(f"{W}footnoteReference")]

    @cached_property
    def list_kinds(self) -> dict[str, str]:
        """List -> the mark of its first level."""
        numbering = self.xml("word/numbering.xml")
        kinds = {
            kind.get(f"{W}abstractNumId"): kind.find(f"{W}lvl/{W}lvlText").get(f"{W}val")
            for kind in numbering.iter(f"{W}abstractNum")
        }
        return {
            entry.get(f"{W}numId"): kinds[entry.find(f"{W}abstractNumId").get(f"{W}val")]
            for entry in numbering.iter(f"{W}num")
        }

    def relations(self, part: str) -> dict[str, tuple[str, str, bool]]:
        """Id -> kind, target, whether it leads outside; of document or footnotes."""
        return {
            entry.get("Id"): (
                entry.get("Type").rpartition("/")[2],
                entry.get("Target"),
                entry.get("TargetMode") == "External",
            )
            for entry in self.xml(f"word/_rels/{part}.xml.rels")
        }

    def items(self, some: list[Paragraph]) -> int:
        """Items of lists: those with a mark, tasks, terms of definitions."""
        count = 0
        for part in some:
            number = part.element.find(f"{W}pPr/{W}numPr/{W}numId")
            marked = number is not None and self.list_kinds[number.get(f"{W}val")].strip() != ""
            task = part.style == "Task" and any(box in raw(part.element)[:2] for box in BOXES)
            count += marked or task or part.style == "DefinitionTerm"
        return count


def paragraphs(node: Element) -> Iterator[Paragraph]:
    for part in node.iter(f"{W}p"):
        style = part.find(f"{W}pPr/{W}pStyle")
        text = "".join(_text(part)).translate(WITHOUT_BOXES)
        yield Paragraph("" if style is None else style.get(f"{W}val"), text, part)


def raw(paragraph: Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(f"{W}t"))


def headings(some: list[Paragraph]) -> list[int]:
    return [int(part.style[-1]) for part in some if re.fullmatch(r"Heading\d", part.style)]


def _text(node: Element) -> Iterator[str]:
    """A reference to a note that was marked before is a field, whose number is no word of the article."""
    for child in node:
        if child.tag == f"{W}r":
            style = child.find(f"{W}rPr/{W}rStyle")
            if style is not None and style.get(f"{W}val") == "FootnoteReference":
                continue
            for part in child:
                if part.tag == f"{W}t":
                    yield part.text or ""
                elif part.tag in (f"{W}br", f"{W}tab"):
                    yield " "
        elif not child.tag.startswith(MATH):
            yield from _text(child)
