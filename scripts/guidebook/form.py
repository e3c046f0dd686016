"""A form: its card, its fields, and the same form filled in for the running case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from guidebook.model import Place, Text

KINDS = ("text", "long", "number", "date", "choice", "table")
CARD = ("purpose", "user", "signer", "inputs", "time", "time_detailed", "output", "next")
"""The lines of a form's card, in order; time_detailed may be missing."""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a choice, or one fixed row of a table."""

    id: str
    label: Text


@dataclass(frozen=True, slots=True)
class Field:
    """Something to fill in; a column of a table is a field too."""

    id: str
    """Unique within the form; a column's within its table."""
    label: Text
    kind: str
    """One of KINDS; a column is no table."""
    required: bool
    help: Text | None
    default: Text | None
    """Words that stand in the field and are edited."""
    unit: str | None
    """Unit id of a number."""
    decimals: int | None
    min: Decimal | None
    max: Decimal | None
    formula: str | None
    """Computes a number from {field}, {table-row-column} or, in a column, {column} of the same row."""
    options: tuple[Option, ...]
    columns: tuple[Field, ...]
    rows: tuple[Option, ...]
    """Fixed rows of a table."""
    blank: int
    """Empty rows behind them."""
    width: int
    """A column's share of the table's width."""


@dataclass(frozen=True, slots=True)
class Section:
    id: str
    title: Text
    help: Text | None
    fields: tuple[Field, ...]
    text: Text | None
    """Markdown of the document that the fields make, with {field} where their content goes."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number filled in, with the decimals it is printed with."""

    value: Decimal
    decimals: int


Filled = Text | Number | date | str
"""What a cell holds: words, a number, a day, or the id of an option."""


@dataclass(frozen=True, slots=True)
class Example:
    """The form filled in. Every number of a running case is illustrative."""

    case: str
    title: Text
    values: dict[str, Filled]
    """Field id -> content; defaults and computed numbers included, what was left empty is not."""
    tables: dict[str, tuple[dict[str, Filled], ...]]
    """Table id -> rows of column id -> content; a fixed row stands in its place, empty or not."""


@dataclass(frozen=True, slots=True)
class Form:
    id: str
    title: Text
    paper: str
    """a4, a4-landscape or a3-landscape."""
    step: int | None
    chapter: int
    card: dict[str, Text]
    """Keys of CARD."""
    instructions: tuple[Text, ...]
    sections: tuple[Section, ...]
    example: Example
    words: tuple[tuple[Text, Place], ...]
    """All that readers see, with its places, for the rules about figures and names."""
    place: Place

    @property
    def fields(self) -> tuple[Field, ...]:
        return tuple(field for section in self.sections for field in section.fields)
