"""What can be found: sections of pages, and terms, laws and facts of the registers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guidebook.data.matching import spellings
from guidebook.model import Law, Registers, Term
from guidebook.notation import document_kind

_NUMBER = re.compile(r"(?P<number>[\d.]+(?:/\d{4})?)[/-](?P<kind>[^\W\d]+)[/-]")
GLOSSARY, LAWS, SOURCES = "reference/glossary/", "reference/laws/", "reference/sources/"


@dataclass(frozen=True, slots=True)
class Entry:
    """One place that a result leads to."""

    page: str
    """Address below the root of the language."""
    anchor: str
    """Id in the page; empty for the page itself."""
    kind: str
    """section, term, law or fact."""
    title: str
    """Empty for a fact: its text says all."""
    own: tuple[str, ...] = ()
    """Further names in the page's language."""
    foreign: tuple[str, ...] = ()
    """Names in the other language, and names that the guidebook advises against but people type."""
    note: str = ""
    """What a result says besides its title, such as the status of a law."""
    text: str = ""


def register_entries(registers: Registers, lang: str) -> Iterator[Entry]:
    """Terms, laws and facts in the order of their registers."""
    other = "en" if lang == "vi" else "vi"
    for term in registers.terms.values():
        name, *own = spellings(term, lang)
        foreign = (*_avoided(term, lang), *spellings(term, other), *_avoided(term, other))
        yield Entry(GLOSSARY, term.id, "term", name, tuple(own), _without(foreign, (name, *own)),
                    text=term.definition[lang])  # fmt: skip
    for law in registers.laws.values():
        yield _law_entry(law, registers, lang, other)
    for fact in registers.facts.values():
        text = f"{fact.text[lang]} {fact.note[lang]}" if fact.note else fact.text[lang]
        yield Entry(SOURCES, fact.id, "fact", "", text=text)


def _law_entry(law: Law, registers: Registers, lang: str, other: str) -> Entry:
    say = registers.strings
    number = law.number or ""
    title = f"{number} – {law.title[lang]}" if number else law.title[lang]
    name = say.get(f"weave.kind-{document_kind(law)}") or say[f"pages.kind-{law.kind}"]
    kinds = [name[each] for each in (lang, other)]
    called = (f"{kinds[0]} {number}", *_short_number(number)) if number else (kinds[0],)
    foreign = (f"{kinds[1]} {number}".strip(), law.title[other])
    parts = [law.why[lang], law.issuer[lang], *(fact.text[lang] for fact in law.key_facts)]
    if law.note:
        parts.append(law.note[lang])
    return Entry(LAWS, law.id, "law", title, called, foreign, say[f"pages.status-{law.status}"][lang], " ".join(parts))


def _short_number(number: str) -> Iterator[str]:
    """06/2022/NĐ-CP is also spoken of as NĐ 06/2022, 600/QĐ-BKHĐT as QĐ 600, and 75-KL/TW as KL 75."""
    if match := _NUMBER.match(number):
        yield f"{match['kind']} {match['number']}"


def _avoided(term: Term, lang: str) -> tuple[str, ...]:
    """With a condition in brackets too: the checker cannot judge it, but whoever types the name means the term."""
    names = (item.partition("(")[0].strip() for item in (term.avoid_vi if lang == "vi" else term.avoid_en))
    return tuple(name for name in names if name)


def _without(names: tuple[str, ...], known: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name not in known))
