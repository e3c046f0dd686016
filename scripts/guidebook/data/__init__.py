"""The registers of docs/data: terms, laws, facts, units, cases and interface strings.

A load from the cache imports neither pydantic nor yaml.
"""

from __future__ import annotations

from pathlib import Path

from guidebook.data.files import register_files
from guidebook.data.matching import matchable, spellings
from guidebook.data.publication import registers_as_json
from guidebook.model import Finding, Registers

__all__ = ["json_schemas", "load_registers", "matchable", "registers_as_json", "spellings"]


def load_registers(root: Path, cache: Path | None = None) -> tuple[Registers, list[Finding]]:
    """All registers under root/docs/data, and everything that is wrong with them, in the order of the files.

    An entry with findings of its own is left out; a register without a file is empty. With `cache`, a folder,
    the result is kept there and used again as long as no register and no code of this package has changed.
    """
    files = register_files(root)
    if not (files.contents or files.unread or files.misnamed):
        return Registers(), []
    from guidebook.data import store

    key = store.key_of(files) if cache else b""
    if cache and (kept := store.read(cache, key)):
        return kept
    from guidebook.data.registers import parse_registers

    parsed = parse_registers(files)
    if cache:
        store.write(cache, key, parsed)
    return parsed


def json_schemas() -> dict[str, dict]:
    """JSON Schema of each register's file, for completion in editors: register name -> schema."""
    from guidebook.data.schema import schemas

    return schemas()
