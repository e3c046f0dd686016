"""--baseline and --changed: which findings are told, and which wrong uses are explained."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

GOOD = "# Trang {#page}\n\nChữ.\n"
BAD = GOOD + "\n[x](nowhere.md)\n"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    book = tmp_path / "book"
    for lang in ("vi", "en"):
        for name in ("one", "two"):
            write(book, f"docs/{lang}/{name}.md", BAD)
    return book


def write(root: Path, file: str, text: str) -> None:
    (root / file).parent.mkdir(parents=True, exist_ok=True)
    (root / file).write_text(text, encoding="utf-8")


def run(root: Path, tree: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, str(root / "scripts/check.py"), str(tree), "--lang", "en", *arguments],
        capture_output=True, encoding="utf-8", check=False, timeout=120, cwd=tree, env=os.environ | environment,
    )  # fmt: skip


def found(done: subprocess.CompletedProcess) -> list[str]:
    return [f"{one['file']}:{one['line']} {one['id']}" for one in json.loads(done.stdout) if one["id"] != "T014"]


def git(tree: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], cwd=tree, check=True, capture_output=True)


@pytest.fixture
def repository(tree: Path) -> Path:
    git(tree, "init", "-q", "-b", "main")
    write(tree, ".gitignore", ".cache\n")
    git(tree, "add", ".")
    git(tree, "commit", "-q", "-m", "start")
    return tree


def test_known_findings_do_not_count_and_new_ones_do(root: Path, tree: Path) -> None:
    file = tree / "known.json"
    assert run(root, tree).returncode == 1
    done = run(root, tree, "--baseline", "known.json", "--write-baseline")
    assert (done.returncode, done.stderr) == (0, "") and "known.json" in done.stdout
    assert (run(root, tree, "--baseline", "known.json").stdout, file.read_text("utf-8").count('"L001"')) == (
        "No faults found.\n", 4)  # fmt: skip
    write(tree, "docs/vi/one.md", "# Trang {#page}\n\nChữ.\n\nChữ.\n\n[x](nowhere.md)\n\n[y](gone.md)\n")
    write(tree, "docs/en/one.md", "# Trang {#page}\n\nChữ.\n\nChữ.\n\n[x](nowhere.md)\n\n[y](gone.md)\n")
    done = run(root, tree, "--baseline", "known.json", "--format", "json")
    assert found(done) == ["docs/en/one.md:9 L001", "docs/vi/one.md:9 L001"], "a moved line is no new fault"
    assert done.returncode == 1


def test_a_mended_fault_is_reported_and_does_not_fail(root: Path, tree: Path) -> None:
    run(root, tree, "--baseline", "known.json", "--write-baseline")
    write(tree, "docs/vi/two.md", GOOD)
    write(tree, "docs/en/two.md", GOOD)
    done = run(root, tree, "--baseline", "known.json", "--format", "json")
    assert {line.split(":")[0] for line in found(done)} == {"known.json"} and done.returncode == 0
    lines = (tree / "known.json").read_text("utf-8").split("\n")
    assert all("two.md" in lines[one["line"] - 1] for one in json.loads(done.stdout))
    run(root, tree, "--baseline", "known.json", "--write-baseline")
    assert run(root, tree, "--baseline", "known.json").stdout == "No faults found.\n"


def test_findings_of_the_site_are_not_missed_without_a_site(root: Path, tree: Path) -> None:
    write(tree, "site/index.html", '<html lang="vi"><a href="gone/">x</a></html>')
    run(root, tree, "--site", "site", "--baseline", "known.json", "--write-baseline")
    assert '"H001"' in (tree / "known.json").read_text("utf-8")
    assert run(root, tree, "--baseline", "known.json").stdout == "No faults found.\n"
    write(tree, "site/index.html", '<html lang="vi"></html>')
    assert "X003" in run(root, tree, "--site", "site", "--baseline", "known.json").stdout


@pytest.mark.parametrize(
    "text", [None, "", "[]", '{"version": 2, "findings": []}', '{"version": 1, "findings": [{"id": "L001"}]}', "\udcff"]
)
def test_a_file_that_is_no_baseline(root: Path, tree: Path, text: str | None) -> None:
    if text is not None:
        (tree / "known.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    done = run(root, tree, "--baseline", "known.json")
    assert (done.returncode, done.stdout) == (2, "") and "known.json" in done.stderr and "Traceback" not in done.stderr
    assert "--write-baseline" in done.stderr


def test_a_baseline_has_to_be_complete(root: Path, repository: Path) -> None:
    for wrong in (["--write-baseline"], ["--write-baseline", "--baseline", "known.json", "--changed", "HEAD"]):
        done = run(root, repository, *wrong)
        assert done.returncode == 2 and "--baseline FILE" in done.stderr and not (repository / "known.json").exists()


def test_a_baseline_that_cannot_be_written(root: Path, tree: Path) -> None:
    done = run(root, tree, "--baseline", "nowhere/known.json", "--write-baseline")
    assert done.returncode == 2 and "cannot be written" in done.stderr and "Traceback" not in done.stderr


def test_only_changed_files_and_their_twins(root: Path, repository: Path) -> None:
    assert found(run(root, repository, "--changed", "HEAD", "--format", "json")) == []
    write(repository, "docs/vi/one.md", BAD + "\nThêm.\n")
    lines = found(run(root, repository, "--changed", "HEAD", "--format", "json"))
    assert {line.split(":")[0] for line in lines} == {"docs/vi/one.md", "docs/en/one.md"}
    write(repository, "docs/vi/mới.md", BAD)  # not yet in git, and not ASCII
    lines = found(run(root, repository, "--changed", "HEAD", "--format", "json"))
    assert "docs/vi/mới.md:5 L001" in lines


def test_a_branch_does_not_answer_for_what_others_changed(root: Path, repository: Path) -> None:
    git(repository, "checkout", "-q", "-b", "mine")
    write(repository, "docs/vi/one.md", BAD + "\nThêm.\n")
    git(repository, "commit", "-q", "-a", "-m", "mine")
    git(repository, "checkout", "-q", "main")
    write(repository, "docs/vi/two.md", BAD + "\nThêm.\n")
    git(repository, "commit", "-q", "-a", "-m", "theirs")
    git(repository, "checkout", "-q", "mine")
    lines = found(run(root, repository, "--changed", "main", "--format", "json"))
    assert lines and all("one.md" in line for line in lines)


def test_a_guidebook_below_the_root_of_its_repository(root: Path, tree: Path) -> None:
    git(tree.parent, "init", "-q")
    git(tree.parent, "add", ".")
    git(tree.parent, "commit", "-q", "-m", "start")
    write(tree, "docs/vi/one.md", BAD + "\nThêm.\n")
    lines = found(run(root, tree, "--changed", "HEAD", "--format", "json"))
    assert any(line.startswith("docs/vi/one.md") for line in lines) and not any("two.md" in line for line in lines)


def test_a_changed_register_brings_the_pages_that_cite_it(root: Path, repository: Path) -> None:
    shutil.copytree(root / "tests/rules/base/docs/data", repository / "docs/data")
    shutil.copy(root / "docs/data/units.yml", repository / "docs/data")
    write(repository, "docs/vi/one.md", "# Trang {#page}\n\nGiảm 5-16,5%[@steel-2030].\n")
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "registers")
    facts = (repository / "docs/data/facts.yml").read_text("utf-8")
    write(repository, "docs/data/facts.yml", facts.replace("max: 16.5", "max: 17.5"))
    lines = found(run(root, repository, "--changed", "HEAD", "--format", "json"))
    assert "docs/vi/one.md:3 F002" in lines and not any("two.md" in line for line in lines)


@pytest.mark.parametrize("revision", ["nowhere", "--help", "HEAD~9", ""])
def test_a_revision_that_does_not_exist(root: Path, repository: Path, revision: str) -> None:
    done = run(root, repository, f"--changed={revision}")
    assert (done.returncode, done.stdout) == (2, "") and "no revision" in done.stderr and "Traceback" not in done.stderr


def test_without_git_or_repository_it_says_so(root: Path, tree: Path, tmp_path: Path) -> None:
    outside = {"GIT_CEILING_DIRECTORIES": str(tmp_path)}
    done = run(root, tree, "--changed", "HEAD", **outside)
    assert done.returncode == 2 and "no git repository" in done.stderr
    done = run(root, tree, "--changed", "HEAD", PATH=str(tmp_path))
    assert done.returncode == 2 and "Install git" in done.stderr
