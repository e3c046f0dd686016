"""Each rule against its case files: a small guidebook each, and the findings it must give, no more and no
fewer.

Fields of a case: vi, en (text of docs/vi/page.md and docs/en/page.md), files (path -> text), raw (path ->
text in
Latin-1, for files that are not UTF-8), site (path -> text of a built site), expect ("path:line ID", path may
be vi
or en), says (words that the messages must hold).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from guidebook.model import LANGUAGES, Finding
from guidebook.rules import all_rules, check

HERE = Path(__file__).parent
CASES = sorted(HERE.glob("[A-Z]*/*.yml"))
SHORT = {lang: f"docs/{lang}/page.md" for lang in LANGUAGES}
FIELDS = {"vi", "en", "files", "raw", "site", "expect", "says"}


def read(path: Path) -> dict:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert set(case) <= FIELDS, f"unknown fields in {path}: {set(case) - FIELDS}"
    assert isinstance(case["expect"], list)
    return case


def written(finding: Finding) -> str:
    short = {file: lang for lang, file in SHORT.items()}
    return f"{short.get(finding.file, finding.file)}:{finding.line} {finding.id}"


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_case(path: Path, small_book: Callable, tmp_path: Path) -> None:
    case = read(path)
    files: dict[str, str | bytes] = {SHORT[lang]: case[lang] for lang in LANGUAGES if lang in case}
    files |= case.get("files", {})
    files |= {name: text.encode("latin-1") for name, text in case.get("raw", {}).items()}
    root = small_book(files)
    site = None
    if "site" in case:
        site = tmp_path / "site"
        for name, text in case["site"].items():
            target = site / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
    findings = check(root, site=site)
    # That a translation follows the source is told by its own cases only: all others would need a hash.
    if path.parent.name != "T014":
        findings = [finding for finding in findings if finding.id != "T014"]
    assert sorted(map(written, findings)) == sorted(case["expect"]), "\n".join(
        f"{written(finding)} {finding.message.en}" for finding in findings
    )
    said = " ".join(
        text
        for finding in findings
        for both in (finding.message, finding.hint)
        for text in (both.vi, both.en)
    )
    for words in case.get("says", ()):
        assert words in said
    for finding in findings:
        assert finding.column >= 1
        assert all(text.vi.strip() and text.en.strip() for text in (finding.message, finding.hint))


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_every_rule_fails_and_passes_somewhere(rule) -> None:
    cases = [read(path)["expect"] for path in CASES if path.parent.name == rule.id]
    assert any(any(line.endswith(f" {rule.id}") for line in expected) for expected in cases), (
        "no failing case"
    )
    assert any(not any(line.endswith(f" {rule.id}") for line in expected) for expected in cases), (
        "no passing case"
    )


def test_every_case_belongs_to_a_rule() -> None:
    assert {path.parent.name for path in CASES} == {rule.id for rule in all_rules()}


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_every_rule_explains_itself(rule) -> None:
    explained = rule.explanation
    for text in (
        explained.title.vi,
        explained.title.en,
        explained.why.vi,
        explained.why.en,
        explained.bad,
        explained.good,
    ):
        assert text.strip()
    assert explained.title.vi != explained.title.en
    assert rule.severity in ("error", "warning", "info")


def test_ids_are_unique() -> None:
    ids = [rule.id for rule in all_rules()]
    assert len(ids) == len(set(ids))
