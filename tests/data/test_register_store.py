"""What is kept between runs is used when it fits, and ignored when it does not."""

from __future__ import annotations

import os
import pickle
import shutil
from pathlib import Path

import pytest

from guidebook.data import load_registers, store
from guidebook.data.files import register_files

SOUND = Path(__file__).parent / "sound"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    shutil.copytree(SOUND, tmp_path / "tree")
    return tmp_path / "tree"


@pytest.fixture
def parses(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows by one with every load that had to parse."""
    from guidebook.data import registers

    counted: list[int] = []
    parse = registers.parse_registers
    monkeypatch.setattr(registers, "parse_registers", lambda files: counted.append(1) or parse(files))
    return counted


def test_a_second_load_gives_the_same_without_parsing(tree: Path, tmp_path: Path, parses: list[int]) -> None:
    first = load_registers(tree, tmp_path / "cache")
    second = load_registers(tree, tmp_path / "cache")
    assert first == second
    assert len(parses) == 1


def test_without_a_folder_nothing_is_kept(tree: Path, parses: list[int]) -> None:
    load_registers(tree)
    load_registers(tree)
    assert len(parses) == 2


def test_findings_are_kept_too(tree: Path, tmp_path: Path, parses: list[int]) -> None:
    facts = tree / "docs" / "data" / "facts.yml"
    facts.write_text(facts.read_text("utf-8").replace("topic: methods", "topic: magic"), "utf-8")
    _, first = load_registers(tree, tmp_path / "cache")
    _, second = load_registers(tree, tmp_path / "cache")
    assert first == second != []
    assert len(parses) == 1


@pytest.mark.parametrize("name", ["facts.yml", "cases/small.yml", "strings/site.yml"])
def test_a_changed_file_is_parsed_again(tree: Path, tmp_path: Path, parses: list[int], name: str) -> None:
    load_registers(tree, tmp_path / "cache")
    path = tree / "docs" / "data" / name
    before = os.stat(path)
    content = path.read_bytes()
    for old, new in ((b"A statement", b"B statement"), (b"Coal", b"Cole"), (b"Edit this", b"Edit that")):
        content = content.replace(old, new)
    path.write_bytes(content)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    registers, _ = load_registers(tree, tmp_path / "cache")
    assert len(parses) == 2
    assert registers == load_registers(tree)[0]


def test_a_new_file_is_seen(tree: Path, tmp_path: Path, parses: list[int]) -> None:
    load_registers(tree, tmp_path / "cache")
    (tree / "docs" / "data" / "strings" / "more.yml").write_text("- {id: x, vi: một, en: one}\n", "utf-8")
    registers, _ = load_registers(tree, tmp_path / "cache")
    assert registers.strings["more.x"].en == "one"


def test_other_code_does_not_trust_what_is_kept(
    tree: Path, tmp_path: Path, parses: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    load_registers(tree, tmp_path / "cache")
    other = tmp_path / "other.py"
    other.write_text("changed = True\n", "utf-8")
    monkeypatch.setattr(store, "_CODE", [*store._CODE, other])
    load_registers(tree, tmp_path / "cache")
    assert len(parses) == 2


@pytest.mark.parametrize("damage", ["empty", "cut", "flipped", "noise", "folder"])
def test_a_damaged_store_is_ignored_and_written_again(
    tree: Path, tmp_path: Path, parses: list[int], damage: str
) -> None:
    cache = tmp_path / "cache"
    sound = load_registers(tree, cache)
    (kept,) = cache.iterdir()
    content = bytearray(kept.read_bytes())
    if damage == "folder":
        kept.unlink()
        kept.mkdir()
    else:
        content[len(content) // 2] ^= 0xFF
        other = {"empty": b"", "cut": content[:-100], "flipped": bytes(content), "noise": os.urandom(500)}
        kept.write_bytes(other[damage])
    assert load_registers(tree, cache) == sound
    assert len(parses) == 2
    if damage != "folder":
        load_registers(tree, cache)
        assert len(parses) == 2
    assert [path.name for path in cache.iterdir()] == [kept.name]


class Planted:
    def __reduce__(self) -> tuple:
        return os.system, ("touch planted",)


def test_a_planted_store_runs_no_code(tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    key = store.key_of(register_files(tree))
    store.write(tmp_path / "cache", key, Planted())
    assert store.read(tmp_path / "cache", key) is None
    registers, _ = load_registers(tree, tmp_path / "cache")
    assert registers.terms
    assert not (tmp_path / "planted").exists()


def test_a_folder_that_cannot_be_written_costs_only_time(tree: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder", "utf-8")
    registers, findings = load_registers(tree, blocked)
    assert registers.terms and findings == []


def test_what_is_kept_is_a_plain_pickle_of_the_model(tree: Path, tmp_path: Path) -> None:
    load_registers(tree, tmp_path)
    content = (tmp_path / "registers.pickle").read_bytes()[64:]
    assert pickle.loads(content)[0] == load_registers(tree)[0]
