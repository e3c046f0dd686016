"""The likely intended name among those that exist."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

LONGEST = 200
"""Characters of a name for which comparing is worth its time."""
MOST = 4000
"""Names compared at most; more would make one message cost seconds."""


def nearest(name: str, names: Iterable[str]) -> str:
    """The name most like `name`, or nothing."""
    if len(name) > LONGEST:
        return ""
    close = get_close_matches(name, sorted(names)[:MOST], n=1, cutoff=0.5)
    return close[0] if close else ""


def did_you_mean(name: str, names: Iterable[str]) -> tuple[str, str]:
    """A sentence for the hint in both languages, or empty strings."""
    close = nearest(name, names)
    return (f" Có phải ý là “{close}”?", f" Did you mean “{close}”?") if close else ("", "")
