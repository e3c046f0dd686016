"""For programs: a list of findings, as the contract of the checker names the fields."""

from __future__ import annotations

import json
from collections.abc import Sequence

from guidebook.finding import Finding


def render(findings: Sequence[Finding], lang: str) -> str:
    """A JSON list; `[]` when nothing was found."""
    return json.dumps([_fields(finding, lang) for finding in findings], ensure_ascii=False, indent=1)


def _fields(finding: Finding, lang: str) -> dict[str, object]:
    return {
        "id": finding.id,
        "severity": finding.severity,
        "file": finding.file,
        "line": finding.line,
        "column": finding.column,
        "message": finding.message[lang],
        "hint": finding.hint[lang],
        "related": [{"file": file, "line": line} for file, line in finding.related],
    }
