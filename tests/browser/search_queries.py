"""The queries of queries/*.yml; README.md there explains the form."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

FOLDER = Path(__file__).resolve().parent / "queries"
CLASSES = (
    "diacritics", "no-diacritics", "case", "tone-placement", "telex", "vni", "abbreviation", "document-number",
    "partial", "typo", "common-syllables", "cross-language",
)  # fmt: skip
OFF_TOPIC = "off-topic"
ROOTS = {"vi": "", "en": "en/"}
"""Where the pages of a language begin in the built site."""


@dataclass(frozen=True)
class Query:
    typed: str
    lang: str
    group: str
    """One of CLASSES, or OFF_TOPIC."""
    targets: tuple[str, ...]
    """`page/#id` for a section or an entry, `page/` for any place of a page; below the language's root."""
    file: str

    def is_answered_by(self, addresses: list[str]) -> bool:
        """Whether one of the addresses, below the language's root, is a target."""
        return any(address == target or ("#" not in target and address.partition("#")[0] == target)
                   for address in addresses for target in self.targets)


def load() -> list[Query]:
    """Every query of every file. Raises KeyError or TypeError where a field is missing or misspelt."""
    return [
        Query(typed=entry["query"], lang=entry["lang"], group=entry["class"], targets=tuple(entry["targets"]),
              file=path.name)
        for path in sorted(FOLDER.glob("*.yml"))
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]  # fmt: skip
