"""Bubbles over two scores: how much effort, how much impact; the area of a bubble is its size."""

from __future__ import annotations

from decimal import Decimal

from guidebook.chart import Chart
from guidebook.model import Case
from guidebook.notation import format_number

PLOT = (0.075, 0.135, 0.905, 0.72)
"""Left, bottom, width and height of the plot as shares of the figure."""
LOW, HIGH, MIDDLE = 0.5, 5.0, 3.0
"""Scores run from 1 to 5; the half below gives the bubbles room."""
LARGEST = 2600.0
"""Area of the largest bubble, in square points."""
PATTERNS = ("", "////", "....", "\\\\\\\\", "xxx")
"""Bubbles are told apart by label and pattern, in grey print too."""
CORNERS = (("easy-high", 0.012, 0.985), ("hard-high", 0.988, 0.985), ("easy-low", 0.012, 0.018), ("hard-low", 0.988, 0.018))


def plot(figure, chart: Chart, case: Case, lang: str) -> None:
    axes = figure.add_axes(PLOT)
    axes.set_xlim(LOW, HIGH)
    axes.set_ylim(1.0, HIGH)
    axes.axvline(MIDDLE, color="#6d757a", linewidth=0.9, linestyle=(0, (5, 3)))
    axes.axhline(MIDDLE, color="#6d757a", linewidth=0.9, linestyle=(0, (5, 3)))
    found = [{role: case.items[name].value for role, name in part.items.items()} for part in chart.parts]
    largest = float(max(one["size"] for one in found))
    for number, (part, one) in enumerate(zip(chart.parts, found, strict=True)):
        area = LARGEST * float(one["size"]) / largest
        point = (float(one["x"]), float(one["y"]))
        axes.scatter(
            *point, s=area, facecolor="#d9e8df", edgecolor="#0b5d3b", linewidth=1.6,
            hatch=PATTERNS[number % len(PATTERNS)], zorder=5,
        )  # fmt: skip
        radius = (area / 3.1416) ** 0.5
        axes.annotate(
            part.label[lang], point, xytext=(0, -radius - 3), textcoords="offset points",
            ha="center", va="top", weight="bold", color="#1b1f1d", zorder=4,
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.5},
        )  # fmt: skip
    for name, across, up in CORNERS:
        axes.text(
            across, up, chart.notes[name][lang], transform=axes.transAxes, color="#4a524d", fontsize=9.5,
            ha="left" if across < 0.5 else "right", va="top" if up > 0.5 else "bottom",
        )  # fmt: skip
    whole = range(1, 6)
    axes.set_xticks(whole, [format_number(Decimal(tick), lang) for tick in whole])
    axes.set_yticks(whole, [format_number(Decimal(tick), lang) for tick in whole])
    axes.set_xlabel(chart.notes["x"][lang], color="#4a524d", fontsize=9.5)
    axes.tick_params(length=0, pad=6)
    axes.grid(color="#d5dade", linewidth=0.5)
    axes.set_axisbelow(True)
    for spine in axes.spines.values():
        spine.set_color("#9aa5ad")
