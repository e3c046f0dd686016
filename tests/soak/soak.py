"""Damages real chapters ten thousand times, and plants nasty files: the checker must neither crash nor hang.

    python tests/soak/soak.py [--cases N] [--first N] [ROOT]

Exit code 1 when anything crashed, ran into a limit or gave a finding without a place or words. A case is
named by its number: `--first 4711 --cases 1` repeats it.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent.parent / "scripts")]

from mutations import LANGUAGES, Orchard  # noqa: E402
from nasty import HEAD, odd_files, pages, registers  # noqa: E402
from trial import Ground, Outcome  # noqa: E402

BATCH = 25
CASE_SECONDS, NASTY_SECONDS = 5.0, 30.0
"""CPU time allowed."""

Row = tuple[str, int, Outcome]
"""What was tried, how many cases, how it went."""


def mutations(
    root: Path, ground: Ground, first: int, cases: int, *, show: bool = False
) -> tuple[list[float], list[Row]]:
    """CPU seconds of each batch, and the cases that went wrong. What is wrong or slow in a batch is tried alone."""
    orchard, seconds, wrong = Orchard(root), [], []
    for start in range(first, first + cases, BATCH):
        numbers = range(start, min(start + BATCH, first + cases))
        outcome = planted(ground, orchard, list(numbers), CASE_SECONDS * len(numbers))
        seconds.append(outcome.seconds)
        if outcome.trouble or outcome.seconds > CASE_SECONDS:
            alone = [(n, planted(ground, orchard, [n], CASE_SECONDS)) for n in numbers]
            ill = [(f"mutation {n}", 1, single) for n, single in alone if single.trouble]
            if outcome.trouble and not ill:
                ill = [(f"mutations {numbers[0]}-{numbers[-1]} together", len(numbers), outcome)]
            wrong += ill
        if show and (start - first) % (BATCH * 20) == 0:
            print(
                f"  {start - first + len(numbers)} of {cases}, {len(wrong)} wrong",
                file=sys.stderr,
                flush=True,
            )
    return seconds, wrong


def planted(ground: Ground, orchard: Orchard, numbers: list[int], limit: float) -> Outcome:
    ground.clear()
    for number in numbers:
        ground.plant(f"c{number}", orchard.case(number))
    return ground.check(limit)


def nasty(root: Path, ground: Ground, scale: int, limit: float) -> list[Row]:
    """Each nasty thing alone: a page in both languages, an odd file, a spoilt register."""
    rows: list[Row] = []
    for name, content in pages(scale).items():
        ground.clear()
        ground.plant("nasty", {lang: content for lang in LANGUAGES})
        rows.append((f"page: {name}", 1, ground.check(limit)))
    ground.clear()
    for name, odd in odd_files().items():
        try:
            odd(ground.folder / "docs/vi")
        except OSError as refused:
            rows.append((f"file: {name} (refused here: {refused.strerror})", 0, Outcome(0, 0)))
        else:
            rows.append((f"file: {name}", 1, ground.check(limit, as_nobody=True)))
        unlock(ground.folder)
        ground.clear()
    ground.plant("plain", dict.fromkeys(LANGUAGES, HEAD.encode()))
    for file in (
        "glossary.yml",
        "laws.yml",
        "facts.yml",
        "units.yml",
        "cases/song-mai.yml",
        "strings/check.yml",
        "../../mkdocs.yml",
    ):
        path = ground.folder / "docs/data" / file
        sound = path.read_bytes()
        for name, content in registers(sound).items():
            path.write_bytes(content)
            rows.append((f"{path.name}: {name}", 1, ground.check(limit)))
        path.unlink()
        rows.append((f"{path.name}: missing", 1, ground.check(limit)))
        path.write_bytes(sound)
    return rows


def unlock(folder: Path) -> None:
    """Give back the rights that an odd file took away, so that it can be removed."""
    for path in (folder / "docs/vi/closed", folder / "docs/vi/secret.md"):
        if path.exists():
            path.chmod(0o755)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("root", nargs="?", type=Path, default=HERE.parent.parent, help="the guidebook")
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--scale", type=int, default=1000, help="size of the nasty files; 1000 gives 20 MB")
    options = parser.parse_args()
    root, start = options.root.resolve(), time.perf_counter()
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)  # the checks of unreadable files run as somebody else
    ground = Ground(root, folder / "book")
    try:
        rows = nasty(root, ground, options.scale, NASTY_SECONDS) if options.scale else []
        seconds, wrong = mutations(root, ground, options.first, options.cases, show=True)
    finally:
        ground.close()
        unlock(ground.folder)
        shutil.rmtree(folder, ignore_errors=True)
    ill = [row for row in rows if row[2].trouble]
    slow = sorted(rows, key=lambda row: -row[2].seconds)[:8]
    print(f"{'tried · đã thử':46} {'cases':>6} {'wrong':>6} {'slowest CPU s':>14}")
    print(
        f"{'random mutations · biến đổi ngẫu nhiên':46} {options.cases:6} {len(wrong):6} "
        f"{max(seconds, default=0) / BATCH:14.2f}  (mean of a batch; of all "
        f"{sum(seconds) / max(options.cases, 1):.3f})"
    )
    print(
        f"{'nasty files · tệp hiểm':46} {sum(row[1] for row in rows):6} {len(ill):6} "
        f"{max((row[2].seconds for row in rows), default=0):14.2f}"
    )
    print("\nslowest nasty files · tệp chậm nhất")
    for name, _, outcome in slow:
        print(f"  {outcome.seconds:6.2f} CPU s {outcome.findings:7} findings  {name}")
    for name, _, outcome in (*ill, *wrong):
        print(f"\nWRONG · SAI {name}: {outcome.trouble}")
    print(f"\n{time.perf_counter() - start:.0f} s")
    return 1 if ill or wrong else 0


if __name__ == "__main__":
    sys.exit(main())
