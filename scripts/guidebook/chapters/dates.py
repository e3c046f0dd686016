"""Dates, months, quarters and clock times as each language writes them, as one canonical label.

Labels: day 2023-04-07, month 2023-04, quarter 2026-Q4; an unknown year is written ----, as in -----03-31.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from guidebook.notation import MONTHS

_SHORT_MONTHS = [name[:3] for name in MONTHS]
_MONTH = "|".join(MONTHS) + "|" + "|".join(_SHORT_MONTHS) + "|Sept"
_MONTH_NUMBER = {
    name: number for names in (MONTHS, _SHORT_MONTHS) for number, name in enumerate(names, 1)
} | {"Sept": 9}
_MONTH_TAIL = "|".join(
    sorted({name[1:] for name in [*MONTHS, *_SHORT_MONTHS, "Sept"]}, key=len, reverse=True)
)
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4, "irst": 1, "econd": 2, "hird": 3, "ourth": 4}
_GAP = r"(?:[ \u00a0\u202f]|[ ]?\n[ >]*)"
# Each pattern begins with a plain set of characters and looks behind after it: a search then skips at full
# speed.
_NUMBER = rf"\d(?<![\w/.,:]\d)(?:(?<=(?P<tens>\d))(?P<ones>\d)?)(?:"
_DIGITS_ONLY = (
    rf"/(?P<m>\d{{1,2}})/(?P<y>(?:19|20)\d{{2}})(?![\d/])"
    rf"|/(?P<ym>(?:19|20)\d{{2}})(?![\d/])"
    rf"|/(?P<dm>\d{{1,2}})(?![\d/%])"
    rf"|:(?P<n>\d{{2}})(?![\d:\w])"
)
_BY_NUMBER = {
    "vi": re.compile(
        rf"{_NUMBER}{_DIGITS_ONLY}|{_GAP}(?:giờ{_GAP}(?P<nv>\d{{2}})(?![\d\w])"
        rf"|tháng{_GAP}(?P<mv>\d{{1,2}})(?:{_GAP}năm{_GAP}(?P<yv>\d{{4}}))?(?![\d/%])))"
    ),
    "en": re.compile(
        rf"{_NUMBER}{_DIGITS_ONLY}|(?:st|nd|rd|th)?{_GAP}(?:of{_GAP})?(?P<me>{_MONTH})\b\.?"
        rf"(?:,?{_GAP}(?P<ye>\d{{4}})(?!\d))?)"
    ),
}
_BY_WORD = {
    "vi": (
        (
            "háng",
            re.compile(
                rf"háng(?<=[tT]háng)(?<!\w.háng){_GAP}(?P<m>\d{{1,2}})"
                rf"(?:(?:{_GAP}năm{_GAP}|/)(?P<y>\d{{4}})(?![\d/])|(?![\d/]|[.,]\d|%))"
            ),
        ),
        (
            "uý",
            re.compile(
                rf"uý(?<=[qQ]uý)(?<!\w.uý){_GAP}(?P<q>IV|I{{1,3}}|[1-4])"
                rf"(?:(?:/|{_GAP}(?:năm{_GAP})?)(?P<qy>\d{{4}}))?(?!\w)"
            ),
        ),
    ),
    "en": (
        (
            "",
            re.compile(
                rf"[JFMASOND](?<!\w.)(?P<m>{_MONTH_TAIL})\b"
                rf"(?:{_GAP}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,{_GAP}(?P<dy>\d{{4}})(?!\d))?"
                rf"|\.?,?{_GAP}(?P<y>(?:19|20)\d{{2}})(?!\d))?"
                rf"|Q(?<!\w.)(?P<q>[1-4])(?:{_GAP}(?:of{_GAP})?(?P<qy>\d{{4}}))?(?!\w)"
            ),
        ),
        (
            "quarter",
            re.compile(
                rf"[fstFST](?<!\w.)(?P<qw>irst|econd|hird|ourth){_GAP}quarter"
                rf"(?:{_GAP}of{_GAP}(?P<qwy>\d{{4}}))?\b"
            ),
        ),
    ),
}
"""Language -> (letters without which there is nothing to find, pattern)."""
_BEFORE_DAY = re.compile(r"\b(?:ngày|[Tt]rước|[Đđ]ến|[Tt]ừ|[Ss]au|hạn|và)\s(?:\d{1,2}[-–])?\Z")
_ISO = re.compile(r"(?P<y>\d(?<![\w-]\d)\d{3})-(?P<m>\d{2})-(?P<d>\d{2})(?![\d\w-])")
_MAY = re.compile(
    r"\b(?:[Ii]n|[Bb]y|[Ss]ince|[Uu]ntil|[Ff]rom|to|of|each|every|[Bb]efore|[Aa]fter|[Ll]ate|[Ee]arly|and|or"
    r"|mid)[ -]\Z|[–-]\Z"
)


class Moment(NamedTuple):
    """A date, month, quarter or clock time in the text."""

    start: int
    end: int
    kind: str
    """day, month, quarter or time."""
    label: str
    possible: bool
    """Whether the calendar has it."""


def read_moments(text: str, lang: str) -> list[Moment]:
    """All dates and times of a masked text, in order."""
    found = [_by_number(match, lang) for match in _BY_NUMBER[lang].finditer(text)]
    for letters, pattern in _BY_WORD[lang]:
        if letters in text:
            found += [_by_word(match, lang) for match in pattern.finditer(text)]
    if "-" in text:
        found += [
            _day(match.start(), match.end(), match["d"], match["m"], match["y"])
            for match in _ISO.finditer(text)
        ]
    moments, end = [], 0
    for moment in sorted(moment for moment in found if moment):
        if moment.start >= end:  # "ngày 5 tháng 4": the month alone was found too
            moments.append(moment)
            end = moment.end
    return moments


def _by_number(match: re.Match[str], lang: str) -> Moment | None:
    start, end = match.span()
    first = match["tens"] + (match["ones"] or "")
    if match["y"]:
        return _day(start, end, first, match["m"], match["y"])
    if match["ym"]:
        return _month(start, end, first, match["ym"])
    if match["dm"]:
        # "31/3" is a date only after a word that says so; 7/6 is a fraction.
        if lang == "vi" and _BEFORE_DAY.search(match.string, max(0, start - 12), start):
            return _day(start, end, first, match["dm"], None)
        return None
    if minutes := match["n"] or (match["nv"] if lang == "vi" else None):
        if int(first) < 25 and int(minutes) < 60:
            return Moment(start, end, "time", f"{int(first):02d}:{minutes}", True)
        return None
    if lang == "vi":
        return _day(start, end, first, match["mv"], match["yv"]) if match["mv"] else None
    return _day(start, end, first, _MONTH_NUMBER[match["me"]], match["ye"]) if match["me"] else None


def _by_word(match: re.Match[str], lang: str) -> Moment | None:
    start, end = match.span()
    part = match.groupdict()
    if lang == "vi":
        start -= 1  # the pattern begins behind the capital or small first letter
    if quarter := part.get("q") or part.get("qw"):
        year = part.get("qy") or part.get("qwy") or "----"
        return Moment(start, end, "quarter", f"{year}-Q{_QUARTERS.get(quarter) or int(quarter)}", True)
    if lang == "vi":
        return _month(start, end, part["m"], part["y"])
    name = match.string[start] + part["m"]
    if name not in _MONTH_NUMBER:
        return None
    if part["d"]:
        return _day(start, end, part["d"], _MONTH_NUMBER[name], part["dy"])
    if part["y"] is None and name in ("May", "March", "Mar", "Sep", "Dec", "Jan"):
        # "May" at the start of a sentence may be a verb.
        alone = match.string[end : end + 1] not in ("–", "-", "/")
        if alone and not _MAY.search(match.string, max(0, start - 8), start):
            return None
    return _month(start, end, _MONTH_NUMBER[name], part["y"])


def _day(start: int, end: int, d: str, m: str | int, y: str | None) -> Moment:
    day, month = int(d), int(m)
    try:
        date(int(y or 2000), month, day)
        possible = True
    except ValueError:
        possible = False
    return Moment(start, end, "day", f"{y or '----'}-{month:02d}-{day:02d}", possible)


def _month(start: int, end: int, m: str | int, y: str | None) -> Moment | None:
    month = int(m)
    if not 1 <= month <= 12:
        return None  # 35/2022 is the number of a document
    return Moment(start, end, "month", f"{y or '----'}-{month:02d}", True)
