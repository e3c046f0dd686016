"""Faults in the marks that prove figures, and in the comments that ignore a check."""

from __future__ import annotations

import re
from collections.abc import Iterator

from faults_figures import turned
from seeds import Garden, Seed
from sowing import append, both, insert, one_line, swap

MARKED = r"(?P<figure>\d[\d.,]*\d|\d)(?P<unit>%| [^\d\[|]{1,30})?\[@(?P<key>[^\]]+)\]"
LAST_MARKED = (
    r"\d(?:%|[^\d\[|.]{0,12}(?:tỷ đồng|CO2tđ|billion VND|tCO2e))\[@(?P<key>[^\]]+)\](?=[^\[|]*(?:[.|]|$))"
)
"""A figure with a unit whose mark is the last of its sentence or cell."""


def sow(garden: Garden) -> Iterator[Seed]:
    yield from both(garden, "figure differs from its entry, both languages", "F", MARKED, turned, 8)
    for lang in ("vi", "en"):
        yield from swap(garden, "mark names an unknown entry", "F", lang, r"\[@([\w-]+)", r"[@\1x", 3)
        yield from swap(
            garden, "mark names an unknown key", "F", lang, r"\[@([\w-]+):([\w-]+)", r"[@\1:\2x", 3
        )
        yield from swap(
            garden, "mark in a heading", "F", lang, r"^(#{2,3} [^{]*\w) (\{#)", r"\1 [@nd-150-2025] \2", 2
        )
        yield from swap(
            garden, "mark in alt text", "F", lang, r"!\[([^\]]+)\]\(", r"![\1 [@nd-150-2025]](", 1
        )
        yield from swap(
            garden,
            "mark in link text",
            "F",
            lang,
            r"(?<!!)\[([^\]@^]+)\]\((\.\./)",
            r"[\1 [@nd-150-2025]](\2",
            1,
        )
        yield from reasonless(garden, lang)
    yield from both(
        garden,
        "mark left out after a figure with a unit, both languages",
        "F",
        LAST_MARKED,
        lambda m: m[0][: m[0].index("[@")].rstrip() + m[0][m[0].index("]") + 1 :],
        4,
    )
    yield from both(
        garden,
        "unit differs from its entry, both languages",
        "F",
        r"(?P<figure>\d+)%\[@(?P<key>[^\]]+)\]",
        lambda m: f"{m['figure']} TOE[@{m['key']}]",
        2,
    )
    yield from both(
        garden,
        "mark swapped for another entry, both languages",
        "F",
        r"15%\[@(?P<key>qd-1658[^\]]+)\]",
        "15%[@kl-75-2026:environment-spending]",
        1,
    )
    yield from insert(
        garden,
        "figure without a mark",
        "F",
        "Tỉnh cắt giảm 17,5% năng lượng trong hai năm.",
        "The province cut its energy by 17.5% in two years.",
    )
    yield from insert(
        garden,
        "figure without a mark",
        "F",
        "Nhà máy thải ra 2.450 tấn CO2tđ mỗi năm.",
        "The plant emits 2,450 tonnes CO2e a year.",
    )
    for mark in ("recp-options-wood", "inventory-2014"):
        yield from insert(
            garden,
            "unverified entry cited as a fact",
            "F",
            f"Điều này đã được khảo sát [@{mark}].",
            f"This has been surveyed [@{mark}].",
            1,
        )
    yield from append(
        garden, "ignore that ignores nothing", "F X", "vi", "<!-- check: ignore N001 không còn cần -->"
    )
    yield from append(
        garden, "ignore that ignores nothing", "F X", "en", "<!-- check: ignore L002 no longer needed -->", 1
    )


def reasonless(garden: Garden, lang: str) -> Iterator[Seed]:
    for leaf in garden.leaves(lang):
        for index, line in enumerate(leaf.lines):
            if "check: ignore" in line:
                yield one_line(
                    leaf,
                    "ignore without a reason",
                    "F X",
                    index,
                    re.sub(r"(ignore \w+) .* -->", r"\1 -->", line),
                )
