"""A duty of the calendar: what is due on which day, for whom, and on what ground."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from guidebook.model import Mark, Place, Text


@dataclass(frozen=True, slots=True)
class Duty:
    id: str
    day: date
    """The day that the source names; the last day of the month when only that is known."""
    month_only: bool
    before: bool
    """Whether it must be done before that day, as most legal deadlines say; else it may still be done on it."""
    yearly: bool
    """Whether it comes back every year on that day."""
    title: Text
    who: Text
    kind: str
    """rule (law or regulation) or custom (what was done in years before)."""
    marks: tuple[Mark, ...]
    """Entries of the registers that say so; never empty."""
    place: Place
