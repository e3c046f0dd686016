"""Inserted words, ^^between two pairs of carets^^: whether each pair finds its other half."""

from __future__ import annotations

import re
from collections.abc import Iterator

SIGN = "^^"
"""Stands on both sides of inserted words; the words themselves are prose."""

_SIGN = re.compile(r"(?<!\^)\^\^(?!\^)")
_OPENS = re.compile(r"\^\^(?=\S)")
_CLOSES = re.compile(r"(?<=\S)\^\^")
_BORDER = re.compile(r"\n[ \t>]*(?=\r?\n|[-*+][ \t]|\d+[.)][ \t]|\||/{3}|#{1,6}[ \t]|\Z)")
"""Where a paragraph, an item, a row of a table or a block begins: no insertion reaches beyond."""


def read_insertions(masked: str) -> Iterator[tuple[str, int]]:
    """What the site would print as carets: ("insertion-open" or "insertion-apart", offset).

    Open: nothing closes it within its paragraph. Apart: a space after the opening pair, or before the closing one.
    Reads the text with code and comments masked.
    """
    if SIGN not in masked:
        return
    borders = (match.start() for match in _BORDER.finditer(masked))
    border, opened = next(borders, len(masked)), -1
    for match in _SIGN.finditer(masked):
        at = match.start()
        if at > border:
            if opened >= 0:
                yield "insertion-open", opened
                opened = -1
            while border < at:
                border = next(borders, len(masked))
        if opened < 0:
            if _OPENS.match(masked, at):
                opened = at
            else:
                yield "insertion-apart", at
        elif _CLOSES.match(masked, at):
            opened = -1
        else:
            yield "insertion-apart", at
    if opened >= 0:
        yield "insertion-open", opened
