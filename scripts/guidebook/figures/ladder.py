"""Rungs one below the other, each a little further in: how one target comes down from the nation to a task."""

from __future__ import annotations

from guidebook.chart import RUNGS, Chart
from guidebook.figures.scales import labelled
from guidebook.model import Case

TOP, BOTTOM = 0.86, 0.015
"""The rungs stand between these heights of the figure."""
LEFT, WIDTH, INDENT = 0.012, 0.83, 0.045
"""Left edge of the first rung, width of each, and how much further in the next one stands; shares of the figure."""
GAP = 0.045
"""Height of the arrow between two rungs."""


def plot(figure, chart: Chart, case: Case, lang: str) -> None:
    from matplotlib.patches import Rectangle

    height = (TOP - BOTTOM - GAP * (len(RUNGS) - 1)) / len(RUNGS)
    for number, (rung, part) in enumerate(zip(RUNGS, chart.parts, strict=True)):
        left, top = LEFT + INDENT * number, TOP - (height + GAP) * number
        box = {"transform": figure.transFigure, "linewidth": 1.3, "edgecolor": "#0b5d3b"}
        figure.add_artist(Rectangle((left, top - height), WIDTH, height, facecolor="white", **box))
        figure.add_artist(Rectangle((left, top - height), 0.014, height, facecolor="#0b5d3b", **box))
        inside = left + 0.03
        figure.text(inside, top - height * 0.12, part.label[lang], va="top", fontsize=9.5, color="#4a524d")
        items = {role: case.items[name] for role, name in part.items.items()}
        numbers = {role: labelled(item.value, item.decimals, lang) for role, item in items.items()}
        said = chart.notes[rung][lang].format(**numbers)
        figure.text(inside, top - height * 0.5, said, va="center", weight="bold", fontsize=11, color="#1b1f1d")
        signed = chart.notes[f"{rung}-signed"][lang]
        figure.text(inside, top - height * 0.88, signed, va="bottom", fontsize=9.5, color="#1b1f1d")
        if number + 1 < len(RUNGS):
            figure.add_artist(_arrow(figure, left + INDENT / 2 + INDENT, top - height))


def _arrow(figure, across: float, top: float):
    from matplotlib.patches import FancyArrowPatch

    return FancyArrowPatch(
        (across, top), (across, top - GAP), transform=figure.transFigure, arrowstyle="-|>", mutation_scale=12,
        color="#0b5d3b", linewidth=1.5, shrinkA=0, shrinkB=0,
    )  # fmt: skip
