"""Fixtures of the small press."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from guidebook.data import load_registers
from guidebook.model import Text

from readback import Reading
from workshop import DRAWING, Workshop


@pytest.fixture(scope="session")
def strings(root: Path) -> Mapping[str, Text]:
    return load_registers(root)[0].strings


@pytest.fixture
def workshop(root: Path, strings: Mapping[str, Text], tmp_path: Path) -> Workshop:
    images = tmp_path / "site" / "assets" / "images"
    images.mkdir(parents=True)
    (images / "drawing.svg").write_text(DRAWING, encoding="utf-8")
    return Workshop(root, tmp_path / "site", strings)


@pytest.fixture
def handout(workshop: Workshop) -> Callable[..., Reading]:
    return workshop.handout
