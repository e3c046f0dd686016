"""A copy of the book in which each seed is sown, judged and dug out again."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections import Counter
from pathlib import Path

from seeds import Seed

from guidebook.model import Finding
from guidebook.rules import check

DAY = "2026-11-22T12:00:00Z"
"""The edition of the copy: the day on which the real chapters' legal check was made."""
STALE = "T014"
"""Follows from any change of a Vietnamese page; a fault of its own only where nothing else changed."""


class Plot:
    """A copy of the sources on disk, changed and restored for each seed."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(root / "docs", folder / "docs")
        shutil.copy(root / "mkdocs.yml", folder)
        commit(folder)
        self.known = Counter(self.key(finding) for finding in self.check())

    def check(self) -> list[Finding]:
        return list(check(self.folder, cache=self.folder / ".cache"))

    @staticmethod
    def key(finding: Finding) -> tuple[str, str, str]:
        return finding.id, finding.file, finding.message.en

    def said(self, seed: Seed) -> list[Finding]:
        """The new findings after a change; the copy is as before afterwards."""
        before = {
            file: (self.folder / file).read_bytes() if (self.folder / file).exists() else None
            for file in seed.changes
        }
        try:
            self.write(seed.changes)
            left = self.known.copy()
            new = []
            for finding in self.check():
                if left[self.key(finding)] > 0:
                    left[self.key(finding)] -= 1
                elif finding.id != STALE or STALE in seed.ids:
                    new.append(finding)
            return new
        finally:
            self.write(before)

    def write(self, files: dict[str, bytes | None]) -> None:
        for file, content in files.items():
            if content is None:
                (self.folder / file).unlink(missing_ok=True)
            else:
                (self.folder / file).write_bytes(content)


def commit(folder: Path) -> None:
    """Make the copy a checkout, as the edition's date is the last commit's."""
    git = ["git", "-C", str(folder), "-c", "user.name=bench", "-c", "user.email=bench@example.org"]
    for command in (["init", "-q"], ["add", "mkdocs.yml"], ["commit", "-q", "-m", "copy", "--date", DAY]):
        subprocess.run([*git, *command], check=True, env=os.environ | {"GIT_COMMITTER_DATE": DAY})
