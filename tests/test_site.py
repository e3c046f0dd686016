"""The built site and the real book: what readers and other tools rely on."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from guidebook.book import Book
from guidebook.model import LANGUAGES
from guidebook.pages import form_pages


def pages(site: Path, lang: str) -> dict[str, Path]:
    """Address relative to the language's root -> file."""
    top = site if lang == "vi" else site / lang
    return {path.parent.relative_to(top).as_posix(): path for path in top.rglob("index.html")
            if lang != "vi" or "en" not in path.relative_to(site).parts[:1]}


def parse(path: Path) -> LexborHTMLParser:
    return LexborHTMLParser(path.read_text(encoding="utf-8"))


def test_the_checker_finds_nothing_in_the_real_book(root: Path) -> None:
    run = subprocess.run([sys.executable, root / "scripts" / "check.py", root, "--format", "json"], capture_output=True,
                         text=True, timeout=120)
    assert (run.returncode, run.stdout.strip()) == (0, "[]"), run.stdout + run.stderr


def test_the_checker_finds_nothing_in_the_built_site(root: Path, site: Path) -> None:
    run = subprocess.run([sys.executable, root / "scripts" / "check.py", root, "--site", site, "--format", "json"],
                         capture_output=True, text=True, timeout=120)
    assert (run.returncode, json.loads(run.stdout)) == (0, []), run.stdout + run.stderr


def test_every_page_has_its_twin_and_its_language(site: Path) -> None:
    found = {lang: pages(site, lang) for lang in LANGUAGES}
    assert set(found["vi"]) == set(found["en"]) and len(found["vi"]) >= 8
    for lang, files in found.items():
        for path in files.values():
            assert parse(path).css_first("html").attributes["lang"] == lang, path


@pytest.mark.parametrize("lang", LANGUAGES)
def test_signs_of_insertion_have_all_become_insertions(site: Path, root: Path, lang: str) -> None:
    """A pair of carets that opens right behind a word stays as typed."""
    for address, path in pages(site, lang).items():
        article = parse(path).css_first("article")
        for code in article.css("code, pre"):
            code.decompose()
        assert "^^" not in article.text(), path
        source = root / "docs" / lang / f"{address}.md"
        if source.is_file():
            assert len(article.css("ins.gb-insert")) == source.read_text("utf-8").count("^^") // 2, path


@pytest.mark.parametrize("lang", LANGUAGES)
def test_shared_pictures_and_data_reach_pages_of_both_languages(site: Path, lang: str) -> None:
    pictures = 0
    for path in pages(site, lang).values():
        base = "/" + path.relative_to(site).as_posix()
        for picture in parse(path).css("article img"):
            target = unquote(urlsplit(urljoin(base, picture.attributes["src"])).path)
            assert (site / target.lstrip("/")).is_file(), (path, target)
            assert picture.attributes.get("alt"), (path, target)
            pictures += 1
    assert pictures >= 3


def test_no_mark_is_left_anywhere(site: Path) -> None:
    for path in site.rglob("*.html"):
        page = LexborHTMLParser(path.read_text(encoding="utf-8"))
        for example in page.css("pre, code"):  # the page of the checks shows how a mark is written
            example.decompose()
        assert "[@" not in page.html, path
    for path in (site / "assets" / "search").glob("*.js"):
        assert "[@" not in path.read_text(encoding="utf-8"), path


def test_every_chapter_and_form_has_a_handout_and_every_language_a_book(site: Path, book: Book) -> None:
    for lang in LANGUAGES:
        assert (site / "pdf" / f"guidebook-{lang}.pdf").is_file()
        for card in book.chapters(lang):
            assert (site / "pdf" / lang / card.path).with_suffix(".pdf").is_file()
        printed = {file.stem for file in (site / "pdf" / lang / "forms").glob("*.pdf")}
        assert printed == {PurePosixPath(path).stem for _, path in form_pages(book, lang)}
        index = (site / ("" if lang == "vi" else lang) / "forms/index.html").read_text(encoding="utf-8")
        for name in printed:
            assert f'pdf/{lang}/forms/{name}.pdf"' in index


def test_registers_are_published_as_data(site: Path, book: Book) -> None:
    for name, count in (("glossary", len(book.registers.terms)), ("laws", len(book.registers.laws)),
                        ("facts", len(book.registers.facts) - len(book.registers.factors)),
                        ("factors", len(book.registers.factors))):
        assert (site / "data" / f"{name}.yml").is_file()
        assert len(json.loads((site / "data" / f"{name}.json").read_text(encoding="utf-8"))) == count
        assert json.loads((site / "data" / "schema" / f"{name}.json").read_text(encoding="utf-8"))["$schema"]


def test_the_print_template_is_no_part_of_the_site(site: Path) -> None:
    assert not (site / "print").exists()


def test_independence_is_said_on_every_page_in_its_language(site: Path) -> None:
    words = {"vi": "không phải ấn phẩm của GIZ", "en": "not a publication of GIZ"}
    for lang in LANGUAGES:
        for path in pages(site, lang).values():
            footer = " ".join(parse(path).css_first("footer").text().split())
            assert words[lang] in footer, path
