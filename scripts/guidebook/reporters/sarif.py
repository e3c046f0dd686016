"""SARIF 2.1.0, for code hosts that keep findings from run to run."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import blake2b
from urllib.parse import quote

from guidebook.model import Finding
from guidebook.reporters import explain
from guidebook.reporters.words import SEE, WHERE
from guidebook.rules.baseline import identity
from guidebook.rules.explained import explained

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
ROOT = "%SRCROOT%"
"""What paths are relative to; code hosts know this name."""
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render(findings: Sequence[Finding], lang: str) -> str:
    """One run; the twin page and other places are relatedLocations."""
    ids = sorted({finding.id for finding in findings})
    run = {
        "tool": {"driver": {"name": "guidebook", "language": lang, "rules": [_rule(name, lang) for name in ids]}},
        "language": lang,
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": WHERE[lang]}}},
        "results": [_result(finding, lang, ids) for finding in findings],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def _rule(id: str, lang: str) -> dict[str, object]:
    """What a code host shows about the rule; an id that nothing explains stands alone."""
    rule = explained().get(id)
    if rule is None:
        return {"id": id}
    told = rule.explanation
    return {
        "id": id,
        "shortDescription": {"text": told.title[lang]},
        "fullDescription": {"text": told.why[lang]},
        "help": {"text": explain.render(rule, lang), "markdown": explain.markdown(rule, lang)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(finding: Finding, lang: str, ids: list[str]) -> dict[str, object]:
    print_of = blake2b("\0".join(identity(finding)).encode("utf-8", "replace"), digest_size=12)
    result: dict[str, object] = {
        "ruleId": finding.id,
        "ruleIndex": ids.index(finding.id),
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message[lang]}\n{finding.hint[lang]}"},
        "locations": [_location(finding.file, finding.line, finding.column)],
        "partialFingerprints": {"message/v1": print_of.hexdigest()},
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, **_location(file, line), "message": {"text": f"{SEE[lang]} {file}:{line}"}}
            for number, (file, line) in enumerate(finding.related, 1)
        ]
    return result


def _location(file: str, line: int, column: int | None = None) -> dict[str, object]:
    region = {"startLine": line} | ({"startColumn": column} if column else {})
    return {"physicalLocation": {"artifactLocation": {"uri": quote(file), "uriBaseId": ROOT}, "region": region}}
