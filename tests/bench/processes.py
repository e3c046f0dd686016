"""A command's whole process tree while it runs: CPU seconds and resident memory, from /proc (Linux)."""

from __future__ import annotations

import os
import threading
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")
_OFTEN = 0.1
"""Seconds between two looks."""


def tree(root: int) -> list[int]:
    """The process and all its descendants."""
    found = [root]
    for pid in found:
        try:
            for task in Path(f"/proc/{pid}/task").iterdir():
                found += [int(child) for child in (task / "children").read_text().split()]
        except OSError:
            continue
    return found


def usage(root: int) -> tuple[float, float]:
    """CPU seconds so far, those of reaped children included, and megabytes resident now."""
    ticks, pages = 0, 0
    for pid in tree(root):
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        ticks += sum(int(field) for field in fields[11:15])
        pages += int(fields[21])
    return ticks / _TICK, pages * _PAGE / 1e6


class Watch:
    """Keeps the largest memory of the tree, and what its processes used even when nobody waits for them."""

    def __init__(self, root: int) -> None:
        self._root = root
        self._over = threading.Event()
        self.cpu, self.megabytes = 0.0, 0.0
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def _look(self) -> None:
        while not self._over.wait(_OFTEN):
            cpu, megabytes = usage(self._root)
            self.cpu, self.megabytes = max(self.cpu, cpu), max(self.megabytes, megabytes)

    def stop(self) -> None:
        self._over.set()
        self._thread.join()
