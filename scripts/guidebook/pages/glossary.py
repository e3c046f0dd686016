"""The glossary: terms in the order of the page's alphabet, grouped by first letter."""

from __future__ import annotations

from itertools import groupby

from guidebook.book import Book
from guidebook.pages.collation import ANCHORS, collation_key, initial
from guidebook.pages.templating import Link, fill

TOPICS = (
    "institutions", "planning", "green_growth", "climate", "energy", "industry", "finance", "monitoring", "training",
)  # fmt: skip


def render(book: Book, lang: str, link: Link) -> str:
    registers = book.registers
    terms = sorted(registers.terms.values(), key=lambda term: collation_key(term.name(lang), lang))
    groups = [(letter, list(group)) for letter, group in groupby(terms, lambda term: initial(term.name(lang), lang))]
    present = {term.topic for term in terms}
    return fill(
        "glossary", registers, lang, link,
        groups=groups,
        topics=[(topic, registers.strings[f"pages.topic-{topic}"][lang]) for topic in TOPICS if topic in present],
        anchor=lambda letter: f"letter-{ANCHORS.get(letter, letter.lower())}",
        variants=lambda term: getattr(term, f"variants_{lang}"),
        avoid=lambda term: getattr(term, f"avoid_{lang}"),
    )  # fmt: skip
