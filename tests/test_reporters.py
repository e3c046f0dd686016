"""Each form of report, with text that tries to break out of it."""

from __future__ import annotations

import json
import xml.etree.ElementTree as etree

import pytest

from guidebook.model import LANGUAGES, Finding, Text
from guidebook.reporters import FORMATS, render

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
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["L002", "U004"]
    first, second = run["results"]
    assert first["level"] == "error" and first["ruleIndex"] == 0
    assert first["locations"][0]["physicalLocation"]["region"] == {"startLine": 12, "startColumn": 5}
    assert first["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "docs/en/a.md"
    assert second["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "docs/vi/a%2Cb%3Ac%25.md"
    assert first["partialFingerprints"] != second["partialFingerprints"]
    assert json.loads(render([], "sarif", "en"))["runs"][0]["results"] == []


def test_junit_is_well_formed() -> None:
    root = etree.fromstring(render(FINDINGS, "junit", "vi").encode())
    assert [suite.get("failures") for suite in root] == ["1", "1"]
    assert root.find(".//failure").get("message") == PLAIN.message.vi
    (clean,) = etree.fromstring(render([], "junit", "vi").encode())
    assert clean.get("failures") == "0" and len(clean) == 1


def test_every_format_has_a_test() -> None:
    assert set(FORMATS) == {"text", "json", "github", "sarif", "junit"}
