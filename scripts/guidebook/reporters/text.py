"""For people: grouped by file, one line of message, one line of advice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from guidebook.model import Finding
from guidebook.reporters.words import CLEAN, MORE, PLURALS, SEE, SEVERITIES, printable

_COLOURS = {"error": "31", "warning": "33", "info": "36"}


def render(findings: Sequence[Finding], lang: str, *, colour: bool = False) -> str:
    """`file`, then `line:column severity id message` with the advice below it, then the totals and where to ask."""

    def paint(text: str, code: str) -> str:
        return f"\033[{code}m{text}\033[0m" if colour else text

    if not findings:
        return paint(CLEAN[lang], "32")
    lines: list[str] = []
    for file, group in groupby(findings, key=lambda finding: finding.file):
        lines.append(paint(printable(file), "1"))
        for finding in group:
            severity = paint(SEVERITIES[finding.severity][lang], _COLOURS[finding.severity])
            lines.append(
                f"  {finding.line}:{finding.column} {severity} {finding.id} "
                f"{printable(finding.message[lang])}"
            )
            lines.append(f"      → {printable(finding.hint[lang])}")
            if finding.related:
                places = ", ".join(f"{printable(other)}:{line}" for other, line in finding.related)
                lines.append(f"      {SEE[lang]} {places}")
        lines.append("")
    counts = Counter(finding.severity for finding in findings)
    lines.append(
        ", ".join(
            f"{counts[name]} {(PLURALS if counts[name] > 1 else SEVERITIES)[name][lang]}"
            for name in SEVERITIES
            if counts[name]
        )
    )
    most, _count = Counter(finding.id for finding in findings).most_common(1)[0]
    lines.append(f"{MORE[lang]} {most}")
    return "\n".join(lines)
