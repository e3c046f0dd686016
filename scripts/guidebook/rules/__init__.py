"""The check: every rule over the book, in one call.

This module imports next to nothing, so that a book in which nothing has changed is done at once.
"""

from __future__ import annotations

import gc
import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from guidebook.finding import Finding, Text

if TYPE_CHECKING:
    from datetime import date

    from guidebook.book import Book
    from guidebook.rules.rule import Rule

MOST = 100
"""Findings of one rule in one file; a ruined file would otherwise bury all others."""

SEVERITIES = ("error", "warning", "info")


def all_rules() -> tuple[Rule, ...]:
    """Every rule there is, sorted by id."""
    from guidebook.rules import registry

    return registry.all_rules()


def check(
    root: Path,
    *,
    site: Path | None = None,
    level: str = "warning",
    cache: Path | None = None,
    sieve: Callable[[list[Finding]], list[Finding]] = list,
    today: date | None = None,
) -> list[Finding]:
    """All findings about the book under `root`, and about the built `site` if given, down to `level`.

    Sorted by place. `cache` is a folder in which unchanged pages, and the findings of an unchanged book, are
    remembered. `sieve` chooses among all findings, before there are too many. What is too old
    is told by the day of the edition, so that the same book has the same findings; or by `today`. Bad content never
    raises.
    """
    with _without_collection():
        book, findings = _sources(root, cache, today, needed=site is not None) if _has_sources(root) else (None, [])
        if site is not None:
            from guidebook.rules.published import check_site

            findings = [*findings, *check_site(book, root, site)]
    wanted = SEVERITIES[: SEVERITIES.index(level) + 1]
    return _first_of_each(
        sorted(
            {finding for finding in sieve(sorted(findings, key=_place)) if finding.severity in wanted},
            key=_place,
        )
    )


def _place(finding: Finding) -> tuple[str, int, int, str, str]:
    return finding.file, finding.line, finding.column, finding.id, finding.message.en


def _has_sources(root: Path) -> bool:
    """Whether there is a book; of a built site far from its sources only the pages are read, which starts faster."""
    return (root / "mkdocs.yml").exists() or any(names for _folder, _folders, names in os.walk(root / "docs"))


def _sources(root: Path, cache: Path | None, today: date | None, *, needed: bool) -> tuple[Book | None, list[Finding]]:
    """The findings about pages and registers; the book too if it is `needed`, else only if it had to be read."""
    from guidebook.edition import edition_date
    from guidebook.rules.remembered import recall, remember, state_of

    day = today or edition_date(root)
    state = state_of(root, day) if cache else ""
    findings = recall(cache, state) if cache else None
    if findings is not None and not needed:
        return None, findings
    from guidebook.book import load_book

    book = load_book(root, cache)
    book.day = day
    if findings is None:
        from guidebook.rules.registry import check_sources

        findings = check_sources(book)
        # What changed while the book was read must not be taken for what was read.
        if cache and state_of(root, day) == state:
            remember(cache, state, findings)
    return book, findings


@contextmanager
def _without_collection() -> Iterator[None]:
    """Reading makes very many small objects and no cycles: looking for garbage is lost time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _first_of_each(findings: list[Finding]) -> list[Finding]:
    """At most MOST findings of one rule in one file; the last one says how many more there are."""
    counts = Counter((finding.file, finding.id) for finding in findings)
    if all(count <= MOST for count in counts.values()):
        return findings
    seen: Counter[tuple[str, str]] = Counter()
    kept = []
    for finding in findings:
        key = finding.file, finding.id
        seen[key] += 1
        more = counts[key] - MOST
        if seen[key] == MOST and more > 0:
            message = Text(
                f"{finding.message.vi} (còn {more} lỗi {finding.id} nữa trong tệp này)",
                f"{finding.message.en} ({more} more {finding.id} in this file)",
            )
            finding = replace(finding, message=message)
        if seen[key] <= MOST:
            kept.append(finding)
    return kept
