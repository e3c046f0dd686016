"""The shelf of finished results."""

from __future__ import annotations

import os
import time
from pathlib import Path

from guidebook.press.shelf import KEPT_SECONDS, Shelf


def _age(place: Path, seconds: float) -> None:
    then = time.time() - seconds
    os.utime(place, (then, then))


def test_what_was_put_is_found_whole(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "shelf")
    assert shelf.find("a.pdf") is None
    place = shelf.put("a.pdf", b"content")
    assert shelf.find("a.pdf") == place and place.read_bytes() == b"content"
    assert [path.name for path in place.parent.iterdir()] == ["a.pdf"]


def test_what_is_idle_goes_and_what_is_used_stays(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.put("idle", b"")
    shelf.put("used", b"")
    for name in ("idle", "used"):
        _age(tmp_path / name, KEPT_SECONDS + 60)
    shelf.find("used")
    shelf.put("new", b"")
    assert {path.name for path in tmp_path.iterdir()} == {"used", "new"}
