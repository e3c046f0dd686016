"""The edition: the date and short id of the commit, the same on every page, PDF and file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Edition:
    date: date
    id: str
    """Short commit hash; with a trailing + when files differ from the commit."""


class EditionError(Exception):
    """The folder is no git checkout with at least one commit."""


def read_edition(root: Path) -> Edition:
    """The edition of a checkout.

    Raises:
        EditionError: git is missing or has no commit here. A build without a date would not be a citable edition.
    """
    import subprocess

    try:
        day, short = _git(root, "log", "-1", "--format=%cs %h", "--abbrev=7").split()
        changed = _git(root, "status", "--porcelain", "--untracked-files=no", "--", "docs", "overrides", "scripts",
                       "mkdocs.yml")
    except (OSError, ValueError, subprocess.CalledProcessError) as error:
        raise EditionError(str(error)) from error
    return Edition(date.fromisoformat(day), short + ("+" if changed else ""))


def edition_date(root: Path) -> date | None:
    """The day of the last commit, or None when the folder is no checkout: nobody can tell then."""
    if not any((folder / ".git").exists() for folder in (root, *root.parents)):
        return None  # asking git would take longer than all else
    import subprocess

    try:
        return date.fromisoformat(_git(root, "log", "-1", "--format=%cs"))
    except (OSError, ValueError, subprocess.CalledProcessError):
        return None


def _git(root: Path, *arguments: str) -> str:
    import subprocess  # a check of a built site alone asks nobody

    # A container often owns the checkout under another user; reading history is harmless all the same.
    command = ["git", "-c", f"safe.directory={root}", "-C", str(root), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
