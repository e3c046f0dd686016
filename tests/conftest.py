"""What all tests share: the real book and the site that `make test` built before it ran them."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidebook.book import Book, load_book

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def book() -> Book:
    """The real book, read only."""
    return load_book(ROOT, ROOT / ".cache")


@pytest.fixture(scope="session")
def site() -> Path:
    """The real built site, read only."""
    built = ROOT / "site"
    assert (built / "index.html").is_file(), "run `make test`, which builds the site first"
    return built
