"""Which files differ from a git revision: what a pull request is asked about."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

from guidebook.model import LANGUAGES, Finding


class RevisionError(Exception):
    """`kind` is no-git, no-repository or no-revision."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


def changed_files(root: Path, revision: str) -> frozenset[str]:
    """Files relative to `root` that differ from `revision`, new ones included.

    Counts from where this branch left `revision`, so that what others changed there since does not count here.

    Raises:
        RevisionError: git is missing, root is in no repository, or there is no such revision.
    """
    _git(root, "no-repository", "rev-parse", "--git-dir")
    commit = _git(root, "no-revision", "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").strip()
    try:
        commit = _git(root, "no-base", "merge-base", commit, "HEAD").strip()
    except RevisionError:
        pass  # a shallow clone, or two histories: compare with the revision itself
    names = _git(root, "no-revision", "diff", "--name-only", "--no-renames", "--relative", "-z", commit)
    names += _git(root, "no-revision", "ls-files", "--others", "--exclude-standard", "-z")
    return frozenset(filter(None, names.split("\0")))


def touching(files: frozenset[str]) -> Callable[[Finding], bool]:
    """Whether a finding is about one of the files or a twin of one, or points to one of the files."""
    wanted = files | {twin(file) for file in files}
    return lambda finding: finding.file in wanted or any(file in files for file, _line in finding.related)


def twin(file: str) -> str:
    """The file at the same path in the other language; a file without language is its own."""
    for one, other in (LANGUAGES, LANGUAGES[::-1]):
        if file.startswith(f"docs/{one}/"):
            return f"docs/{other}/{file.removeprefix(f'docs/{one}/')}"
    return file


def _git(root: Path, kind: str, *arguments: str) -> str:
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=True)
    except FileNotFoundError as error:
        raise RevisionError("no-git") from error
    except subprocess.CalledProcessError as error:
        raise RevisionError(kind) from error
    return done.stdout.decode("utf-8", "surrogateescape")
