"""Faults sown into a copy of the book: where each stands, and which files it changes.

Written from the prose of the catalogue of checks, without reading the rules: what they miss shows.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

Item = TypeVar("Item")

Spot = tuple[str, int, int]
"""File relative to the root, first and last line of the place, from 1."""


@dataclass(frozen=True)
class Seed:
    """One fault (or one harmless edit) in one place."""

    kind: str
    ids: tuple[str, ...]
    """The checks of the catalogue that describe this fault; empty for a harmless edit."""
    spots: tuple[Spot, ...]
    """Where an editor would look for it. The first is the place of the change."""
    changes: dict[str, bytes | None]
    """File relative to the root -> new content; None deletes the file."""
    shown: str = ""
    """The changed words, for the report."""


@dataclass
class Leaf:
    """A page as lines, with what a sower needs to know about them."""

    file: str
    lines: list[str]
    body: int = 0
    """Index of the first line after the front matter."""
    plain: set[int] = field(default_factory=set)
    """Indexes of lines outside front matter, code fences and comments."""

    @classmethod
    def parse(cls, file: str, text: str) -> Leaf:
        leaf = cls(file, text.split("\n"))
        if leaf.lines and leaf.lines[0] == "---":
            leaf.body = leaf.lines.index("---", 1) + 1
        fenced = False
        for index in range(leaf.body, len(leaf.lines)):
            line = leaf.lines[index]
            if line.startswith("```"):
                fenced = not fenced
            elif not fenced and "<!--" not in line:
                leaf.plain.add(index)
        return leaf

    def text(self) -> bytes:
        return "\n".join(self.lines).encode()

    def prose(self) -> list[int]:
        """Indexes of lines that are a sentence of a paragraph outside blocks."""
        found, depth = [], 0
        for index in range(self.body, len(self.lines)):
            line = self.lines[index]
            if line.startswith("///"):
                depth = 0 if line.strip() == "///" else 1
            elif not depth and index in self.plain and re.match(r"[^\W\d]", line) and line.endswith("."):
                found.append(index)
        return found

    def runs(self, starts: str) -> list[tuple[int, int]]:
        """Index ranges (first, past the last) of neighbouring plain lines that start with a pattern."""
        pattern, runs, first = re.compile(starts), [], None
        for index in range(self.body, len(self.lines) + 1):
            inside = index < len(self.lines) and index in self.plain and pattern.match(self.lines[index])
            if inside and first is None:
                first = index
            elif not inside and first is not None:
                runs.append((first, index))
                first = None
        return runs

    def heading(self, name: str) -> int | None:
        """Index of the heading with this id."""
        return next((i for i in sorted(self.plain) if self.lines[i].endswith(f"{{#{name}}}")), None)

    def heading_ids(self) -> list[str]:
        found = (re.match(r"#{2,} .*\{#([\w-]+)\}$", self.lines[i]) for i in sorted(self.plain))
        return [match[1] for match in found if match]


class Garden:
    """The book's sources in memory: what sowers read."""

    def __init__(self, root: Path) -> None:
        self.texts = {
            path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted(root.glob("docs/**/*"))
            if path.suffix in {".md", ".yml"}
        }
        self.texts["mkdocs.yml"] = (root / "mkdocs.yml").read_text(encoding="utf-8")
        self.pages = [file.removeprefix("docs/vi/") for file in self.texts if file.startswith("docs/vi/")]

    def leaf(self, lang: str, page: str) -> Leaf:
        return Leaf.parse(f"docs/{lang}/{page}", self.texts[f"docs/{lang}/{page}"])

    def leaves(self, lang: str) -> list[Leaf]:
        return [self.leaf(lang, page) for page in self.pages]


def pick(items: Iterable[Item], count: int, key: str) -> list[Item]:
    """The same choice in every run."""
    items = list(items)
    return random.Random(key).sample(items, min(count, len(items)))
