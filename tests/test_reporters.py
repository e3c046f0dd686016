"""Each form of report, with text that tries to break out of it."""

from __future__ import annotations

import json
import shutil
import xml.etree.ElementTree as etree
from dataclasses import replace
from pathlib import Path

import markdown
import pytest
from jsonschema import Draft202012Validator
from selectolax.lexbor import LexborHTMLParser

from guidebook import options
from guidebook.book import load_book
from guidebook.model import LANGUAGES, Finding, Text
from guidebook.publish import open_data
from guidebook.reporters import FORMATS, render
from guidebook.rules import check

ROOT = Path(__file__).resolve().parent.parent

PLAIN = Finding(
    "L002", "error", "docs/vi/a.md", 12, 5, Text("Không có neo #x.", "There is no anchor #x."),
    Text("Gần nhất: #y.", "The nearest is #y."), (("docs/en/a.md", 10),),
)  # fmt: skip
NASTY = Finding(
    "U004", "warning", "docs/vi/a,b:c%.md", 1, 1,
    Text("Một\nhai % :: \x1b[31m <b>&\"' \u202e", "One\ntwo % :: \x1b[31m <b>&\"' \u202e"), Text("Sửa\r\n", "Mend\r\n"),
)  # fmt: skip
FINDINGS = [PLAIN, NASTY]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_text_groups_by_file_and_counts(lang: str) -> None:
    report = render(FINDINGS, "text", lang)
    lines = report.split("\n")
    assert lines[0] == "docs/vi/a.md"
    assert lines[1].startswith("  12:5 ") and "L002" in lines[1] and PLAIN.message[lang] in lines[1]
    assert lines[2] == f"      → {PLAIN.hint[lang]}"
    assert "docs/en/a.md:10" in lines[3]
    assert lines[-2] == {"vi": "1 lỗi, 1 cảnh báo", "en": "1 error, 1 warning"}[lang]
    assert lines[-1].endswith("guidebook check --explain L002")
    assert "\x1b" not in report and "\u202e" not in report


def test_text_has_colour_only_when_asked() -> None:
    assert "\x1b[31m" in render([PLAIN], "text", "vi", colour=True)
    assert render([], "text", "vi") == "Không thấy lỗi nào."
    assert render([], "text", "en") == "No faults found."


@pytest.mark.parametrize("lang", LANGUAGES)
def test_json_has_the_fields_of_the_contract(lang: str) -> None:
    first, second = json.loads(render(FINDINGS, "json", lang))
    assert first == {
        "id": "L002", "severity": "error", "file": "docs/vi/a.md", "line": 12, "column": 5,
        "message": PLAIN.message[lang], "hint": PLAIN.hint[lang], "related": [{"file": "docs/en/a.md", "line": 10}],
    }  # fmt: skip
    assert second["message"] == NASTY.message[lang] and second["related"] == []
    assert render([], "json", lang) == "[]"


def test_annotations_cannot_be_broken_out_of() -> None:
    lines = render(FINDINGS, "github", "en").split("\n")
    assert lines == [
        "::error file=docs/vi/a.md,line=12,col=5,title=L002::There is no anchor #x.%0A→ The nearest is #y.",
        "::warning file=docs/vi/a%2Cb%3Ac%25.md,line=1,col=1,title=U004::One%0Atwo %25 :: \x1b[31m <b>&\"' "
        "\u202e"
        "%0A→ Mend%0D%0A",
    ]
    assert render([], "github", "en") == ""


def test_sarif_points_to_the_twin() -> None:
    report = json.loads(render(FINDINGS, "sarif", "en"))
    assert report["version"] == "2.1.0"
    (run,) = report["runs"]
    anchor, _invisible = run["tool"]["driver"]["rules"]
    assert anchor["id"] == "L002" and anchor["defaultConfiguration"] == {"level": "error"}
    assert anchor["help"]["text"].startswith("L002 · error · ") and "#procedure" in anchor["help"]["markdown"]
    first, second = run["results"]
    assert first["level"] == "error" and first["ruleIndex"] == 0
    assert first["locations"][0]["physicalLocation"]["region"] == {"startLine": 12, "startColumn": 5}
    (related,) = first["relatedLocations"]
    assert related["physicalLocation"]["artifactLocation"] == {"uri": "docs/en/a.md", "uriBaseId": "%SRCROOT%"}
    assert related["message"] == {"text": "see docs/en/a.md:10"}
    assert second["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "docs/vi/a%2Cb%3Ac%25.md"
    assert first["partialFingerprints"] != second["partialFingerprints"]
    assert json.loads(render([], "sarif", "en"))["runs"][0]["results"] == []


def test_sarif_fingerprints_survive_edits_above() -> None:
    def fingerprint(message: str, line: int) -> dict:
        finding = replace(PLAIN, line=line, message=Text(message, message))
        return json.loads(render([finding], "sarif", "en"))["runs"][0]["results"][0]["partialFingerprints"]

    assert fingerprint("differs (line 3)", 3) == fingerprint("differs (line 14)", 15)
    assert fingerprint("gone from 2026-11-14 to 2026-11-21", 3) == fingerprint("gone from 2026-11-14 to 2026-11-28", 3)
    assert fingerprint("differs, 5%", 3) != fingerprint("differs, 6%", 3)


@pytest.fixture(scope="module")
def real_findings(tmp_path_factory: pytest.TempPathFactory) -> list[Finding]:
    """What the checker says about a real chapter and a register that were damaged in many ways."""
    book = tmp_path_factory.mktemp("damaged")
    shutil.copytree(ROOT / "docs", book / "docs", ignore=shutil.ignore_patterns("assets"))
    for page in (book / "docs/en/chapters").glob("*.md"):
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("1", "7").replace(" {#", "ð {#x").replace("[@", "[@q"), encoding="utf-8")
    facts = book / "docs/data/facts.yml"
    facts.write_text(facts.read_text(encoding="utf-8").replace("op: eq", "op: is"), encoding="utf-8")
    findings = check(book, level="info")
    assert len({finding.id for finding in findings}) > 10 and any(finding.related for finding in findings)
    return findings


def test_real_findings_follow_the_published_schema(real_findings: list[Finding], root: Path) -> None:
    published = json.loads(dict(open_data(load_book(root, root / ".cache").registers))["schema/findings.json"])
    Draft202012Validator.check_schema(published)
    validator = Draft202012Validator(published)
    for lang in LANGUAGES:
        validator.validate(json.loads(render(real_findings, "json", lang)))
    whole = json.loads(render([PLAIN], "json", "en"))[0]
    validator.validate([])
    for wrong in (whole | {"line": 0}, whole | {"severity": "bad"}, whole | {"extra": 1}, whole | {"related": [{"file": "a"}]}):
        assert not validator.is_valid([wrong])
    for field in whole:
        assert not validator.is_valid([{key: value for key, value in whole.items() if key != field}])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_real_findings_make_valid_sarif(real_findings: list[Finding], lang: str) -> None:
    used = json.loads((Path(__file__).parent / "sarif-2.1.0-used.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(used)
    validator = Draft202012Validator(used)
    for findings in (real_findings, FINDINGS, []):
        report = json.loads(render(findings, "sarif", lang))
        validator.validate(report)
        rules = [rule["id"] for rule in report["runs"][0]["tool"]["driver"]["rules"]]
        assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in report["runs"][0]["results"])
    report["runs"][0]["results"] = [{"ruleId": "L002"}]
    assert not validator.is_valid(report), "the schema must notice a result without a message"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_markdown_shows_what_the_findings_say(lang: str) -> None:
    report = render(FINDINGS, "markdown", lang)
    assert {"vi": "**1 lỗi, 1 cảnh báo**", "en": "**1 error, 1 warning**"}[lang] in report
    html = markdown.markdown(report, extensions=["tables"])
    rows = [[cell.text() for cell in row.css("td")] for row in LexborHTMLParser(html).css("tr") if row.css("td")]
    assert rows[:2] == [["docs/vi/a.md", "1", "", ""], ["docs/vi/a,b:c%.md", "", "1", ""]]
    assert rows[2][0] == "12" and rows[2][1].endswith("L002") and rows[2][2:] == [PLAIN.message[lang], PLAIN.hint[lang]]
    assert "<b>&\"'" in rows[3][2] and "\x1b" not in report and "\u202e" not in report
    assert "\n" not in rows[3][2] and not LexborHTMLParser(html).css("b")


def test_markdown_signs_take_no_effect() -> None:
    wild = "a | b `c` *d* [e](f.md) <script> # ~~g~~ {x} [@y] \\| https://example.org --- @z $1$"
    finding = replace(PLAIN, message=Text(wild, wild))
    html = markdown.markdown(render([finding], "markdown", "en"), extensions=["tables"])
    cells = LexborHTMLParser(html).css("table")[1].css("td")
    assert len(cells) == 4 and cells[2].text() == wild
    assert not cells[2].css("code, em, a, script, del")


def test_markdown_stays_below_the_limit_of_a_summary() -> None:
    many = [replace(PLAIN, line=line, message=Text("x" * 300, "x" * 300)) for line in range(1, 2001)]
    report = render(many, "markdown", "en")
    assert "… and 1500 more." in report and len(report.encode()) < 1 << 20
    assert "**2000 errors**" in report
    assert render([], "markdown", "vi").endswith("Không thấy lỗi nào.")


def test_junit_is_well_formed() -> None:
    root = etree.fromstring(render(FINDINGS, "junit", "vi").encode())
    assert [suite.get("failures") for suite in root] == ["1", "1"]
    assert root.find(".//failure").get("message") == PLAIN.message.vi
    (clean,) = etree.fromstring(render([], "junit", "vi").encode())
    assert clean.get("failures") == "0" and len(clean) == 1


def test_every_format_has_a_test() -> None:
    assert set(FORMATS) == set(options.FORMATS) == {"text", "json", "github", "sarif", "junit", "markdown"}
