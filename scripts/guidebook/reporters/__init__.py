"""Findings as text for people and for machines: everything is printed in one place, here."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from guidebook.finding import Finding

FORMATS = {
    "text": "text",
    "json": "json_list",
    "github": "github",
    "sarif": "sarif",
    "junit": "junit",
    "markdown": "markdown",
}
"""Format -> module of this package with its render(); only the one that is asked for is imported."""


def render(findings: Sequence[Finding], format: str, lang: str, *, colour: bool = False) -> str:
    """The findings in one of FORMATS, in language `lang`; only text can have colour.

    Raises:
        KeyError: there is no such format.
    """
    reporter = import_module(f"guidebook.reporters.{FORMATS[format]}")
    if colour and format == "text":
        return reporter.render(findings, lang, colour=True)
    return reporter.render(findings, lang)
