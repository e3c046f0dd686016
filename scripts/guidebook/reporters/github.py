"""Annotations on the changed lines of a pull request, as GitHub's workflow commands."""

from __future__ import annotations

from collections.abc import Sequence

from guidebook.model import Finding

_KINDS = {"error": "error", "warning": "warning", "info": "notice"}


def render(findings: Sequence[Finding], lang: str) -> str:
    """One `::error file=…,line=…,col=…,title=…::message` a line; nothing when nothing was found."""
    return "\n".join(
        f"::{_KINDS[finding.severity]} "
        f"file={_property(finding.file)},line={finding.line},col={finding.column},"
        f"title={_property(finding.id)}::{_data(finding.message[lang])}%0A→ {_data(finding.hint[lang])}"
        for finding in findings
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
