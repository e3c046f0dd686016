"""The files of docs/data that hold registers."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

SINGLE = ("glossary", "laws", "facts", "factors", "units", "calendar", "pattern")
"""Registers of one file each: docs/data/<name>.yml."""
FOLDERS = ("cases", "strings", "forms", "figures")
"""Registers of one file per case, area, form or chart: docs/data/<name>/<file>.yml."""
MAPPINGS = ("cases", "forms", "figures")
"""Registers whose files hold one entry each, not a list."""


@dataclass(slots=True)
class RegisterFiles:
    """What was found on disk; paths are relative to the root, with forward slashes."""

    contents: dict[str, bytes] = field(default_factory=dict)
    unread: dict[str, str] = field(default_factory=dict)
    """Path -> what the system said."""
    misnamed: list[str] = field(default_factory=list)
    """Files that end in .yaml and would be overlooked."""


def register_files(root: Path) -> RegisterFiles:
    """The register files that exist under `root`, in a fixed order."""
    found = RegisterFiles()
    data = root / "docs" / "data"
    paths = [data / f"{name}.yml" for name in SINGLE]
    paths += [path for name in FOLDERS for path in sorted((data / name).glob("*.yml"))]
    for path in paths:
        name = path.relative_to(root).as_posix()
        try:
            found.contents[name] = path.read_bytes()
        except FileNotFoundError:
            continue
        except OSError as error:
            found.unread[name] = error.strerror or type(error).__name__
    folders = [data, *(data / name for name in FOLDERS)]
    misnamed = [path for folder in folders for path in sorted(folder.glob("*.yaml"))]
    found.misnamed = [path.relative_to(root).as_posix() for path in misnamed]
    return found


def register_of(file: str) -> str:
    """glossary, laws, facts, factors, units, calendar, pattern, cases, strings, forms or figures, from a path under docs/data."""
    folder, _, name = file.rpartition("/")
    folder = folder.rpartition("/")[2]
    return folder if folder in FOLDERS else name.removesuffix(".yml")
