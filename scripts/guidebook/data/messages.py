"""Findings about registers, in the words of messages.yml."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import yaml

from guidebook.model import Finding, Place, Text

SHOWN = 80
"""Longest piece of an editor's text that a message repeats."""


def finding(code: str, place: Place, related: tuple[tuple[str, int], ...] = (), **found: object) -> Finding:
    """The finding of `code` (a rule's id, a dot and the case) at `place`; `found` fills the message."""
    shown = {name: found[name] if name.endswith(("_vi", "_en")) else _shown(found[name]) for name in found}
    words = messages()[code]
    message = Text(words["vi"].format(**shown), words["en"].format(**shown))
    hint = Text(words["do_vi"].format(**shown), words["do_en"].format(**shown))
    return Finding(code[:4], "error", place.file, place.line, place.column, message, hint, related)


@lru_cache
def messages() -> dict[str, dict[str, str]]:
    """Code -> vi, en (what was found, what was expected), do_vi, do_en (what to do)."""
    text = Path(__file__).with_suffix(".yml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.CSafeLoader)


def _shown(value: object) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
