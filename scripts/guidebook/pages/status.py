"""The state of the translation, and how many entries the registers hold at which level of proof."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from guidebook.book import Book
from guidebook.chapters import Page
from guidebook.model import Fact, Law, Registers, Term
from guidebook.pages.templating import Link, fill

PROOFS = ("text", "metadata", "secondary", "unverified")
STATES = ("current", "outdated", "missing")
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Translation:
    """One Vietnamese page and its English twin."""

    path: str
    titles: dict[str, str]
    """Language -> title; no entry for a page that does not exist."""
    words: dict[str, int]
    """Language -> words of running text; Vietnamese counts syllables, as it separates them by spaces."""
    state: str
    """current, outdated or missing."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many entries a register holds."""

    name: str
    entries: int
    with_values: int | None
    """Entries with a comparable figure; None where a register has no figures."""
    proofs: Counter[str] | None
    """Level of proof -> entries; None where it is not recorded."""


def render(book: Book, lang: str, link: Link) -> str:
    pages = [_translation(book, page) for page in book.ordered("vi")]
    return fill(
        "status", book.registers, lang, link,
        pages=pages,
        english_words=sum(page.words.get("en", 0) for page in pages),
        address=_address,
        states=Counter(page.state for page in pages),
        tallies=tallies(book.registers),
        proofs=PROOFS,
    )  # fmt: skip


def tallies(registers: Registers) -> list[Tally]:
    """The counts of all three registers."""
    laws, facts = registers.laws.values(), registers.facts.values()
    return [
        _tally("terms", registers.terms.values(), None),
        _tally("laws", laws, sum(any(fact.values for fact in law.key_facts) for law in laws)),
        _tally("facts", facts, sum(bool(fact.values) for fact in facts)),
    ]


def _tally(name: str, entries: Iterable[Term | Law | Fact], with_values: int | None) -> Tally:
    proofs = Counter(entry.verified for entry in entries if not isinstance(entry, Term))
    return Tally(name, len(list(entries)), with_values, proofs or None)


def _address(path: str, lang: str) -> str:
    """Where the page of either language stands in the site: the link function knows the page's own language only."""
    folder = path.removesuffix("index.md") if path.endswith("index.md") else f"{path.removesuffix('.md')}/"
    return folder if lang == "vi" else f"en/{folder}"


def _translation(book: Book, page: Page) -> Translation:
    twins = {"vi": page, "en": book.pages.get(page.id.twin)}
    present = {lang: twin for lang, twin in twins.items() if twin}
    return Translation(
        path=str(page.id.path),
        titles={lang: book.title(twin) for lang, twin in present.items()},
        words={lang: len(WORD.findall(twin.prose)) for lang, twin in present.items()},
        state=book.translation(page.id.path),
    )
