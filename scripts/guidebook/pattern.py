"""The pattern of a chapter: the parts that every chapter has, in their one order."""

from __future__ import annotations

from dataclasses import dataclass

from guidebook.model import Place, Text


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a chapter. Its id is the id of its heading, the same in both languages."""

    id: str
    kind: str
    """line (a bold opening under the title), box (a `/// abstract` block), heading (a level-2 heading) or
    numbered (the sections N.1, N.2 … of the chapter itself)."""
    name: Text
    """The words its heading, box or line begins with."""
    optional: bool
    items: str | None
    """What is counted: task (boxes to tick) or any (list items of every sort); None: nothing is."""
    least: int | None
    most: int | None
    """Number of items allowed, both ends included; None: no limit."""
    terms: dict[str, tuple[str, ...]]
    """Language -> the entries of a definition list, in order."""
    says: dict[str, tuple[str, ...]]
    """Language -> words that the part must hold."""
    build: str | None
    """Name of the generated part it holds, such as strip for `<!-- build: strip-3 -->`."""
    folded: bool
    """Holds a folded key: `/// details` with `type: question`."""
    dated: bool
    """Holds the day of the chapter's last legal check."""
    owner: bool
    """Names an office of the glossary."""
    place: Place
