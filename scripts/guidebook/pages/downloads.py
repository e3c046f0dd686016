"""What can be taken away: the whole book, the handouts, the Word files, the registers; and how large each is."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

from markupsafe import Markup

from guidebook.book import Book
from guidebook.model import LANGUAGES
from guidebook.notation import format_number
from guidebook.pages.form import form_pages
from guidebook.pages.templating import Link, fill

REGISTERS = {"terms": "glossary", "laws": "laws", "facts": "facts", "factors": "factors"}
"""Register -> its file under data/."""
COPIES = ("opener", "participant", "large")
"""Copies of a chapter beside its handout: how their files end."""
_SIZE = '<span class="gb-size" data-file="{}"></span>'
_UNSIZED = re.compile(_SIZE.format("([^\"]+)"))


def render(book: Book, lang: str, link: Link) -> str:
    return fill(
        "downloads", book.registers, lang, link, chapters=book.chapters(lang), copies=COPIES, data=REGISTERS,
        forms=form_pages(book, lang), size=lambda file: Markup(_SIZE.format(file)),
    )  # fmt: skip


def write_sizes(site: Path) -> None:
    """Write behind the links of the list how large the files are, which are made after the pages. Files that were not
    made have no size."""
    for lang in LANGUAGES:
        page = site / ("" if lang == LANGUAGES[0] else lang) / "index.html"
        html = page.read_text(encoding="utf-8")
        page.write_text(_UNSIZED.sub(lambda match: _size(site / match[1], lang), html), encoding="utf-8")


def _size(file: Path, lang: str) -> str:
    if not file.is_file():
        return ""
    count = file.stat().st_size
    megabytes = count >= 1_000_000
    number = Decimal(count) / (1_000_000 if megabytes else 1000)
    return f" ({format_number(number.quantize(Decimal('0.1') if megabytes else Decimal(1)), lang)}\N{NO-BREAK SPACE}{'MB' if megabytes else 'kB'})"
