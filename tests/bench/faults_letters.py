"""Faults in letters (normal form, tone marks, look-alikes, mojibake) and in the parts of a chapter."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from seeds import Garden, Leaf, Seed, pick
from sowing import one_line, register, swap

SWAPS = {
    "old tone placement": ("U002", r"\b([Hh])óa\b", r"\1oá"),
    "old tone placement, ủy": ("U002", r"\bỦy\b", "Uỷ"),
    "eth for đ": ("U003", r"đ", "ð"),
    "eth for Đ": ("U003", r"Đ", "Ð"),
    "zero-width space in a word": ("U004", r"\b(ng)(hi)", "\\1\u200b\\2"),
    "soft hyphen in a word": ("U004", r"\b(ch)(í)", "\\1\u00ad\\2"),
    "Cyrillic letter in a word": ("U005", r"\b([Tt])ài\b", "\\1\u0430\u0300i"),
    "Cyrillic а in a word": ("U005", r"\b(c|v)an\b|\bban\b", "b\u0430n"),
    "replacement character": ("U006", r"ướ", "\ufffd\ufffd"),
}


def sow(garden: Garden) -> Iterator[Seed]:
    for kind, (ids, pattern, new) in SWAPS.items():
        yield from swap(garden, kind, ids, "vi", pattern, new, 2, skip=r"\]\(|\[@|^#")
    yield from swap(
        garden, "Cyrillic letter in a word", "U005", "en", r"\b([Pp])lan\b", "\\1l\u0430n", 2, skip=r"\]\(|^#"
    )
    yield from swap(
        garden,
        "mojibake",
        "U006",
        "vi",
        r"\bnước\b|\btrước\b|\bcủa\b",
        lambda m: m[0].encode().decode("cp1252", "replace").replace("\ufffd", "\u008d"),
        2,
        skip=r"\]\(|^#",
    )
    yield from swap(garden, "mojibake in English", "U006", "en", r"“", "â€œ", 2)
    yield from decomposed(garden)
    for page in garden.pages:
        if "/00-" in page:
            yield from parts(garden, page)


def decomposed(garden: Garden) -> Iterator[Seed]:
    for leaf in (
        garden.leaf("vi", "chapters/00-how-to-use.md"),
        garden.leaf("vi", "about/origin.md"),
        garden.leaf("en", "about/origin.md"),
    ):
        accented = [
            i for i in sorted(leaf.plain) if unicodedata.normalize("NFD", leaf.lines[i]) != leaf.lines[i]
        ]
        for index in pick(accented, 2, "nfd" + leaf.file):
            yield one_line(
                leaf, "letters not composed", "U001", index, unicodedata.normalize("NFD", leaf.lines[index])
            )
    yield from register(
        garden,
        "letters not composed in a register",
        "U001 Y",
        "glossary",
        "tich-hop",
        r"tích hợp",
        unicodedata.normalize("NFD", "tích hợp"),
    )
    name = unicodedata.normalize("NFD", "docs/assets/images/sơ-đồ-bước.svg")
    yield Seed("letters not composed in a file name", ("U001", "M"), ((name, 1, 1),), {name: b"<svg/>"}, name)


def parts(garden: Garden, page: str) -> Iterator[Seed]:
    def change(kind: str, edit) -> Seed:  # edit: (leaf) -> (new lines, first line, last line)
        changes: dict[str, bytes | None] = {}
        spots = []
        for lang in ("vi", "en"):
            leaf = garden.leaf(lang, page)
            new, first, last = edit(leaf)
            changes[leaf.file] = "\n".join(new).encode()
            spots.append((leaf.file, first, last))
        return Seed(kind, ("C",), tuple(spots), changes)

    for name in ("checklist", "exercise", "legal-basis", "next-step"):

        def without(leaf: Leaf, name: str = name) -> tuple[list[str], int, int]:
            start, end = part(leaf, name)
            return [*leaf.lines[:start], *leaf.lines[end:]], 1, len(leaf.lines)

        yield change(f"part of the chapter missing: {name}", without)

    def swapped(leaf: Leaf) -> tuple[list[str], int, int]:
        one, two = part(leaf, "mistakes"), part(leaf, "checklist")
        new = [
            *leaf.lines[: one[0]],
            *leaf.lines[two[0] : two[1]],
            *leaf.lines[one[0] : one[1]],
            *leaf.lines[two[1] :],
        ]
        return new, one[0] + 1, two[1]

    yield change("parts of the chapter in another order", swapped)

    def short(leaf: Leaf) -> tuple[list[str], int, int]:
        start, end = next(run for run in leaf.runs(r"- \[ \] "))
        return [*leaf.lines[: start + 7], *leaf.lines[end:]], part(leaf, "checklist")[0] + 1, start + 7

    yield change("checklist with seven items", short)

    def long(leaf: Leaf) -> tuple[list[str], int, int]:
        start, end = next(run for run in leaf.runs(r"- \[ \] "))
        more = [leaf.lines[start].replace("→", f"{'lần' if '/vi/' in leaf.file else 'time'} →")] * 9
        return [*leaf.lines[:end], *more, *leaf.lines[end:]], part(leaf, "checklist")[0] + 1, end + 9

    yield change("checklist with twenty-one items", long)

    def keyless(leaf: Leaf) -> tuple[list[str], int, int]:
        start = next(i for i in sorted(leaf.plain) if leaf.lines[i].startswith("/// details"))
        end = leaf.lines.index("///", start)
        return [*leaf.lines[:start], *leaf.lines[end + 1 :]], part(leaf, "exercise")[0] + 1, start + 1

    yield change("exercise without a key", keyless)


def part(leaf: Leaf, name: str) -> tuple[int, int]:
    """Index of a level-two heading and of the next one."""
    start = leaf.heading(name)
    assert start is not None, name
    ends = [i for i in sorted(leaf.plain) if i > start and leaf.lines[i].startswith("## ")]
    return start, ends[0] if ends else len(leaf.lines)
