"""Every page of every PDF that readers get: nothing cut, nothing printed over, no glyph missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from boxes import read_sheets
from glyphs import read_faces


@pytest.fixture(scope="session")
def pdfs(site: Path) -> list[Path]:
    found = sorted((site / "pdf").rglob("*.pdf"))
    assert len(found) > 40
    return found


def test_nothing_leaves_its_page_or_its_measure(pdfs: list[Path]) -> None:
    """Text, rules and pictures stand inside the margins, clear of the running lines, none over another."""
    pages = 0
    faults = []
    for path in pdfs:
        if path.stem.endswith("-booklet"):
            continue  # imposed from a file that is looked at here
        for sheet in read_sheets(path):
            pages += 1
            faults += [f"{path.name} {fault}" for fault in sheet.faults()]
    assert not faults, f"{len(faults)}: " + "\n".join(faults[:20])
    assert pages > 1000


def test_every_glyph_is_in_its_font_and_has_its_letters(pdfs: list[Path]) -> None:
    for path in pdfs:
        faces = read_faces(path)
        assert faces
        for face in faces:
            assert face.embedded, (path.name, face.name)
            assert 0 not in face.shown, f"{path.name}: {face.name} shows the box of a missing glyph"
            assert face.shown and face.shown <= face.mapped, (path.name, face.name)
