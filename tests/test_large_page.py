"""A page longer than any editor writes is named once and left unread; all others are checked as ever."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidebook.book import LARGEST_PAGE
from guidebook.rules import check

PAGE = "---\ndescription: x\n---\n\n# T {#t}\n\n"
LINE = "Một câu dài.\n"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    for lang in ("vi", "en"):
        (tmp_path / f"docs/{lang}").mkdir(parents=True)
        (tmp_path / f"docs/{lang}/a.md").write_text(PAGE, encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nnav:\n  - a.md\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("langs", [("vi",), ("vi", "en")])
def test_told_once_and_nothing_else(book: Path, langs: tuple[str, ...]) -> None:
    """Its twin is not called orphaned, the navigation not called wrong."""
    before = {(finding.file, finding.id) for finding in check(book)}
    for lang in langs:
        text = PAGE + LINE * (LARGEST_PAGE // len(LINE.encode()) + 1)
        (book / f"docs/{lang}/a.md").write_text(text, encoding="utf-8")
    new = [finding for finding in check(book) if (finding.file, finding.id) not in before]
    assert [(finding.file, finding.id) for finding in new] == [(f"docs/{lang}/a.md", "M010") for lang in sorted(langs)]
    assert "2,0 MB" in new[0].message.vi and "2.0 MB" in new[0].message.en


def test_a_page_of_just_that_length_is_read(book: Path) -> None:
    text = PAGE.encode() + b"a" * (LARGEST_PAGE - len(PAGE.encode()))
    (book / "docs/vi/a.md").write_bytes(text)
    assert "M010" not in {finding.id for finding in check(book)}
