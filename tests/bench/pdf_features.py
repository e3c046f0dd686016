"""What a book made by any tool holds: words kept, and the features that make a PDF a book."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections import Counter
from pathlib import Path

import pikepdf
from expected import expect
from selectolax.lexbor import LexborHTMLParser, LexborNode

_LOST_ON_PAPER = ".headerlink, .no-print, .md-content__button, .footnote-backref, button, script, style, select, form"
_REFERENCE = re.compile(r"\(trang\s+[ivxlcdm\d]+\)")
_UNITS = re.compile(r"[^\W\d_]+|\d")
"""A word's letters, or one digit: marks of notes and page references stand against words without a gap."""
_MARKS = "a.footnote-ref"


def words_of(pages: list[str]) -> Counter[str]:
    """Words and digits of the articles of built pages and of their notes, as tests/press/expected.py reads them."""
    counted: Counter[str] = Counter()
    for html in pages:
        held = expect(html, "", set())
        counted += _units(" ".join([*held.words, *(word for note in held.notes for word in note)]))
    return counted


def notes_of(pages: list[str]) -> list[tuple[str, str]]:
    """For the first mark of each note the letters before it in its block, and the first letters of the note."""
    found = []
    for html in pages:
        article = _article(html)
        notes = {item.id: _letters(item.text())[:30] for item in article.css("div.footnote li[id]")}
        for mark in article.css(_MARKS):
            block = mark.parent.parent
            before = _letters(block.text().partition(mark.parent.text())[0])[-25:]
            text = notes.pop((mark.attributes.get("href") or "").lstrip("#"), "")
            if len(before) == 25 and len(text) > 10:
                found.append((before, text))
    return found


def features(pdf: Path, wanted: Counter[str], notes: list[tuple[str, str]], titles: list[str]) -> dict[str, object]:
    """Name of a feature -> what was found in the file."""
    layout = [page for page in _text(pdf, "-layout").split("\f") if page.strip()]
    raw = _text(pdf, "-raw")
    got = _units(raw)
    pages = [_letters(_REFERENCE.sub("", page)) for page in raw.split("\f")]
    with pikepdf.open(pdf) as file:
        root = file.Root
        meta = str(root.Metadata.read_bytes()) if "/Metadata" in root else ""
        outline = file.open_outline()
        with outline:
            marks = sum(_count(item) for item in outline.root)
        return {
            "pages": len(file.pages),
            "MB": pdf.stat().st_size / 1e6,
            "words kept": sum((wanted & got).values()) / sum(wanted.values()),
            "page numbers in the contents": f"{_numbered(layout[:30], titles)}/{len(titles)}",
            "(trang N)": sum(len(_REFERENCE.findall(page)) for page in layout),
            "notes on the page of their mark": _beside(pages, notes),
            "bookmarks": marks,
            "tagged": "/StructTreeRoot" in root,
            "PDF/UA": "pdfuaid" in meta,
            "PDF/A": "pdfaid" in meta,
            "page labels": "/PageLabels" in root,
            "language": str(root.get("/Lang", "-")),
        }


def _article(html: str) -> LexborNode:
    tree = LexborHTMLParser(html)
    article = tree.css_first("article.md-content__inner")
    for node in article.css(_LOST_ON_PAPER):
        node.decompose()
    return article


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _units(text: str) -> Counter[str]:
    return Counter(_UNITS.findall(_plain(text)))


def _letters(text: str) -> str:
    return re.sub(r"[\W\d]+", "", _plain(text))


def _text(pdf: Path, way: str) -> str:
    return subprocess.run(["pdftotext", way, "-enc", "UTF-8", str(pdf), "-"], capture_output=True, check=True).stdout.decode()


def _numbered(pages: list[str], titles: list[str]) -> int:
    """Titles that stand on a line of the first pages with a number at its end."""
    lines = [_letters(line) for page in pages for line in page.splitlines() if re.search(r"\d\s*$", line)]
    return sum(any(_letters(title)[-18:] in line for line in lines) for title in titles)


def _beside(pages: list[str], notes: list[tuple[str, str]]) -> float:
    """Share of first marks whose note stands on a page where the mark stands."""
    right = 0
    for before, text in notes:
        right += any(before in page and text in page for page in pages)
    return right / max(len(notes), 1)


def _count(item: pikepdf.OutlineItem) -> int:
    return 1 + sum(_count(child) for child in item.children)
