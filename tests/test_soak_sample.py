"""A short sample of `make soak`: damaged chapters and nasty files neither crash the checker nor hang it."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest

from guidebook.chapters import notations, scan
from guidebook.data import load_registers
from guidebook.model import PageId

sys.path.insert(0, str(Path(__file__).resolve().parent / "soak"))

from mutations import LANGUAGES  # noqa: E402
from nasty import HEAD, ROWS, odd_files, pages, registers  # noqa: E402
from soak import mutations, unlock  # noqa: E402
from trial import Ground, once  # noqa: E402

SECONDS = 30.0
"""Far more than is needed: what takes this long hangs."""


@pytest.fixture(scope="module")
def ground(root: Path) -> Iterator[Ground]:
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)  # unreadable files are checked as somebody else when the tests run as root
    ground = Ground(root, folder / "book")
    yield ground
    ground.close()
    unlock(ground.folder)
    shutil.rmtree(folder)


def test_two_hundred_mutations_of_the_chapters(root: Path, ground: Ground) -> None:
    _, wrong = mutations(root, ground, first=1_000_000, cases=200)
    assert not wrong


def test_nasty_pages(ground: Ground) -> None:
    ground.clear()
    contents = pages(scale=1)
    for name, content in contents.items():
        ground.plant(name.replace(" ", "-"), dict.fromkeys(LANGUAGES, content))
    outcome = ground.check(SECONDS)
    assert not outcome.trouble
    assert outcome.findings > len(contents)


def test_a_hundred_kilobytes_of_one_piece_are_scanned_in_a_second(root: Path) -> None:
    notation = notations(load_registers(root)[0].units)
    slow = {}
    for lang in LANGUAGES:
        for piece in ROWS:
            text = (HEAD + piece * (100_000 // len(piece.encode()))).encode()
            start = time.process_time()
            scan(PageId(lang, PurePosixPath("a.md")), text, notation[lang])
            if (taken := time.process_time() - start) > 1:
                slow[lang, piece] = taken
    assert not slow


def test_files_that_are_no_ordinary_files(ground: Ground) -> None:
    ground.clear()
    planted = 0
    for odd in odd_files().values():
        try:
            odd(ground.folder / "docs/vi")
        except OSError:
            continue  # a file system that has no such thing
        planted += 1
    outcome = ground.check(SECONDS, as_nobody=True)
    unlock(ground.folder)
    assert planted
    assert not outcome.trouble


@pytest.mark.parametrize("damage", ("cut in the middle", "binary", "nulls", "deep"))
def test_spoilt_registers(ground: Ground, damage: str) -> None:
    ground.clear()
    ground.plant("plain", dict.fromkeys(LANGUAGES, HEAD.encode()))
    files = [
        path for path in sorted((ground.folder / "docs/data").rglob("*.yml")) if path.parent.name != "strings"
    ]
    sound = {path: path.read_bytes() for path in files}
    for path, content in sound.items():
        path.write_bytes(registers(content)[damage])
    outcome = ground.check(SECONDS)
    for path, content in sound.items():
        path.write_bytes(content)
    assert not outcome.trouble
    assert outcome.findings >= len(files)


def test_a_crash_and_a_hang_are_noticed(ground: Ground) -> None:
    def crash(folder: Path, cache: Path) -> list:
        raise RecursionError("too deep")

    assert "too deep" in once(ground.folder, crash, crash).trouble
    assert "no answer" in ground.check(0.0).trouble
