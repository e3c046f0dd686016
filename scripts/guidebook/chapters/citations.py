"""Numbers of legal documents in running text: 600/QĐ-BKHĐT, 72/2020/QH14, 75-KL/TW, "Decree 06/2022"."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

TYPES = frozenset(
    "NQ QĐ CT QC QyĐ TC TB HD CTr KH PA ĐA DA BC BB TTr HĐ CĐ BGN GUQ GM NĐ TT TTLT VBHN KL SL PL "
    # official letters have no kind: the issuer stands first
    "VPCP TTg BTC BCT BXD BKHĐT BTNMT BNNMT BNNPTNT BKHCN BYT BNV BTP UBND HĐND STC SCT".split()
)
"""Document kinds as written in numbers, by Decree 30/2020/NĐ-CP and Party usage; QH15 and UBTVQH14 come
besides."""

_FULL = re.compile(
    r"(?P<number>\d(?<![\w/.,]\d)\d{0,4}+(?:\.\d{1,2})?+)(?P<year>/(?:19|20)\d{2})?"
    r"(?:\s?/\s?(?P<type>[A-Za-zĐđÐ][A-Za-zĐđÐ]{0,6}\d{0,2})"
    r"(?P<issuer>(?:(?:\s?[-–]\s?|[ ](?=[A-ZĐÐ]{2}|TTg))[A-Za-zĐđÐ][A-Za-zĐđÐ&]*\d*"
    r"(?:\s?[-–]\s?[A-ZĐÐ][A-Za-zĐđÐ&]*\d*)*)?)(?!\w)"
    r"|(?<=/\d{4})(?![\w/]|[.,]\d))"
)
"""A number with its kind and issuer, or bare with its year: 35/2022."""
_PARTY = re.compile(
    r"(?P<number>\d(?<![\w/.,]\d)\d{0,2})(?P<dash>\s?[-–]\s?)(?P<type>[A-ZĐÐ]{2,4})(?P<slash>\s?/\s?)"
    r"(?P<party>TW|TU)(?![\w])"
)
_SHORT = re.compile(
    r"[LNQTCKDR](?<!\w.)(?:uật|ghị định|uyết định|hông tư|ghị quyết|hỉ thị|ết luận|aws?|ecrees?|ecisions?"
    r"|irculars?"
    r"|esolutions?|irectives?|onclusions?)\s+(?:số\s+|No\.?\s*)?(?P<number>\d{1,5}(?:\.\d{1,2})?)(?P<year>/"
    r"(?:19|20)\d{2})?"
    r"(?![\d%]|[.,/]\d)"
)
_ASSEMBLY = re.compile(r"(?:UBTV)?QH\d{1,2}\Z")


class Citation(NamedTuple):
    """One document number as it stands in the text."""

    start: int
    end: int
    key: str
    """What every form of the number has in common: 600, 72/2020, 75."""
    number: str
    """The number in its proper form; empty for a short form such as "Decree 06/2022"."""
    malformed: bool
    """Whether separators or letters were not as they must be; `number` is then the likely proper form."""


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """The text without diacritics, in capitals: what a careless writer makes of a document number."""
    text = unicodedata.normalize("NFD", text.upper().replace("Đ", "D").replace("Ð", "D"))
    return "".join(character for character in text if not unicodedata.combining(character))


_PLAIN_TYPES = {plain(kind): kind for kind in sorted(TYPES, reverse=True)}


def read_citations(text: str) -> list[Citation]:
    """All document numbers of a masked text, in order."""
    found, bare = [], []
    for match in _FULL.finditer(text) if "/" in text else ():
        kind = match["type"]
        if kind is None:
            bare.append(match)
            continue
        if _ASSEMBLY.match(kind):
            proper = kind
        else:
            proper = kind if kind in TYPES else _PLAIN_TYPES.get(plain(kind), "")
            if not proper or not match["issuer"]:
                continue  # a fraction such as 12/GDP, or a form code
        issuer = re.sub(r"\s?[-–]\s?|[ ]", "-", match["issuer"]).replace("Ð", "Đ")
        key = match["number"] + (match["year"] or "")
        number = f"{key}/{proper}{issuer}"
        found.append(Citation(match.start(), match.end(), key, number, number != match.group()))
    for match in _PARTY.finditer(text) if "/TW" in text or "/TU" in text or "/ T" in text else ():
        kind = match["type"]
        proper = kind if kind in TYPES else _PLAIN_TYPES.get(plain(kind), kind)
        number = f"{match['number']}-{proper}/{match['party']}"
        found.append(Citation(match.start(), match.end(), match["number"], number, number != match.group()))
    taken = {citation.start for citation in found}
    for match in _SHORT.finditer(text):
        number, year = match["number"], match["year"] or ""
        if match.start("number") in taken or not year and len(number) == 4 and number[:2] in ("19", "20"):
            continue  # a whole number, or the year of "Law 2020"
        found.append(Citation(match.start("number"), match.end(), number + year, "", False))
    keys = {citation.key for citation in found}
    taken = {citation.start for citation in found}
    for match in bare:
        # "35/2022" can only be a document; "06/2022" may be a month unless the page cites such a document.
        key = match.group()
        if match.start() not in taken and (key in keys or int(key.partition("/")[0].partition(".")[0]) > 12):
            found.append(Citation(match.start(), match.end(), key, "", False))
    return sorted(found)
