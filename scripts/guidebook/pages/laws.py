"""The law register: entries by group, with status, relations, proof and a citation to copy."""

from __future__ import annotations

from datetime import date

from guidebook.book import Book
from guidebook.model import Law, Registers
from guidebook.notation import legal_ground
from guidebook.pages.naming import law_number
from guidebook.pages.templating import Link, fill

GROUPS = ("green_growth", "planning", "climate", "energy", "industry", "finance")
STATUSES = ("in_force", "partly_amended", "replaced", "expired", "awaited", "unknown")
CITABLE = {"in_force", "partly_amended", "unknown"}
"""Statuses of documents that may still serve as legal ground."""


def render(book: Book, lang: str, link: Link) -> str:
    registers = book.registers
    laws = sorted(registers.laws.values(), key=_newest_first)
    groups = [(group, [law for law in laws if law.group == group]) for group in GROUPS]
    present = {law.status for law in laws}

    def named(kind: str, keys: tuple[str, ...]) -> list[tuple[str, str]]:
        return [(key, registers.strings[f"pages.{kind}-{key}"][lang]) for key in keys]

    return fill(
        "laws", registers, lang, link,
        groups=[(group, members) for group, members in groups if members],
        group_names=named("group", GROUPS),
        status_names=named("status", tuple(status for status in STATUSES if status in present)),
        number=lambda law: law_number(law, registers, lang),
        ground=lambda law: ground(law, registers),
        entries=lambda ids: [registers.laws[id] for id in ids],
    )  # fmt: skip


def ground(law: Law, registers: Registers) -> str | None:
    """The citation to copy; None for a document that no longer is, or was never seen to be, legal ground."""
    if law.status not in CITABLE or law.verified == "unverified":
        return None
    return legal_ground(law, [registers.laws[id] for id in law.amended_by])


def _newest_first(law: Law) -> tuple[int, str]:
    return -(law.issued or date.min).toordinal(), law.id
