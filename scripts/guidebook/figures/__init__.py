"""Draws the charts of docs/data/figures as SVG, in both languages. Text stays text, so that it can be read and found.

Each kind of chart has its module. matplotlib is imported only when something has to be drawn: what was drawn is kept
by the hash of all it depends on.
"""

from __future__ import annotations

import hashlib
import io
import os
import tempfile
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path

from guidebook import chart as chart_module
from guidebook.chart import LINES, Chart
from guidebook.figures import blocks, bubbles, flow, ladder, lines, stack
from guidebook.model import LANGUAGES, Case, Registers

FONTS = "overrides/print/fonts"
FAMILY = "Noto Sans"
WIDTH, HEIGHT = 7.2, 4.3
"""Inches; on A4 the text is then 9 pt high."""
KINDS: dict[str, Callable] = {
    LINES: lines.plot, "stack": stack.plot, "flow": flow.plot, "bubbles": bubbles.plot, "blocks": blocks.plot,
    "ladder": ladder.plot,
}  # fmt: skip
"""Kind -> what draws it: (matplotlib figure, chart, case, language)."""


def drawn(registers: Registers, root: Path, cache: Path) -> Iterator[tuple[str, str]]:
    """Path below the site -> SVG, for every chart in both languages."""
    fixed = hashlib.sha256(Path(chart_module.__file__).read_bytes())
    for module in sorted(Path(__file__).parent.glob("*.py")):
        fixed.update(module.read_bytes())
    fixed.update(version("matplotlib").encode())
    for name in ("Regular", "Bold"):
        fixed.update((root / FONTS / f"NotoSans-{name}.ttf").read_bytes())
    for chart in registers.charts.values():
        case = registers.cases[chart.case]
        numbers = [case.items[name].value for name in chart.items]
        for lang in LANGUAGES:
            said = (chart.title, chart.axis, chart.series, chart.groups, chart.parts, chart.notes)
            told = repr((chart.id, chart.kind, said, chart.years, chart.index, numbers, lang))
            kept = cache / (hashlib.sha256(fixed.digest() + told.encode()).hexdigest()[:32] + ".svg")
            try:
                svg = kept.read_text(encoding="utf-8")
            except OSError:
                svg = draw(chart, case, lang, root / FONTS, cache)
                _keep(kept, svg)
            yield chart.file(lang), svg


def draw(chart: Chart, case: Case, lang: str, fonts: Path, cache: Path) -> str:
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
        KINDS[chart.kind](figure, chart, case, lang)
        figure.text(0.012, 0.985, chart.title[lang], va="top", weight="bold", fontsize=11.5, color="#1b1f1d")
        figure.text(0.012, 0.925, chart.axis[lang], va="top", fontsize=9.5, color="#4a524d")
        stream = io.StringIO()
        figure.savefig(stream, format="svg", metadata={"Date": None, "Creator": None})
    # a browser without the font takes its own of that kind; Typst has the font
    return stream.getvalue().replace(f"'{FAMILY}'", f"'{FAMILY}', sans-serif")


def _keep(path: Path, svg: str) -> None:
    """In one step; a folder that cannot be written to only costs time at the next run."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(svg)
        os.replace(name, path)
    except OSError:
        return
