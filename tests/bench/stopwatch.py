"""Runs a command and measures its whole process tree: CPU seconds, wall seconds, largest memory."""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Run:
    cpu: float
    """User and system seconds of the command and of its children."""
    wall: float
    megabytes: float
    """Peak resident size of the largest process."""
    code: int
    output: str


def measure(command: list[str], cwd: Path, env: dict[str, str] | None = None, limit: float = 600) -> Run:
    """Run to the end, keeping standard output only; a command that passes the limit in seconds is killed.

    Python keeps compiled modules between the runs, as it does for everyone who did not forbid it: the rivals are
    compiled too.
    """
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=cwd,
            env={name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | (env or {}),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.DEVNULL,
        )
        guard = threading.Timer(limit, process.kill)
        guard.start()
        _, status, usage = os.wait4(process.pid, 0)
        guard.cancel()
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        text = output.read().decode("utf-8", "replace")
    return Run(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024, process.returncode, text)
