"""The findings of the last run, as long as neither the book nor this program has changed."""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from guidebook import external
from guidebook.model import Finding
from guidebook.rewrite import replace_cache

FILE = "findings.pickle"
_PACKAGE = Path(__file__).resolve().parent.parent


def state_of(root: Path, day: date | None = None) -> str:
    """Changes with every file that a rule looks at, with the day that tells what is too old, and with the program.

    Of pages and registers the content counts, of all other files below docs the name: rules only ask whether
    they exist.
    """
    state = blake2b(f"{_program()}\0{day}\0".encode(), digest_size=16)
    for name in ("mkdocs.yml", external.FILE, *sorted(_files(root, "docs"))):
        state.update(f"{name}\0".encode("utf-8", "surrogateescape"))
        if name.endswith((".md", ".yml", ".json")):
            try:
                # a pipe would keep us waiting, a device never ends: they count by their name, as the book ignores them
                content = (root / name).read_bytes() if (root / name).is_file() else b""
            except OSError as error:
                content = str(error.errno).encode()
            state.update(len(content).to_bytes(8, "big"))
            state.update(content)
    return state.hexdigest()


@lru_cache(maxsize=1)
def _program() -> str:
    """Python's version, and size and time of every file of this program."""
    found = [sys.version]
    for folder, _folders, names in os.walk(_PACKAGE):
        for name in names:
            if name.endswith((".py", ".yml")):
                status = os.stat(os.path.join(folder, name))
                found.append(f"{folder}/{name}\0{status.st_size}\0{status.st_mtime_ns}")
    return "\0".join(sorted(found))


def _files(root: Path, folder: str) -> Iterator[str]:
    try:
        with os.scandir(root / folder) as entries:
            for entry in entries:
                name = f"{folder}/{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    yield from _files(root, name)
                else:
                    yield name
    except OSError:
        return


def recall(cache: Path, state: str) -> list[Finding] | None:
    """The findings remembered for this state; None when there are none."""
    try:
        with open(cache / FILE, "rb") as stream:
            known, findings = pickle.load(stream)
    except Exception:  # a torn or foreign file can raise anything; the rules simply run again
        return None
    return findings if known == state else None


def remember(cache: Path, state: str, findings: list[Finding]) -> None:
    """Write the file whole or not at all; a folder that cannot be written to is no error."""
    replace_cache(cache / FILE, pickle.dumps((state, findings), pickle.HIGHEST_PROTOCOL))
