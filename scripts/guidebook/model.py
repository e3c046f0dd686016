"""The plain values that every other floor speaks in."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any

from guidebook.finding import LANGUAGES as LANGUAGES
from guidebook.finding import Finding as Finding
from guidebook.finding import Text as Text


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: file relative to the root, line and column from 1."""

    file: str
    line: int
    column: int = 1


@dataclass(frozen=True, slots=True)
class Source:
    """A page consulted."""

    url: str
    seen: str
    """full_text, metadata or secondary: how much of it was read."""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measurement; two units with the same base convert by their scales."""

    id: str
    symbol: Text
    """How the unit is printed."""
    spellings: dict[str, tuple[str, ...]]
    """Language -> all spellings recognised in text, the symbol included."""
    base: str
    """Id of the unit that scale refers to; its own id when it is the base."""
    scale: Decimal
    """One of this unit = scale × base."""
    cite: bool
    """Whether a figure with this unit in prose needs a mark (a duration or a page count does not)."""


@dataclass(frozen=True, slots=True)
class Value:
    """A comparable figure. Numbers are in `unit`, not in its base."""

    key: str
    """Unique within the entry."""
    op: str
    """eq, approx, range, ge, gt, le or lt."""
    min: Decimal | None
    """The figure for eq, approx, ge, gt; the lower end for range; None for le, lt."""
    max: Decimal | None
    """The upper end for range; the figure for le, lt; None otherwise."""
    unit: str
    """Unit id."""
    year: int | None
    """The year the figure describes or must be reached in."""


@dataclass(frozen=True, slots=True)
class Term:
    id: str
    vi: str
    en: str
    abbr_vi: str | None
    abbr_en: str | None
    variants_vi: tuple[str, ...]
    variants_en: tuple[str, ...]
    avoid_vi: tuple[str, ...]
    avoid_en: tuple[str, ...]
    definition: Text
    legal_ref: str | None
    locator: str | None
    locator_checked: bool | None
    sources: tuple[Source, ...]
    topic: str
    note: str | None
    weave: str
    """always, first-in-chapter or never."""
    place: Place

    def name(self, lang: str) -> str:
        return self.vi if lang == "vi" else self.en

    def abbr(self, lang: str) -> str | None:
        return self.abbr_vi if lang == "vi" else self.abbr_en


@dataclass(frozen=True, slots=True)
class KeyFact:
    id: str
    """Unique within its law."""
    locator: str | None
    text: Text
    values: tuple[Value, ...]
    """Keys are unique within the whole law, and differ from other key facts' ids."""


@dataclass(frozen=True, slots=True)
class Law:
    id: str
    number: str | None
    kind: str
    issuer: Text
    title: Text
    issued: date | None
    effective: date | None
    status: str
    """in_force, partly_amended, replaced, expired, awaited or unknown."""
    amended_by: tuple[str, ...]
    replaces: tuple[str, ...]
    replaced_by: str | None
    group: str
    why: Text
    key_facts: tuple[KeyFact, ...]
    sources: tuple[Source, ...]
    verified: str
    """text, metadata, secondary or unverified."""
    note: Text | None
    place: Place


@dataclass(frozen=True, slots=True)
class Fact:
    id: str
    topic: str
    text: Text
    values: tuple[Value, ...]
    """Empty: the entry proves a statement, not a figure."""
    year: int | None
    legal_ref: str | None
    sources: tuple[Source, ...]
    verified: str
    """text, secondary or unverified."""
    note: Text | None
    place: Place


@dataclass(frozen=True, slots=True)
class CaseItem:
    """One number of a running case: an input, or computed from others by a formula."""

    id: str
    label: Text
    unit: str
    year: int | None
    value: Decimal
    """Computed for formulas, with full precision."""
    formula: str | None
    decimals: int
    """Decimals to print."""
    place: Place
    origin: Text | None = None
    """Where an illustrative input comes from."""


@dataclass(frozen=True, slots=True)
class Case:
    """A fictional running case. Marks name it as [@case-<id>:<item>]."""

    id: str
    """Starts with case-."""
    name: Text
    items: dict[str, CaseItem]
    place: Place


@dataclass(frozen=True, slots=True)
class Registers:
    """All of docs/data, loaded and cross-checked."""

    terms: dict[str, Term] = field(default_factory=dict)
    laws: dict[str, Law] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    """Those of facts.yml and of factors.yml."""
    factors: dict[str, Any] = field(default_factory=dict)
    """Id -> guidebook.factor.Factor, which is a fact as well."""
    cases: dict[str, Case] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    strings: dict[str, Text] = field(default_factory=dict)
    """Dotted id, file name first: strings["site.edit"]."""
    forms: dict[str, Any] = field(default_factory=dict)
    """Id -> guidebook.form.Form."""
    duties: dict[str, Any] = field(default_factory=dict)
    """Id -> guidebook.duty.Duty, in the order of the days."""
    charts: dict[str, Any] = field(default_factory=dict)
    """Id -> guidebook.chart.Chart."""
    pattern: dict[str, Any] = field(default_factory=dict)
    """Id -> guidebook.pattern.Part, in the order of a chapter."""

    def laws_numbered(self, number: str) -> list[Law]:
        """All bearers of a document number: more than one are namesakes, told apart by date."""
        return [law for law in self.laws.values() if law.number == number]


@dataclass(frozen=True, slots=True)
class Mark:
    """One reference inside [@…]: `id`, `id:key` or `id, locator`."""

    id: str
    key: str | None
    locator: str | None


@dataclass(frozen=True, slots=True)
class PageId:
    """A page in one language: path is relative to the language folder, the same for both twins."""

    lang: str
    path: PurePosixPath

    @property
    def twin(self) -> PageId:
        return PageId("en" if self.lang == "vi" else "vi", self.path)

    @property
    def file(self) -> str:
        return f"docs/{self.lang}/{self.path}"
