"""The rules of the built site over a folder of pages."""

from __future__ import annotations

from pathlib import Path

from guidebook.book import Book
from guidebook.built import read_site
from guidebook.model import Finding
from guidebook.rules.reached import Built
from guidebook.rules.site import RULES


def check_site(book: Book, site: Path) -> list[Finding]:
    """All findings about a built site."""
    built = Built(read_site(site, _name(site, book.root), book.site_url), book)
    return [finding for rule in RULES for finding in rule(built)]


def _name(site: Path, root: Path) -> str:
    """How messages call the built site: its path below the root, or just site when it stands aside."""
    site, root = site.resolve(), root.resolve()
    if site.is_relative_to(root) and not any(part.startswith(".") for part in site.relative_to(root).parts):
        return site.relative_to(root).as_posix()
    return "site"
