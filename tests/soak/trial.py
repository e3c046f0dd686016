"""Runs the checker in a process of its own, with limits of time and memory, and tells how it ended."""

from __future__ import annotations

import multiprocessing
import os
import resource
import shutil
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path

MEMORY = 3 << 30
"""Bytes of address space: a checker that wants more is ill."""
NOBODY = 65534
FORMATS = ("text", "json", "github", "sarif", "junit", "markdown")
PATIENCE = 4
"""Wall seconds for each CPU second that is allowed: other programs may want the processors too."""


@dataclass(frozen=True)
class Outcome:
    seconds: float
    """CPU time: on a busy machine wall time tells little."""
    findings: int
    trouble: str = ""
    """Empty when all is well; else the last lines of the traceback, or the limit that was passed."""


class Ground:
    """A small book on disk, and a process that checks it whenever asked."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(root / "docs/data", folder / "docs/data")
        shutil.copy(root / "mkdocs.yml", folder)
        self.clear()
        self.process: multiprocessing.process.BaseProcess | None = None
        self.pipe: Connection | None = None

    def clear(self) -> None:
        """Empty both language folders."""
        for lang in ("vi", "en"):
            shutil.rmtree(self.folder / "docs" / lang, ignore_errors=True)
            (self.folder / "docs" / lang / "chapters").mkdir(parents=True)

    def plant(self, name: str, contents: dict[str, bytes]) -> None:
        for lang, content in contents.items():
            (self.folder / "docs" / lang / "chapters" / f"{name}.md").write_bytes(content)

    def check(self, limit: float, *, as_nobody: bool = False) -> Outcome:
        """CPU seconds allowed -> how it went. A process that does not answer in time is ended and replaced."""
        if self.process is None or not self.process.is_alive():
            self.pipe, far = multiprocessing.Pipe()
            self.process = multiprocessing.get_context("spawn").Process(
                target=serve, args=(far, self.folder), daemon=True
            )
            self.process.start()
            far.close()
            try:
                self.pipe.recv()  # imports are done
            except EOFError:
                self.process.join()
                return Outcome(0, 0, f"the checker does not start: exit code {self.process.exitcode}")
        assert self.pipe is not None
        self.pipe.send(as_nobody)
        try:
            if self.pipe.poll(limit * PATIENCE):
                outcome = self.pipe.recv()
                slow = f"{outcome.seconds:.1f} CPU s, and {limit:g} are allowed" if outcome.seconds > limit else ""
                return replace(outcome, trouble=outcome.trouble or slow)
        except EOFError:
            self.process.join()
            return Outcome(limit, 0, f"the process died with code {self.process.exitcode}")
        self.close()
        return Outcome(limit, 0, f"no answer in {limit * PATIENCE:g} s")

    def close(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.join()
            self.process = None


def serve(pipe: Connection, folder: Path) -> None:
    """The other process: one check for each message."""
    from guidebook.reporters import render
    from guidebook.rules import check

    check(
        folder
    )  # without a cache: all that is imported late is imported before somebody without rights needs it
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    pipe.send("ready")
    while True:
        try:
            as_nobody = pipe.recv()
        except EOFError:
            return
        if as_nobody and os.geteuid() == 0:
            os.seteuid(NOBODY)
        pipe.send(once(folder, check, render))
        if os.getuid() == 0:
            os.seteuid(0)


def once(folder: Path, check: Callable, render: Callable) -> Outcome:
    start = time.process_time()
    try:
        findings = list(check(folder, cache=folder / ".cache"))
        trouble = next((ill for ill in map(ailment, findings) if ill), "")
        for form in FORMATS:
            for lang in ("vi", "en"):
                (render(findings, form, lang) or "").encode()
        return Outcome(time.process_time() - start, len(findings), trouble)
    except (
        BaseException
    ):  # the purpose of this process is to see every error, a MemoryError and a SystemExit too
        return Outcome(
            time.process_time() - start,
            0,
            " / ".join(traceback.format_exc(limit=-3).strip().splitlines()[-7:]),
        )


def ailment(finding) -> str:
    """What is wrong with a finding itself."""
    if finding.line < 1 or finding.column < 1:
        return f"{finding.id} at {finding.file}:{finding.line}:{finding.column}"
    if not all((finding.message.vi, finding.message.en, finding.hint.vi, finding.hint.en)):
        return f"{finding.id} without words"
    if finding.severity not in ("error", "warning", "info"):
        return f"{finding.id} of severity {finding.severity}"
    return ""
