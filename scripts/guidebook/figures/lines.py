"""Lines over the years, told apart by dash and marker as well as by colour."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from guidebook.chart import Chart
from guidebook.figures.scales import labelled, scale, ticks
from guidebook.model import Case
from guidebook.notation import format_number

PLOT = (0.085, 0.085, 0.60, 0.755)
"""Left, bottom, width and height of the plot as shares of the figure; labels of the lines stand right of it."""
STYLES = (
    ("#0b5d3b", "-", "o"),
    ("#8a5a00", "--", "s"),
    ("#1b1f1d", "-.", "^"),
    ("#2b5c8a", ":", "D"),
    ("#7a2e5d", (0, (6, 2, 1, 2, 1, 2)), "v"),
)
"""Colour, dash and marker: each line is told apart by dash and marker alone in grey print."""


def values(chart: Chart, case: Case) -> list[list[Decimal]]:
    """The numbers of each line, as an index with the first year = 100 when the chart says so."""
    found = [[case.items[name].value for name in line.items] for line in chart.series]
    return [[value / line[0] * 100 for value in line] for line in found] if chart.index else found


def plot(figure, chart: Chart, case: Case, lang: str) -> None:
    lines = values(chart, case)
    axes = figure.add_axes(PLOT)
    low, high, step = scale([value for line in lines for value in line])
    for line, (colour, dash, marker) in zip(lines, STYLES, strict=False):
        axes.plot(
            chart.years, [float(value) for value in line], color=colour, linestyle=dash, marker=marker,
            linewidth=1.8, markersize=5.5, markerfacecolor="white", markeredgewidth=1.5, clip_on=False,
        )  # fmt: skip
    axes.set_xlim(chart.years[0], chart.years[-1])
    axes.set_ylim(low, high)
    axes.set_xticks(chart.years, [str(year) for year in chart.years])
    steps = ticks(low, high, step)
    axes.set_yticks(steps, [format_number(Decimal(str(tick)), lang) for tick in steps])
    axes.tick_params(length=0, pad=6)
    axes.grid(axis="y", color="#9aa5ad", linewidth=0.5)
    axes.set_axisbelow(True)
    for side, spine in axes.spines.items():
        spine.set_visible(side == "bottom")
    heights = _apart([float(line[-1]) for line in lines], (high - low) * 0.085)
    for line, height, series, (colour, _, _) in zip(lines, heights, chart.series, STYLES, strict=False):
        number = labelled(line[-1], 1 if chart.index else case.items[series.items[-1]].decimals, lang)
        axes.annotate(
            f"{series.label[lang]}: {number}", (chart.years[-1], height), xytext=(11, 0),
            textcoords="offset points", va="center", color=colour, weight="bold", annotation_clip=False,
        )  # fmt: skip


def _apart(heights: Sequence[float], gap: float) -> list[float]:
    """Heights of the labels, moved up from below so that no two are nearer than `gap`."""
    order = sorted(range(len(heights)), key=lambda at: heights[at])
    placed = list(heights)
    for lower, upper in zip(order, order[1:], strict=False):
        placed[upper] = max(placed[upper], placed[lower] + gap)
    return placed
