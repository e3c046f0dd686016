"""Builds small guidebooks for the tests of the rules."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parent.parent


@pytest.fixture
def small_book(tmp_path: Path) -> Callable[[Mapping[str, str | bytes]], Path]:
    """A function that lays files over the base (registers and units) and returns the root."""

    def lay(files: Mapping[str, str | bytes]) -> Path:
        root = tmp_path / "book"
        shutil.copytree(HERE / "base", root)
        for name in ("units.yml", "strings/check.yml"):
            target = root / "docs" / "data" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / "docs" / "data" / name, target)
        for name, content in files.items():
            target = root / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content if isinstance(content, bytes) else content.encode())
        return root

    return lay
