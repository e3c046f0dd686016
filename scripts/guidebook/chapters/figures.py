"""Figures in running text as values: numbers with magnitude and unit, ranges, dates, articles of law."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from guidebook.chapters.alternation import GAP, alternation
from guidebook.chapters.articles import Figure, read_articles
from guidebook.chapters.dates import read_moments
from guidebook.model import LANGUAGES, Unit

_NUMBER = re.compile(r"\d(?<![\w.,]\d)\d*(?:[.,]\d+)*(?!\d)")
_NATIVE = {
    "vi": re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?\Z"),
    "en": re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?\Z"),
}
_MAGNITUDES = {
    "vi": {"nghìn tỷ": 10**12, "ngàn tỷ": 10**12, "tỷ": 10**9, "triệu": 10**6, "nghìn": 1000, "ngàn": 1000},
    "en": {
        "trillion": 10**12,
        "billion": 10**9,
        "bn": 10**9,
        "million": 10**6,
        "mn": 10**6,
        "thousand": 1000,
    },
}
_LABELLED = re.compile(
    r"(?:\b(?:bảng|hình|biểu|biểu mẫu|mục|chương|phần|phụ lục|phiên bản|phạm vi|tables?|figures?|sections?"
    r"|chapters?|annex"
    r"|appendix|parts?|version|scope|forms?|NDC|TCVN|QCVN|ISO|PM|v)(?:[ \u00a0\n]+(?:số[ ]|No\.?[ ])?|\.)"
    r"(?:[\d.]+(?:,| và| and|[-–])[ ]?)*"
    r"|^#{1,6}[ ]+)\Z",
    re.I | re.M,
)
_VERSION = re.compile(r"\d{1,2}\.\d")
_NAMED = re.compile(r"[A-Z]{2,}[ -]\Z")
"""SIL 1.1, CC BY 4.0: the version of something with a name; "công nghiệp 4.0" besides."""
_RANGE_WORDS = {
    "vi": re.compile(rf"\s?[-–]\s?|{GAP}(?:đến|tới){GAP}"),
    "en": re.compile(rf"\s?[-–]\s?|{GAP}(?:to|and){GAP}"),
}
_BETWEEN = re.compile(r"\b[Bb]etween\s\Z")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
_GAPS = " \u00a0\u202f-"
_CURRENCY_ENDS = frozenset("DR$€")  # of VND, USD, EUR
_MINUS = re.compile(r"(?:(?<=[\s(|])|(?<=\A))[-−]\Z|−\Z")


@dataclass(frozen=True, slots=True)
class Notation:
    """How one language writes units: compiled once from the register of units."""

    lang: str
    after: re.Pattern[str]
    """Magnitude and unit right after a number."""
    before: re.Pattern[str]
    """A currency right before a number, and what may follow: "VND 60 billion"."""
    spelled: dict[str, str]
    """Spelling -> unit id."""
    starts: frozenset[str]
    """First characters of all units and magnitudes."""


def notations(units: dict[str, Unit]) -> dict[str, Notation]:
    """Language -> notation, from the register of units."""
    found = {}
    for lang in LANGUAGES:
        spelled = {
            _spaced(spelling): unit.id for unit in units.values() for spelling in unit.spellings.get(lang, ())
        }
        magnitudes = _MAGNITUDES[lang]
        money = [
            spelling
            for spelling, unit in spelled.items()
            if unit in ("VND", "USD", "EUR") and spelling.isupper()
        ]
        found[lang] = Notation(
            lang,
            re.compile(
                rf"(?:{GAP}|-)?(?:(?P<whole>{alternation(spelled)})(?!\w)|"
                rf"(?P<times>{alternation(magnitudes)})(?!\w)"
                rf"(?:{GAP}(?P<unit>{alternation(spelled)})(?!\w))?)"
            ),
            re.compile(rf"(?<!\w)(?:{alternation([*money, 'US$', '$', '€'])})[ \u00a0\u202f]?\Z"),
            spelled | {"US$": "USD", "$": "USD", "€": "EUR"},
            frozenset(spelling[0] for spelling in [*spelled, *magnitudes]),
        )
    return found


def _spaced(text: str) -> str:
    return " ".join(text.split())


def read_figures(text: str, notation: Notation) -> list[Figure]:
    """All figures of a masked text, in order; document numbers must have been masked before."""
    lang = notation.lang
    found = [
        Figure(m.start, m.end, m.kind if m.possible else "impossible", None, None, 1, None, False, m.label)
        for m in read_moments(text, lang)
    ]
    text = _without(text, found)
    articles = read_articles(text, lang)
    text = _without(text, articles)
    return sorted([*found, *articles, *_numbers(text, notation)], key=lambda figure: figure.start)


def _without(text: str, figures: list[Figure]) -> str:
    parts, at = [], 0
    for figure in figures:
        if figure.start >= at:
            parts += (text[at : figure.start], "\0" * (figure.end - figure.start))
            at = figure.end
    return "".join([*parts, text[at:]])


def _numbers(text: str, notation: Notation) -> list[Figure]:
    lang = notation.lang
    found: list[Figure] = []
    pending: Figure | None = None  # the lower end of a range whose upper end comes next
    for match in _NUMBER.finditer(text):
        start, end = match.span()
        written = match.group()
        low, foreign, code = (
            (_decimal(written), False, False) if written.isdecimal() else _value(written, lang, text, start)
        )
        times, unit = 1, None
        following = text[end : end + 1]
        # Cheap looks at single characters come first: most numbers have no unit.
        near = text[end + 1 : end + 2] if following in _GAPS else following
        if following.isalpha() and lang == "en" and (ordinal := _ORDINAL.match(text, end)):
            end = ordinal.end()
        elif (near in notation.starts or following == "\n") and (after := notation.after.match(text, end)):
            times, unit = _unit(after, notation)
            end = after.end()
        elif following.isalpha():
            continue  # a code such as 2a or 3D
        previous = text[start - 1 : start]
        if previous in "-−" and previous and _MINUS.search(text, max(0, start - 2), start):
            low = -low
        if unit is None and (previous if previous in "$€" else text[start - 2 : start - 1]) in _CURRENCY_ENDS:
            before = notation.before.search(text, max(0, start - 6), start)
            if before:
                unit = notation.spelled[_spaced(before.group())]
                start = before.start()
        if code:
            figure = Figure(start, end, "code", None, None, 1, None, False, match.group())
        else:
            figure = Figure(start, end, "number", low, None, times, unit, foreign, "")
        if (
            pending is not None
            and start - pending.end <= 8
            and (joined := _joined(text, pending, figure, lang)) is not None
        ):
            found[-1] = joined
            pending = None
        else:
            found.append(figure)
            pending = figure
    return found


def _value(written: str, lang: str, text: str, start: int) -> tuple[Decimal, bool, bool]:
    """A number with separators; whether they are foreign; whether it is a code rather than a number."""
    other = "en" if lang == "vi" else "vi"
    if (
        written.count(".") == 1
        and "," not in written
        and text[start + len(written) : start + len(written) + 1] != "%"
        and _LABELLED.search(text, max(0, start - 40), start)
    ):
        return Decimal(written), False, False
    if _VERSION.fullmatch(written) and (
        written.endswith(".0") or _NAMED.search(text, max(0, start - 5), start)
    ):
        return Decimal(written), False, False
    for notation, foreign in ((lang, False), (other, True)):
        if _NATIVE[notation].match(written):
            return in_notation(written, notation), foreign, False
    return Decimal(0), False, True


def in_notation(written: str, lang: str) -> Decimal:
    """The number that the digits mean in a language's notation."""
    thousands, decimal = (".", ",") if lang == "vi" else (",", ".")
    return _decimal(written.replace(thousands, "").replace(decimal, "."))


@lru_cache(maxsize=4096)
def _decimal(written: str) -> Decimal:
    # The same few numbers come again and again; as one object each they take less room in the cache file.
    return Decimal(written)


def _unit(after: re.Match[str], notation: Notation) -> tuple[int, str | None]:
    spelled = notation.spelled
    if after["whole"]:
        return 1, spelled[_spaced(after["whole"].replace(">", " "))]
    times = _MAGNITUDES[notation.lang][_spaced(after["times"].replace(">", " "))]
    return times, spelled[_spaced(after["unit"].replace(">", " "))] if after["unit"] else None


def _joined(text: str, pending: Figure, figure: Figure, lang: str) -> Figure | None:
    """Lower and upper end as one range: "5-16,5%", "from 5% to 16.5%", "between 5 and 16.5%"."""
    if pending.kind != "number" or figure.kind != "number" or figure.low < 0:
        return None
    if not _RANGE_WORDS[lang].fullmatch(text, pending.end, figure.start):
        return None
    between = text[pending.end : figure.start]
    if pending.unit is not None and (pending.unit, pending.times) != (figure.unit, figure.times):
        return None
    if between.strip() == "and" and not _BETWEEN.search(text, max(0, pending.start - 9), pending.start):
        return None
    if pending.low >= figure.low * (figure.times // pending.times or 1):
        return None
    return Figure(
        pending.start,
        figure.end,
        "number",
        pending.low,
        figure.low,
        figure.times,
        figure.unit,
        pending.foreign or figure.foreign,
        "",
    )
