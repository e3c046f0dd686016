"""The colours of print hold in grey: each pair of letters and ground, as a colour and as a copier sees it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

LEAST = 4.5
"""Contrast that WCAG 2 asks of text (success criterion 1.4.3)."""
PAIRS = [
    ("ink", "white"), ("green", "white"), ("soft", "white"),
    ("ink", "tint"), ("green", "tint"), ("soft", "tint"),
    ("ink", "mark"), ("green", "mark"),
    ("white", "green"),
]  # fmt: skip


@pytest.fixture(scope="module")
def colours(root: Path) -> dict[str, tuple[int, ...]]:
    look = (root / "overrides" / "print" / "look.typ").read_text(encoding="utf-8")
    found = dict(re.findall(r'^#let (\w+) = rgb\("#([0-9a-f]{6})"\)', look, re.M))
    return {name: tuple(bytes.fromhex(code)) for name, code in found.items()} | {"white": (255, 255, 255)}


def grey(colour: tuple[int, ...]) -> tuple[int, ...]:
    """Rec. 601 luma, which printers and copiers use."""
    level = round(0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2])
    return (level, level, level)


def contrast(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """Contrast ratio of WCAG 2."""

    def luminance(colour: tuple[int, ...]) -> float:
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (c / 255 for c in colour)]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("letters", "ground"), PAIRS)
def test_letters_stand_out_from_their_ground_in_colour_and_in_grey(
    colours: dict[str, tuple[int, ...]], letters: str, ground: str
) -> None:
    one, other = colours[letters], colours[ground]
    assert contrast(one, other) >= LEAST
    assert contrast(grey(one), grey(other)) >= LEAST


def test_every_colour_of_the_look_is_judged(colours: dict[str, tuple[int, ...]]) -> None:
    judged = {name for pair in PAIRS for name in pair}
    assert set(colours) - judged == {"gold"}  # a rule on the cover, which says nothing


def test_text_takes_its_colours_from_the_look(root: Path) -> None:
    for file in sorted((root / "overrides" / "print").glob("*.typ")):
        if file.name not in ("look.typ", "card.typ"):
            assert "rgb(" not in file.read_text(encoding="utf-8"), file.name
