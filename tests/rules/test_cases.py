"""Each rule against its case files: a small guidebook each, and the findings it must give, no more and no
fewer.

Fields of a case: vi, en (text of docs/vi/page.md and docs/en/page.md), files (path -> text), raw (path ->
text in
Latin-1, for files that are not UTF-8), site (path -> text of a built site), expect ("path:line ID", path may
be vi
or en), says (words that the messages must hold), baseline (text of a baseline file), today (the
day by which things are too old). Findings of severity info count in the cases of their own rule only.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from guidebook import rules
from guidebook.data.messages import messages
from guidebook.model import LANGUAGES, Finding
from guidebook.rules import all_rules, baseline, check
from guidebook.rules.explained import FAMILIES, explained

HERE = Path(__file__).parent
CASES = sorted(HERE.glob("[A-Z]*/*.yml"))
SHORT = {lang: f"docs/{lang}/page.md" for lang in LANGUAGES}
_VIETNAMESE_ONLY = re.compile(r"\b(?:không|hoặc|và|của|dòng|trang|viết|sửa)\b", re.I)
FIELDS = {"vi", "en", "files", "raw", "site", "expect", "says", "baseline", "today"}


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
    known = {}
    if "baseline" in case:
        (tmp_path / "baseline.json").write_text(case["baseline"], encoding="utf-8")
        known = baseline.read(tmp_path / "baseline.json")
    findings = check(
        root,
        site=site,
        level="info",
        today=case.get("today"),
        sieve=lambda found: baseline.without_known(found, known, "baseline.json", lambda rule, file: True),
    )
    findings = [finding for finding in findings if finding.severity != "info" or finding.id == path.parent.name]
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


def missing(rule: str, cases: list[list[str]]) -> list[str]:
    """Which of failing and passing the cases of a rule lack."""
    fails = [any(line.endswith(f" {rule}") for line in expected) for expected in cases]
    return [kind for kind, there in (("failing", any(fails)), ("passing", not all(fails))) if not there]


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_every_rule_fails_and_passes_somewhere(rule) -> None:
    assert missing(rule.id, [read(path)["expect"] for path in CASES if path.parent.name == rule.id]) == []


def test_every_case_belongs_to_a_rule() -> None:
    assert {path.parent.name for path in CASES} == {rule.id for rule in all_rules()}


@pytest.mark.parametrize("rule", explained().values(), ids=lambda rule: rule.id)
def test_every_rule_explains_itself(rule) -> None:
    told = rule.explanation
    for text in (told.title, told.why, told.do, told.bad, told.good):
        assert text.vi.strip() and text.en.strip()
    for text in (told.title, told.why, told.do):
        assert text.vi != text.en
        assert not _VIETNAMESE_ONLY.search(re.sub(r"“[^”]*”", "", text.en))
    assert told.bad.vi != told.good.vi
    assert rule.severity in ("error", "warning", "info")
    assert rule.id[0] in FAMILIES


def test_whatever_a_finding_may_be_called_is_explained() -> None:
    """Rules, register messages, and ids written out in a module that reads files."""
    package = Path(rules.__file__).parent.parent
    written = {
        id for path in package.rglob("*.py") for id in re.findall(r'"([A-Z]\d{3})"', path.read_text(encoding="utf-8"))
    }
    told = {code[:4] for code in messages()}
    assert written | told <= set(explained()) and {"L002", "M009", "Y018"} <= written | told


@pytest.mark.parametrize("kind", ["failing", "passing"])
def test_a_rule_without_cases_is_noticed(kind: str) -> None:
    """The proof that the test above can fail: the cases of L001, without those of one kind."""
    cases = [read(path)["expect"] for path in CASES if path.parent.name == "L001"]
    failing = [expected for expected in cases if any(line.endswith(" L001") for line in expected)]
    passing = [expected for expected in cases if expected not in failing]
    assert missing("L001", cases) == []
    assert missing("L001", passing if kind == "failing" else failing) == [kind]


def test_ids_are_unique() -> None:
    ids = [rule.id for rule in all_rules()]
    assert len(ids) == len(set(ids))
