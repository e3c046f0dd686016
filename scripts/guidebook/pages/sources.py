"""The sources of figures: all facts by topic."""

from __future__ import annotations

from guidebook.book import Book
from guidebook.pages.templating import Link, fill

PROOFS = ("text", "secondary", "unverified")


def render(book: Book, lang: str, link: Link) -> str:
    strings, facts = book.registers.strings, book.registers.facts.values()
    topics = list(dict.fromkeys(fact.topic for fact in facts))
    return fill(
        "sources", book.registers, lang, link,
        groups=[(topic, [fact for fact in facts if fact.topic == topic]) for topic in topics],
        topics=[(topic, strings[f"pages.facts-{topic}"][lang]) for topic in topics],
        proofs=[(proof, strings[f"weave.proof-{proof}"][lang]) for proof in PROOFS],
    )  # fmt: skip
