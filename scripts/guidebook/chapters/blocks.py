"""The blocks of a page in order: headings, paragraphs, list items, tables, notes, code. Line by line, never
raising."""

from __future__ import annotations

import re

from guidebook.chapters.layout import BLOCK_TYPES, Block, Cell, Heading, Layout, Table
from guidebook.chapters.masks import BLANK
from guidebook.chapters.rows import DELIMITER, read_row

_ATX = re.compile(r"(#{1,6})(?=[ \t]|$)[ \t]*(.*)")
_ATTRS = re.compile(r"\{:?(?P<attrs>[^{}\n]*)\}[ \t]*\Z")
_ID = re.compile(r"(?:\A|[ \t])#([^\s{}#.=\"']+)")
_ITEM = re.compile(r"([-*+]|\d{1,9}[.)])[ \t]+(?:(\[[ xX]\])[ \t]+)?")
_SLASHES = re.compile(r"(/{3,})[ ]*(?:([\w-]+)[ ]*(?:\|.*)?)?\Z")
_FOOTNOTE = re.compile(r"\[\^([^\]\n]+)\]:[ \t]*")
_REFERENCE = re.compile(r"\[[^\]\n^@][^\]\n]*\]:[ \t]*\S")
_RULE = re.compile(r"(?:-[ \t]*+){3,}+\Z|(?:\*[ \t]*+){3,}+\Z|(?:_[ \t]*+){3,}+\Z")
_SETEXT = re.compile(r"=+[ \t]*\Z|-+[ \t]*\Z")
_TYPE_OPTION = re.compile(r"type:[ \t]*([\w-]+)")


def read_layout(masked: str, builds: dict[int, str], begin: int = 0) -> Layout:
    """The layout of a masked text from offset `begin` (a line start, below the front matter).

    `builds` maps offsets of `<!-- build: … -->` comments to their names.
    """
    return _Reader(masked, builds).read(begin)


def heading_id(line: str) -> tuple[str, str]:
    """Text and explicit id of a heading line without its signs."""
    match = _ATTRS.search(line)
    if match is None:
        return line.rstrip("# \t"), ""
    found = _ID.search(match["attrs"])
    return line[: match.start()].rstrip(), found[1] if found else ""


class _Reader:
    def __init__(self, masked: str, builds: dict[int, str]) -> None:
        self.masked = masked
        self.builds = builds
        self.layout = Layout([], [], [], [], [])
        self.open: list[tuple[int, str, int]] = []  # slashes, type, offset
        self.running: Block | None = None  # block that following lines may continue

    def read(self, begin: int) -> Layout:
        at = begin
        lines = self.masked[begin:].split("\n")
        number = 0
        while number < len(lines):
            for _ in range(self.line(lines[number], at, lines, number)):
                at += len(lines[number]) + 1
                number += 1
        self.finish()
        self.layout.faults.extend(("unclosed-block", offset, kind) for _slashes, kind, offset in self.open)
        return self.layout

    def finish(self) -> None:
        if self.running:
            self.layout.blocks.append(self.running)
            self.running = None

    def add(self, kind: str, start: int, end: int, depth: int = 0, detail: str = "") -> None:
        self.finish()
        self.layout.blocks.append(
            Block(kind, start, end, depth, detail, self.open[-1][1] if self.open else "")
        )

    def begin(self, kind: str, start: int, end: int, depth: int = 0, detail: str = "") -> None:
        self.finish()
        self.running = Block(kind, start, end, depth, detail, self.open[-1][1] if self.open else "")

    def line(self, line: str, at: int, lines: list[str], number: int) -> int:
        """Read one line at offset `at`; returns how many lines were taken."""
        bare = line.lstrip(" \t")
        indent = len(line) - len(bare)
        bare = bare.rstrip()
        if not bare:
            self.finish()
            return 1
        first = bare[0]
        if first.isalpha() and "|" not in bare:  # most lines are plain text
            return self.plain(at + indent, at + indent + len(bare))
        while first == ">":  # a quotation holds the same blocks
            inner = bare[1:].lstrip(" \t")
            indent += len(bare) - len(inner)
            bare, first = inner, inner[:1]
        if not bare:
            self.finish()
            return 1
        start, end = at + indent, at + indent + len(bare)
        if first == BLANK:
            if start in self.builds:
                self.add("build", start, end, 0, self.builds[start])
                return 1
            if not bare.strip(BLANK + " \t"):
                # Code or a comment alone on its line; fences begin where the line before was not masked.
                if self.running is None or self.running.kind == "code":
                    self.code(start, end)
                return 1
        elif first == "#":
            if self.heading(bare, at, start, end):
                return 1
        elif first == "/" and (match := _SLASHES.match(bare)):
            self.finish()
            return self.slashes(match, start, lines, number)
        elif first == "[":
            if match := _FOOTNOTE.match(bare):
                self.begin("note", start + match.end(), end, 0, match[1])
                return 1
            if _REFERENCE.match(bare):
                self.finish()
                return 1
        elif first in "=-" and self.running and self.running.kind == "para" and _SETEXT.match(bare):
            self.setext(1 if first == "=" else 2)
            return 1
        elif first == ":" and bare[1:2] in (" ", "\t"):
            body = bare[1:].lstrip()
            self.begin("term", start + len(bare) - len(body), end)
            return 1
        if first in "-*_" and _RULE.match(bare):
            self.add("rule", start, end)
            return 1
        if (first in "-*+" or first.isdecimal()) and (match := _ITEM.match(bare)):
            kind = "task" if match[2] else ("ul" if first in "-*+" else "ol")
            # Python-Markdown: a list does not interrupt a paragraph that began without indentation.
            if not (self.running and self.running.kind == "para" and indent == 0):
                self.begin("item", start + match.end(), end, 1 + indent // 4, kind)
                return 1
        if "|" in bare and (self.running is None or self.running.kind != "para") and number + 1 < len(lines):
            below = lines[number + 1].strip(" \t\r>")
            if "|" in below and DELIMITER.match(below):
                return self.table(at, lines, number)
        return self.plain(start, end)

    def plain(self, start: int, end: int) -> int:
        """A line of text: it goes on with what runs, or begins a paragraph."""
        if self.running and self.running.kind != "code":
            kind, begin, _end, depth, detail, inside = self.running
            self.running = Block(kind, begin, end, depth, detail, inside)
        else:
            self.begin("para", start, end)
        return 1

    def code(self, start: int, end: int) -> None:
        if self.running:
            self.running = self.running._replace(end=end)
        else:
            self.begin("code", start, end)

    def heading(self, bare: str, at: int, start: int, end: int) -> bool:
        match = _ATX.match(bare)
        if match is None:
            return False
        text, name = heading_id(match[2])
        body = start + len(bare) - len(match[2])
        self.add("heading", body, end, len(match[1]))
        self.layout.headings.append(Heading(start, len(match[1]), text, name, end))
        return True

    def setext(self, level: int) -> None:
        block, self.running = self.running, None
        text, name = heading_id(self.masked[block.start : block.end])
        self.layout.headings.append(Heading(block.start, level, text, name, block.end))
        self.layout.blocks.append(block._replace(kind="heading", depth=level))

    def slashes(self, match: re.Match[str], start: int, lines: list[str], number: int) -> int:
        slashes, kind = len(match[1]), match[2]
        end = start + match.end()
        if kind is None:
            for position in range(len(self.open) - 1, -1, -1):
                if self.open[position][0] == slashes:
                    break
            else:
                self.layout.faults.append(("unopened-block", start, ""))
                return 1
            for _slashes, inner, offset in self.open[position + 1 :]:
                self.layout.faults.append(("unclosed-block", offset, inner))
            del self.open[position + 1 :]
            detail = self.open.pop()[1]
            self.add("close", start, end, slashes, detail)
            return 1
        if kind not in BLOCK_TYPES:
            self.layout.faults.append(("unknown-block", start, kind))
            self.open.append((slashes, kind, start))
            return 1
        taken, detail = 1, kind
        at = start + len(lines[number].lstrip()) + 1
        while (
            number + taken < len(lines)
            and lines[number + taken].startswith("    ")
            and lines[number + taken].strip()
        ):
            option = lines[number + taken]
            if kind == "details" and (found := _TYPE_OPTION.search(option)):
                detail = f"details {found[1]}"
            self.layout.options.append((at, at + len(option)))
            at += len(option) + 1
            taken += 1
        self.add("open", start, end, slashes, detail)
        self.open.append((slashes, kind, start))
        return taken

    def table(self, at: int, lines: list[str], number: int) -> int:
        self.finish()
        columns = len(read_row(lines[number + 1], 0))
        cells: list[Cell] = []
        ragged: list[tuple[int, int]] = []
        start, row, taken = at, 0, 0
        while number + taken < len(lines):
            line = lines[number + taken].rstrip("\r")
            if not line.strip(" \t>") or line.lstrip().startswith("///"):
                break
            if taken != 1:
                spans = read_row(line, at)
                if len(spans) != columns:
                    ragged.append((at + len(line) - len(line.lstrip()), len(spans)))
                cells += (Cell(begin, end, row, column) for column, (begin, end) in enumerate(spans))
                row += 1
            at += len(lines[number + taken]) + 1
            taken += 1
        header = any(self.masked[cell.start : cell.end].strip() for cell in cells if cell.row == 0)
        self.layout.tables.append(
            Table(len(self.layout.blocks), columns, row - 1, tuple(cells), tuple(ragged), header)
        )
        self.add("table", start, at - 1, columns)
        return taken
