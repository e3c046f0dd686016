"""A chart with axes: which numbers it shows and what it says."""

from __future__ import annotations

from dataclasses import dataclass

from guidebook.model import LANGUAGES, Place, Text

FOLDER = "assets/images/charts"
"""Where the site has the charts; pages refer to them like to any picture, ../../assets/images/charts/x-vi.svg."""


@dataclass(frozen=True, slots=True)
class Series:
    """One line: numbers of a running case, one for each year."""

    label: Text
    items: tuple[str, ...]


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

    def file(self, lang: str) -> str:
        """Its path below docs/ and below the site."""
        return f"{FOLDER}/{self.id}-{lang}.svg"


def chart_files(charts: dict[str, Chart]) -> frozenset[str]:
    """All charts that the build draws, as paths relative to the root."""
    return frozenset(f"docs/{chart.file(lang)}" for chart in charts.values() for lang in LANGUAGES)
