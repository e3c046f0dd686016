"""--fix: what it mends, what it leaves alone, and that it never leaves half a file."""

from __future__ import annotations

import os
import re
import shutil
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from guidebook import mend, options, rewrite
from guidebook.chapters import source_hash
from guidebook.cli import main
from guidebook.external import Known, write_known
from guidebook.model import Text
from guidebook.rules import check

ROOT = Path(__file__).resolve().parent.parent
VI, EN = "docs/vi/page.md", "docs/en/page.md"


@pytest.fixture
def book(tmp_path: Path) -> Callable[..., Path]:
    def lay(**files: str | bytes) -> Path:
        root = tmp_path / "book"
        shutil.copytree(ROOT / "tests/rules/base", root)
        shutil.copy(ROOT / "docs/data/units.yml", root / "docs/data")
        for name, content in files.items():
            path = root / {"vi": VI, "en": EN}.get(name, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return root

    return lay


def text(root: Path, file: str = VI) -> str:
    return (root / file).read_bytes().decode()


def rules(root: Path) -> set[str]:
    return {finding.id for finding in check(root, level="info")}


LETTERS = [
    ("# Một {#page}\n\nhiện đại hoá và Thuỷ\n", "# Một {#page}\n\nhiện đại hóa và Thủy\n", "U002"),
    ("# Một {#page}\n\nNghị ðịnh, Ɖà Nẵng\n", "# Một {#page}\n\nNghị định, Đà Nẵng\n", "U003"),
    ("# Một {#page}\n\ntă\u200bng tr\u00adưởng\u202e\n", "# Một {#page}\n\ntăng trưởng\n", "U004"),
    ("# Một {#page}\n\nCаo và СO2\n", "# Một {#page}\n\nCao và CO2\n", "U005"),
    ("# Một {#page}\n\nUỷ ban ðiều hoà\u200b\n", "# Một {#page}\n\nỦy ban điều hòa\n", "U003"),
    ("# Một {#page}\n\n`hoá` và\n\n```\nðo\n```\n", "# Một {#page}\n\n`hoá` và\n\n```\nđo\n```\n", "U003"),
    ("\ufeff# Một {#page}\r\n\r\nthuỷ lợi\r\n", "\ufeff# Một {#page}\r\n\r\nthủy lợi\r\n", "U002"),
]


@pytest.mark.parametrize("before, after, rule", LETTERS, ids=lambda value: value if len(value) == 4 else "")
def test_letters_are_mended_and_nothing_else(book: Callable, before: str, after: str, rule: str) -> None:
    root = book(vi=before)
    changes = mend.mend(root)
    assert text(root) == after
    assert rule in {change.rule for change in changes} and {change.file for change in changes} == {VI}
    assert mend.mend(root) == [], "a second run changes nothing"


def test_loose_marks_are_composed(book: Callable) -> None:
    good = "# Quyết định {#page}\n\nHóa chất, thủy lợi.\n\nCâu này đã đúng.\n"
    root = book(vi=unicodedata.normalize("NFD", good.replace("Hóa", "Hoá").replace("thủy", "thuỷ")))
    changes = mend.mend(root)
    assert text(root) == good and "U001" not in rules(root)
    assert [(change.rule, change.line) for change in changes] == [
        ("U001", 1), ("U001", 3), ("U002", 3), ("U002", 3), ("U001", 5)]  # fmt: skip


@pytest.mark.parametrize(
    "left",
    [
        "Theo “Chiến lược hiện đại hoá công nghiệp” đã ban hành.",
        "Chữ hoá ở đây để nguyên. <!-- check: ignore U002 dạy chính tả -->",
        "quý, quỳ, hoàn, ngoài, khuya",
        "Chữ Hy Lạp α, tiếng Nga Россия.",
        "trÆ°á»›c",
        "Bº Tài chính",
    ],
)
def test_what_is_right_or_doubtful_is_left_alone(book: Callable, left: str) -> None:
    page = f"# Một {{#page}}\n\n{left}\n"
    root = book(vi=page)
    assert (mend.mend(root), text(root)) == ([], page)


def test_a_file_that_is_not_utf8_is_left_alone(book: Callable) -> None:
    content = "# Một {#page}\n\nhoá ".encode() + b"\xff\n"
    root = book(vi=content)
    assert mend.mend(root) == [] and (root / VI).read_bytes() == content


IDS = [
    ("# A {#page}\n\n## Điều kiện\n", "# A {#page}\n\n## Terms {#conditions}\n", "## Điều kiện {#conditions}", "## Terms {#conditions}"),
    ("# A {#page}\n\n## Điều kiện\n", "# A {#page}\n\n## Terms of use\n", "## Điều kiện {#terms-of-use}", "## Terms of use {#terms-of-use}"),
    ("# A {#page}\n\n## Một ##\n", "# A {#page}\n\n## One {.big}\n", "## Một {#one}", "## One {#one .big}"),
    ("# A {#page}\n\n## Trang\n", "# A {#page}\n\n## Page\n", "## Trang {#page-2}", "## Page {#page-2}"),
    ("# A {#page}\n\n> ## Một\n", "# A {#page}\n\n> ## One\n", "> ## Một {#one}", "> ## One {#one}"),
    ("# A {#page}\n\nMột\n---\n", "# A {#page}\n\nOne\n---\n", "Một {#one}\n---", "One {#one}\n---"),
    ("# A {#page}\n\n## C\n\n## C\n", "# A {#page}\n\n## C\n\n## C\n", "## C {#c}\n\n## C {#c-2}", "## C {#c}\n\n## C {#c-2}"),
]  # fmt: skip


@pytest.mark.parametrize("vi, en, good_vi, good_en", IDS)
def test_a_missing_id_comes_from_the_twin_else_from_the_english_words(
    book: Callable, vi: str, en: str, good_vi: str, good_en: str
) -> None:
    root = book(vi=vi, en=en)
    assert {change.rule for change in mend.mend(root)} == {"L015"}
    assert good_vi in text(root) and good_en in text(root, EN)
    assert not rules(root) & {"L015", "L010", "T003", "T005"}
    assert mend.mend(root) == []


def test_an_id_that_nobody_can_know_is_not_made_up(book: Callable) -> None:
    root = book(vi="# A {#page}\n\n## Một\n\n## Hai\n", en="# A {#page}\n\n## One\n")
    mend.mend(root)
    assert text(root) == "# A {#page}\n\n## Một\n\n## Hai\n"
    (root / EN).unlink()
    assert mend.mend(root) == [] and text(root) == "# A {#page}\n\n## Một\n\n## Hai\n"


@pytest.mark.parametrize("case", IDS)
def test_the_message_prints_the_line_that_fix_writes(book: Callable, case: tuple[str, ...]) -> None:
    root = book(vi=case[0], en=case[1])
    findings = [finding for finding in check(root) if finding.id == "L015"]
    first = {finding.file: finding for finding in reversed(findings)}  # a second heading may have to wait for the first
    mend.mend(root)
    assert VI in first
    for file, finding in first.items():
        line = text(root, file).split("\n")[finding.line - 1].removeprefix("> ")
        assert finding.hint == Text(f"Viết dòng này thành: {line}", f"Write the line as: {line}")


def test_moved_addresses_of_pages_and_registers(book: Callable) -> None:
    page = "# A {{#page}}\n\n[x]({0}) và [y]({0}/c), <{0}>\n"
    root = book(vi="")
    facts = text(root, "docs/data/facts.yml")
    old = re.search(r"https?://[^\s'\"},]+", facts)[0]
    new = "https://example.org/moved-here"
    (root / VI).write_text(page.format(old), encoding="utf-8")
    known = {old: Known("ok", "200", datetime(2026, 11, 22, tzinfo=UTC), to=new)}
    write_known(root, known)
    assert "E002" in rules(root)
    changes = mend.mend(root)
    assert text(root) == page.format(new).replace(f"{new}/c", f"{old}/c")
    assert text(root, "docs/data/facts.yml") == facts.replace(old, new)
    assert {change.rule for change in changes} == {"E002"} and mend.mend(root) == [] and "E002" not in rules(root)


def test_registers_are_composed(book: Callable) -> None:
    root = book()
    path = root / "docs/data/facts.yml"
    good = path.read_text(encoding="utf-8")
    path.write_text(unicodedata.normalize("NFD", good), encoding="utf-8")
    assert "Y010" in rules(root)
    assert {change.rule for change in mend.mend(root)} == {"Y010"}
    assert path.read_text(encoding="utf-8") == good and mend.mend(root) == []


@pytest.mark.parametrize("state, follows", [("current", True), ("outdated", False)])
def test_a_translation_that_followed_still_does(book: Callable, state: str, follows: bool) -> None:
    source = "# Một {#page}\n\nthuỷ lợi\n"
    mark = source_hash(source) if state == "current" else "0123456789"
    root = book(vi=source, en=f"---\ntranslated_from: '{mark}'\n---\n# One {{#page}}\n\nWater\n")
    changes = mend.mend(root)
    assert ("T014" in {change.rule for change in changes}) == follows
    assert ("T014" not in rules(root)) == follows


def test_no_file_is_ever_half_written(book: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    before = "# Một {#page}\n\nthuỷ lợi\n"
    root = book(vi=before)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", VI)

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space"):
        mend.mend(root)
    assert text(root) == before and [path.name for path in (root / "docs/vi").iterdir()] == ["page.md"]


def test_permissions_and_links_stay(tmp_path: Path) -> None:
    real, link = tmp_path / "real.md", tmp_path / "link.md"
    real.write_text("a", encoding="utf-8")
    real.chmod(0o640)
    link.symlink_to(real)
    rewrite.replace_text(link, "b\r\n")
    assert (link.is_symlink(), real.read_bytes(), real.stat().st_mode & 0o777) == (True, b"b\r\n", 0o640)


def test_a_page_that_is_a_link_out_of_the_book_is_left_alone(book: Callable, tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text("# Một {#page}\n\nthuỷ\n", encoding="utf-8")
    root = book()
    (root / "docs/vi").mkdir(parents=True, exist_ok=True)
    (root / VI).symlink_to(outside)
    mend.mend(root)
    assert "thuỷ" in outside.read_text(encoding="utf-8")


@pytest.mark.parametrize("lang, said", [("vi", "Đã sửa docs/vi/page.md:3 U002: hoá → hóa"), ("en", "Mended docs/vi/page.md:3 U002: hoá → hóa")])
def test_the_command_says_what_it_changed(book: Callable, capsys: pytest.CaptureFixture, lang: str, said: str) -> None:
    root = book(vi="# Một {#page}\n\nhoá\n", en="# One {#page}\n\nx\n")
    (root / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    assert main(["check", "--fix", "--root", str(root), "--lang", lang]) == 0
    assert said in capsys.readouterr().out
    assert main(["check", "--fix", "--root", str(root), "--lang", lang, "--format", "json"]) == 0
    captured = capsys.readouterr()
    assert options.WORDS["mended-none"][lang].strip() in captured.err and captured.out.startswith("[")


def test_the_real_book_needs_no_mending(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "docs", tmp_path / "docs", ignore=shutil.ignore_patterns("assets"))
    assert mend.mend(tmp_path) == []
