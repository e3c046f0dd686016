"""Masks: text of equal length in which everything that is not prose has become BLANK."""

from __future__ import annotations

import re
from dataclasses import dataclass

from guidebook.chapters.insertions import SIGN, read_insertions

BLANK = "\0"
"""Stands for one masked character. Line ends are never masked, so lines and columns stay true."""

MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?:.*?\r?\n)??(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S)
"""The front matter, as MkDocs recognises it (a byte order mark before it is tolerated)."""

_FENCE = re.compile(
    r"^(?P<lead>[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?)(?P<fence>`{3,}|~{3,})(?P<info>[^\n]*)$", re.M
)
_TOKEN = re.compile(r"\\[\s\S]|`+|<!--|\n[ \t\r]*(?=\n)")
_NOT_LINE_END = re.compile(r"[^\r\n]+")
_MAY_BE_CODE = re.compile(r"\n[ \t\r]*\n(?:    |\t)")
_LIST_ITEM = re.compile(r"[ \t>]*(?:[-*+]|\d+[.)]|\[\^[^\]\n]+\]:|:[ ]|/{3,}|!!!|\?\?\?|===)")


def blank(text: str) -> str:
    """The text with every character but line ends masked."""
    return _NOT_LINE_END.sub(lambda match: BLANK * len(match.group()), text)


@dataclass(frozen=True, slots=True)
class Masked:
    """A text with everything masked that is not prose, and where the masked parts stand."""

    text: str
    matter: int
    """Offset at which the front matter ends; 0 when there is none."""
    fences: list[tuple[int, int]]
    comments: list[tuple[int, int]]
    faults: list[tuple[str, int]]
    """What is never closed: ("fence", offset) or ("comment", offset), and what read_insertions finds. An unclosed
    fence masks everything after it; an unclosed comment masks nothing, as the site shows it."""


def mask(text: str) -> str:
    """Front matter, fenced and indented code, code spans and comments masked; same length, same lines."""
    return read_mask(text).text


def read_mask(text: str) -> Masked:
    """The masked text with the places of what was masked."""
    faults: list[tuple[str, int]] = []
    match = MATTER.match(text)
    matter = match.end() if match else 0
    fences = _fences(text, matter, faults)
    cuts = [(0, matter), *fences] if matter else fences
    if _MAY_BE_CODE.search(text, matter):
        cuts = _indented(text, cuts)
    masked = cut(text, cuts)
    spans, comments = _spans(masked, faults)
    masked = cut(masked, spans)
    faults += read_insertions(masked)
    return Masked(masked.replace(SIGN, BLANK * len(SIGN)), matter, fences, comments, faults)


def cut(text: str, cuts: list[tuple[int, int]]) -> str:
    """The text with each (start, end) masked; cuts are in order of their starts and may overlap."""
    if not cuts:
        return text
    parts, at = [], 0
    for start, end in cuts:
        start = max(start, at)
        if start < end:
            parts += (text[at:start], blank(text[start:end]))
            at = end
    return "".join([*parts, text[at:]])


def _fences(text: str, at: int, faults: list[tuple[str, int]]) -> list[tuple[int, int]]:
    """Fenced code from the opening to the closing line; a fence closes on the same characters, as in
    SuperFences."""
    cuts: list[tuple[int, int]] = []
    if "```" not in text and "~~~" not in text:
        return cuts
    opened: re.Match[str] | None = None
    for match in _FENCE.finditer(text, at):
        if opened is None:
            if "`" not in match["info"]:
                opened = match
        elif match["fence"] == opened["fence"] and not match["info"].strip():
            cuts.append((opened.start("fence"), match.end()))
            opened = None
    if opened is not None:
        faults.append(("fence", opened.start("fence")))
        cuts.append((opened.start("fence"), len(text)))
    return cuts


def _indented(text: str, cuts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The cuts with indented code added: four spaces after an empty line, outside of any list, note or
    footnote."""
    found: list[tuple[int, int]] = []
    waiting = iter([*cuts, (len(text), len(text))])
    start, end = next(waiting)
    at, after_empty, in_item = 0, True, False
    for line in text.splitlines(keepends=True):
        while at >= end and end < len(text):
            start, end = next(waiting)
        inside = start <= at < end
        bare = line.strip()
        if inside:
            after_empty = False
        elif not bare:
            after_empty = True
        else:
            if line[0] not in " \t":
                in_item = bool(_LIST_ITEM.match(line))
            elif after_empty and not in_item and line.startswith(("    ", "\t")):
                found.append((at, at + len(line)))
                at += len(line)
                continue  # the next indented line is code too
            elif _LIST_ITEM.match(line):
                in_item = True
            after_empty = False
        at += len(line)
    return sorted([*cuts, *found]) if found else cuts


def _spans(text: str, faults: list[tuple[str, int]]) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Code spans with comments, and comments alone, whichever opens first. Takes linear time."""
    if "`" not in text and "<!--" not in text:
        return [], []
    tokens = [(match.start(), match.group()) for match in _TOKEN.finditer(text)]
    closing: list[int | None] = [None] * len(tokens)
    latest: dict[str, int] = {}
    for number in range(len(tokens) - 1, -1, -1):
        token = tokens[number][1]
        if token[0] == "`":
            closing[number] = latest.get(token)
            latest[token] = number
        elif token[0] == "\n":
            latest = {}  # a code span ends with its paragraph
    cuts: list[tuple[int, int]] = []
    comments: list[tuple[int, int]] = []
    free = 0
    unclosed = False
    for (at, token), closer in zip(tokens, closing):
        if at < free:
            continue
        if token == "<!--" and not unclosed:
            end = text.find("-->", at + 4)
            if end < 0:
                faults.append(("comment", at))
                unclosed = True
                continue
            free = end + 3
            comments.append((at, free))
        elif token[0] == "`" and closer is not None:
            free = tokens[closer][0] + len(token)
        else:
            continue
        cuts.append((at, free))
    return cuts, comments
