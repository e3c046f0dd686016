"""The likely intended name among those that exist."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from difflib import get_close_matches

LONGEST = 200
"""Characters of a name for which comparing is worth its time."""
FEW = 200
"""Names that are all compared."""
MOST = 40
"""Names of a longer list that are compared: those that share the rarest pieces. More would cost seconds."""
ENOUGH = 500
"""Questions that are answered: a ruined file asks for more than anybody reads, and each costs a millisecond."""
PIECE = 3
"""Letters of a piece: a name with one typing error shares most of its pieces with the right one."""


class Names:
    """Names that exist, by the pieces they are made of: many questions may be asked of a long list."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = sorted(set(names))
        self.asked = 0
        self._holders: dict[str, list[str]] = defaultdict(list)
        if len(self.names) > FEW:
            for name in self.names:
                for piece in _pieces(name):
                    self._holders[piece].append(name)

    def nearest(self, name: str) -> str:
        """The name most like `name`, or nothing."""
        self.asked += 1
        if len(name) > LONGEST or self.asked > ENOUGH:
            return ""
        close = get_close_matches(name, self._candidates(name), n=1, cutoff=0.5)
        return close[0] if close else ""

    def _candidates(self, name: str) -> list[str]:
        if len(self.names) <= FEW:
            return self.names
        found: dict[str, None] = {}
        holders = (self._holders[piece] for piece in _pieces(name) if piece in self._holders)
        for names in sorted(holders, key=len):
            if len(found) >= MOST:
                break
            found.update(dict.fromkeys(names[: MOST - len(found)]))
        return sorted(found)


def _pieces(name: str) -> set[str]:
    return {name[at : at + PIECE] for at in range(max(1, len(name) - PIECE + 1))}


def several_nearest(id: str, ids: Iterable[str], count: int = 3) -> list[str]:
    """The `count` rule ids most like `id`, the best first; of an unlike one, the first of its family or of all."""
    known = sorted(ids)
    close = get_close_matches(id, known, n=count, cutoff=0.5)
    return close or [name for name in known if name[0] == id[:1]][:count] or known[:count]


def did_you_mean(name: str, names: Iterable[str] | Names) -> tuple[str, str]:
    """A sentence for the hint in both languages, or empty strings."""
    close = (names if isinstance(names, Names) else Names(names)).nearest(name)
    return (f" Có phải ý là “{close}”?", f" Did you mean “{close}”?") if close else ("", "")
