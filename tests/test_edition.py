"""The edition of what is made of some files: the last commit that changed one of them."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest

from guidebook.edition import EditionError, History, read_history

ONE, TWO, WORDS, RULE = "docs/vi/one.md", "docs/vi/two.md", "docs/data/words.yml", "scripts/guidebook/rules/rule.py"


class Checkout:
    """A repository whose commits have days."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str, day: str = "2026-01-01") -> str:
        command = ["git", "-C", str(self.root), "-c", "user.name=Test", "-c", "user.email=test@example.org", *arguments]
        when = f"{day}T12:00:00+00:00"
        return subprocess.run(command, check=True, capture_output=True, text=True,
                              env={"PATH": "/usr/bin:/bin", "GIT_COMMITTER_DATE": when, "GIT_AUTHOR_DATE": when}).stdout.strip()

    def commit(self, day: str, **files: str) -> str:
        """Returns the short id."""
        for file, text in files.items():
            path = self.root / globals()[file]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        self.git("add", "-A")
        self.git("commit", "-qm", "x", day=day)
        return self.git("rev-parse", "HEAD")[:7]


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    (tmp_path / "book").mkdir()
    return Checkout(tmp_path / "book")


def said(history: History, *files: str) -> tuple[date, str]:
    edition = history.edition(files, without=("scripts/guidebook/rules",))
    return edition.date, edition.id


def test_a_commit_elsewhere_leaves_the_edition_as_it_is(checkout: Checkout) -> None:
    first = checkout.commit("2026-01-01", ONE="a", TWO="a", WORDS="a", RULE="a")
    second = checkout.commit("2026-02-01", TWO="b")
    checkout.commit("2026-03-01", RULE="b")
    history = read_history(checkout.root)
    assert said(history, ONE, "docs/data", "scripts/guidebook") == (date(2026, 1, 1), first)
    assert said(history, TWO, "docs/data", "scripts/guidebook") == (date(2026, 2, 1), second)
    third = checkout.commit("2026-04-01", WORDS="b")
    history = read_history(checkout.root)
    assert said(history, ONE, "docs/data") == said(history, TWO, "docs/data") == (date(2026, 4, 1), third)


def test_only_what_differs_from_its_commit_is_marked(checkout: Checkout) -> None:
    first = checkout.commit("2026-01-01", ONE="a", TWO="a")
    (checkout.root / TWO).write_text("b")
    (checkout.root / "docs/vi/new.md").write_text("c")
    history = read_history(checkout.root)
    assert said(history, ONE)[1] == first
    assert said(history, TWO)[1] == said(history, "docs/vi/new.md")[1] == said(history, ONE, "docs/vi")[1] == first + "+"


def test_a_merge_changes_what_it_brings_in(checkout: Checkout) -> None:
    first = checkout.commit("2026-01-01", ONE="a", TWO="a")
    checkout.git("checkout", "-qb", "branch")
    checkout.commit("2026-01-02", ONE="b")
    checkout.git("checkout", "-q", "main")
    checkout.git("merge", "-q", "--no-ff", "-m", "merge", "branch", day="2026-01-05")
    merged = checkout.git("rev-parse", "HEAD")[:7]
    history = read_history(checkout.root)
    assert said(history, ONE) == (date(2026, 1, 5), merged)
    assert said(history, TWO) == (date(2026, 1, 1), first)


def test_a_shallow_clone_knows_its_one_commit(checkout: Checkout, tmp_path: Path) -> None:
    checkout.commit("2026-01-01", ONE="a")
    last = checkout.commit("2026-02-01", TWO="a")
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", "--depth=1", f"file://{checkout.root}", str(clone)], check=True, capture_output=True)
    assert said(read_history(clone), ONE) == said(read_history(clone), TWO) == (date(2026, 2, 1), last)


def test_no_checkout_has_no_edition(tmp_path: Path) -> None:
    with pytest.raises(EditionError):
        read_history(tmp_path)


def test_what_every_pdf_is_made_with_exists_and_counts(root: Path) -> None:
    """The plugin once had another constant of the same name: then a new glossary made no new edition."""
    import inspect

    from guidebook import plugin
    from guidebook.press import MADE_WITH, UNPRINTED

    assert all((root / path).exists() for path in (*MADE_WITH, *UNPRINTED))
    assert plugin.MADE_WITH is MADE_WITH and "{*MADE_WITH, *files}, UNPRINTED" in inspect.getsource(plugin.GuidebookPlugin)
    newest = read_history(root).edition(MADE_WITH, UNPRINTED)
    assert read_history(root).edition({*MADE_WITH, "docs/vi/about/origin.md"}, UNPRINTED).date >= newest.date
