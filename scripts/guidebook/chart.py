"""A chart with axes: which numbers it shows and what it says."""

from __future__ import annotations

from dataclasses import dataclass

from guidebook.model import LANGUAGES, Place, Text

FOLDER = "assets/images/charts"
"""Where the site has the charts; pages refer to them like to any picture, ../../assets/images/charts/x-vi.svg."""

LINES = "lines"
"""The kind of a chart that says nothing else: one line a series over the years."""
GROUPED = ("stack", "flow")
"""Kinds whose series have one number for each group: bars made of parts, and bands from series to groups."""
RUNGS = ("nation", "province", "group", "task")
"""The rungs of a ladder, from the top: each is one part."""
ROLES = {"bubbles": ("x", "y", "size"), "blocks": ("width", "height"), "ladder": ("from", "to")}
"""Kinds made of parts -> the numbers that each part takes from the case."""
NOTES = {
    "bubbles": ("x", "easy-high", "hard-high", "easy-low", "hard-low"),
    "blocks": ("x", "width", "height", "below"),
    "ladder": (*RUNGS, *(f"{rung}-signed" for rung in RUNGS)),
}
"""Kinds made of parts -> the words printed inside the chart; in those of a ladder, {from} and {to} become its numbers."""


@dataclass(frozen=True, slots=True)
class Series:
    """One line, part or source: numbers of a running case, one for each year or group."""

    label: Text
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One bubble, block or rung."""

    label: Text
    items: dict[str, str]
    """Role (see ROLES) -> item of the running case."""


@dataclass(frozen=True, slots=True)
class Chart:
    id: str
    title: Text
    """The message, in a sentence."""
    axis: Text
    """What the vertical axis measures."""
    case: str
    years: tuple[int, ...]
    index: bool
    """Whether each line is shown against its first number, which is 100."""
    series: tuple[Series, ...]
    place: Place
    kind: str = LINES
    """LINES, or one of GROUPED or ROLES."""
    groups: tuple[Text, ...] = ()
    """What the numbers of a GROUPED chart belong to, in order."""
    parts: tuple[Part, ...] = ()
    notes: dict[str, Text] | None = None
    """Name (see NOTES) -> words inside the chart; None for lines."""

    @property
    def items(self) -> tuple[str, ...]:
        """Every item of the case that the chart shows."""
        lines = [name for line in self.series for name in line.items]
        return (*lines, *(name for part in self.parts for name in part.items.values()))

    def file(self, lang: str) -> str:
        """Its path below docs/ and below the site."""
        return f"{FOLDER}/{self.id}-{lang}.svg"


def chart_files(charts: dict[str, Chart]) -> frozenset[str]:
    """All charts that the build draws, as paths relative to the root."""
    return frozenset(f"docs/{chart.file(lang)}" for chart in charts.values() for lang in LANGUAGES)
