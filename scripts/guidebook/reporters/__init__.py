"""Findings as text for people and for machines: everything is printed in one place, here."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from guidebook.model import Finding
from guidebook.reporters import github, json_list, junit, markdown, sarif, text

FORMATS: dict[str, Callable[[Sequence[Finding], str], str]] = {
    "text": text.render,
    "json": json_list.render,
    "github": github.render,
    "sarif": sarif.render,
    "junit": junit.render,
    "markdown": markdown.render,
}


def render(findings: Sequence[Finding], format: str, lang: str, *, colour: bool = False) -> str:
    """The findings in one of FORMATS, in language `lang`; only text can have colour.

    Raises:
        KeyError: there is no such format.
    """
    if colour and format == "text":
        return text.render(findings, lang, colour=True)
    return FORMATS[format](findings, lang)
