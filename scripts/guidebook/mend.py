"""guidebook check --fix: only what has one right answer — letters, ids of headings, addresses that moved for good."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from guidebook.book import Book, load_book
from guidebook.chapters import Page, notations, scan
from guidebook.follow import follow
from guidebook.model import PageId
from guidebook.normal_form import composed
from guidebook.rewrite import replace_text
from guidebook.rules.anchors import proposed_id, with_id
from guidebook.rules.external import moved_links

ROUNDS = 5
"""Letters of one word may be wrong in several ways; each round mends one."""
_RULES = {"tone": "U002", "lookalike": "U003", "invisible": "U004", "control": "U004", "mixed": "U005"}
_ADDRESS_ENDS = r"(?=[\s'\"<>)\],}]|$)"


@dataclass(frozen=True, slots=True)
class Change:
    """One place that was mended."""

    rule: str
    file: str
    line: int
    before: str
    after: str


class Edit(NamedTuple):
    """Characters start to end of a text become `new`; `before` and `after` are what a reader is told."""

    rule: str
    start: int
    end: int
    new: str
    before: str
    after: str


def mend(
    root: Path,
    wanted: Callable[[str], bool] = lambda file: True,
    cache: Path | None = None,
) -> list[Change]:
    """Mend the files under docs for which `wanted`, and return what was changed, by file and line.

    Files that are not UTF-8, or stand outside
    `root`, are left alone. A second run changes nothing. Where only letters of a Vietnamese page changed, an English
    page that was up to date stays so.

    Raises:
        OSError: a file cannot be written; files written before stay mended, none is half written.
    """
    book = load_book(root, cache)
    notation = notations(book.registers.units)
    changes: list[Change] = []
    texts = {page.file: page.text for page in book.pages.values()}
    pages = {id: page for id, page in book.pages.items() if not any(fault.kind == "utf8" for fault in page.faults)}

    def put(page: Page, edits: list[Edit]) -> Page:
        changes.extend(Change(one.rule, page.file, page.line(one.start), one.before, one.after) for one in edits)
        text = _applied(page.text, edits)
        pages[page.id] = scan(page.id, text.encode("utf-8"), notation[page.lang])
        return pages[page.id]

    for page in list(pages.values()):
        for _round in range(ROUNDS if wanted(page.file) else 0):
            edits = list(_letters(page))
            if not edits:
                break
            page = put(page, edits)
    for id in [id for id in pages if id.lang == "en" or id.twin not in pages]:
        _name_headings(pages, id, put, wanted)
    new = {page.file: page.text for page in pages.values() if page.text != texts[page.file]}
    for file in sorted({finding.file for finding in book.problems if finding.id == "Y010"}):
        if wanted(file):
            new[file] = _composed(root, file, changes)
    _move(book, wanted, new, changes)
    for file, text in new.items():
        if (root / file).resolve().is_relative_to(root.resolve()):
            replace_text(root / file, text)
    changes += _follow(book, pages, new)
    return sorted(changes, key=lambda change: (change.file, change.line, change.rule))


def _letters(page: Page) -> Iterator[Edit]:
    """What is wrong with letters and is not silenced by a comment; edits do not overlap."""
    silenced = {
        (line, rule) for ignore in page.ignores if ignore.reason for rule in ignore.rules for line in ignore.lines
    }
    loose = [odd for odd in page.oddities if odd.kind == "nfc" and (page.line(odd.offset), "U001") not in silenced]
    for odd in loose:  # whole lines at once; they have other offsets afterwards
        line = page.line(odd.offset)
        start = page.starts[line - 1]
        end = page.starts[line] - 1 if line < len(page.starts) else len(page.text)
        proper = composed(page.text[start:end])
        yield Edit("U001", start, end, proper, odd.expected, f"{odd.expected} (NFC)")
    at = 0
    for odd in page.oddities if not loose else ():
        rule = _RULES.get(odd.kind, "")
        gone = rule == "U004"
        end = odd.offset + (1 if gone else len(odd.found))
        if not rule or not (odd.expected or gone) or odd.offset < at or (page.line(odd.offset), rule) in silenced:
            continue
        yield Edit(rule, odd.offset, end, "" if gone else odd.expected, odd.found, "" if gone else odd.expected)
        at = end


def _name_headings(
    pages: dict[PageId, Page], id: PageId, put: Callable[[Page, list[Edit]], Page], wanted: Callable[[str], bool]
) -> None:
    """Give the headings of a page and its twin the ids they lack, one after the other: a given id is taken."""
    number = 0
    while number < max(len(pages[side].headings) for side in (id, id.twin) if side in pages):
        for side in (id, id.twin):
            page, twin = pages.get(side), pages.get(side.twin)
            if page is None or page.broken() or (twin and twin.broken()) or not wanted(page.file):
                continue
            if number >= len(page.headings) or page.headings[number].id:
                continue
            name = proposed_id(page, twin, number)
            if name:
                heading = page.headings[number]
                line = with_id(page, heading, name)
                put(page, [Edit("L015", heading.offset, heading.end, line, heading.text, line)])
        number += 1


def _composed(root: Path, file: str, changes: list[Change]) -> str:
    text = (root / file).read_bytes().decode("utf-8")
    for number, line in enumerate(text.split("\n"), 1):
        proper = composed(line)
        if proper != line:
            changes.append(Change("Y010", file, number, proper.strip()[:40], "NFC"))
    return composed(text)


def _move(book: Book, wanted: Callable[[str], bool], new: dict[str, str], changes: list[Change]) -> None:
    """Write the addresses to which the last visits were sent for good, in pages and registers."""
    for old, target, places in moved_links(book):
        address = re.compile(re.escape(old) + _ADDRESS_ENDS)
        for place in places:
            if not wanted(place.file):
                continue
            text = new.get(place.file) or (book.root / place.file).read_bytes().decode("utf-8")
            lines = text.split("\n")
            line = address.sub(lambda _found, to=target: to, lines[place.line - 1])
            if line != lines[place.line - 1]:
                lines[place.line - 1] = line
                new[place.file] = "\n".join(lines)
                changes.append(Change("E002", place.file, place.line, old, target))


def _applied(text: str, edits: list[Edit]) -> str:
    for edit in sorted(edits, key=lambda edit: -edit.start):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


def _follow(book: Book, pages: dict[PageId, Page], new: dict[str, str]) -> Iterator[Change]:
    """An English page that followed the Vietnamese text still does when only its letters were mended."""
    for id, page in book.pages.items():
        twin = book.pages.get(id.twin)
        if page.lang == "vi" and page.file in new and twin and book.translation(id.path) == "current":
            before = str(twin.matter["translated_from"])
            after = follow(book.root, Path(twin.file))
            if after != before:
                yield Change("T014", twin.file, twin.matter_lines.get("translated_from", 1), before, after)
