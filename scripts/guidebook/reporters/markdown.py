"""A summary for the page of a build: counts, then one table per file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from guidebook.model import Finding
from guidebook.reporters.words import CLEAN, COLUMNS, FILE, HEADING, LEFT_OUT, PLURALS, SEVERITIES, printable

MOST = 500
"""Rows in all: a job summary may hold 1 MiB."""
_SIGNS = re.compile(r"[\\`*_\[\]<>#|~&@!$]|(?<=http):|(?<=https):|(?<=www)\.|--+")


def render(findings: Sequence[Finding], lang: str) -> str:
    """Markdown that shows every message as it is: none of its signs takes effect."""
    lines = [f"## {HEADING[lang]}", ""]
    if not findings:
        return "\n".join([*lines, CLEAN[lang]])
    counts = Counter(finding.severity for finding in findings)
    lines += [f"**{_counted(counts, lang)}**", ""]
    lines += _table([FILE[lang], *(PLURALS[name][lang] for name in SEVERITIES)], [
        [_safe(file), *(str(counted[name] or "") for name in SEVERITIES)]
        for file, counted in _by_file(findings).items()])
    for file, group in groupby(findings[:MOST], key=lambda finding: finding.file):
        lines += [f"### {_safe(file)}", ""]
        lines += _table([column[lang] for column in COLUMNS], [
            [str(finding.line), f"{SEVERITIES[finding.severity][lang]} {finding.id}",
             _safe(finding.message[lang]), _safe(finding.hint[lang])] for finding in group])
    if len(findings) > MOST:
        lines.append(LEFT_OUT[lang].format(count=len(findings) - MOST))
    return "\n".join(lines).rstrip()


def _by_file(findings: Sequence[Finding]) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for finding in findings:
        found.setdefault(finding.file, Counter())[finding.severity] += 1
    return found


def _counted(counts: Counter[str], lang: str) -> str:
    return ", ".join(f"{counts[name]} {(PLURALS if counts[name] > 1 else SEVERITIES)[name][lang]}"
                     for name in SEVERITIES if counts[name])


def _table(head: list[str], rows: list[list[str]]) -> list[str]:
    return [f"| {' | '.join(cells)} |" for cells in (head, ["---"] * len(head), *rows)] + [""]


def _safe(text: str) -> str:
    """The text as Markdown that prints it: references to characters stand for signs, and never act as signs."""
    return _SIGNS.sub(lambda match: "".join(f"&#{ord(sign)};" for sign in match[0]), printable(" ".join(text.split())))
