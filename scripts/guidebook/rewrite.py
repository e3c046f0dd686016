"""Writes a text file whole or not at all: a reader, or a crash, never meets half of it."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def replace_text(path: Path, text: str) -> None:
    """Put `text` in the place of the file (followed through links), with the old file's permissions.

    Raises:
        OSError: the folder cannot be written to; the old file stands as it was.
    """
    import tempfile  # a check that corrects nothing needs it not

    path = path.resolve()
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
        os.chmod(name, mode)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise


def replace_cache(path: Path, content: bytes) -> None:
    """Put `content` in the place of a cache file. A folder that cannot be written to only costs time next run."""
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(content)
        os.replace(beside, path)
    except OSError:
        with suppress(OSError):
            beside.unlink()
