"""Keeps parsed registers between runs: one file, valid for exactly the bytes and the code that made it."""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

from guidebook import chart, duty, factor, finding, form, model, pattern
from guidebook.data.files import RegisterFiles
from guidebook.model import Finding, Registers
from guidebook.rewrite import replace_cache

_NAME = "registers.pickle"
_HERE = Path(__file__).parent
_CODE = [*sorted(_HERE.glob("*.py")), _HERE / "messages.yml"]
_CODE += [_HERE.parent / f"{name}.py" for name in ("model", "finding", "factor", "form", "duty", "chart", "pattern", "formula")]
_HOMES = {home.__name__: home for home in (model, finding, factor, form, duty, chart, pattern)}
_CLASSES = {("decimal", "Decimal"): Decimal, ("datetime", "date"): date}

Parsed = tuple[Registers, list[Finding]]


def key_of(files: RegisterFiles) -> bytes:
    """A digest of everything the result depends on: the files, this package and Python's version."""
    digest = hashlib.sha256(repr(sys.version_info).encode())
    for path in _CODE:
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    for name, content in files.contents.items():
        digest.update(os.fsencode(name) + b"\0" + hashlib.sha256(content).digest())
    digest.update(repr((sorted(files.unread.items()), files.misnamed)).encode("utf-8", "backslashreplace"))
    return digest.digest()


def read(cache: Path, key: bytes) -> Parsed | None:
    """The stored result, or None when there is none, it is out of date or it is damaged."""
    try:
        with (cache / _NAME).open("rb") as stored:
            if stored.read(len(key)) != key:
                return None
            checksum, content = stored.read(32), stored.read()
        if hashlib.sha256(content).digest() != checksum:
            return None
        return _Reader(content).load()
    except (OSError, EOFError, pickle.UnpicklingError, AttributeError, TypeError, ValueError, IndexError):
        return None


def write(cache: Path, key: bytes, parsed: Parsed) -> None:
    """Store the result in one step. A folder that cannot be written to only costs time at the next run."""
    content = pickle.dumps(parsed, protocol=pickle.HIGHEST_PROTOCOL)
    replace_cache(cache / _NAME, key + hashlib.sha256(content).digest() + content)


class _Reader(pickle.Unpickler):
    """Makes only our plain classes, decimals and dates: a planted file cannot run code."""

    def __init__(self, content: bytes) -> None:
        super().__init__(io.BytesIO(content))

    def find_class(self, module: str, name: str) -> type:
        home = _HOMES.get(module)
        if home and isinstance(found := getattr(home, name, None), type) and found.__module__ == module:
            return found
        if (module, name) in _CLASSES:
            return _CLASSES[module, name]
        raise pickle.UnpicklingError(f"{module}.{name}")
