"""Finds numbers of legal documents, such as 600/QĐ-BKHĐT, that the register knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from guidebook.model import Law, Registers
from guidebook.weave.spans import Span

BADGES = {"partly_amended", "replaced", "expired", "awaited", "unknown"}
"""Statuses a reader must be told of; in_force needs no badge."""
DATE_REACH = 60
"""Characters behind a number in which its date is looked for."""
_DATE_VI = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})|(\d{1,2}) tháng (\d{1,2}) năm (\d{4})")
_DATE_EN = re.compile(
    r"(\d{1,2}) (January|February|March|April|May|June|July|August|September|October|November|December) (\d{4})"
)
_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"]


class NumberFinder:
    """All document numbers of the register as one pattern, longest first."""

    def __init__(self, registers: Registers) -> None:
        self._laws: dict[str, list[Law]] = {}
        for law in registers.laws.values():
            if law.number and any(sign.isdigit() for sign in law.number):
                self._laws.setdefault(law.number, []).append(law)
        numbers = "|".join(re.escape(n) for n in sorted(self._laws, key=len, reverse=True))
        self._pattern = re.compile(rf"(?<![\w/.-])(?:{numbers or '(?!)'})(?![\w/-])")

    def find(self, text: str, mentioned: set[str]) -> Iterator[Span]:
        """Spans for every known number; a badge only at a law's first mention, which is noted in `mentioned`.

        A number with several bearers is linked only when the date behind it tells which one is meant.
        """
        for match in self._pattern.finditer(text):
            law = self._bearer(match.group(), text[match.end():match.end() + DATE_REACH])
            if law is None:
                continue
            badge = law.status if law.status in BADGES and law.id not in mentioned else ""
            mentioned.add(law.id)
            yield Span(match.start(), match.end(), "gb-law", f"reference/laws.md#{law.id}", badge=badge)

    def _bearer(self, number: str, behind: str) -> Law | None:
        bearers = self._laws[number]
        if len(bearers) == 1:
            return bearers[0]
        day = first_date(behind)
        return next((law for law in bearers if day and law.issued == day), None)


def first_date(text: str) -> date | None:
    """The first date written in either language's form, None if there is none or it is impossible."""
    if match := _DATE_VI.search(text):
        day, month, year = (int(part) for part in match.groups() if part)
    elif match := _DATE_EN.search(text):
        day, month, year = int(match[1]), _MONTHS.index(match[2]) + 1, int(match[3])
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
