"""The end of a stream cannot be mistaken."""

from __future__ import annotations

import io

import pikepdf
import pytest
from guidebook.press.streams import settle_stream_ends


def pdf_with(data: list[bytes]) -> bytes:
    """A PDF of plain streams, as Typst writes them."""
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"]
    objects += [b"<</Length %d>>\nstream\n%s\nendstream" % (len(one), one) for one in data]
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f\r\n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n\r\n" % offset for offset in offsets)
    return bytes(
        out + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    )


@pytest.mark.parametrize("data", [[b"a\r", b"b", b"c\r"], [b"a\n", b"b\r"], [b"\r"]])
def test_every_object_is_found_and_every_stream_is_whole(data: list[bytes]) -> None:
    settled = settle_stream_ends(pdf_with(data))
    assert settled.count(b"\r\r\nendstream") == sum(one.endswith(b"\r") for one in data)
    with pikepdf.open(io.BytesIO(settled), attempt_recovery=False) as pdf:
        assert [pdf.get_object(number, 0).read_raw_bytes() for number in range(3, 3 + len(data))] == data


def test_what_needs_no_change_is_not_changed() -> None:
    plain = pdf_with([b"a", b"b\n"])
    assert settle_stream_ends(plain) is plain


def test_another_kind_of_file_is_refused() -> None:
    with pytest.raises(ValueError, match="cross-reference"):
        settle_stream_ends(b"stream\nx\r\nendstream\nstartxref\n3\n%%EOF")
