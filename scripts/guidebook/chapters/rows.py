"""The cells of one row of a table, and the line of dashes under the header."""

from __future__ import annotations

import re

from guidebook.chapters.masks import BLANK

DELIMITER = re.compile(r"\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*+\Z")
_PIPE = re.compile(r"\\.|\|")


def read_row(line: str, at: int) -> list[tuple[int, int]]:
    """Spans of the cells of one row."""
    line = line.rstrip()
    begin = len(line) - len(line.lstrip(" \t>"))
    if line[begin : begin + 1] == "|":
        begin += 1
    if "\\" not in line and line.endswith("|") and begin < len(line):
        return _simple(line[begin:-1], at + begin)
    spans = []
    for match in _PIPE.finditer(line, begin):
        if match.group() == "|":
            spans.append((begin, match.start()))
            begin = match.end()
    # A comment after the last bar is no cell.
    if begin < len(line) and not (
        spans and line.lstrip(" \t>")[0] == "|" and not line[begin:].strip(BLANK + " \t")
    ):
        spans.append((begin, len(line)))
    found = []
    for first, last in spans:
        text = line[first:last]
        found.append((at + first + len(text) - len(text.lstrip()), at + first + len(text.rstrip())))
    return found


def _simple(inside: str, at: int) -> list[tuple[int, int]]:
    """Cells between bars none of which is escaped: nearly all rows."""
    found = []
    for part in inside.split("|"):
        text = part.lstrip()
        start = at + len(part) - len(text)
        found.append((start, start + len(text.rstrip())))
        at += len(part) + 1
    return found
