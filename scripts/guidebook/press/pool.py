"""Typesets on every core. Typst holds Python's lock while it works, so each core gets a process of its own."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from guidebook.press.job import Job
from guidebook.press.typesetter import Typesetter

WORTHWHILE = 200_000
"""Bytes of articles and pictures, two or three chapters: for less, starting processes takes longer than typesetting."""
_own: list[Typesetter] = []
"""The typesetter of a worker process."""


def typeset(jobs: Sequence[Job], cache: Path, print_folder: Path, meanwhile: Callable[[], None]) -> list[float]:
    """Make what the cache does not hold yet. Returns the CPU seconds of each job, 0 for what was there.

    `meanwhile` runs once, here, while other processes typeset. It counts its own children's seconds: those of the
    typesetting processes are added to this one's only after it has returned.

    Raises:
        PressError: a page cannot be printed; of several, the first in the order of `jobs`. What `meanwhile` raises.
    """
    typesetter = Typesetter(cache, print_folder)
    seconds = [0.0] * len(jobs)
    missing = [number for number, job in enumerate(jobs) if not typesetter.keeps(job)]
    weight = {number: sum(map(len, jobs[number].files.values())) for number in missing}
    workers = min(os.cpu_count() or 1, len(missing))
    if workers < 2 or sum(weight.values()) < WORTHWHILE:
        for number in missing:
            seconds[number] = typesetter.typeset(jobs[number])
        meanwhile()
        return seconds
    # Not forked: Typst's own threads would not live on in the child.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, context, _begin, (cache, print_folder)) as pool:
        # the longest first, so that no core waits for one at the end
        heavy = sorted(missing, key=lambda number: -weight[number])
        running = {number: pool.submit(_typeset, jobs[number]) for number in heavy}
        try:
            meanwhile()
            for number in missing:
                seconds[number] = running[number].result()
        finally:
            pool.shutdown(cancel_futures=True)
    return seconds


def _begin(cache: Path, print_folder: Path) -> None:
    _own.append(Typesetter(cache, print_folder))


def _typeset(job: Job) -> float:
    return _own[0].typeset(job)
