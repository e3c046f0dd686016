"""`guidebook pdf`: editions end to end, what is wrong with an edition file, single handouts."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from guidebook.book import Book
from guidebook.editions import read_edition_file
from guidebook.printing import report

EXAMPLE = "editions/song-mai.yml"


def guidebook(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "guidebook.cli", *arguments, "--root", str(root)],
                          capture_output=True, text=True, timeout=300, env={**os.environ, "PYTHONWARNINGS": "ignore"})


@pytest.fixture
def own(root: Path, tmp_path: Path) -> Path:
    """A copy of the example, to spoil."""
    shutil.copy(root / EXAMPLE, tmp_path / "own.yml")
    shutil.copytree(root / "editions/song-mai", tmp_path / "song-mai")
    return tmp_path / "own.yml"


def change(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")


def text_of(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def test_the_example_edition_is_printed(root: Path, own: Path) -> None:
    """Chosen pages and local ones, with marks, registers, links and pictures, in both languages."""
    change(own, "  - chapters/09-action-plan\n", "")
    change(own, "  - reference/glossary\n", "")
    change(own, "booklet: false, handouts: true", "booklet: true, handouts: false")
    change(own, "output: ../print/song-mai", "output: out")
    run = guidebook(root, "pdf", "--edition", str(own))
    assert run.returncode == 0, run.stderr
    out = own.parent / "out"
    assert {path.name for path in out.iterdir()} == {
        f"own-{lang}{end}.pdf" for lang in ("vi", "en") for end in ("", "-booklet")}
    for lang, title, local, target, taken in (
        ("vi", "tập tài liệu của tỉnh Sông Mai", "Phụ lục Sông Mai: ai gửi số liệu cho ai", "(trang ", "Trích từ: Sổ tay"),
        ("en", "the collection of Sông Mai province", "Sông Mai annex: who sends data to whom", "(page ", "Taken from: Guidebook"),
    ):
        said = text_of(out / f"own-{lang}.pdf")
        assert title in said and taken in said and local in said
        annex = said[said.rindex(local):]
        assert target in annex, "the link to the chapter in the book prints its page"
        assert ("Chương 8" if lang == "vi" else "Chapter 8") in annex
        assert ("không phải số liệu thật" if lang == "vi" else "not real figures") in annex, "the mark gives its source note"
        with pikepdf.open(out / f"own-{lang}-booklet.pdf") as booklet, pikepdf.open(out / f"own-{lang}.pdf") as reading:
            assert len(booklet.pages) == -(-len(reading.pages) // 4) * 2


SPOILT: dict[str, tuple[Callable[[Path], None], tuple[int | None, str, str]]] = {
    "unknown field": (lambda own: change(own, "output:", "ouput:"), (19, "ouput", "Did you mean “output”")),
    "unknown language": (lambda own: change(own, "[vi, en]", "[vi, fr]"), (4, "fr", "vi, en")),
    "no title in English": (lambda own: change(own, "  en: Green", "  eng: Green"), (7, "eng", "“en” is missing")),
    "text for a list": (lambda own: change(own, "annex: [song-mai]", "annex: song-mai"), (18, "annex", "a list")),
    "letters too small": (lambda own: change(own, "size: 10", "size: 4"), (20, "size", "≥ 8")),
    "unknown chapter": (lambda own: change(own, "chapters/06-baseline", "chapters/06-base-line"),
                        (14, "chapters/06-base-line", "chapters/06-baseline")),
    "a chapter twice": (lambda own: change(own, "chapters/09-action-plan", "chapters/06-baseline"), (15, "06-baseline", "once")),
    "no annex folder": (lambda own: change(own, "[song-mai]", "[song-moi]"), (18, "song-moi", "no annex folder")),
    "no page in English": (lambda own: (own.parent / "song-mai/en/contacts.md").unlink(), (18, "en/contacts.md", "lacks")),
    "no picture": (lambda own: (own.parent / "song-mai/vi/flow.svg").unlink(), (13, "flow.svg", "there is no picture")),
    "broken YAML": (lambda own: change(own, "cover:", "cover: ["), (None, "", "")),
}


@pytest.mark.parametrize("name", SPOILT)
def test_what_is_wrong_is_said_with_its_line_in_both_languages(book: Book, own: Path, name: str) -> None:
    spoil, (line, found, expected) = SPOILT[name]
    spoil(own)
    edition, findings = read_edition_file(own, book)
    assert edition is None and findings
    said = {lang: report(findings, lang) for lang in ("vi", "en")}
    assert found in said["vi"] and found in said["en"] and expected in said["en"], said["en"]
    assert said["vi"] != said["en"] and all("    → " in text for text in said.values())
    assert line is None or line in {finding.line for finding in findings}, said["en"]


def test_the_example_is_right_and_lies_outside_the_national_tree(root: Path, book: Book) -> None:
    edition, findings = read_edition_file(root / EXAMPLE, book)
    assert not findings and edition is not None
    assert edition.pages[-1] == "local/song-mai/contacts"
    assert not any(page.id.path.parts[0] == "local" for page in book.pages.values())


def test_an_unknown_mark_in_a_local_page_is_named_there(root: Path, own: Path) -> None:
    page = own.parent / "song-mai/vi/contacts.md"
    change(page, "energy-intensity-2025", "energy-intensity-1925")
    change(own, "output: ../print/song-mai", "output: out")
    run = guidebook(root, "pdf", "--edition", str(own), "--lang", "vi")
    assert run.returncode == 1
    assert f"{page}:10:" in run.stderr and "energy-intensity-1925" in run.stderr and "→" in run.stderr
    assert not (own.parent / "out").exists()


def test_wrong_use_names_what_can_be_printed(root: Path, tmp_path: Path) -> None:
    run = guidebook(root, "pdf", "99", "--lang", "vi")
    assert run.returncode == 2 and "“99”" in run.stderr and "chapters/06-baseline" in run.stderr
    run = guidebook(root, "pdf", "--edition", str(tmp_path / "none.yml"), "--lang", "en")
    assert run.returncode == 2 and "none.yml" in run.stderr and EXAMPLE in run.stderr


def test_a_handout_is_printed_as_its_trainer_wishes(root: Path, tmp_path: Path) -> None:
    run = guidebook(root, "pdf", "6", "b1-baseline", "--lang", "en", "--grey", "--mirror", "--out", str(tmp_path))
    assert run.returncode == 0, run.stderr
    assert {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.pdf")} == {
        "en/chapters/06-baseline.pdf", "en/forms/b1-baseline.pdf"}
    assert "Situation and baseline" in text_of(tmp_path / "en/chapters/06-baseline.pdf")
