"""SARIF 2.1.0, for code hosts that keep findings from run to run."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import blake2b
from urllib.parse import quote

from guidebook.model import Finding

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render(findings: Sequence[Finding], lang: str) -> str:
    """One run; the twin page and other places are relatedLocations."""
    ids = sorted({finding.id for finding in findings})
    run = {
        "tool": {"driver": {"name": "guidebook", "rules": [{"id": name} for name in ids]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, lang, ids) for finding in findings],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def _result(finding: Finding, lang: str, ids: list[str]) -> dict[str, object]:
    # Without line numbers the fingerprint survives edits above the place.
    print_of = blake2b(
        "\0".join((finding.id, finding.file, finding.message.en)).encode("utf-8", "replace"), digest_size=12
    )
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
            _location(file, line) | {"id": number} for number, (file, line) in enumerate(finding.related, 1)
        ]
    return result


def _location(file: str, line: int, column: int | None = None) -> dict[str, object]:
    region = {"startLine": line} | ({"startColumn": column} if column else {})
    return {"physicalLocation": {"artifactLocation": {"uri": quote(file)}, "region": region}}
