"""The copy that opens without a server."""

from __future__ import annotations

import posixpath
import zipfile
from datetime import date
from urllib.parse import unquote, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from guidebook.offline import PLACE, for_files, pack

FOLDERS = {".", "en", "chapters/one", "en/chapters/one"}


@pytest.mark.parametrize(
    ("name", "link", "expected"),
    [
        ("index.html", "chapters/one/", "chapters/one/index.html"),
        ("index.html", "chapters/one/#part", "chapters/one/index.html#part"),
        ("chapters/one/index.html", "../../", "../../index.html"),
        ("chapters/one/index.html", "../..", "../../index.html"),
        ("chapters/one/index.html", "../../en/chapters/one/?h=x#part", "../../en/chapters/one/index.html?h=x#part"),
        ("index.html", ".", "./index.html"),
        ("index.html", "#part", "#part"),
        ("index.html", "pdf/book.pdf", "pdf/book.pdf"),
        ("index.html", "https://book.test/", "https://book.test/"),
        ("index.html", "mailto:a@book.test", "mailto:a@book.test"),
    ],
)  # fmt: skip
def test_links_to_folders_lead_to_their_page(name, link, expected):
    assert for_files(f'<a href="{link}">x</a>', name, FOLDERS) == f'<a href="{expected}">x</a>'


def test_what_only_the_online_site_has_goes():
    html = '<ul>\n<li class="gb-online">a <a href="x">zip</a></li>\n<li>b</li></ul>'
    assert for_files(html, "index.html", FOLDERS) == "<ul>\n<li>b</li></ul>"


def test_two_packings_are_the_same_bytes(tmp_path):
    (tmp_path / "index.html").write_text('<a href="en/">E</a>')
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "index.html").write_text('<a href="..">V</a>')
    (tmp_path / "404.html").write_text("x")
    first = pack(tmp_path, date(2026, 12, 1)).read_bytes()
    assert pack(tmp_path, date(2026, 12, 1)).read_bytes() == first
    with zipfile.ZipFile(tmp_path / PLACE) as archive:
        assert archive.namelist() == ["en/index.html", "index.html"]


def test_every_link_of_the_real_copy_leads_to_a_file_in_it(site):
    with zipfile.ZipFile(site / PLACE) as archive:
        names = set(archive.namelist())
        pages = {name: archive.read(name).decode("utf-8") for name in names if name.endswith(".html")}
    assert {"index.html", "en/index.html", "pdf/guidebook-vi.pdf", "pdf/guidebook-en.pdf"} <= names
    assert {"epub/guidebook-vi.epub", "docx/guidebook-en.docx", "docx/vi/chapters/06-baseline.docx"} <= names
    missing = []
    for name, html in pages.items():
        for element in LexborHTMLParser(html).css("[href], [src]"):
            link = urlsplit(element.attributes.get("href") or element.attributes.get("src") or "")
            if link.scheme or link.netloc or not link.path:
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(link.path)))
            if target not in names:
                missing.append((name, link.geturl()))
    assert not missing
