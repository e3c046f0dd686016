"""The words of a source note: source, year, level of proof, and a link to the full entry."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

from guidebook.locators import format_locator
from guidebook.model import Fact, Law, Mark, Registers, Source
from guidebook.notation import document_kind, format_date

SOURCES_SHOWN = 3
"""A note names at most so many web pages; the entry lists all."""


class Notes:
    """Writes notes for one page, as Markdown."""

    def __init__(self, registers: Registers, lang: str, link: Callable[[str], str]) -> None:
        self._registers, self._lang, self._link = registers, lang, link

    def text(self, marks: Iterable[Mark]) -> str:
        """One note for all references of a mark. Raises KeyError for an id that no register holds."""
        return " ".join(self._one(mark) for mark in marks)

    def _one(self, mark: Mark) -> str:
        if case := self._registers.cases.get(mark.id):
            return self._say("note-case", name=case.name[self._lang])
        if law := self._registers.laws.get(mark.id):
            return self._law(law, mark)
        return self._fact(self._registers.facts[mark.id])

    def _law(self, law: Law, mark: Mark) -> str:
        locator = mark.locator or next((fact.locator for fact in law.key_facts if fact.id == mark.key or any(
            value.key == mark.key for value in fact.values)), None)
        anchor = f"reference/laws.md#{law.id}"
        return self._say(
            "note-law",
            name=self.law_name(law),
            date=self._say("note-law-date", date=format_date(law.issued, self._lang)) if law.issued else "",
            locator=f", {format_locator(locator, self._lang)[0]}" if locator else "",
            proof=self._say(f"proof-{law.verified}"),
            entry=self._entry("entry-law", anchor),
        )

    def _fact(self, fact: Fact) -> str:
        law = self._registers.laws.get(fact.legal_ref or "")
        names = [self.law_name(law)] if law else []
        names += _site_links(fact.sources)
        return self._say(
            "note-fact",
            names=", ".join(names) or self._say("note-unknown-source"),
            year=self._say("note-year", year=fact.year) if fact.year else "",
            proof=self._say(f"proof-{fact.verified}"),
            entry=self._entry("entry-fact", self._place(fact)),
        )

    def _place(self, fact: Fact) -> str:
        if factor := self._registers.factors.get(fact.id):
            return f"reference/factors.md#factors-{factor.group}"
        return f"reference/sources.md#{fact.id}"

    def law_name(self, law: Law) -> str:
        """Kind and number, such as Quyết định 600/QĐ-BKHĐT; the title where there is no number or no kind for it."""
        kind = self._registers.strings.get(f"weave.kind-{document_kind(law)}")
        if law.number is None or kind is None:
            return law.title[self._lang]
        return f"{kind[self._lang]} {law.number}"

    def _entry(self, words: str, target: str) -> str:
        return f"[{self._say(words)}]({self._link(target)}){{.gb-source}}"

    def _say(self, key: str, **values: object) -> str:
        return self._registers.strings[f"weave.{key}"][self._lang].format(**values)


def _site_links(sources: Iterable[Source]) -> list[str]:
    """One link per site, in order: two pages of one newspaper are named once."""
    first: dict[str, str] = {}
    for source in sources:
        first.setdefault(urlsplit(source.url).netloc.removeprefix("www."), source.url)
    return [f"[{site}](<{url}>)" for site, url in list(first.items())[:SOURCES_SHOWN]]
