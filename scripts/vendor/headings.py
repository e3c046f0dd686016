"""Cuts the typeface of the headings down to the letters they need, as one file for browsers."""

from __future__ import annotations

from pathlib import Path

from fontTools import subset

LETTERS = [
    *range(0x20, 0x7F), *range(0xA0, 0x100),  # English, and names of Western Europe
    0x102, 0x103, 0x110, 0x111, 0x128, 0x129, 0x168, 0x169, 0x1A0, 0x1A1, 0x1AF, 0x1B0, *range(0x1EA0, 0x1EFA),
    0x300, 0x301, 0x303, 0x309, 0x323,  # tone marks that are typed apart
    0x2010, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026, 0x202F, 0x2082, 0x20AB, 0x2212, 0x2264, 0x2265,
]  # fmt: skip
"""All of Vietnamese in both cases; dashes, quotation marks, CO₂, đồng, signs of comparison."""
FEATURES = ["ccmp", "kern", "liga", "locl", "mark", "mkmk"]
"""What places marks and letters; figures of other shapes and fractions are not used in headings."""


def cut(source: Path, target: Path) -> None:
    """Write `target` (WOFF2), the same bytes for the same source.

    Raises:
        ValueError: the typeface has no glyph for one of the letters.
    """
    options = subset.Options(
        flavor="woff2", layout_features=FEATURES, hinting=False, recalc_timestamp=False, name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14])
    font = subset.load_font(str(source), options)
    missing = [f"U+{letter:04X}" for letter in LETTERS if letter not in font.getBestCmap()]
    if missing:
        raise ValueError(f"{source.name}: {', '.join(missing)}")
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=LETTERS)
    cutter.subset(font)
    subset.save_font(font, str(target), options)
