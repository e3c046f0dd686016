"""Blocks side by side from cheap to dear, width and height both numbers: how a cost curve is drawn and read."""

from __future__ import annotations

from decimal import Decimal

from guidebook.chart import Chart
from guidebook.figures.scales import scale, ticks
from guidebook.model import Case
from guidebook.notation import format_number

PLOT = (0.15, 0.135, 0.81, 0.72)
"""Left, bottom, width and height of the plot as shares of the figure."""
PATTERNS = ("", "////", "....", "\\\\\\\\", "xxx")
"""Blocks are told apart by label and pattern, in grey print too."""


def plot(figure, chart: Chart, case: Case, lang: str) -> None:
    axes = figure.add_axes(PLOT)
    blocks = sorted(
        ((case.items[part.items["height"]].value, case.items[part.items["width"]].value, part) for part in chart.parts),
        key=lambda block: block[0],
    )
    edges = [Decimal(0)]
    for _, width, _ in blocks:
        edges.append(edges[-1] + width)
    low, high, step = scale([height for height, _, _ in blocks] + [Decimal(0)])
    for number, ((height, width, part), left) in enumerate(zip(blocks, edges, strict=False)):
        axes.bar(
            float(left), float(height), float(width), align="edge", facecolor="#d9e8df", edgecolor="#0b5d3b",
            linewidth=1.3, hatch=PATTERNS[number % len(PATTERNS)], zorder=2,
        )  # fmt: skip
        _name(axes, part.label[lang], float(left + width / 2), float(height), step, last=number == len(blocks) - 1)
    axes.axhline(0, color="#1b1f1d", linewidth=1.2, zorder=3)
    axes.set_xlim(0, float(edges[-1]) * 1.01)
    axes.set_ylim(low - step * 0.6, high + step * 0.6)
    _explain(axes, chart, blocks, edges, step, lang)
    across = [tick for tick in ticks(*scale([Decimal(0), edges[-1]])) if tick <= float(edges[-1])]
    axes.set_xticks(across, [format_number(Decimal(str(tick)), lang) for tick in across])
    up = ticks(low, high, step)
    # the fonts of the book have no minus sign of their own
    axes.set_yticks(up, [format_number(Decimal(str(tick)), lang).replace("\u2212", "-") for tick in up])
    axes.set_xlabel(chart.notes["x"][lang], color="#4a524d", fontsize=9.5)
    axes.tick_params(length=0, pad=6)
    axes.grid(axis="y", color="#d5dade", linewidth=0.5)
    axes.set_axisbelow(True)
    for side, spine in axes.spines.items():
        spine.set_visible(side in ("left", "bottom"))
        spine.set_color("#9aa5ad")


def _name(axes, name: str, middle: float, height: float, step: float, *, last: bool) -> None:
    """On the far side of the axis, where no block is; the last block stands at the edge, so its name ends there."""
    up = step * 0.12 + max(height, 0)
    side = "right" if last else "center"
    axes.text(middle, up, name, ha=side, va="bottom", weight="bold", color="#1b1f1d", zorder=4)


def _explain(axes, chart: Chart, blocks: list, edges: list[Decimal], step: float, lang: str) -> None:
    """Two arrows on the widest block, and what lies below the axis."""
    widest = max(range(len(blocks)), key=lambda at: blocks[at][1])
    height = float(blocks[widest][0])
    left, right = float(edges[widest]), float(edges[widest + 1])
    arrow = {"arrowstyle": "<->", "color": "#1b1f1d", "linewidth": 1.2}
    below = height - step * 0.45
    axes.annotate("", (left, below), (right, below), arrowprops=arrow)
    axes.text((left + right) / 2, below - step * 0.15, chart.notes["width"][lang], ha="center", va="top", fontsize=9.5)
    deep = max(range(len(blocks)), key=lambda at: abs(blocks[at][0]) * blocks[at][1] if at != widest else Decimal(-1))
    beside = float(edges[deep + 1]) + (right - left) * 0.03
    axes.annotate("", (beside, 0), (beside, float(blocks[deep][0])), arrowprops=arrow)
    axes.text(beside + (right - left) * 0.03, float(blocks[deep][0]), chart.notes["height"][lang], ha="left", va="bottom",
              fontsize=9.5)  # fmt: skip
    axes.text(right, axes.get_ylim()[0] + step * 0.15, chart.notes["below"][lang], ha="right", va="bottom",
              fontsize=9.5, color="#4a524d")  # fmt: skip
