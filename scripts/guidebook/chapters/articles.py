"""Places in a law: điểm a khoản 2 Điều 3, Article 12(2)(a), Articles 17–20, Annex II."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from guidebook.chapters.alternation import GAP


class Figure(NamedTuple):
    """One figure as it stands in the text."""

    start: int
    end: int
    kind: str
    """number, code (such as 2.1.3), day, month, quarter, time, article, clause, point or annex."""
    low: Decimal | None
    """The number as written, without magnitude; the lower end of a range."""
    high: Decimal | None
    """The upper end of a range."""
    times: int
    """What the magnitude word stands for: 1000000 in "3 triệu người"; 1 when it belongs to the unit."""
    unit: str | None
    foreign: bool
    """Whether the separators are those of the other language."""
    label: str
    """Canonical form of everything that is not a number."""


_FIRST = rf"{GAP}(?P<first>\d{{1,3}}[a-zđ]?)(?:\.(?P<sub>\d{{1,2}}))?"
_LAST = r"(?P<last>\d{1,3})(?![\d%.,/]\d|\d|%)"
_VI_LAST = rf"(?:(?:[-–]|{GAP}(?:và|đến){GAP})(?:[Đđ]iều{GAP}|[Kk]hoản{GAP})?{_LAST})?(?!\w)"
_EN_LAST = rf"(?:(?:[-–]|{GAP}(?:and|to){GAP})(?:[Aa]rticle{GAP}|[Cc]lause{GAP})?{_LAST})?(?!\w)"
_ANNEX = rf"{GAP}(?P<first>[IVXLC]{{1,6}}|\d{{1,2}})(?![\w%]|[.,]\d)"
_NESTED = r"(?P<nested>(?:\([0-9a-zđ]{1,3}\))*)"
_PATTERNS = {
    "vi": (
        ("article", re.compile(rf"iều(?<=[Đđ]iều)(?<!\w.iều){_FIRST}{_VI_LAST}")),
        ("clause", re.compile(rf"hoản(?<=[Kk]hoản)(?<!\w.hoản){_FIRST}{_VI_LAST}")),
        ("point", re.compile(rf"iểm(?<=[Đđ]iểm)(?<!\w.iểm){GAP}(?P<first>[a-zđ])(?!\w)")),
        ("annex", re.compile(rf"hụ lục(?<=[Pp]hụ lục)(?<!\w.hụ lục){_ANNEX}")),
    ),
    "en": (
        ("article", re.compile(rf"rt(?<=[Aa]rt)(?<!\w.rt)(?:icles?|s?\.){_FIRST}{_NESTED}{_EN_LAST}")),
        ("clause", re.compile(rf"lause(?<=[Cc]lause)(?<!\w.lause)s?{_FIRST}{_NESTED}{_EN_LAST}")),
        ("point", re.compile(rf"oint(?<=[Pp]oint)(?<!\w.oint)s?{GAP}(?P<first>[a-zđ])(?!\w)")),
        ("annex", re.compile(rf"n(?<=[Aa]n)(?<!\w.n)nex(?:es)?{_ANNEX}")),
        ("annex", re.compile(rf"ppendix(?<=[Aa]ppendix)(?<!\w.ppendix){_ANNEX}")),
    ),
}
"""Patterns begin with plain letters behind the first one, so that a search skips at full speed."""


def read_articles(text: str, lang: str) -> list[Figure]:
    """Articles, clauses and points of a masked text, in order; "Điều 17-20" gives two."""
    found: list[Figure] = []
    for kind, pattern in _PATTERNS[lang]:
        for match in pattern.finditer(text):
            part = match.groupdict()
            labels = [(kind, part["first"])]
            if part.get("sub"):
                labels.append(("clause", part["sub"]))
            for number, inner in enumerate(re.findall(r"\w+", part.get("nested") or "")):
                labels.append(("clause" if number == 0 and inner[0].isdecimal() else "point", inner))
            if part.get("last"):
                labels.append((kind, part["last"]))
            start, end = match.start() - 1, match.end()
            found += (Figure(start, end, kind, None, None, 1, None, False, label) for kind, label in labels)
    return sorted(found, key=lambda figure: figure.start)
