"""The edition: the date and short id of a commit. The site carries that of the checkout; a PDF carries that of the last
commit that changed what it is made of, so that the same id says the same text and an old PDF stays valid."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

TRACKED = ("docs", "overrides", "scripts", "mkdocs.yml", "requirements.txt")
"""What the site and the PDFs are made of."""


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
        changed = _git(root, "status", "--porcelain", "--untracked-files=no", "--", *TRACKED)
    except (OSError, ValueError, subprocess.CalledProcessError) as error:
        raise EditionError(str(error)) from error
    return Edition(date.fromisoformat(day), short + ("+" if changed else ""))


@dataclass(frozen=True, slots=True)
class History:
    """Which commit changed each file last. Where history is shallow, older files count as changed by its oldest commit."""

    commits: tuple[Edition, ...]
    """From the newest to the oldest."""
    last: Mapping[str, int]
    """File relative to the root -> number of the commit that changed it last."""
    differing: frozenset[str]
    """Files that differ from the newest commit, or that no commit has."""

    def edition(self, files: Iterable[str], without: Iterable[str] = ()) -> Edition:
        """That of the last commit that changed one of these files, or one below these folders and not `without`."""
        single, apart = set(files), tuple(f"{folder}/" for folder in without)
        below = tuple(f"{file}/" for file in single if file not in self.last)

        def concerns(file: str) -> bool:
            return file in single or file.startswith(below) and not file.startswith(apart)

        commit = self.commits[min((number for file, number in self.last.items() if concerns(file)), default=0)]
        changed = any(map(concerns, self.differing))
        return Edition(commit.date, commit.id + ("+" if changed else ""))


def read_history(root: Path) -> History:
    """The history of a checkout, in one pass along the line of first parents: a merge changes what it brings in.

    Raises:
        EditionError: git is missing or has no commit here.
    """
    import subprocess

    try:
        lines = _git(root, "-c", "core.quotepath=off", "log", "--first-parent", "-m", "--no-renames", "--relative",
                     "--name-only", "--format=%x01%cs %H", "--", *TRACKED).splitlines()
        differing = _git(root, "diff", "--name-only", "-z", "--no-renames", "--relative", "HEAD", "--", *TRACKED)
        unknown = _git(root, "ls-files", "--others", "--exclude-standard", "-z", "--", *TRACKED)
        newest = _git(root, "log", "-1", "--format=%cs %H")
    except (OSError, subprocess.CalledProcessError) as error:
        raise EditionError(str(error)) from error
    commits: list[Edition] = []
    last: dict[str, int] = {}
    for line in lines or [f"\x01{newest}"]:  # a checkout may have commits, but none of these files
        if line.startswith("\x01"):
            day, _, name = line[1:].partition(" ")
            commits.append(Edition(date.fromisoformat(day), name[:7]))
        elif line:
            last.setdefault(line, len(commits) - 1)
    return History(tuple(commits), last, frozenset(filter(None, f"{differing}\0{unknown}".split("\0"))))


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
