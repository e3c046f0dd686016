"""The rules, in order, and how they run over a book and over a built site."""

from __future__ import annotations

from guidebook.book import Book
from guidebook.model import Finding
from guidebook.rules import (
    abbreviations,
    addresses,
    anchors,
    cases,
    chapter,
    citations,
    connections,
    drafts,
    external,
    files,
    footnotes,
    forms,
    freshness,
    images,
    insertions,
    issued,
    laws,
    letters,
    links,
    marks,
    numbers,
    offices,
    parity,
    pattern,
    proved,
    renderings,
    safety,
    structure,
    tables,
    terms,
    untranslated,
)
from guidebook.rules import site as built_site
from guidebook.rules.baseline import baseline_outdated
from guidebook.rules.ignores import ignore_unused, without_ignored
from guidebook.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    *files.RULES,
    *insertions.RULES,
    *links.RULES,
    *addresses.RULES,
    *anchors.RULES,
    *footnotes.RULES,
    *images.RULES,
    *letters.RULES,
    *safety.RULES,
    *drafts.RULES,
    *parity.RULES,
    *untranslated.RULES,
    *tables.RULES,
    *connections.RULES,
    *structure.RULES,
    *numbers.RULES,
    *laws.RULES,
    *citations.RULES,
    *issued.RULES,
    *marks.RULES,
    *proved.RULES,
    *cases.RULES,
    *forms.RULES,
    *abbreviations.RULES,
    *terms.RULES,
    *renderings.RULES,
    *offices.RULES,
    *pattern.RULES,
    *chapter.RULES,
    *freshness.RULES,
    *external.RULES,
)
"""Rules over the sources; each is called with the Book."""

SITE_RULES: tuple[Rule, ...] = built_site.RULES
"""Rules over the built site; each is called with Built."""


def all_rules() -> tuple[Rule, ...]:
    """Every rule there is, sorted by id."""
    return tuple(sorted((*RULES, *SITE_RULES, ignore_unused, baseline_outdated), key=lambda rule: rule.id))


def check_sources(book: Book) -> list[Finding]:
    """All findings about pages and registers, of every severity, without those that an editor silenced."""
    findings = list(book.problems)
    for rule in RULES:
        findings += rule(book)
    return without_ignored(book, findings)
