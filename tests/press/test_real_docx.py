"""The Word documents of the real book, read back: nothing lost, what is more is counted by kind."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from guidebook.book import Book
from guidebook.model import LANGUAGES

from expected import Expected, expect
from pages import BOXES, RealPage, real_pages
from wordfile import A, R, W, WP, Paragraph, WordFile, headings

FURNITURE = {"Title", "Subtitle", "ImprintHeading", "Imprint", "TOCHeading", "TOC1", "TOC2", "Opener", "SectionEnd"}
FONTS = {"Times New Roman", "Arial", "Courier New"}
"""On every office machine; LibreOffice has Liberation Serif, Sans and Mono for them, whose letters are as wide."""
LOCALES = {"vi": "vi-VN", "en": "en-GB"}
LARGEST = 2_000_000  # bytes that go through any mail server


@pytest.fixture(scope="module", params=LANGUAGES)
def lang(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="module")
def pages(site: Path, book: Book, lang: str) -> list[RealPage]:
    return real_pages(site, book, lang)


@pytest.fixture(scope="module")
def whole(site: Path, lang: str) -> WordFile:
    return WordFile(site / "docx" / f"guidebook-{lang}.docx")


@pytest.fixture(scope="module")
def chapters(site: Path, lang: str, pages: list[RealPage]) -> dict[str, WordFile]:
    return {page.name: WordFile(site / "docx" / lang / f"{page.name}.docx") for page in pages if page.alone_too}


def compare(file: WordFile, some: list[Paragraph], expected: Expected, where: str) -> None:
    """Every word in order, and everything countable, of one article."""
    got = " ".join(part.text for part in some if part.style not in FURNITURE).split()
    wanted = [word for word in expected.words if word not in BOXES]
    for at, (one, other) in enumerate(zip(got, wanted, strict=False)):
        assert one == other, f"{where}: {' '.join(got[at - 9 : at + 6])} | {' '.join(wanted[at - 9 : at + 6])}"
    assert len(got) == len(wanted), where
    assert headings(some) == expected.headings, where
    assert sum(part.style in ("TableCaption", "ImageCaption") for part in some) == expected.captions, where
    assert file.items(some) == expected.items, where


def counted(file: WordFile, expected: list[Expected]) -> None:
    """What is counted over a whole document."""
    where = file.path.name
    assert file.notes == [note for one in expected for note in one.notes], where
    body = file.body
    assert len(list(body.iter(f"{W}tbl"))) == sum(one.tables for one in expected), where
    assert len(list(body.iter(f"{W}tr"))) == sum(one.rows for one in expected), where
    spanned = [cell for cell in body.iter(f"{W}tc") if not _covered(cell)]
    assert len(spanned) == sum(one.cells for one in expected), where
    alts = [picture.get("descr") for picture in body.iter(f"{WP}docPr")]
    assert alts == [alt for one in expected for alt in one.alts], where


def _covered(cell) -> bool:
    """Under a cell that spans rows."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(f"{W}val") != "restart"


def test_each_chapter_holds_its_article_whole(chapters: dict[str, WordFile], pages: list[RealPage]) -> None:
    assert len(chapters) > 15
    for page in pages:
        if page.alone_too:
            file = chapters[page.name]
            compare(file, file.paragraphs, page.expected, page.name)
            counted(file, [page.expected])


def test_the_book_holds_every_article_whole(whole: WordFile, pages: list[RealPage]) -> None:
    starts = [at for at, part in enumerate(whole.paragraphs) if part.style == "Heading1"]
    articles = [whole.paragraphs[one:other] for one, other in zip(starts, [*starts[1:], None], strict=True)]
    assert len(articles) == len(pages)
    for page, article in zip(pages, articles, strict=True):
        compare(whole, article, page.expected, page.name)
    counted(whole, [page.expected for page in pages])


def test_what_the_book_adds_is_its_furniture(whole: WordFile, pages: list[RealPage], book: Book, lang: str) -> None:
    before = whole.paragraphs[: next(at for at, part in enumerate(whole.paragraphs) if part.style == "Heading1")]
    assert {part.style for part in before} <= FURNITURE
    said = " ".join(" ".join(part.text for part in before).split())
    for key in ("cover-title", "subtitle", "independence", "precedence", "contents"):
        assert " ".join(book.registers.strings[f"press.{key}"][lang].split()) in said, key
    listed = {style: [part.text for part in before if part.style == style] for style in ("TOC1", "TOC2")}
    assert len(listed["TOC1"]) == len(pages)
    assert len(listed["TOC2"]) == sum(page.expected.headings.count(2) for page in pages)
    openers = [part.text for part in whole.paragraphs if part.style == "Opener"]
    assert len([opener for opener in openers if re.fullmatch(r"(Chương|Chapter) \d+", opener)]) == sum(
        page.chapter is not None for page in pages
    )


def test_links_lead_somewhere(whole: WordFile, chapters: dict[str, WordFile]) -> None:
    for file in (whole, *chapters.values()):
        marks = [mark.get(f"{W}name") for mark in file.body.iter(f"{W}bookmarkStart")]
        assert len(set(marks)) == len(marks), file.path.name
        assert all(re.fullmatch(r"[A-Za-z]\w{0,39}", mark) for mark in marks)
        for part in ("document", "footnotes"):
            tree = file.xml(f"word/{part}.xml")
            relations = file.relations(part)
            used = set()
            for link in tree.iter(f"{W}hyperlink"):
                if anchor := link.get(f"{W}anchor"):
                    assert anchor in marks, f"{file.path.name}: {''.join(link.itertext())}"
                else:
                    kind, target, outside = relations[link.get(f"{R}id")]
                    used.add(link.get(f"{R}id"))
                    assert kind == "hyperlink" and outside and re.match(r"https?://|mailto:", target), target
            pictures = {blip.get(f"{R}embed") for blip in tree.iter(f"{A}blip")}
            for picture in pictures:
                assert f"word/{relations[picture][1]}" in file.names
            for field in tree.iter(f"{W}instrText"):
                if name := re.match(r" NOTEREF (\w+)", field.text):
                    assert name[1] in marks
            outside = {rid for rid, (_, _, external) in relations.items() if external}
            assert outside == used, file.path.name


def test_every_link_of_the_articles_is_kept_in_the_book(whole: WordFile, pages: list[RealPage]) -> None:
    """Except those to pages that are not printed, while the book has no address."""
    wanted = sum(page.links for page in pages)
    in_text = [link for link in whole.body.iter(f"{W}hyperlink")]
    contents = sum(part.style in ("TOC1", "TOC2") for part in whole.paragraphs)
    in_notes = list(whole.xml("word/footnotes.xml").iter(f"{W}hyperlink"))
    assert len(in_text) - contents + len(in_notes) == wanted


def test_tables_repeat_their_heads_and_keep_their_rows(whole: WordFile, pages: list[RealPage]) -> None:
    repeated = sum(row.find(f"{W}trPr/{W}tblHeader") is not None for row in whole.body.iter(f"{W}tr"))
    assert repeated == sum(page.head_rows for page in pages)
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in whole.body.iter(f"{W}tr"))


def test_inserted_words_are_underlined_and_boxes_can_be_ticked(whole: WordFile, pages: list[RealPage]) -> None:
    lined = "".join(
        "".join(text.text for text in run.iter(f"{W}t"))
        for run in whole.body.iter(f"{W}r")
        if run.find(f"{W}rPr/{W}u") is not None
    ).split()
    wanted = " ".join(words for page in pages for words in page.inserted).split()
    assert wanted and "".join(wanted) == "".join(lined)
    boxes = "".join(whole.body.itertext())
    assert boxes.count("☐") + boxes.count("☑") == sum(page.boxes for page in pages) > 100


def test_the_language_is_told_and_foreign_parts_have_theirs(
    whole: WordFile, chapters: dict[str, WordFile], pages: list[RealPage], lang: str
) -> None:
    for file in (whole, *chapters.values()):
        default = file.xml("word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
        assert default.get(f"{W}val") == LOCALES[lang]
        core = file.archive.read("docProps/core.xml").decode()
        assert f"<dc:language>{LOCALES[lang]}</dc:language>" in core and re.search("<dc:title>[^<]+<", core)
    foreign = {tag.get(f"{W}val") for tag in whole.body.iter(f"{W}lang")}
    assert LOCALES["en" if lang == "vi" else "vi"] in foreign <= set(LOCALES.values())


def test_the_page_is_a4_with_title_edition_and_numbers(whole: WordFile, chapters: dict[str, WordFile]) -> None:
    for file in (whole, *chapters.values()):
        sizes = {(size.get(f"{W}w"), size.get(f"{W}h")) for size in file.body.iter(f"{W}pgSz")}
        assert ("11906", "16838") in sizes and sizes <= {("11906", "16838"), ("16838", "11906")}
        footer = file.archive.read("word/footer.xml").decode()
        assert " PAGE " in footer and " NUMPAGES " in footer
        titles = [part.text for part in file.paragraphs if part.style == "Heading1"]
        headers = sorted((name for name in file.names if "/header" in name), key=lambda name: int(re.sub(r"\D", "", name)))
        assert len(headers) == len(titles)
        for name, title in zip(headers, titles, strict=True):
            header = "".join(file.xml(name).itertext())
            assert " ".join(title.split()) in header and re.search(r"\b[0-9a-f]{7}\b", header), name


def test_fonts_are_those_that_offices_have(whole: WordFile, chapters: dict[str, WordFile]) -> None:
    for file in (whole, *chapters.values()):
        for name in file.names:
            if name.endswith(".xml"):
                for face in re.findall(r"<w:rFonts[^>]*>", file.archive.read(name).decode()):
                    assert set(re.findall(r'w:(?:ascii|hAnsi|cs|eastAsia)="([^"]*)"', face)) <= FONTS, name


def test_the_files_are_small_and_safe_to_search(whole: WordFile, chapters: dict[str, WordFile]) -> None:
    for file in (whole, *chapters.values()):
        assert unicodedata.is_normalized("NFC", file.archive.read("word/document.xml").decode())
        assert not re.search("[\ue000-\uf8ff]", file.archive.read("word/document.xml").decode())
        assert len({info.date_time for info in file.archive.infolist()}) == 1
    assert max(file.path.stat().st_size for file in chapters.values()) <= LARGEST


def test_the_styles_that_are_used_are_defined(whole: WordFile) -> None:
    defined = {style.get(f"{W}styleId") for style in whole.xml("word/styles.xml").iter(f"{W}style")}
    used = {
        tag.get(f"{W}val")
        for part in ("document", "footnotes")
        for kind in ("pStyle", "rStyle", "tblStyle")
        for tag in whole.xml(f"word/{part}.xml").iter(f"{W}{kind}")
    }
    assert used <= defined
