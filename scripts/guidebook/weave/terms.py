"""Finds glossary terms in running text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from guidebook.data import spellings
from guidebook.model import Registers, Term
from guidebook.weave.spans import Span

PER_THOUSAND_WORDS = 12
"""At most about so many new tooltips: more would drown the page."""
HEAD_START = 4
"""A short page, or the first paragraph of a long one, may already have a few."""


class TermFinder:
    """All terms of one language as one pattern, longest first.

    Terms that are never woven take part too: "kế hoạch hành động" must not yield a link on a shorter term inside it.
    """

    def __init__(self, registers: Registers, lang: str) -> None:
        bearers: dict[str, list[Term]] = {}
        self._abbreviations: dict[str, Term] = {}
        for term in registers.terms.values():
            for form in spellings(term, lang):
                if form != term.abbr(lang):
                    bearers.setdefault(form.casefold(), []).append(term)
            if abbreviation := term.abbr(lang):
                self._abbreviations.setdefault(abbreviation, term)
        # A form of two terms (thẩm định: appraisal, verification) would get the wrong tooltip half of the time.
        self._terms = {form: terms[0] for form, terms in bearers.items() if len(terms) == 1}
        plural = "(?:es|s)?" if lang == "en" else ""
        forms = "|".join(_pattern(form) for form in _longest_first(self._terms))
        abbreviations = "|".join(_pattern(form) for form in _longest_first(self._abbreviations))
        edges = r"(?<![\w/-])(?:{})(?![\w/-])"
        self._pattern = re.compile(
            edges.format(f"(?P<abbr>{abbreviations or '(?!)'})|(?P<term>(?i:{forms or '(?!)'})){plural}")
        )

    def find(self, text: str) -> Iterator[tuple[int, int, Term]]:
        """All terms in text, never overlapping, in order."""
        for match in self._pattern.finditer(text):
            if form := match["abbr"]:
                yield match.start(), match.end(), self._abbreviations[form]
            else:
                yield match.start(), match.end(), self._terms[_fold_spaces(match["term"]).casefold()]


class TermBudget:
    """Decides, in reading order, which finds of one page become tooltips."""

    def __init__(self) -> None:
        self._words = 0
        self._seen: set[str] = set()

    def choose(self, text: str, found: Iterable[tuple[int, int, Term]]) -> Iterator[Span]:
        """Spans for the finds that are woven; counts the words of text."""
        for start, end, term in found:
            if term.weave == "never" or (term.weave == "first-in-chapter" and term.id in self._seen):
                continue
            if term.id not in self._seen:
                words = self._words + text.count(" ", 0, start)
                if len(self._seen) >= HEAD_START + PER_THOUSAND_WORDS * words // 1000:
                    continue
                self._seen.add(term.id)
            yield Span(start, end, "gb-term", f"reference/glossary.md#{term.id}")
        self._words += len(text.split())


def _longest_first(forms: Iterable[str]) -> list[str]:
    return sorted(forms, key=len, reverse=True)


def _pattern(form: str) -> str:
    """One sentence a line breaks terms across lines: any white space matches any other."""
    return r"\s+".join(re.escape(word) for word in form.split())


def _fold_spaces(text: str) -> str:
    return " ".join(text.split())
