"""Measures the print step: one language's book beside Chromium and mkdocs-to-pdf, ten times the text, and whole builds.

    python tests/bench/print_bench.py [--part rivals|scale|build] [--rounds 3] [--without NAME]

Rivals take turns within each round, each with nothing kept from before; medians. mkdocs-to-pdf takes minutes and runs
in the first round alone. CPU seconds and memory are those of the whole process tree. The articles are those that the
site builder collects for print. Exit code 1 when a target is missed.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import pickle
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path[:0] = [str(HERE), str(HERE.parent / "press")]

from book_rivals import TO_PDF, bodies, with_chromium, with_to_pdf  # noqa: E402
from pdf_features import features, notes_of, words_of  # noqa: E402
from processes import usage  # noqa: E402
from stopwatch import Run, measure  # noqa: E402

from guidebook.build import Steps, run_mkdocs  # noqa: E402
from guidebook.data import load_registers  # noqa: E402
from guidebook.press import Article  # noqa: E402
from guidebook.words import Words  # noqa: E402

SLOW = "mkdocs-to-pdf"
MADE = ("pdf", "epub", "docx")
"""Folders of a built site that print fills."""
missed: list[str] = []


def judge(what: str, value: float, target: float, unit: str, *, least: bool = False) -> None:
    good = value >= target if least else value <= target
    if not good:
        missed.append(what)
    print(f"  {what:66} {value:8.3f} {unit:6} {'≥' if least else '≤'} {target:<6g} {'ok' if good else 'MISS'}", flush=True)


def middle(runs: list[Run], field: str) -> float:
    return statistics.median(getattr(run, field) for run in runs)


def collect(folder: Path) -> tuple[Path, list[Article]]:
    """The site without PDFs, and its Vietnamese articles as they go to print, kept beside it for press_once.py."""
    site, kept = folder / "site", folder / "articles.pickle"
    if not kept.exists():
        words = Words(load_registers(ROOT)[0].strings, "en")
        kept.write_bytes(pickle.dumps(run_mkdocs(ROOT, site, Steps(words), collect_only=True).articles("vi")))
    return site, pickle.loads(kept.read_bytes())


def ours(folder: Path, times: int = 1) -> tuple[list[str], Path]:
    out = folder / f"ours-{times}"
    command = [sys.executable, str(HERE / "press_once.py"), str(folder / "articles.pickle"), str(folder / "site"), str(out),
               "--times", str(times)]
    return command, out / "book.pdf"


def run(name: str, command: list[str], pdf: Path, folder: Path) -> Run:
    pdf.unlink(missing_ok=True)
    shutil.rmtree(folder / "profile", ignore_errors=True)
    done = measure(command, folder, {"NO_MKDOCS_2_WARNING": "1"}, watched=True)
    if not pdf.exists():
        sys.exit(f"{name}: no book · không có sách (exit code {done.code})\n{done.output[-1000:]}")
    return done


def rivals(folder: Path, rounds: int, without: list[str]) -> None:
    print("One language's book from the same articles · Sách một ngôn ngữ từ cùng các bài", flush=True)
    site, pages = collect(folder)
    inner = bodies(pages, site)
    ways = {
        "guidebook": ours(folder),
        "Chromium": with_chromium(inner, site, folder),
    }
    if SLOW not in without:
        ways[SLOW] = with_to_pdf(inner, pages, ROOT / ".cache", folder)
    ways = {name: way for name, way in ways.items() if name not in without}
    runs: dict[str, list[Run]] = {name: [] for name in ways}
    for turn in range(rounds):
        for name in list(ways)[:: -1 if turn % 2 else 1]:
            if name != SLOW or turn == 0:
                runs[name].append(run(name, *ways[name], folder))
    html = [page.html for page in pages]
    wanted, notes, titles = words_of(html), notes_of(html), [page.title for page in pages]
    found = {name: features(way[1], wanted, notes, titles) for name, way in ways.items()}
    for name, taken in runs.items():
        walls = [one.wall for one in taken]
        print(f"  {name:14} wall {middle(taken, 'wall'):6.1f} s ({min(walls):.1f}–{max(walls):.1f}), CPU {middle(taken, 'cpu'):6.1f} s, "
              f"memory {middle(taken, 'together'):5.0f} MB, times ours {middle(taken, 'wall') / middle(runs['guidebook'], 'wall'):5.2f}, "
              f"{len(taken)} round(s)", flush=True)
    for feature in found["guidebook"]:
        cells = (f"{value:.4g}" if isinstance(value, float) else {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value
                 for value in (held[feature] for held in found.values()))
        print(f"  {feature:34} " + " ".join(f"{cell!s:>14}" for cell in cells), flush=True)
    mine = runs["guidebook"]
    judge("one language's book: CPU seconds a page", middle(mine, "cpu") / found["guidebook"]["pages"], 0.03, "CPU s")
    judge("words kept", found["guidebook"]["words kept"], 0.999, "", least=True)
    if "Chromium" in runs:
        judge("times Chromium's wall time", middle(mine, "wall") / middle(runs["Chromium"], "wall"), 1.0, "x")
        judge("times Chromium's CPU", middle(mine, "cpu") / middle(runs["Chromium"], "cpu"), 1.0, "x")
    judge("memory of the whole tree", middle(mine, "together"), 1000, "MB")


def scale(folder: Path) -> None:
    print("Ten times the text · Mười lần dài hơn", flush=True)
    collect(folder)
    once, more = (run("guidebook", *ours(folder, times), folder) for times in (1, 10))
    print(f"  once {once.wall:.1f} s, {once.cpu:.1f} CPU s, {once.together:.0f} MB; ten times {more.wall:.1f} s, "
          f"{more.cpu:.1f} CPU s, {more.together:.0f} MB, {more.output.strip()} pages")
    judge("ten times the text: times the wall time", more.wall / once.wall, 14, "x")
    judge("ten times the text: times the CPU", more.cpu / once.cpu, 14, "x")
    judge("ten times the text: memory of the whole tree", more.together, 1000, "MB")


def build(folder: Path) -> None:
    """Whole builds of a clone; the print step's share is told by the lines that a build prints."""
    print("The print step of a build · Bước in của một lần dựng", flush=True)
    tree = folder / "tree"
    subprocess.run(["git", "clone", "-q", str(ROOT), str(tree)], check=True)
    chapter = tree / "docs/vi/chapters/05-seven-steps.md"
    _edit(chapter)  # from here on the edition is that of an edited tree: a second edit changes the chapter alone
    cold = _step(tree)
    print(f"  everything cold: {cold[0]:.1f} s wall, {cold[1]:.1f} CPU s; peak of the whole build {cold[2]:.0f} MB")
    judge("everything cold, both languages, all forms", cold[0], 60, "s")
    judge("memory of the whole build", cold[2], 1000, "MB")
    before = _made(tree)
    print(f"  {len(before)} files, {sum(path.stat().st_size for path in _files(tree)) / 1e6:.1f} MB")
    warm = _step(tree)
    judge("nothing changed: CPU of the print step", warm[1], 3.0, "CPU s")
    again = _made(tree)
    judge("nothing changed: files that differ", sum(before.get(name) != digest for name, digest in again.items()), 0, "")
    _edit(chapter)
    one = _step(tree)
    after = _made(tree)
    changed = sorted(name for name, digest in after.items() if again.get(name) != digest)
    print(f"  one chapter edited: {one[0]:.1f} s wall, {one[1]:.1f} CPU s; files that differ: {', '.join(changed)}")
    strange = [name for name in changed if "05-seven-steps" not in name and not Path(name).name.startswith("guidebook-vi")]
    judge("one chapter edited: other files that differ", len(strange), 0, "")


def _edit(chapter: Path) -> None:
    """One more sentence at the end of the first plain paragraph below the opening."""
    text = chapter.read_text(encoding="utf-8")
    place = re.compile(r"^[^\W\d_].*\.$", re.MULTILINE).search(text, text.index("<!-- build: strip-1"))
    chapter.write_text(f"{text[:place.end()]} Câu này thêm để đo.{text[place.end():]}", encoding="utf-8")


def _step(tree: Path) -> tuple[float, float, float]:
    """Wall and CPU seconds of the print step of one build, and the largest memory of the build in megabytes."""
    from processes import Watch

    command = [sys.executable, "-c", "import sys; from guidebook.cli import main; sys.exit(main())", "build", "--lang", "en"]
    process = subprocess.Popen(command, cwd=tree, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                               env={**os.environ, "LC_ALL": "C.UTF-8"})
    watch = Watch(process.pid)
    begun = ended = None
    said = []
    for line in process.stderr:
        said.append(line)
        if line.startswith("· ") and (begun is not None) and "PDF" not in line and ended is None:
            ended = (time.perf_counter(), usage(process.pid)[0])
        if line.startswith("· ") and "PDF" in line and begun is None:
            begun = (time.perf_counter(), usage(process.pid)[0])
    process.wait()
    watch.stop()
    if process.returncode or begun is None or ended is None:
        sys.exit(f"the build failed · dựng không được\n{''.join(said)[-2000:]}")
    return ended[0] - begun[0], ended[1] - begun[1], watch.megabytes


def _files(tree: Path) -> list[Path]:
    return sorted(path for folder in MADE for path in (tree / "site" / folder).rglob("*") if path.is_file())


def _made(tree: Path) -> dict[str, str]:
    return {path.relative_to(tree / "site").as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in _files(tree)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=("rivals", "scale", "build"))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--without", action="append", default=[], help="leave a rival out")
    options = parser.parse_args()
    parts = {
        "rivals": lambda at: rivals(at, options.rounds, options.without),
        "scale": scale,
        "build": build,
    }
    for name in (options.part,) if options.part else parts:
        with tempfile.TemporaryDirectory() as folder:
            parts[name](Path(folder))
    print(f"{TO_PDF}, Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} CPUs, "
          f"load {os.getloadavg()[0]:.1f}; {len(missed)} missed")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
