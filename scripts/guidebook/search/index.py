"""One index per language in two scripts: titles, terms and laws first, then all texts.

Scripts rather than data: a browser loads a script from a disk too, where fetching a file is forbidden. The data is a
string in it, so that the page passes it on unread to the worker, which reads it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from guidebook.model import LANGUAGES, Registers
from guidebook.search.entries import Entry, register_entries
from guidebook.search.postings import pack
from guidebook.search.sections import SearchPage, section_entries, titles

FOLDER = "assets/search"
"""Where the scripts stand in the site."""


def index_scripts(registers: Registers, pages: Mapping[str, Sequence[SearchPage]]) -> Iterator[tuple[str, str]]:
    """(path in the site, content) of every script. `pages`: language -> pages in the order of the book."""
    for lang in LANGUAGES:
        other = next(each for each in LANGUAGES if each != lang)
        twins = {page.path: titles(page) for page in pages[other]}
        entries = [entry for page in pages[lang] for entry in section_entries(page, twins.get(page.path, {}))]
        entries += register_entries(registers, lang)
        yield f"{FOLDER}/{lang}-heads.js", _script("heads", _heads(entries, pages[lang], registers, lang))
        yield f"{FOLDER}/{lang}-texts.js", _script("texts", _texts(entries))


def _heads(entries: Sequence[Entry], pages: Sequence[SearchPage], registers: Registers, lang: str) -> dict[str, object]:
    """What answers first: names of everything, and the words of the box."""
    at = {page.path: number for number, page in enumerate(pages)}
    say = {key.removeprefix("search."): text[lang] for key, text in registers.strings.items() if key.startswith("search.")}
    return {
        "lang": lang,
        "root": "" if lang == LANGUAGES[0] else f"{lang}/",
        "say": say,
        "pages": [[page.path, page.title, page.kind, page.part] for page in pages],
        "entries": [
            [at[entry.page], entry.anchor, entry.kind, entry.title, entry.own, entry.foreign, entry.note]
            for entry in entries
        ],
        "index": pack([
            [_joined((entry.title, *entry.own)) for entry in entries],
            [_joined(entry.foreign) for entry in entries],
        ]),
    }


def _texts(entries: Sequence[Entry]) -> dict[str, object]:
    return {"texts": [entry.text for entry in entries]}


def _joined(names: Iterable[str]) -> str:
    return " ; ".join(names)


def _script(part: str, content: dict[str, object]) -> str:
    data = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    quoted = data.replace("\\", "\\\\").replace("'", "\\'")
    return f"guidebookSearch.arrived('{part}','{quoted}')\n"
