"""Runs a command and measures its whole process tree: CPU seconds, wall seconds, largest memory."""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from processes import Watch


@dataclass(frozen=True)
class Run:
    cpu: float
    """User and system seconds of the command and of its children."""
    wall: float
    megabytes: float
    """Peak resident size of the largest process."""
    code: int
    output: str
    together: float = 0.0
    """Peak resident megabytes of all processes at one time, looked at ten times a second; 0 where not asked for."""


def measure(command: list[str], cwd: Path, env: dict[str, str] | None = None, limit: float = 600,
            watched: bool = False) -> Run:
    """Run to the end, keeping standard output only; a command that passes the limit in seconds is killed.

    `watched` looks at the whole tree while it runs: browsers have processes that nobody waits for.

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
        watch = Watch(process.pid) if watched else None
        _, status, usage = os.wait4(process.pid, 0)
        guard.cancel()
        if watch:
            watch.stop()
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        text = output.read().decode("utf-8", "replace")
    cpu = usage.ru_utime + usage.ru_stime
    return Run(max(cpu, watch.cpu) if watch else cpu, wall, usage.ru_maxrss / 1024, process.returncode, text,
               watch.megabytes if watch else 0.0)
