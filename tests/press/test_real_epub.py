"""The EPUBs of the real book, read back: nothing lost, every link right, every file declared."""

from __future__ import annotations

import posixpath
import re
import unicodedata
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from guidebook.book import Book
from guidebook.model import LANGUAGES
from selectolax.lexbor import LexborHTMLParser

from expected import SITE, Expected, expect
from pages import BOXES, RealPage, real_pages

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
XHTML = "{http://www.w3.org/1999/xhtml}"
EPUB = "{http://www.idpf.org/2007/ops}"


class Epub:
    """One .epub."""

    def __init__(self, path: Path) -> None:
        self.archive = zipfile.ZipFile(path)
        self.names = self.archive.namelist()
        self.package = ElementTree.fromstring(self.archive.read("EPUB/package.opf"))
        self.items = {item.get("id"): item for item in self.package.iter(f"{OPF}item")}
        self.spine = [self.items[ref.get("idref")].get("href") for ref in self.package.iter(f"{OPF}itemref")]

    def text(self, name: str) -> str:
        return self.archive.read(f"EPUB/{name}").decode("utf-8")

    def meta(self, name: str) -> list[str]:
        return [tag.text for tag in self.package.iter(f"{OPF}meta") if tag.get("property") == name]


@pytest.fixture(scope="module", params=LANGUAGES)
def lang(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="module")
def pages(site: Path, book: Book, lang: str) -> list[RealPage]:
    return real_pages(site, book, lang)


@pytest.fixture(scope="module")
def epub(site: Path, lang: str) -> Epub:
    return Epub(site / "epub" / f"guidebook-{lang}.epub")


def leaf(page: RealPage) -> str:
    return page.name.replace("/", ".") + ".xhtml"


def read(xhtml: str) -> tuple[Expected, list[str]]:
    """What an article's file holds, and the words of its notes in the order of their marks."""
    tree = LexborHTMLParser(xhtml)
    texts = {}
    for note in tree.css("aside"):
        for back in note.css("[role=doc-backlink]"):
            back.decompose()
        texts["#" + note.id] = note.text(separator=" ").split()
    notes = [texts[mark] for mark in dict.fromkeys(mark.attributes["href"] for mark in tree.css("a.mark"))]
    for node in tree.css("section.notes, a.mark, .opener"):
        node.decompose()
    return expect(tree.body.html, "", set()), notes


def test_every_article_is_whole(epub: Epub, pages: list[RealPage]) -> None:
    for page in pages:
        got, notes = read(epub.text(leaf(page)))
        words = [word for word in got.words if word not in BOXES]
        wanted = [word for word in page.expected.words if word not in BOXES]
        for at, (one, other) in enumerate(zip(words, wanted, strict=False)):
            assert one == other, f"{page.name}: {' '.join(words[at - 9 : at + 6])} | {' '.join(wanted[at - 9 : at + 6])}"
        assert len(words) == len(wanted), page.name
        assert ["".join(note) for note in notes] == ["".join(note) for note in page.expected.notes], page.name
        for what in ("headings", "rows", "cells", "tables", "alts", "items", "formulas"):
            assert getattr(got, what) == getattr(page.expected, what), f"{page.name}: {what}"
        captions = len(LexborHTMLParser(epub.text(leaf(page))).css("caption, figcaption"))
        assert captions == page.expected.captions, page.name


def test_the_order_is_that_of_the_book(epub: Epub, pages: list[RealPage]) -> None:
    assert epub.spine == ["cover.xhtml", "title.xhtml", "nav.xhtml", *map(leaf, pages)]


def test_every_file_is_declared_and_well_formed(epub: Epub) -> None:
    declared = {f"EPUB/{item.get('href')}" for item in epub.items.values()}
    assert declared == set(epub.names) - {"mimetype", "META-INF/container.xml", "EPUB/package.opf"}
    first = epub.archive.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert epub.archive.read("mimetype") == b"application/epub+zip"
    for name in epub.names:
        if name.endswith((".xhtml", ".svg", ".opf", ".xml")):
            content = epub.archive.read(name)
            ElementTree.fromstring(content)
            assert b"<!DOCTYPE svg" not in content and b"<script" not in content
            assert unicodedata.is_normalized("NFC", content.decode("utf-8"))
            assert not re.search("[\ue000-\uf8ff]", content.decode("utf-8")), name
    assert len({info.date_time for info in epub.archive.infolist()}) == 1


def test_links_lead_to_places_inside_or_to_the_web(epub: Epub, pages: list[RealPage]) -> None:
    places: dict[str, set[str]] = {}
    for name in epub.spine:
        ids = [node.get("id") for node in ElementTree.fromstring(epub.text(name)).iter() if node.get("id")]
        assert len(set(ids)) == len(ids), name
        places[name] = set(ids)
    for name in epub.spine:
        for link in ElementTree.fromstring(epub.text(name)).iter(f"{XHTML}a"):
            href = link.get("href")
            if re.match(r"https?://|mailto:", href):
                continue
            file, _, anchor = href.partition("#")
            assert (file or name) in places, f"{name}: {href}"
            assert not anchor or anchor in places[file or name], f"{name}: {href}"
    links = {page.name: LexborHTMLParser(epub.text(leaf(page))).css("a[href]:not(.mark):not([role=doc-backlink])") for page in pages}
    assert {name: len(some) for name, some in links.items()} == {page.name: page.links for page in pages}


def test_pictures_are_inside_and_speak(epub: Epub, pages: list[RealPage]) -> None:
    for page in pages:
        for image in LexborHTMLParser(epub.text(leaf(page))).css("img"):
            assert image.attributes["alt"]
            assert posixpath.join("EPUB", image.attributes["src"]) in epub.names
    assert sum(name.endswith(".svg") for name in epub.names) > 10


def test_notes_open_where_they_are_marked(epub: Epub, pages: list[RealPage]) -> None:
    for page in pages:
        tree = ElementTree.fromstring(epub.text(leaf(page)))
        marks = [link for link in tree.iter(f"{XHTML}a") if link.get(f"{EPUB}type") == "noteref"]
        notes = {note.get("id") for note in tree.iter(f"{XHTML}aside") if note.get(f"{EPUB}type") == "footnote"}
        assert {link.get("href") for link in marks} == {f"#{note}" for note in notes}
        assert len(notes) == len(page.expected.notes), page.name


def test_the_contents_have_two_levels(epub: Epub, pages: list[RealPage], book: Book, lang: str) -> None:
    nav = LexborHTMLParser(epub.text("nav.xhtml"))
    assert nav.css_first("h1").text() == book.registers.strings["press.contents"][lang]
    first = nav.css("nav#toc > ol > li")
    assert [item.css_first("a").attributes["href"] for item in first] == [leaf(page) for page in pages]
    second = [len(item.css("a")) - 1 for item in first]
    assert second == [page.expected.headings.count(2) for page in pages]
    for page, item in zip(pages, first, strict=True):
        title = " ".join(page.expected.words)
        assert title.startswith(" ".join(item.css_first("a").text().split(". ", 1)[-1].split()) if page.chapter is not None else "")


def test_metadata_name_the_edition_and_say_how_it_can_be_read(epub: Epub, book: Book, lang: str) -> None:
    strings = book.registers.strings
    assert epub.package.get("version") == "3.0"
    assert [tag.text for tag in epub.package.iter(f"{DC}language")] == [lang]
    assert [tag.text for tag in epub.package.iter(f"{DC}title")] == [strings["press.title"][lang]]
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", epub.package.find(f".//{DC}identifier").text)
    day = epub.package.find(f".//{DC}date").text
    assert epub.meta("dcterms:modified") == [f"{day}T00:00:00Z"]
    assert epub.package.find(f".//{DC}rights").text
    assert epub.meta("schema:accessMode") == ["textual", "visual"]
    assert {"alternativeText", "tableOfContents", "structuralNavigation"} <= set(epub.meta("schema:accessibilityFeature"))
    assert epub.meta("schema:accessibilitySummary") == [strings["press.accessibility"][lang].strip()]
    cover = next(item for item in epub.items.values() if item.get("properties") == "cover-image")
    assert f"EPUB/{cover.get('href')}" in epub.names


def test_the_title_page_says_who_when_and_under_what_licence(epub: Epub, book: Book, lang: str) -> None:
    said = " ".join(LexborHTMLParser(epub.text("title.xhtml")).body.text(separator=" ").split())
    for key in ("cover-title", "subtitle", "independence", "precedence"):
        assert " ".join(book.registers.strings[f"press.{key}"][lang].split()) in said, key
    assert re.search(r"\b[0-9a-f]{7}\b", said)


def test_each_part_tells_its_language(epub: Epub, pages: list[RealPage], lang: str) -> None:
    foreign = 0
    for name in epub.spine:
        tree = ElementTree.fromstring(epub.text(name))
        for node in tree.iter():
            plain, xml = node.get("lang"), node.get("{http://www.w3.org/XML/1998/namespace}lang")
            assert plain == xml, name
            foreign += plain not in (None, lang)
        assert tree.get("lang") == lang
    assert foreign > 50


def test_tables_name_their_heads_and_inserted_words_are_marked(epub: Epub, pages: list[RealPage]) -> None:
    for page in pages:
        tree = LexborHTMLParser(epub.text(leaf(page)))
        assert all(head.attributes.get("scope") for head in tree.css("th")), page.name
        assert len(tree.css("thead tr")) == page.head_rows, page.name
        for mark in tree.css("a.mark"):
            mark.decompose()
        inserted = ["".join(node.text().split()) for node in tree.css("ins")]
        assert inserted == ["".join(words.split()) for words in page.inserted], page.name
        assert sum(map(tree.body.text().count, BOXES)) == page.boxes, page.name
    assert SITE not in epub.text("nav.xhtml")
