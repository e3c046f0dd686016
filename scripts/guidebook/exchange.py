"""Puts a finished folder in the place of the old one, one build at a time."""

from __future__ import annotations

import ctypes
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


@contextmanager
def lock(path: Path) -> Iterator[None]:
    """Hold the file lock at `path`; raises BlockingIOError when another process holds it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield


def exchange(new: Path, place: Path) -> None:
    """`new` becomes `place`, and what stood there is deleted. A reader sees the old folder or the new one.

    Linux swaps two folders in one step (renameat2); elsewhere two renames leave a gap of microseconds.
    """
    if not place.exists():
        new.rename(place)
        return
    if not _swap(new, place):
        aside = new.with_name(new.name + ".old")
        place.rename(aside)
        new.rename(place)
        new = aside
    shutil.rmtree(new)


def _swap(one: Path, other: Path) -> bool:
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    return renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0
