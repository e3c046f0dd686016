"""Bars of parts, one bar a group: how much each group has and what it is made of."""

from __future__ import annotations

from decimal import Decimal

from guidebook.chart import Chart
from guidebook.figures.scales import labelled, scale, ticks
from guidebook.figures.tints import TINTS
from guidebook.model import Case
from guidebook.notation import format_number

PLOT = (0.24, 0.075, 0.66, 0.715)
"""Left, bottom, width and height of the plot as shares of the figure."""


def plot(figure, chart: Chart, case: Case, lang: str) -> None:
    axes = figure.add_axes(PLOT)
    rows = [[case.items[name].value for name in line.items] for line in chart.series]
    places = range(len(chart.groups))
    decimals = max(case.items[name].decimals for name in chart.items)
    ends = [Decimal(0) for _ in places]
    for row, line, (ground, pattern, edge) in zip(rows, chart.series, TINTS, strict=False):
        held = [(place, float(value), float(end)) for place, value, end in zip(places, row, ends, strict=True) if value]
        axes.barh(
            [place for place, _, _ in held], [value for _, value, _ in held], left=[end for _, _, end in held], height=0.68,
            facecolor=ground, hatch=pattern, edgecolor=edge, linewidth=0.8, label=line.label[lang],
        )  # fmt: skip
        ends = [end + value for end, value in zip(ends, row, strict=True)]
    for place, end in zip(places, ends, strict=True):
        axes.annotate(
            labelled(end, decimals, lang), (float(end), place), xytext=(5, 0), textcoords="offset points",
            va="center", weight="bold", color="#1b1f1d",
        )  # fmt: skip
    low, high, step = scale([Decimal(0), *ends])
    steps = ticks(low, high, step)
    axes.set_xlim(low, high)
    axes.set_xticks(steps, [format_number(Decimal(str(tick)), lang) for tick in steps])
    axes.set_yticks(places, [group[lang] for group in chart.groups])
    axes.invert_yaxis()
    axes.tick_params(length=0, pad=5)
    axes.grid(axis="x", color="#d5dade", linewidth=0.5)
    axes.set_axisbelow(True)
    for side, spine in axes.spines.items():
        spine.set_visible(side == "left")
        spine.set_color("#9aa5ad")
    figure.legend(
        *axes.get_legend_handles_labels(), loc="upper left", bbox_to_anchor=(0.005, 0.885), ncols=len(chart.series),
        frameon=False, fontsize=9.5, handlelength=1.6, columnspacing=1.6,
    )  # fmt: skip
