"""Reads a PDF back: its structure tree with the text of every element, and what stands outside the tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pikepdf
from pypdf import PdfReader

INLINE = {"Span", "Link", "Code", "Reference", "Lbl", "Note", "Formula", "Em", "Strong"}
"""Elements that do not end a word."""


@dataclass(slots=True)
class Node:
    """An element of the structure tree."""

    kind: str
    kids: list[Node | str] = field(default_factory=list)
    alt: str = ""
    goal: int | None = None
    """Page index that a link inside the document leads to."""
    address: str = ""
    """Where a link outside leads to."""
    page: int | None = None
    """Index of the page where it begins."""
    end: int | None = None
    """Index of the page where its own text ends."""

    def walk(self) -> Iterator[Node]:
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()

    def all(self, *kinds: str) -> list[Node]:
        return [node for node in self.walk() if node.kind in kinds]

    def text(self) -> str:
        """Text in reading order; elements that are not inline stand on lines of their own."""
        inner = "".join(kid if isinstance(kid, str) else kid.text() for kid in self.kids)
        return inner if self.kind in INLINE else f"\n{inner}\n"


class Reading:
    """One PDF."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._pdf = pikepdf.open(path)
        self._pages = {page.objgen: number for number, page in enumerate(self._pdf.pages)}
        self.artifacts: list[str] = []
        """Text outside the structure, page by page: running heads, repeated table heads."""
        self.foreign: dict[str, str] = {}
        """Words marked with a language of their own -> that language; complete once `tree` was read."""
        self._texts = [self._page_texts(page) for page in self._pdf.pages]

    @cached_property
    def tree(self) -> Node:
        """The structure tree."""
        root = Node("Root")
        for kid in _many(self._pdf.Root.StructTreeRoot.get("/K")):
            root.kids.append(self._node(kid, None))
        return root

    @property
    def lang(self) -> str:
        """Language of the document."""
        return str(self._pdf.Root.Lang)

    @cached_property
    def labels(self) -> list[str]:
        """Printed page numbers."""
        return PdfReader(self.path).page_labels

    @cached_property
    def bookmarks(self) -> list[tuple[str, int]]:
        """Title and page index of every bookmark, in order."""
        reader = PdfReader(self.path)

        def flat(items: list) -> Iterator[tuple[str, int]]:
            for item in items:
                if isinstance(item, list):
                    yield from flat(item)
                else:
                    yield item.title, reader.get_destination_page_number(item)

        return list(flat(reader.outline))

    @cached_property
    def fonts(self) -> dict[str, bool]:
        """Base name without the subset's tag -> whether the font is inside the file."""
        found: dict[str, bool] = {}
        for item in self._pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
                name = str(item.FontName).lstrip("/").partition("+")[2]
                found[name] = found.get(name, True) and any(
                    key in item for key in ("/FontFile2", "/FontFile3")
                )
        return found

    def is_empty(self, page: int) -> bool:
        """Whether a page holds no text."""
        return not any(self._texts[page].values()) and not self.artifacts[page].strip()

    def _node(self, item: pikepdf.Object, page: int | None) -> Node:
        if "/Pg" in item:
            page = self._pages[item.Pg.objgen]
        node = Node(str(item.S).lstrip("/"), alt=str(item.get("/Alt", "")))
        for kid in _many(item.get("/K")):
            if isinstance(kid, int):
                node.page = node.end = page
                node.kids.append(self._texts[page].get(kid, ""))
            elif kid.get("/Type") == "/MCR":
                at = self._pages[kid.Pg.objgen] if "/Pg" in kid else page
                node.page = at if node.page is None else min(node.page, at)
                node.end = at if node.end is None else max(node.end, at)
                node.kids.append(self._texts[at].get(int(kid.MCID), ""))
            elif kid.get("/Type") == "/OBJR":
                node.goal = self._goal(kid.Obj)
                node.address = str(kid.Obj.get("/A", {}).get("/URI", ""))
            else:
                node.kids.append(inner := self._node(kid, page))
                if inner.kind != "Note" and inner.page is not None:
                    node.page = inner.page if node.page is None else min(node.page, inner.page)
        if "/Lang" in item:
            self.foreign[" ".join(node.text().split())] = str(item.Lang)
        return node

    def _goal(self, annotation: pikepdf.Object) -> int | None:
        goal = annotation.get("/Dest") or annotation.get("/A", {}).get("/D")
        if goal is None:
            return None
        if not isinstance(goal, pikepdf.Array):
            goal = self._named[str(goal)]
        return self._pages[goal[0].objgen]

    @cached_property
    def _named(self) -> dict[str, pikepdf.Array]:
        names = pikepdf.NameTree(self._pdf.Root.Names.Dests)
        return {
            str(name): goal.D if isinstance(goal, pikepdf.Dictionary) else goal
            for name, goal in names.items()
        }

    def _page_texts(self, page: pikepdf.Page) -> dict[int, str]:
        """Text of the page by marked-content id; the rest goes to `artifacts`, foreign words to `foreign`."""
        maps = {str(name): _unicode(font) for name, font in page.resources.get("/Font", {}).items()}
        texts: dict[int, str] = {}
        outside: list[str] = []
        marks: list[_Mark] = []
        letters: dict[int, str] = {}

        def put(text: str) -> None:
            number = next((mark.number for mark in reversed(marks) if mark.number is not None), None)
            if number is None:
                outside.append(text)
            else:
                texts[number] = texts.get(number, "") + text
            if lang := next((mark.lang for mark in reversed(marks) if mark.lang), ""):
                self.foreign[" ".join(text.split())] = lang

        for operands, operator in pikepdf.parse_content_stream(page):
            replaced = any(mark.replaced for mark in marks)
            match str(operator):
                case "BDC" | "BMC":
                    options = (
                        operands[1]
                        if len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary)
                        else {}
                    )
                    number = int(options["/MCID"]) if "/MCID" in options else None
                    marks.append(_Mark(number, "/ActualText" in options, str(options.get("/Lang", ""))))
                    if "/ActualText" in options and not replaced:
                        put(str(options["/ActualText"]))
                case "EMC":
                    marks.pop()
                case "Tf":
                    letters = maps[str(operands[0])]
                case "BT" if not any(mark.number is not None for mark in marks):
                    outside.append("\n")
                case "Tj" if not replaced:
                    put(_decode(bytes(operands[0]), letters))
                case "TJ" if not replaced:
                    put(
                        "".join(
                            _decode(bytes(part), letters)
                            for part in operands[0]
                            if isinstance(part, pikepdf.String)
                        )
                    )
        self.artifacts.append("".join(outside))
        return texts


@dataclass(frozen=True, slots=True)
class _Mark:
    """A marked stretch of a page's content."""

    number: int | None
    replaced: bool
    """Whether the mark itself says what the glyphs mean."""
    lang: str


def _many(item: object) -> list:
    if item is None:
        return []
    return list(item) if isinstance(item, pikepdf.Array) else [item]


def _decode(codes: bytes, letters: dict[int, str]) -> str:
    return "".join(letters[int.from_bytes(codes[at : at + 2], "big")] for at in range(0, len(codes), 2))


def _unicode(font: pikepdf.Object) -> dict[int, str]:
    """Glyph code -> text, from the font's ToUnicode map."""
    source = font.ToUnicode.read_bytes().decode("latin-1")
    letters: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", source, re.S):
        for code, text in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            letters[int(code, 16)] = _utf16(text)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", source, re.S):
        for first, last, text in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            for step in range(int(last, 16) - int(first, 16) + 1):
                letters[int(first, 16) + step] = chr(ord(_utf16(text)) + step)
    return letters


def _utf16(text: str) -> str:
    return bytes.fromhex(text).decode("utf-16-be")
