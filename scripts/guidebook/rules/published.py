"""The rules of the built site over a folder of pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from guidebook.built import read_site
from guidebook.finding import Finding
from guidebook.rules.reached import Built
from guidebook.rules.site import RULES

if TYPE_CHECKING:
    from guidebook.book import Book


def check_site(book: Book | None, root: Path, site: Path) -> list[Finding]:
    """All findings about a built site; without a book, none of them can name a line of a source."""
    built = Built(read_site(site, _name(site, root), book.site_url if book else ""), book)
    return [finding for rule in RULES for finding in rule(built)]


def _name(site: Path, root: Path) -> str:
    """How messages call the built site: its path below the root, or just site when it stands aside."""
    site, root = site.resolve(), root.resolve()
    if site.is_relative_to(root) and not any(part.startswith(".") for part in site.relative_to(root).parts):
        return site.relative_to(root).as_posix()
    return "site"
