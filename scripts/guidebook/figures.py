"""Draws the charts of docs/data/figures as SVG, in both languages. Text stays text, so that it can be read and found.

matplotlib is imported only when something has to be drawn: what was drawn is kept by the hash of all it depends on.
"""

from __future__ import annotations

import hashlib
import io
import os
import tempfile
from collections.abc import Iterator, Sequence
from decimal import Decimal
from importlib.metadata import version
from pathlib import Path

from guidebook import chart as chart_module
from guidebook.chart import Chart
from guidebook.model import LANGUAGES, Case, Registers
from guidebook.notation import format_number

FONTS = "overrides/print/fonts"
FAMILY = "Noto Sans"
WIDTH, HEIGHT = 7.2, 4.3
"""Inches; on A4 the text is then 9 pt high."""
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


def drawn(registers: Registers, root: Path, cache: Path) -> Iterator[tuple[str, str]]:
    """Path below the site -> SVG, for every chart in both languages."""
    fixed = hashlib.sha256(Path(__file__).read_bytes() + Path(chart_module.__file__).read_bytes())
    fixed.update(version("matplotlib").encode())
    for name in ("Regular", "Bold"):
        fixed.update((root / FONTS / f"NotoSans-{name}.ttf").read_bytes())
    for chart in registers.charts.values():
        lines = values(chart, registers.cases[chart.case])
        for lang in LANGUAGES:
            told = repr((chart.id, chart.title, chart.axis, chart.years, chart.series, lines, lang))
            kept = cache / (hashlib.sha256(fixed.digest() + told.encode()).hexdigest()[:32] + ".svg")
            try:
                svg = kept.read_text(encoding="utf-8")
            except OSError:
                svg = draw(chart, lines, lang, root / FONTS, cache)
                _keep(kept, svg)
            yield chart.file(lang), svg


def values(chart: Chart, case: Case) -> list[list[Decimal]]:
    """The numbers of each line, as an index with the first year = 100 when the chart says so."""
    found = [[case.items[name].value for name in line.items] for line in chart.series]
    return [[value / line[0] * 100 for value in line] for line in found] if chart.index else found


def draw(chart: Chart, lines: Sequence[Sequence[Decimal]], lang: str, fonts: Path, cache: Path) -> str:
    """One chart as SVG. The same input gives the same bytes."""
    cache.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("MPLCONFIGDIR", str(cache))  # its list of fonts is kept there, not in the home folder
    import matplotlib
    from matplotlib import font_manager
    from matplotlib.figure import Figure

    for name in ("Regular", "Bold"):
        font_manager.fontManager.addfont(fonts / f"NotoSans-{name}.ttf")
    settings = {"svg.fonttype": "none", "svg.hashsalt": chart.id, "font.family": [FAMILY], "font.size": 10}
    with matplotlib.rc_context(settings):
        figure = Figure(figsize=(WIDTH, HEIGHT))
        _plot(figure, chart, lines, lang)
        stream = io.StringIO()
        figure.savefig(stream, format="svg", metadata={"Date": None, "Creator": None})
    # a browser without the font takes its own of that kind; Typst has the font
    return stream.getvalue().replace(f"'{FAMILY}'", f"'{FAMILY}', sans-serif")


def _plot(figure, chart: Chart, lines: Sequence[Sequence[Decimal]], lang: str) -> None:
    axes = figure.add_axes(PLOT)
    low, high, step = _scale([value for line in lines for value in line])
    for line, (colour, dash, marker) in zip(lines, STYLES, strict=False):
        axes.plot(
            chart.years, [float(value) for value in line], color=colour, linestyle=dash, marker=marker,
            linewidth=1.8, markersize=5.5, markerfacecolor="white", markeredgewidth=1.5, clip_on=False,
        )  # fmt: skip
    axes.set_xlim(chart.years[0], chart.years[-1])
    axes.set_ylim(low, high)
    axes.set_xticks(chart.years, [str(year) for year in chart.years])
    ticks = [low + step * number for number in range(round((high - low) / step) + 1)]
    axes.set_yticks(ticks, [format_number(Decimal(str(tick)), lang) for tick in ticks])
    axes.tick_params(length=0, pad=6)
    axes.grid(axis="y", color="#9aa5ad", linewidth=0.5)
    axes.set_axisbelow(True)
    for side, spine in axes.spines.items():
        spine.set_visible(side == "bottom")
    heights = _apart([float(line[-1]) for line in lines], (high - low) * 0.085)
    for line, height, series, (colour, _, _) in zip(lines, heights, chart.series, STYLES, strict=False):
        number = format_number(round(line[-1], 1), lang)
        axes.annotate(
            f"{series.label[lang]}: {number}", (chart.years[-1], height), xytext=(11, 0),
            textcoords="offset points", va="center", color=colour, weight="bold", annotation_clip=False,
        )  # fmt: skip
    figure.text(0.012, 0.985, chart.title[lang], va="top", weight="bold", fontsize=11.5, color="#1b1f1d")
    figure.text(0.012, 0.925, chart.axis[lang], va="top", fontsize=9.5, color="#4a524d")


def _scale(numbers: Sequence[Decimal]) -> tuple[float, float, float]:
    """Lowest and highest tick, and the step between them: 1, 2 or 5 times a power of ten, at most seven steps."""
    least, most = float(min(numbers)), float(max(numbers))
    span = (most - least) or abs(most) or 1.0
    power = 10.0 ** (len(str(int(span))) - 2 if span >= 1 else -3)
    step = next(power * by for by in (1, 2, 5, 10, 20, 50, 100) if span / (power * by) <= 6)
    low = step * int(least // step)
    high = step * -int(-most // step)
    return low, max(high, low + step), step


def _apart(heights: Sequence[float], gap: float) -> list[float]:
    """Heights of the labels, moved up from below so that no two are nearer than `gap`."""
    order = sorted(range(len(heights)), key=lambda at: heights[at])
    placed = list(heights)
    for lower, upper in zip(order, order[1:], strict=False):
        placed[upper] = max(placed[upper], placed[lower] + gap)
    return placed


def _keep(path: Path, svg: str) -> None:
    """In one step; a folder that cannot be written to only costs time at the next run."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(svg)
        os.replace(name, path)
    except OSError:
        return
