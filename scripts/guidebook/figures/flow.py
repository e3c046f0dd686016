"""Bands from sources on the left to groups on the right, as wide as what flows (a Sankey diagram of two columns)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from guidebook.chart import Chart
from guidebook.figures.scales import labelled
from guidebook.figures.tints import TINTS
from guidebook.model import Case

PLOT = (0.2, 0.02, 0.5, 0.85)
"""Left, bottom, width and height of the bands as shares of the figure; names stand on both sides."""
GAP = 0.035
"""Space between two neighbours, as a share of the height."""
BAR = 0.02
"""Width of the upright bars at both ends, as a share of the width."""


def plot(figure, chart: Chart, case: Case, lang: str) -> None:
    from matplotlib.patches import PathPatch, Rectangle
    from matplotlib.path import Path as Outline

    axes = figure.add_axes(PLOT)
    axes.set_xlim(0, 1)
    axes.set_ylim(1, 0)
    axes.axis("off")
    rows = [[case.items[name].value for name in line.items] for line in chart.series]
    columns = [list(column) for column in zip(*rows, strict=True)]
    total = sum(map(sum, rows), Decimal(0))
    decimals = max(case.items[name].decimals for name in chart.items)
    share = (1 - GAP * (max(len(rows), len(columns)) - 1)) / float(total)
    lefts, rights = (places([sum(ends) for ends in side], share) for side in (rows, columns))
    ends = [top for top, _ in rights]
    for row, line, (top, height), (ground, pattern, edge) in zip(rows, chart.series, lefts, TINTS, strict=False):
        axes.add_patch(Rectangle((0, top), BAR, height, facecolor=edge, edgecolor="none"))
        _name(axes, f"{line.label[lang]}: {labelled(sum(row), decimals, lang)}", -0.015, top + height / 2, "right")
        start = top
        for group, value in enumerate(row):
            thick = float(value) * share
            if not thick:
                continue
            axes.add_patch(PathPatch(
                _band(Outline, start, ends[group], thick), facecolor=ground, hatch=pattern, edgecolor=edge, linewidth=0.5,
            ))  # fmt: skip
            start, ends[group] = start + thick, ends[group] + thick
    for group, column, (top, height) in zip(chart.groups, columns, rights, strict=True):
        axes.add_patch(Rectangle((1 - BAR, top), BAR, height, facecolor="#1b1f1d", edgecolor="none"))
        _name(axes, f"{group[lang]}: {labelled(sum(column), decimals, lang)}", 1.015, top + height / 2, "left")


def places(amounts: Sequence[Decimal], share: float) -> list[tuple[float, float]]:
    """Top and height of each amount, one below the other with a gap; the column is centred. share: height of one unit."""
    top = (1 - float(sum(amounts)) * share - GAP * (len(amounts) - 1)) / 2
    found = []
    for amount in amounts:
        height = float(amount) * share
        found.append((top, height))
        top += height + GAP
    return found


def _band(outline, start: float, end: float, thick: float):
    """An S from left to right: level at both ends."""
    left, right, middle = BAR, 1 - BAR, 0.5
    points = [
        (left, start), (middle, start), (middle, end), (right, end),
        (right, end + thick), (middle, end + thick), (middle, start + thick), (left, start + thick), (left, start),
    ]  # fmt: skip
    codes = [outline.MOVETO, *[outline.CURVE4] * 3, outline.LINETO, *[outline.CURVE4] * 3, outline.CLOSEPOLY]
    return outline(points, codes)


def _name(axes, words: str, across: float, down: float, side: str) -> None:
    axes.text(across, down, words, ha=side, va="center", color="#1b1f1d", weight="bold", fontsize=9.5, clip_on=False)
