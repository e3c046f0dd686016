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


def several_nearest(id: str, ids: Iterable[str], count: int = 3) -> list[str]:
    """The `count` rule ids most like `id`, the best first; of an unlike one, the first of its family or of all."""
    known = sorted(ids)
    close = get_close_matches(id, known, n=count, cutoff=0.5)
    return close or [name for name in known if name[0] == id[:1]][:count] or known[:count]


def did_you_mean(name: str, names: Iterable[str]) -> tuple[str, str]:
    """A sentence for the hint in both languages, or empty strings."""
    close = nearest(name, names)
    return (f" Có phải ý là “{close}”?", f" Did you mean “{close}”?") if close else ("", "")
