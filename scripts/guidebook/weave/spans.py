"""What the finders return, and how the results of several finders are joined."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one text that becomes a link."""

    start: int
    end: int
    css: str
    """Class of the link."""
    target: str
    """Source path with anchor, relative to the language folder: reference/laws.md#qd-600."""
    badge: str = ""
    """Name of the status to print behind the link, empty for none."""


def join(*found: Iterable[Span]) -> list[Span]:
    """Spans in text order; where two overlap, the one of the earlier finder stays."""
    kept: list[Span] = []
    for spans in found:
        for span in spans:
            if all(span.end <= other.start or span.start >= other.end for other in kept):
                kept.append(span)
    return sorted(kept, key=lambda span: span.start)
