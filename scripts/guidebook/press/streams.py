"""Makes the end of every stream in a PDF unmistakable.

PDF/A asks that a stream's length agrees with its end-of-line before `endstream`. Typst writes a line feed
there. Data that happens to end with a carriage return makes the two look like one end-of-line, and a checker
counts one byte too few. A carriage return in front of that line feed settles it: one stream in 256 gets a byte
more.
"""

from __future__ import annotations

import re
from bisect import bisect_left

_AMBIGUOUS = re.compile(rb"\r(?=\nendstream\b)")
_ENTRY = re.compile(rb"(\d{10}) (\d{5}) n\r?")
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")


def settle_stream_ends(pdf: bytes) -> bytes:
    """The same document with no stream whose data runs into its end-of-line.

    Raises:
        ValueError: the file has no plain cross-reference table at its end.
    """
    ends = [match.end() for match in _AMBIGUOUS.finditer(pdf)]
    if not ends:
        return pdf
    start = _START.search(pdf)
    if not start or not pdf.startswith(b"xref", table := int(start[1])):
        raise ValueError("no plain cross-reference table")
    trailer = pdf.index(b"trailer", table)

    def moved(offset: int) -> int:
        return offset + bisect_left(ends, offset)

    entries = _ENTRY.sub(
        lambda entry: b"%010d %s n" % (moved(int(entry[1])), entry[2]) + entry[0][18:], pdf[table:trailer]
    )
    pieces = [pdf[one:other] for one, other in zip([0, *ends], [*ends, table], strict=True)]
    return (
        b"\r".join(pieces)
        + entries
        + pdf[trailer : start.start(1)]
        + b"%d" % moved(table)
        + pdf[start.end(1) :]
    )
