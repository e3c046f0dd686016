"""Results kept under a name that stands for all they depend on."""

from __future__ import annotations

import os
import threading
import time
from contextlib import suppress
from pathlib import Path

KEPT_SECONDS = 30 * 24 * 3600
"""What nobody asked for in thirty days goes."""


class Shelf:
    """A folder of files, each whole or absent."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def find(self, name: str) -> Path | None:
        """The file of that name, if it is there."""
        place = self._folder / name
        if not place.exists():
            return None
        os.utime(place)
        return place

    def put(self, name: str, content: bytes) -> Path:
        """Keep `content`, and sweep out what has long been idle."""
        self._sweep()
        place = self._folder / name
        aside = self._folder / f".{name}.{os.getpid()}.{threading.get_ident()}"
        aside.write_bytes(content)
        aside.replace(place)
        return place

    def _sweep(self) -> None:
        oldest = time.time() - KEPT_SECONDS
        for place in self._folder.iterdir():
            with suppress(FileNotFoundError):  # another worker has put its file in place, or swept before us
                if place.is_file() and place.stat().st_mtime < oldest:
                    place.unlink()
