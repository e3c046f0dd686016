"""Presses pickled articles in a process of its own, for test_press_repeat.py.

    python tests/press/press_apart.py ARTICLES SITE OUT CACHE CORES

CORES is how many the machine seems to have. OUT gets a copy of what is read from SITE, so that SITE is only read.
"""

from __future__ import annotations

import os
import pickle
import shutil
import sys
from datetime import date
from pathlib import Path

from guidebook.data import load_registers
from guidebook.edition import Edition
from guidebook.press import Press

ROOT = Path(__file__).resolve().parent.parent.parent


def main(articles: Path, site: Path, out: Path, cache: Path, cores: str) -> None:
    os.cpu_count = lambda: int(cores)
    shutil.copytree(site / "assets/images", out / "assets/images")
    edition, strings = Edition(date(2026, 11, 22), "abc1234"), load_registers(ROOT)[0].strings
    press = Press(ROOT, cache, "vi", lambda files: edition, strings, "https://guidebook.test/")
    for article in pickle.loads(articles.read_bytes()):
        press.add(article)
    press.compile(out)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:5]), sys.argv[5])
