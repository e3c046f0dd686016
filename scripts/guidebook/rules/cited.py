"""Which figures a mark cites, and how a message names them."""

from __future__ import annotations

from bisect import bisect_left

from guidebook.chapters import MarkUse, Page, Segment
from guidebook.chapters.articles import Figure
from guidebook.chapters.comparison import comparison
from guidebook.rules.rule import shown
from guidebook.rules.spans import segment

_FAR = 4
"""Words between a figure and an unkeyed mark beyond which the mark proves the sentence rather than the
figure."""


def cited(page: Page, use: MarkUse) -> tuple[Segment | None, list[Figure]]:
    """The figures that a mark cites, nearest last: those after the mark before it, in the same sentence or
    cell."""
    place = segment(page, use.start)
    if place is None:
        return None, []
    since = place.start
    at = bisect_left(page.marks, (use.start,))
    while at > 0:
        at -= 1
        other = page.marks[at]
        if other.end <= place.start:
            break
        if page.text[other.end : use.start].strip(" ,;"):
            since = other.end
            break
    starts = page.figure_starts
    return place, list(page.figures[bisect_left(starts, since) : bisect_left(starts, use.start)])


def near(page: Page, figure: Figure, use: MarkUse) -> bool:
    words = len(page.prose[figure.end : use.start].replace("\0", " ").split())
    return words <= (_FAR if figure.unit else 2)


def said(page: Page, figure: Figure) -> str:
    return shown(page.text[figure.start : figure.end])


def approximately(page: Page, figure: Figure) -> bool:
    return comparison(page.prose, figure.start, page.lang) == "approx"
