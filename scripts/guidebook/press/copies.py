"""The copies that are made of an article besides the book: what each leaves out, and how it is printed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["book", "handout", "large", "opener", "participant"]

SUFFIX: dict[Kind, str] = {"handout": "", "large": "-large", "opener": "-opener", "participant": "-participant"}
"""Copies of a chapter, and how the name of each ends."""

_KEYS = re.compile(r"\n// key begins\n.*?\n// key ends\n", re.S)
_OPENING = re.compile(r"\n// opening ends\n")
_PLACE = re.compile(r'#anchor\("([^"]+)"\)|<([^\s<>]+:[^\s<>]*)>')


@dataclass(frozen=True, slots=True)
class Look:
    """How a copy is printed."""

    size: float = 10
    """Points of the body text; everything else keeps its proportion to it."""
    mirror: bool = False
    """Wider margins at the binding, also in a handout."""
    grey: bool = False


LARGE = 16
"""Points of the body text in large print."""
OPENER_SIZES = (12, 11.5, 11, 10.5, 10, 9.5, 9, 8.5)
"""An opener is one page: the first of these sizes that fits is taken."""


def has(kind: Kind, markup: str) -> bool:
    """Whether this copy of the article is different from its handout."""
    if kind == "opener":
        return bool(_OPENING.search(markup))
    return kind != "participant" or bool(_KEYS.search(markup))


def cut(kind: Kind, markup: str) -> str:
    """The article's Typst markup without what this copy leaves out."""
    if kind == "opener":
        return _OPENING.split(markup)[0] + "\n"
    return _KEYS.sub("\n", markup) if kind == "participant" else markup


def places(markup: str) -> list[str]:
    """The ids that the markup holds, where a link inside it may lead."""
    return sorted({name or label for name, label in _PLACE.findall(markup)})
