"""One rule in words: what it finds, why, what to do, a wrong and a right example."""

from __future__ import annotations

from collections.abc import Iterable

from guidebook.reporters.words import BAD, DO, GOOD, SEVERITIES, WHY
from guidebook.rules.explained import Explained


def render(rule: Explained, lang: str, *, colour: bool = False) -> str:
    """The explanation for a terminal; the examples are indented as they would be typed."""

    def head(text: str) -> str:
        return f"\033[1m{text}\033[0m" if colour else text

    told = rule.explanation
    lines = [head(f"{rule.id} · {SEVERITIES[rule.severity][lang]} · {told.title[lang]}")]
    lines += [f"{WHY[lang]}: {told.why[lang]}", f"{DO[lang]}: {told.do[lang]}"]
    for word, example in ((BAD, told.bad), (GOOD, told.good)):
        lines.append(f"{word[lang]}:")
        lines += (f"    {line}" for line in example[lang].split("\n"))
    return "\n".join(lines)


def markdown(rule: Explained, lang: str) -> str:
    """The same for a code host."""
    told = rule.explanation
    lines = [f"**{told.title[lang]}.** {told.why[lang]}", f"**{DO[lang]}:** {told.do[lang]}"]
    for word, example in ((BAD, told.bad), (GOOD, told.good)):
        lines.append(f"{word[lang]}:\n\n~~~~~\n{example[lang]}\n~~~~~")
    return "\n\n".join(lines)


def listed(rules: Iterable[Explained], lang: str) -> str:
    """All rules, one a line: id, severity, title."""
    return "\n".join(f"{rule.id}  {SEVERITIES[rule.severity][lang]:<8}  {rule.explanation.title[lang]}" for rule in rules)
