"""Many phrases as one fast regular expression."""

from __future__ import annotations

import re
from collections.abc import Iterable

GAP = r"(?:[ \u00a0\u202f]|[ ]?\n[ >]*)"
"""Between two words of a phrase: a space of some kind, or a line end with the indentation of the next line.
"""


def alternation(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, longest first; words may stand apart by a line end.

    Common beginnings are shared, so that trying 300 phrases costs hardly more than trying one.
    An empty list gives a pattern that matches nothing.
    """
    root: dict = {}
    for phrase in phrases:
        node = root
        for character in phrase:
            node = node.setdefault(character, {})
        node[""] = {}
    return _pattern(root) if root else r"(?!)"


def _pattern(node: dict) -> str:
    # The ending is tried after every longer phrase.
    branches = [
        (GAP if character == " " else re.escape(character)) + _pattern(below)
        for character, below in node.items()
        if character
    ]
    if not branches:
        return ""
    ends = "" in node
    if len(branches) == 1 and not ends:
        return branches[0]
    return "(?:" + "|".join(branches) + ")" + ("?" if ends else "")
