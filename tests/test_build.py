"""`guidebook build` on copies of the real book: bad input is named, and the last good site stays."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from guidebook.exchange import exchange, lock

CHAPTER = "docs/vi/chapters/00-how-to-use.md"


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    """A checkout of its own, with a site that an earlier build left and the cache of typeset PDFs."""
    for name in ("docs", "overrides", "mkdocs.yml"):
        source = root / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, tmp_path / name)
    shutil.copytree(root / ".cache" / "press", tmp_path / ".cache" / "press")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("the last good site")
    git = ["git", "-C", str(tmp_path), "-c", "user.name=Test", "-c", "user.email=test@example.org"]
    for command in (["init", "-q"], ["add", "mkdocs.yml"], ["commit", "-qm", "start"]):
        subprocess.run([*git, *command], check=True)
    return tmp_path


def guidebook(root: Path, *arguments: str, lang: str = "en") -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "guidebook.cli", *arguments, "--lang", lang, "--root", str(root)],
                          capture_output=True, text=True, timeout=300, env={**os.environ, "PYTHONWARNINGS": "ignore"})


def edit(path: Path, change: Callable[[str], str]) -> None:
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def append(text: str) -> Callable[[Path], None]:
    return lambda root: edit(root / CHAPTER, lambda old: old + text)


def break_register(root: Path) -> None:
    edit(root / "docs/data/facts.yml", lambda old: old + "- id: [unclosed\n")


def remove_twin(root: Path) -> None:
    (root / "docs/en/about/origin.md").unlink()


def latin_1(root: Path) -> None:
    path = root / CHAPTER
    path.write_bytes(path.read_bytes() + "\ncafé\n".encode("latin-1"))


def crlf(root: Path) -> None:
    path = root / CHAPTER
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


def bom(root: Path) -> None:
    path = root / CHAPTER
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())


def nfd_name(root: Path) -> None:
    (root / "docs/assets/images" / unicodedata.normalize("NFD", "sơ-đồ.svg")).write_text("<svg/>")


BAD = {
    "broken YAML": (break_register, "docs/data/facts.yml"),
    "an unknown mark": (append("\nGiảm 5%[@no-such-entry].\n"), CHAPTER),
    "a missing twin": (remove_twin, "docs/vi/about/origin.md"),
    "a missing picture": (append("\n![Sơ đồ](../../assets/images/nowhere.svg)\n"), CHAPTER),
    "an unclosed fence": (append("\n```\ncode\n"), CHAPTER),
    "an unclosed block": (append("\n/// note | Lưu ý\nchữ\n"), CHAPTER),
    "a file that is not UTF-8": (latin_1, CHAPTER),
    "CRLF line ends": (crlf, CHAPTER),
    "a byte order mark": (bom, CHAPTER),
    "a file name in NFD": (nfd_name, "docs/assets/images/"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_named_with_file_and_line_and_the_site_stays(copy: Path, name: str) -> None:
    spoil, file = BAD[name]
    spoil(copy)
    for lang in ("en", "vi"):
        run = guidebook(copy, "build", lang=lang)
        said = unicodedata.normalize("NFC", run.stdout + run.stderr)
        assert run.returncode == 1, said
        group = re.search(rf"^{re.escape(file)}\S*\n((?:  .*\n)+)", said, re.M)
        assert group and re.search(r"^  \d+:\d+ (error|lỗi) ", group[1], re.M), said
        assert "Traceback" not in said
    assert (copy / "site" / "index.html").read_text() == "the last good site"
    assert not list((copy / ".cache").glob("site-*")), "the folder of the failed build is left behind"


def test_a_handout_that_cannot_be_typeset_fails_the_build_and_is_named(copy: Path) -> None:
    """The checker cannot know that this drawing is none; the press does."""
    (copy / "docs/assets/images/f0-1-seven-steps-vi.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'><g>")
    for lang, words in (("en", "no well-formed SVG"), ("vi", "không phải SVG đúng")):
        run = guidebook(copy, "build", lang=lang)
        assert run.returncode == 1, run.stderr
        assert f"{CHAPTER}: " in run.stderr and "f0-1-seven-steps-vi.svg" in run.stderr and words in run.stderr
        assert "Traceback" not in run.stderr
    assert (copy / "site" / "index.html").read_text() == "the last good site"


def test_one_build_at_a_time(copy: Path) -> None:
    with lock(copy / ".cache" / "build.lock"):
        run = guidebook(copy, "build")
    assert run.returncode == 2 and "Another build is running" in run.stderr


def test_without_history_the_build_says_what_to_do(copy: Path) -> None:
    shutil.rmtree(copy / ".git")
    run = guidebook(copy, "build")
    assert run.returncode == 2 and "git clone" in run.stderr


def test_a_folder_without_guidebook_is_wrong_use(tmp_path: Path) -> None:
    assert guidebook(tmp_path, "check").returncode == 2
    assert "gốc của sổ tay" in guidebook(tmp_path, "check", lang="vi").stderr


def test_exchange_replaces_the_folder_and_leaves_nothing_behind(tmp_path: Path) -> None:
    place, new = tmp_path / "site", tmp_path / "new"
    for folder, text in ((place, "old"), (new, "new")):
        folder.mkdir()
        (folder / "index.html").write_text(text)
    exchange(new, place)
    assert (place / "index.html").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_follow_notes_the_vietnamese_text(copy: Path) -> None:
    page = copy / "docs/en/about/origin.md"
    edit(copy / "docs/vi/about/origin.md", lambda old: old + "\nThêm một câu.\n")
    run = guidebook(copy, "follow", "docs/en/about/origin.md")
    assert run.returncode == 0, run.stderr
    mark = page.read_text(encoding="utf-8").split("translated_from: '")[1][:10]
    assert mark in run.stdout and page.read_text(encoding="utf-8").count("translated_from:") == 1
    assert guidebook(copy, "follow", "docs/vi/about/origin.md").returncode == 2
