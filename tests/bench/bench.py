"""Measures the checker: faults sown blindly, a large tree of sources, the real book, a large built site
beside other link checkers; and a chapter as its reader meets it, beside the theme as shipped.

    python tests/bench/bench.py [--rounds 5] [--part faults|sources|book|small|site|reading] [ROOT]

CPU seconds count the whole process tree, the start of Python included. Like is compared with like: the other
link checkers know built pages only, so beside them ours reads the built site only, from an empty guidebook, and
each round runs them in another order. Exit code 1 when a target is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent.parent / "scripts")]

import blind  # noqa: E402
import reading  # noqa: E402
import website  # noqa: E402
from booktree import grow  # noqa: E402
from rivals import LINKINATOR, LYCHEE, Rival, linkinator, lychee, ours, words  # noqa: E402
from stopwatch import Run, measure  # noqa: E402

PYTHON = Path(sys.executable)
missed: list[str] = []
rows: list[tuple[str, str]] = []
"""What was judged, part by part, for the table at the end."""


def judge(what: str, value: float, target: float, unit: str, *, least: bool = False) -> None:
    """Print a measurement beside its target."""
    good = value >= target if least else value <= target
    if not good:
        missed.append(what)
    verdict = f"{value:8.2f} {unit:6} {'≥' if least else '≤'} {target:<5g} {'ok' if good else 'MISS'}"
    rows.append((what, verdict))
    print(f"  {what:66} {verdict}", flush=True)


def program(root: Path) -> list[str]:
    return [str(PYTHON), str(root / "scripts/check.py")]


def median(runs: list[Run], field: str) -> float:
    return statistics.median(getattr(run, field) for run in runs)


def faults(root: Path) -> None:
    print("Faults sown one at a time into a copy of the book · Gieo từng lỗi vào bản sao của sổ tay")
    failed = blind.run(root, "", None)
    rows.append(("faults sown blindly: file, line, harmless edits", "MISS" if failed else "ok"))
    if failed:
        missed.append("faults sown blindly")


def sources(root: Path, folder: Path, rounds: int) -> None:
    print("\nA tree of 600 source files · Cây 600 tệp nguồn")
    sown = {}
    for name in ("sound", "faulty"):
        tree = folder / name
        grow(root, tree, 600)
        sown[name] = sow(tree) if name == "faulty" else {}
        cold, warm = [], []
        for _ in range(rounds):
            shutil.rmtree(tree / ".cache", ignore_errors=True)
            for runs in (cold, warm):
                runs.append(measure([*program(root), str(tree), "--format", "json"], tree))
        findings = json.loads(warm[-1].output)
        found = sum(
            any(f["file"] == file and f["line"] == line for f in findings) for file, line in sown[name]
        )
        size = sum(path.stat().st_size for path in tree.rglob("docs/??/**/*.md")) / 1e6
        print(
            f"  {name}: {size:.1f} MB, {len(findings)} findings"
            + (f", {found} of {len(sown[name])} seeded faults at their line" if sown[name] else "")
            + f", {median(cold, 'megabytes'):.0f} MB cold"
        )
        judge(f"600 source files, {name}, cold", median(cold, "cpu"), 2.0, "CPU s")
        judge(f"600 source files, {name}, warm", median(warm, "cpu"), 0.4, "CPU s")
        shutil.rmtree(tree)


def sow(tree: Path) -> dict[tuple[str, int], str]:
    """One fault in every third added page: (file, line) -> kind."""
    places = {}
    spoil = (
        ("L001", "../reference/laws.md", "../reference/lows.md"),
        ("L002", ".md#ladder", ".md#lader"),
        ("F001", "[@nd-150-2025]", "[@nd-150-2052]"),
        ("U003", "đ", "ð"),
        ("R003", "QĐ-TTg", "QD-TTg"),
        ("G003", "designated energy user", "key energy consumer"),
    )
    for number, path in enumerate(sorted((tree / "docs").glob("??/topics/*.md"))[::3]):
        text = path.read_text(encoding="utf-8")
        for kind, good, bad in spoil[number % len(spoil) :] + spoil:
            at = text.find(good, text.find("\n# "))
            if at > 0 and "](" not in text[text.rfind("\n", 0, at) : at] * (kind == "U003"):
                path.write_text(text[:at] + bad + text[at + len(good) :], encoding="utf-8")
                places[path.relative_to(tree).as_posix(), text.count("\n", 0, at) + 1] = kind
                break
    return places


def book(root: Path, folder: Path, rounds: int) -> None:
    print("\nThe real book, warm · Sổ tay thật, chạy lại")
    copy = folder / "real"
    shutil.copytree(root / "docs", copy / "docs")
    shutil.copy(root / "mkdocs.yml", copy)
    runs = [measure([*program(root), str(copy)], copy) for _ in range(max(rounds, 3) + 1)][1:]
    judge("the real book, warm, wall", median(runs, "wall"), 0.6, "s")
    print(f"  {median(runs, 'cpu'):.2f} CPU s, {median(runs, 'megabytes'):.0f} MB")


def built(root: Path, folder: Path, pages: int, rounds: int) -> None:
    site = website.build(folder / f"site{pages}", pages, pages // 100)
    empty = folder / "empty"
    (empty / "docs").mkdir(parents=True, exist_ok=True)
    print(
        f"\nA built site of {pages} pages, {site.links} links, {len(site.faults)} faults "
        f"of {len(website.FAULTS)} kinds, "
        f"{len(site.decoys)} decoys of {len(website.DECOYS)} kinds · Trang đã dựng"
    )
    cache = root / ".cache"
    rivals: list[Rival] = [ours(PYTHON, root / "scripts/check.py", empty), lychee(cache)]
    rivals += [linkinator(cache)] if pages <= 300 else []
    runs: dict[str, list[Run]] = {rival.name: [] for rival in rivals}
    for rival in rivals:  # unmeasured: what each keeps for its next start is there from the first round on
        measure(rival.command(site.folder), folder)
    for turn in range(rounds):
        first = turn % len(rivals)  # nobody always finds the caches as the same other left them
        for rival in (*rivals[first:], *rivals[:first]):
            shutil.rmtree(empty / ".cache", ignore_errors=True)
            runs[rival.name].append(measure(rival.command(site.folder), folder))
    print(
        f"  {'':12} {'CPU s':>7} {'(range)':>13} {'wall s':>7} {'MB':>5} "
        f"{'recall':>9} {'precision':>9} {'CPU ratio':>9}"
    )
    mine = median(runs["guidebook"], "cpu")
    for rival in rivals:
        taken = runs[rival.name]
        found, other = words(rival.reported(taken[-1].output))
        right, wrong = len(found & set(site.faults)), len(found - set(site.faults)) + other
        cpu = [run.cpu for run in taken]
        print(
            f"  {rival.name:12} {statistics.median(cpu):7.2f} {min(cpu):6.2f}-{max(cpu):6.2f} "
            f"{median(taken, 'wall'):7.2f} {median(taken, 'megabytes'):5.0f} "
            f"{right:4}/{len(site.faults):4} {right / (right + wrong or 1):9.3f} "
            f"{statistics.median(cpu) / mine:9.1f}",
            flush=True,
        )
        lost = {site.faults[word] for word in set(site.faults) - found}
        if lost:
            print("    not found:", "; ".join(sorted(lost)))
        if rival.name == "guidebook":
            judge(f"{pages} pages: faults not found", len(site.faults) - right, 0, "")
            judge(f"{pages} pages: decoys flagged, and reports of nothing", wrong, 0, "")
        elif pages >= 3000 or rival.name != "lychee":
            judge(
                f"{pages} pages: times less CPU than {rival.name}",
                statistics.median(cpu) / mine,
                8 if rival.name == "lychee" else 30,
                "x",
                least=True,
            )
    if pages >= 3000:
        judge(f"{pages} pages: cold, start of Python included (stretch 1.0)", mine, 1.5, "CPU s")
        judge(f"{pages} pages: memory", median(runs["guidebook"], "megabytes"), 120, "MB")
    shutil.rmtree(site.folder)


def reading_of(root: Path, folder: Path, rounds: int) -> None:
    print("\nA chapter on a phone with a slow line (Lighthouse) · Một chương trên điện thoại, đường truyền chậm")
    found = reading.compare(root, folder, rounds)
    for name, runs in found.items():
        middle = {what: statistics.median(run[what] for run in runs) for what in runs[0]}
        print(f"  {name:20} " + " · ".join(f"{what} {value:.2f}".rstrip("0").rstrip(".") for what, value in middle.items()))
        spread = [run["performance"] for run in runs]
        print(f"  {'':20} performance {min(spread):g}-{max(spread):g} over {len(spread)} runs", flush=True)
        if name == "guidebook":
            for score in reading.SCORES:
                judge(f"Lighthouse, a chapter: {score}", middle[score], 95 if score == "performance" else 100, "", least=True)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("root", nargs="?", type=Path, default=HERE.parent.parent, help="the guidebook")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument(
        "--part", choices=("faults", "sources", "book", "small", "site", "reading"), help="one part only"
    )
    options = parser.parse_args()
    root = options.root.resolve()
    parts = {
        "faults": lambda at: faults(root),
        "sources": lambda at: sources(root, at, options.rounds),
        "book": lambda at: book(root, at, options.rounds),
        "small": lambda at: built(root, at, 300, options.rounds),
        "site": lambda at: built(root, at, 3000, options.rounds),
        "reading": lambda at: reading_of(root, at, options.rounds),
    }
    with tempfile.TemporaryDirectory() as folder:
        for name in (options.part,) if options.part else parts:
            parts[name](Path(folder))
    machine = f"{platform.machine()}, {os.cpu_count()} CPUs, load {os.getloadavg()[0]:.1f}"
    print(
        f"\nAll targets · Mọi mục tiêu: median of {options.rounds} interleaved rounds; {LYCHEE}, {LINKINATOR}, "
        f"{reading.LIGHTHOUSE}, "
        f"Python {platform.python_version()}; {machine}"
    )
    for what, verdict in rows:
        print(f"  {what:66} {verdict}")
    print(f"{len(missed)} missed")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
