"""Floors go one way: a module imports from floors below its own only. Modules stay short."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "scripts" / "guidebook"
FLOORS = [
    {"finding", "normal_form"},
    {"model", "formula", "rewrite"},
    {"notation", "locators", "edition", "factor", "form", "duty", "chart", "pattern"},
    {"data", "chapters", "navigation", "agenda", "figures", "tags", "external"},
    {"book", "built"},
    {"rules"},
    {"reporters", "words"},
    {"app"},
    {"pages", "weave", "press", "publish", "search", "exchange", "feed", "follow", "offline", "online", "options", "editions"},
    {"collector", "plugin", "build", "cli", "checker", "mend", "printing"},
]
MKDOCS_ALLOWED = {"collector", "plugin", "build", "cli"}
LINES = 260


def rooms() -> Iterator[tuple[str, Path]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        if room != "__init__":
            yield room, path


def floor_of(room: str) -> int:
    return next((number for number, names in enumerate(FLOORS) if room in names), -1)


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            yield base
            if base == "guidebook":
                yield from (f"guidebook.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("room, path", list(rooms()), ids=lambda value: value.name if isinstance(value, Path) else value)
def test_a_module_imports_from_below_only(room: str, path: Path) -> None:
    own = floor_of(room)
    assert own >= 0, f"{room} stands on no floor: add it to FLOORS"
    for name in imports(path):
        parts = name.split(".")
        if parts[0] == "mkdocs":
            assert room in MKDOCS_ALLOWED, f"{path.name} imports MkDocs"
        if parts[0] == "guidebook" and len(parts) > 1 and parts[1] != room:
            assert floor_of(parts[1]) < own or (floor_of(parts[1]) == own and own == len(FLOORS) - 1), (
                f"{path.name} (floor {own}) imports {name} (floor {floor_of(parts[1])})")


@pytest.mark.parametrize("room, path", list(rooms()), ids=lambda value: value.name if isinstance(value, Path) else value)
def test_a_module_is_short_enough_to_be_read(room: str, path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LINES
