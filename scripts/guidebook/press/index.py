"""What the index of a book lists: the entries of the registers that are printed in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from selectolax.lexbor import LexborNode

from guidebook.press.tidy import Sheet
from guidebook.press.wording import as_read

_NUMBER = re.compile(r"\d+")


def index_of(sheets: Iterable[Sheet]) -> dict[str, list[dict[str, Any]]]:
    """Groups of entries of the index of terms ("term") and of the index of documents ("law").

    A group is {"letter", "entries": [{"id", "name"}]}. Terms keep the order and the letters of the glossary, which
    stand in the alphabet of its language; documents are put in the order of their numbers, those without one last.
    """
    terms: list[dict[str, Any]] = []
    laws: list[dict[str, str]] = []
    for sheet in sheets:
        for group in sheet.root.css(".gb-group:has(.gb-term-entry)"):
            entries = [_entry(node) for node in group.css(".gb-term-entry")]
            terms.append({"letter": _words(group.css_first("h2")), "entries": entries})
        laws += [_entry(node) for node in sheet.root.css(".gb-law-entry")]
    for law in laws:
        law["name"] = law["name"].partition(" – ")[0]
    laws.sort(key=_by_number)
    return {"term": terms, "law": [{"letter": "", "entries": laws}] if laws else []}


def _entry(node: LexborNode) -> dict[str, str]:
    return {"id": node.id or "", "name": _words(node.css_first("h3"))}


def _words(node: LexborNode) -> str:
    return " ".join(as_read(node.text()).split())


def _by_number(law: dict[str, str]) -> tuple[int, tuple[int, ...], str]:
    name = law["name"]
    numbers = tuple(int(digits) for digits in _NUMBER.findall(name)) if name[0].isdigit() else ()
    return (0 if numbers else 1, numbers, name)
