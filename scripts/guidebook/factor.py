"""A conversion or emission factor: a fact that tables and running cases take by its name."""

from __future__ import annotations

from dataclasses import dataclass

from guidebook.model import Fact, Text


@dataclass(frozen=True, slots=True)
class Factor(Fact):
    label: Text
    """What is converted, in a few words."""
    group: str
    """conversion, grid, fuel, process or warming."""
