"""Sows one fault at a time into a copy of the book and looks at what the checker says.

    python tests/bench/blind.py [--only WORDS] [--misses FILE] [ROOT]

Prints how many faults were found with the right file and line, and which harmless edits were flagged. A fault
counts as found when there is a finding that the untouched copy does not have. Exit code 1 below the targets.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent.parent / "scripts")]

import faults_figures  # noqa: E402
import faults_letters  # noqa: E402
import faults_links  # noqa: E402
import faults_marks  # noqa: E402
import faults_pairs  # noqa: E402
import faults_registers  # noqa: E402
import faults_words  # noqa: E402
import harmless  # noqa: E402
import slips_links  # noqa: E402
import slips_twins  # noqa: E402
import slips_values  # noqa: E402
from plot import Plot  # noqa: E402
from seeds import Garden, Seed, pick  # noqa: E402

from guidebook.model import Finding  # noqa: E402

SOWERS = (
    faults_links,
    faults_pairs,
    faults_figures,
    faults_marks,
    faults_registers,
    faults_words,
    faults_letters,
    slips_links,
    slips_values,
    slips_twins,
)
MOST = 6
"""Seeds of a kind; a book of many pages has room for far more."""
TARGETS = {"found": 0.95, "line": 0.85}


def is_near(seed: Seed, finding: Finding, *, line: bool) -> bool:
    """A finding, or a place it points to besides, lies in a place of the seed."""
    places = [(finding.file, finding.line), *finding.related]
    return any(
        file == spot[0] and (not line or spot[1] <= at <= spot[2])
        for file, at in places
        for spot in seed.spots
    )


def is_right_id(seed: Seed, finding: Finding) -> bool:
    return any(finding.id == name or (len(name) == 1 and finding.id.startswith(name)) for name in seed.ids)


def seeds(garden: Garden, only: str) -> Iterator[Seed]:
    """The same seeds in every run, at most MOST of a kind, those of a kind together."""
    kinds: dict[str, list[Seed]] = defaultdict(list)
    for sower in (*SOWERS, harmless):
        for seed in sower.sow(garden):
            if only in seed.kind:
                kinds[seed.kind].append(seed)
    for kind, sown in kinds.items():
        yield from pick(sown, MOST, kind)


def run(root: Path, only: str, misses: Path | None) -> int:
    with tempfile.TemporaryDirectory() as folder:
        plot = Plot(root, Path(folder) / "book")
        if plot.known:
            print(
                f"{sum(plot.known.values())} findings in the untouched copy, left out below:",
                sorted(plot.known)[:5],
            )
        rows: dict[str, Counter[str]] = defaultdict(Counter)
        noise, records = [], []
        for seed in seeds(Garden(root), only):
            new = plot.said(seed)
            row = rows[seed.kind]
            row["n"] += 1
            record = {
                "kind": seed.kind,
                "ids": seed.ids,
                "spots": seed.spots[:2],
                "shown": seed.shown[:160],
                "said": [(f.id, f.severity, f.file, f.line, f.message.en[:240]) for f in new[:6]],
            }
            if not seed.ids:
                heard = [finding for finding in new if finding.severity != "info"]
                row["flagged"] += bool(heard)
                if heard:
                    records.append(record | {"miss": "flagged"})
                continue
            noise.append(len(new))
            found = any(is_near(seed, finding, line=False) for finding in new)
            line = any(is_near(seed, finding, line=True) for finding in new)
            named = any(is_right_id(seed, finding) and is_near(seed, finding, line=True) for finding in new)
            row["found"] += found
            row["line"] += line
            row["id"] += named
            if not (found and line and named):
                records.append(record | {"miss": "file" if not found else "line" if not line else "id"})
    return report(rows, noise, records, misses)


def report(rows: dict[str, Counter[str]], noise: list[int], records: list[dict], misses: Path | None) -> int:
    faults = {kind: row for kind, row in rows.items() if "found" in row}
    mild = {kind: row for kind, row in rows.items() if "flagged" in row}
    total = sum(faults.values(), Counter())
    print(f"\n{'fault':58} {'n':>3} file line   id")
    for kind, row in faults.items():
        print(
            f"{kind:58} {row['n']:3} {row['found']:4} {row['line']:4} {row['id']:4}"
            + ("" if row["n"] == row["line"] == row["id"] else "  <")
        )
    good = True
    if total["n"]:
        print(f"\n{len(faults)} kinds, {total['n']} faults")
        for name, words in (("found", "right file"), ("line", "right line"), ("id", "right check and line")):
            share = total[name] / total["n"]
            target = TARGETS.get(name)
            verdict = (
                "" if target is None else f"  target {target:.0%}  {'ok' if share >= target else 'miss'}"
            )
            good &= target is None or share >= target
            kinds = statistics.mean(row[name] / row["n"] for row in faults.values())
            print(f"  {words:22} {share:6.1%}{verdict}   (mean of the kinds {kinds:.1%})")
        print(
            f"  {'findings a fault':22} median {statistics.median(noise):g}, "
            f"mean {statistics.mean(noise):.2f}, most {max(noise)}"
        )
    if mild:
        flagged = [kind for kind, row in mild.items() if row["flagged"]]
        good &= not flagged
        print(
            f"\n{len(mild)} harmless edits in {sum(row['n'] for row in mild.values())} places; flagged: "
            f"{len(flagged)}  target 0  {'miss' if flagged else 'ok'}"
        )
        for kind in flagged:
            print("  flagged:", kind)
    if misses:
        misses.write_text(
            "\n".join(json.dumps(record, ensure_ascii=False) for record in records), encoding="utf-8"
        )
    return 0 if good else 1


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("root", nargs="?", type=Path, default=HERE.parent.parent, help="the guidebook")
    parser.add_argument("--only", default="", help="only the kinds whose name has these words")
    parser.add_argument(
        "--misses", type=Path, help="write each miss with what the checker said, a JSON line each"
    )
    options = parser.parse_args()
    sys.exit(run(options.root.resolve(), options.only, options.misses))
