"""Tags the row heads of tables, which Typst 0.15 does only behind a switch that its Python package cannot set.

Typst names in every data cell the heads of its column, `Headers[(U3x0y0)]`: third table, first column, first row.
A cell that heads its row becomes TH with the scope of a row, and the other cells of its table lose that list: a
list would hide the row's head, and without it readers find both heads by their scopes. What is written is padded
to the length of what stood there, so that every offset in the file stays right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_CELL = re.compile(rb"/S/TD(/P \d+ 0 R)(/A\[<</O/Table/Headers\[((?:\(U\d+x\d+y\d+\))+)\]>>)")
_HEAD = re.compile(rb"\(U(\d+)x(\d+)y\d+\)")


def tag_row_heads(pdf: bytes, columns: Sequence[int]) -> bytes:
    """The document with row heads; `columns` says for each table, in order, how many columns on the left head rows."""

    def tagged(cell: re.Match[bytes]) -> bytes:
        heads = _HEAD.findall(cell[3])
        table, column = (int(number) for number in heads[0])
        if not columns[table - 1]:
            return cell[0]
        is_head = len(heads) == 1 and column < columns[table - 1]
        kind, attributes = (b"/S/TH", b"/A[<</O/Table/Scope/Row>>") if is_head else (b"/S/TD", b"/A[")
        return (kind + cell[1] + attributes).ljust(len(cell[0]))

    return _CELL.sub(tagged, pdf) if any(columns) else pdf
