"""What a rule is: a generator of findings, whose docstring explains it in both languages."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from guidebook.finding import Finding, Text

if TYPE_CHECKING:
    from guidebook.chapters import Page

_PART = r"(?m)^(vi|en|do_vi|do_en|bad|bad_en|good|good_en):[ ]?"
"""Compiled when somebody asks for an explanation."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A rule for readers: what it finds, why that matters, what to do, a wrong and a right example."""

    title: Text
    why: Text
    do: Text
    bad: Text
    """As an editor would type it; a remark in brackets is in the reader's language."""
    good: Text


@dataclass(frozen=True)
class Rule:
    """A numbered check. Calling it gives its findings, complete with id and severity."""

    id: str
    severity: str
    """error, warning or info; single findings may be milder."""
    generate: Callable[..., Iterable[Finding]]

    def __call__(self, subject: object) -> Iterator[Finding]:
        for found in self.generate(subject):
            yield replace(found, id=self.id, severity=found.severity or self.severity)

    @cached_property
    def explanation(self) -> Explanation:
        """Read from the docstring: title line "vi | en", then vi:, en:, do_vi:, do_en:, bad: and good:.

        bad_en: and good_en: stand only where an example holds a remark in Vietnamese.
        """
        text = inspect.cleandoc(self.generate.__doc__ or "")
        title, _empty, body = text.partition("\n\n")
        vi, _bar, en = " ".join(title.split()).partition(" | ")
        parts = re.split(_PART, body)
        found = {name: text.strip("\n").rstrip() for name, text in zip(parts[1::2], parts[2::2], strict=True)}

        def folded(name: str) -> str:
            return " ".join(found.get(name, "").split())

        return Explanation(
            Text(vi, en),
            Text(folded("vi"), folded("en")),
            Text(folded("do_vi"), folded("do_en")),
            Text(found["bad"], found.get("bad_en", found["bad"])),
            Text(found["good"], found.get("good_en", found["good"])),
        )


def rule(id: str, severity: str) -> Callable[[Callable[..., Iterable[Finding]]], Rule]:
    """Makes a generator of findings a rule."""
    return lambda generate: Rule(id, severity, generate)


def found(
    page: Page,
    offset: int,
    vi: str,
    en: str,
    do_vi: str,
    do_en: str,
    related: tuple[tuple[str, int], ...] = (),
    severity: str = "",
) -> Finding:
    """A finding at an offset of a page; id and severity are filled in by the rule."""
    line, column = page.at(offset)
    return Finding("", severity, page.file, line, column, Text(vi, en), Text(do_vi, do_en), related)


def in_file(
    file: str,
    vi: str,
    en: str,
    do_vi: str,
    do_en: str,
    line: int = 1,
    column: int = 1,
    related: tuple[tuple[str, int], ...] = (),
    severity: str = "",
) -> Finding:
    """A finding about a file as a whole, or at a place that is no page."""
    return Finding("", severity, file, line, column, Text(vi, en), Text(do_vi, do_en), related)


def shown(text: str, longest: int = 60) -> str:
    """A piece of the editor's text, short enough for a message."""
    text = " ".join(text.replace("\0", " ").split())
    return text if len(text) <= longest else text[: longest - 1] + "…"
