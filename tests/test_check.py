"""scripts/check.py as an editor runs it, the real book, and files that no editor should ever write."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from guidebook.rules import check
from guidebook.rules.remembered import FILE, recall, state_of

GOOD = "# Trang {#page}\n\nChữ.\n"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    page = tmp_path / "docs" / "vi" / "page.md"
    page.parent.mkdir(parents=True)
    page.write_text(GOOD, encoding="utf-8")
    return tmp_path


def run(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess:
    clean = {
        name: value for name, value in os.environ.items() if name not in ("LC_ALL", "LC_MESSAGES", "LANG")
    }
    return subprocess.run(
        [sys.executable, str(root / "scripts" / "check.py"), *arguments],
        capture_output=True, encoding="utf-8", env=clean | environment, check=False, timeout=120,
    )  # fmt: skip


def test_the_real_book_is_clean(root: Path) -> None:
    done = run(root, "--format", "json")
    assert (done.stdout.strip(), done.stderr, done.returncode) == ("[]", "", 0)


def test_the_real_site_is_clean(root: Path, site: Path) -> None:
    findings = check(root, site=site, cache=root / ".cache")
    assert findings == []


def test_exit_codes(root: Path, tree: Path, tmp_path: Path) -> None:
    assert run(root, str(tree)).returncode == 0
    (tree / "docs/vi/page.md").write_text(GOOD + "\n[x](nowhere.md)\n", encoding="utf-8")
    done = run(root, str(tree), "--format", "json")
    assert done.returncode == 1 and [one["id"] for one in json.loads(done.stdout)] == ["L001"]
    (tree / "docs/vi/page.md").write_text(GOOD + "\n[^1]: note\n", encoding="utf-8")
    assert run(root, str(tree)).returncode == 0, "a warning does not fail"
    for wrong in (
        [str(tmp_path / "nowhere")],
        ["--format", "xml"],
        [str(tree), "--site", str(tmp_path / "nowhere")],
    ):
        done = run(root, *wrong)
        assert done.returncode == 2 and "Traceback" not in done.stderr


def test_language_of_the_terminal(root: Path, tree: Path) -> None:
    (tree / "docs/vi/page.md").write_text(GOOD + "\n[x](nowhere.md)\n", encoding="utf-8")
    assert "lỗi" in run(root, str(tree), LANG="vi_VN.UTF-8").stdout
    assert "error" in run(root, str(tree), LANG="C").stdout
    assert "error" in run(root, str(tree), "--lang", "en", LANG="vi_VN.UTF-8").stdout
    assert "lỗi" in run(root, str(tree), LC_ALL="vi_VN", LANG="en_US.UTF-8", PYTHONIOENCODING="ascii").stdout


def test_a_rule_is_explained_in_the_language_of_the_user(root: Path) -> None:
    done = run(root, "--explain", "l002", "F004", "--lang", "vi")
    assert done.returncode == 0 and done.stdout.startswith("L002 · lỗi · ")
    for words in ("Vì sao: ", "Việc cần làm: ", "Sai:\n    [quy trình]", "Đúng:\n", "\n\nF004 · lỗi · "):
        assert words in done.stdout
    assert run(root, "--explain", "L002", "--lang", "en").stdout.startswith("L002 · error · Link to an anchor")
    assert "Việc" not in run(root, "--explain", "Y013", "--lang", "en").stdout


def test_an_unknown_rule_names_those_near_it(root: Path) -> None:
    done = run(root, "--explain", "L0002", "--lang", "en")
    assert (done.returncode, done.stdout) == (2, "") and "“L0002”" in done.stderr and "L002" in done.stderr
    assert "L001" in run(root, "--explain", "L", "--lang", "vi").stderr
    assert "--rules" in run(root, "--explain", "chương", "--lang", "vi").stderr


def test_all_rules_are_listed(root: Path) -> None:
    lines = run(root, "--rules", "--lang", "en").stdout.splitlines()
    assert [line[:4] for line in lines] == sorted({line[:4] for line in lines}) and len(lines) > 80
    assert any(line.split()[:2] == ["T014", "warning"] for line in lines)


def test_help_and_wrong_use_speak_both_languages(root: Path) -> None:
    assert "giải thích các mã" in run(root, "--help", LANG="vi_VN.UTF-8").stdout
    assert "explain rules" in run(root, "--help", LANG="C").stdout
    done = run(root, "--format", "xml")
    assert done.returncode == 2 and "Dùng sai lệnh · Wrong use: " in done.stderr and "--help" in done.stderr


def test_outside_the_virtual_environment_it_finds_its_own_way(root: Path, tree: Path) -> None:
    command = [sys.executable, "-S", "-I", str(root / "scripts" / "check.py"), str(tree)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")
    stopped = os.environ | {"GUIDEBOOK_CHECK_AGAIN": "1"}
    done = subprocess.run(
        command, capture_output=True, encoding="utf-8", check=False, timeout=120, env=stopped
    )
    assert done.returncode == 2 and "make check" in done.stderr and "Traceback" not in done.stderr


def test_an_unchanged_book_is_remembered_and_a_change_noticed(tree: Path) -> None:
    cache, page = tree / ".cache", tree / "docs/vi/page.md"
    assert check(tree, cache=cache) == []
    assert recall(cache, state_of(tree)) == []
    page.write_text(GOOD + "\n[x](other.md)\n", encoding="utf-8")
    assert [finding.id for finding in check(tree, cache=cache)] == ["L001"]
    (tree / "docs/vi/other.md").write_text("# Khác {#other}\n", encoding="utf-8")
    assert check(tree, cache=cache) == []
    (cache / FILE).write_bytes(b"junk")
    assert check(tree, cache=cache) == []


def test_severity_levels(tree: Path) -> None:
    (tree / "docs/vi/page.md").write_text(GOOD + "\n[^1]: note\n", encoding="utf-8")
    assert [finding.id for finding in check(tree)] == ["L013"]
    assert check(tree, level="error") == []


def test_one_ruined_file_does_not_bury_the_others(tree: Path) -> None:
    (tree / "docs/vi/page.md").write_text(GOOD + "\n[x](nowhere.md)\n" * 300, encoding="utf-8")
    findings = check(tree)
    assert len(findings) == 100 and "200" in findings[-1].message.vi


NASTY = {
    "empty": b"",
    "binary": bytes(range(256)) * 40,
    "nul": b"\0" * 5000,
    "one-long-line": "số 1.234,5 tỷ đồng [a](b) `c` ".encode() * 70_000,
    "only-brackets": b"[" * 200_000,
    "nested-brackets": b"[a" * 100_000 + b"]" * 100_000,
    "only-backticks": b"`a ``b " * 60_000,
    "marks-without-end": b"[@a" * 60_000,
    "marks-after-a-stop": ("Chữ." + "[@" + "a" * 400 + "] " * 3).encode() * 50,
    "unclosed-everything": b"/// note\n//// tip\n```\n<!-- [@a [b](c\n| a |\n|---|\n> - 1. ",
    "deep-lists": b"".join(b" " * 4 * n + b"- a\n" for n in range(400)),
    "deep-blocks": b"".join(b"/" * n + b" note\n" for n in range(3, 900)),
    "spaces": b"# a" + b" " * 200_000 + b"b {\n/// note | " + b" " * 200_000 + b"x\n|" + b" -" * 100_000,
    "right-to-left": "\u202eabc\u202c\u200f\u200e\u2066x".encode() * 200,
    "combining": ("a" + "\u0301" * 5000).encode() * 10,
    "eths": "ð".encode() * 100_000,
    "bars": b"|" * 100_000 + b"\n" + b"|-" * 50_000 + b"|\n",
    "quotes": "“(*_".encode() * 50_000,
    "front-matter": b"---\n" + b"a: [" * 2000 + b"\n---\n",
    "front-matter-without-end": b"---\na: 1\n" * 10_000,
    "headings": b"".join(b"## a {#a%d}\n\n" % n for n in range(3000)),
    "line-separators": "a\u2028b\u2029c\x85d\x0be\x0cf\x1cg".encode() * 1000,
    "lone-surrogates": b"\xed\xa0\x80\xed\xb0\x80 abc",
    "entities": b"&#0; &#xD800; &amp;" * 5000,
}


@pytest.mark.parametrize("name", NASTY)
def test_nasty_files_neither_crash_nor_hang(tree: Path, name: str) -> None:
    english = tree / "docs" / "en" / "page.md"
    english.parent.mkdir()
    english.write_bytes(NASTY[name])
    (tree / "docs/vi/page.md").write_bytes(NASTY[name][: len(NASTY[name]) // 2])
    started = time.process_time()
    for finding in check(tree, level="info"):
        assert finding.line >= 1 and finding.column >= 1
    assert time.process_time() - started < 20
