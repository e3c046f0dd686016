"""ZIP files whose bytes depend on nothing but their content and their day: EPUB and DOCX are such."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import date

_SMALL_ALREADY = (".png", ".jpeg", ".jpg", ".webp", ".gif")


def archive(files: Mapping[str, bytes], day: date, *, first: str) -> bytes:
    """A ZIP of path -> content, in their order. `first` stands uncompressed at the beginning, if it is there."""
    stamp = (day.year, day.month, day.day, 0, 0, 0)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, stamp)
            entry.external_attr = 0o644 << 16
            stored = name == first or name.endswith(_SMALL_ALREADY)
            book.writestr(entry, content, zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED, 6)
    return out.getvalue()
