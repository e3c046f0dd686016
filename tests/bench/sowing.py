"""Ways of sowing: change words in a line, add a sentence, add a paragraph, change a register."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from seeds import Garden, Leaf, Seed, Spot, pick

Replacement = str | Callable[[re.Match[str]], str]
LANGUAGES = ("vi", "en")


def swap(
    garden: Garden,
    kind: str,
    ids: str,
    lang: str,
    pattern: str,
    replacement: Replacement,
    count: int = 3,
    skip: str = r"\A(?!)",
) -> Iterator[Seed]:
    """Replace what a pattern finds, one match a seed, in lines that `skip` does not match."""
    places = []
    for leaf in garden.leaves(lang):
        for index in sorted(leaf.plain):
            if not re.search(skip, leaf.lines[index]):
                places += [(leaf, index, match) for match in re.finditer(pattern, leaf.lines[index])]
    for leaf, index, match in pick(places, count, kind + lang):
        new = match.expand(replacement) if isinstance(replacement, str) else replacement(match)
        if new != match[0]:
            line = leaf.lines[index]
            yield one_line(
                leaf,
                kind,
                ids,
                index,
                line[: match.start()] + new + line[match.end() :],
                f"{match[0]} → {new}",
            )


def one_line(leaf: Leaf, kind: str, ids: str, index: int, line: str, shown: str = "") -> Seed:
    lines = [*leaf.lines[:index], line, *leaf.lines[index + 1 :]]
    return Seed(
        kind,
        tuple(ids.split()),
        ((leaf.file, index + 1, index + 1),),
        {leaf.file: "\n".join(lines).encode()},
        shown or line,
    )


def lines(leaf: Leaf, kind: str, ids: str, new: list[str], spots: list[Spot], shown: str = "") -> Seed:
    """A page with other lines."""
    return Seed(kind, tuple(ids.split()), tuple(spots), {leaf.file: "\n".join(new).encode()}, shown)


def append(garden: Garden, kind: str, ids: str, lang: str, sentence: str, count: int = 2) -> Iterator[Seed]:
    """Add a sentence to the end of a prose line."""
    places = [(leaf, index) for leaf in garden.leaves(lang) for index in leaf.prose()]
    for leaf, index in pick(places, count, kind + lang):
        yield one_line(leaf, kind, ids, index, f"{leaf.lines[index]} {sentence}", sentence)


def insert(
    garden: Garden, kind: str, ids: str, vi: str, en: str, count: int = 2, fault: str = "both"
) -> Iterator[Seed]:
    """Add a paragraph below the same heading in both languages; `fault`: vi, en or both are at fault."""
    places = [
        (page, name)
        for page in garden.pages
        for name in garden.leaf("vi", page).heading_ids()
        if garden.leaf("en", page).heading(name) is not None
    ]
    for page, name in pick(places, count, kind + vi):
        changes: dict[str, bytes | None] = {}
        spots: dict[str, Spot] = {}
        for lang, text in zip(LANGUAGES, (vi, en)):
            leaf = garden.leaf(lang, page)
            index = leaf.heading(name)
            assert index is not None
            added = text.split("\n")
            changes[leaf.file] = "\n".join(
                [*leaf.lines[: index + 1], "", *added, *leaf.lines[index + 1 :]]
            ).encode()
            spots[lang] = (leaf.file, index + 3, index + 2 + len(added))
        chosen = spots.values() if fault == "both" else (spots[fault],)
        yield Seed(kind, tuple(ids.split()), tuple(chosen), changes, vi if fault != "en" else en)


def both(
    garden: Garden, kind: str, ids: str, pattern: str, replacement: Replacement, count: int = 3
) -> Iterator[Seed]:
    """Replace in both languages what a pattern finds; the group `key` tells which matches belong together."""
    found: dict[tuple[str, str, int], dict[str, tuple[Leaf, int, re.Match[str]]]] = {}
    for page in garden.pages:
        for lang in LANGUAGES:
            leaf = garden.leaf(lang, page)
            seen: dict[str, int] = {}
            for index in sorted(leaf.plain):
                for match in re.finditer(pattern, leaf.lines[index]):
                    seen[match["key"]] = seen.get(match["key"], 0) + 1
                    found.setdefault((page, match["key"], seen[match["key"]]), {})[lang] = (
                        leaf,
                        index,
                        match,
                    )
    for pair in pick([pair for pair in found.values() if len(pair) == 2], count, kind):
        changes: dict[str, bytes | None] = {}
        spots = []
        shown = ""
        for leaf, index, match in pair.values():
            new = match.expand(replacement) if isinstance(replacement, str) else replacement(match)
            seed = one_line(
                leaf,
                kind,
                ids,
                index,
                leaf.lines[index][: match.start()] + new + leaf.lines[index][match.end() :],
            )
            changes |= seed.changes
            spots += seed.spots
            shown = f"{match[0]} → {new}"
        yield Seed(kind, tuple(ids.split()), tuple(spots), changes, shown)


def register(
    garden: Garden, kind: str, ids: str, file: str, entry: str, pattern: str, replacement: str
) -> Iterator[Seed]:
    """Replace the first match inside one entry of a register. The place is the whole entry."""
    name = f"docs/data/{file}.yml"
    text = garden.texts[name]
    match = re.search(rf"^- id: {re.escape(entry)}\n(?:(?!- id: ).*\n?)*", text, re.M)
    assert match, f"{entry} is not in {name}"
    new, changed = re.subn(pattern, replacement, match[0], count=1, flags=re.M)
    assert changed, f"{pattern} is not in {entry}"
    first = text.count("\n", 0, match.start()) + 1
    yield Seed(
        kind,
        tuple(ids.split()),
        ((name, first, first + new.count("\n")),),
        {name: (text[: match.start()] + new + text[match.end() :]).encode()},
        f"{entry}: {replacement}",
    )
