"""Round ticks for an axis, and numbers beside marks."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from guidebook.formula import rounded


def scale(numbers: Sequence[Decimal]) -> tuple[float, float, float]:
    """Lowest and highest tick, and the step between them: 1, 2 or 5 times a power of ten, at most seven steps."""
    least, most = float(min(numbers)), float(max(numbers))
    span = (most - least) or abs(most) or 1.0
    power = 10.0 ** (len(str(int(span))) - 2 if span >= 1 else -3)
    step = next(power * by for by in (1, 2, 5, 10, 20, 50, 100) if span / (power * by) <= 6)
    low = step * int(least // step)
    high = step * -int(-most // step)
    return low, max(high, low + step), step


def ticks(low: float, high: float, step: float) -> list[float]:
    return [low + step * number for number in range(round((high - low) / step) + 1)]


def labelled(number: Decimal, decimals: int, lang: str) -> str:
    """With all its decimals, so that 225.0 stands beside 185.3."""
    plain = format(rounded(number, decimals), f",.{decimals}f")
    return plain.translate(str.maketrans(",.", ".,")) if lang == "vi" else plain
