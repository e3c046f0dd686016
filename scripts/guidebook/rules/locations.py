"""The places in laws that marks cite, in a form that is the same in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from guidebook.book import Book
from guidebook.chapters import MarkUse
from guidebook.chapters.articles import read_articles
from guidebook.model import LANGUAGES, Finding
from guidebook.rules.rule import found, shown

_DIGITS = re.compile(r"\d+")


def places_differ(book: Book) -> Iterator[Finding]:
    """Marks that name the same laws in the same order but other places in them; part of N008."""
    for twins in book.twins:
        if not twins.comparable:
            continue
        for _passage, first, second in twins.unlike(twins.vi.marks, twins.en.marks, cited_places):
            for ours, theirs in zip(first, second):
                one, other = cited_places(ours), cited_places(theirs)
                if one == other or [name for name, _places in one] != [name for name, _places in other]:
                    continue  # another entry is a matter of F008
                vi, en = (shown(page.text[use.start : use.end]) for page, use in ((twins.vi, ours), (twins.en, theirs)))
                line = twins.vi.line(ours.start)
                yield found(
                    twins.en,
                    theirs.start,
                    f"Dấu {en} dẫn chỗ khác với dấu {vi} của bản tiếng Việt (dòng {line}).",
                    f"The mark {en} cites another place than {vi} in the Vietnamese page (line {line}).",
                    "Dẫn cùng điều, khoản, điểm, phụ lục ở hai bản.",
                    "Cite the same article, clause, point or annex in both.",
                    related=((twins.vi.file, line),),
                )


def cited_places(use: MarkUse) -> list[tuple[str, tuple]]:
    """(id, places) of each reference: `[@luat, khoản 2 Điều 3]` and `[@luat, Article 3(2)]` agree."""
    return [(mark.id, _places(mark.locator) if mark.locator else ()) for mark in use.marks]


@lru_cache(maxsize=4096)
def _places(locator: str) -> tuple:
    # An English page may cite the place in Vietnamese too, so every locator is read in both languages.
    named = {(place.kind, place.label) for lang in LANGUAGES for place in read_articles(locator, lang)}
    return (*sorted(named), *sorted(set(_DIGITS.findall(locator))))
