"""Names that must differ: keys within an entry, spellings of units."""

from __future__ import annotations

from collections.abc import Iterator

from guidebook.data.document import Entry, mappings
from guidebook.data.messages import finding
from guidebook.model import Finding

_PARTS = {"laws": "key_facts", "cases": "items"}
"""Register -> the field whose items have ids of their own."""


def checked_keys(register: str, entry: Entry) -> Iterator[Finding]:
    """Ids of items and keys of figures that a mark [@entry:key] could not tell apart.

    A figure may bear the id of the key fact it belongs to; anything else must differ within the entry.
    """
    part = _PARTS.get(register, "")
    names: list[tuple[str, int | None, tuple[str | int, ...]]] = []
    figures = [(str(value.get("key")), None, ("values", at)) for at, value in mappings(entry.data, "values")]
    for at, item in mappings(entry.data, part):
        names.append((str(item.get("id")), at, (part, at, "id")))
        for number, value in mappings(item, "values"):
            figures.append((str(value.get("key")), at, (part, at, "values", number)))
    owners: dict[str, set[int | None]] = {}
    for name, owner, path in names:
        if name in owners:
            yield finding("Y005.value", entry.place(*path), entry=entry.name, found=name)
        owners.setdefault(name, set()).add(owner)
    seen: set[str] = set()
    for name, owner, path in figures:
        if name in seen or owner not in owners.get(name, {owner}):
            yield finding("Y005.value", entry.place(*path, "key"), entry=entry.name, found=name)
        seen.add(name)


def checked_spellings(entries: list[Entry]) -> Iterator[Finding]:
    """Spellings that two units claim."""
    owners: dict[tuple[str, str], str] = {}
    for entry in entries:
        for lang in ("vi", "en"):
            spellings = entry.data.get(lang)
            for at, spelling in enumerate(spellings if isinstance(spellings, list) else ()):
                other = owners.setdefault((lang, str(spelling)), entry.name)
                if other != entry.name:
                    place = entry.place(lang, at)
                    yield finding("Y005.spelling", place, found=spelling, lang=lang, other=other)
