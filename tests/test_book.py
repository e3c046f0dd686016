"""Loading a book: navigation, cache, what cannot be read."""

from __future__ import annotations

import os
import pickle
from pathlib import Path, PurePosixPath

import pytest

from guidebook.book import CACHE_FILE, load_book
from guidebook.model import PageId
from guidebook.navigation import NavigationError, read_config


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for lang, title in (("vi", "Một"), ("en", "One")):
        folder = tmp_path / "docs" / lang / "chapters"
        folder.mkdir(parents=True)
        text = f"---\nchapter: 1\nquestion: {title}?\nminutes: 5\n---\n\n# {title} {{#one}}\n"
        (folder / "01-one.md").write_text(text, encoding="utf-8")
        (folder.parent / "index.md").write_text("# Home {#home}\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("nav: [index.md, {Start: [chapters/01-one.md]}]\n", encoding="utf-8")
    return tmp_path


def test_pages_navigation_and_chapters(tree: Path) -> None:
    book = load_book(tree)
    assert len(book.pages) == 4 and len(book.twins) == 2
    assert [str(page.id.path) for page in book.ordered("en")] == ["index.md", "chapters/01-one.md"]
    (card,) = book.chapters("vi")
    assert (card.number, card.path, card.title, card.question, card.minutes) == (
        1, "chapters/01-one.md", "Một", "Một?", 5,
    )  # fmt: skip
    assert book.chapter_paths() == {1: "chapters/01-one.md"}


def test_state_of_a_translation(tree: Path) -> None:
    path = "chapters/01-one.md"
    assert load_book(tree).translation(path) == "outdated"
    source = load_book(tree).page("vi", path).source_hash
    english = tree / "docs/en" / path
    english.write_text(f"---\ntranslated_from: '{source}'\n---\n\n# One {{#one}}\n", encoding="utf-8")
    assert load_book(tree).translation(path) == "current"
    english.unlink()
    assert load_book(tree).translation(path) == "missing"
    assert load_book(tree).translation("nowhere.md") == "unsourced"


def test_the_cache_gives_the_same_pages_and_notices_a_change(tree: Path, tmp_path: Path) -> None:
    cache = tmp_path / ".cache"
    first = load_book(tree, cache)
    assert load_book(tree, cache).pages == first.pages
    page = tree / "docs/vi/index.md"
    page.write_text("# Khác {#other}\n", encoding="utf-8")
    changed = load_book(tree, cache).pages[PageId("vi", PurePosixPath("index.md"))]
    assert changed.headings[0].id == "other"


@pytest.mark.parametrize(
    "content", [b"", b"\x80\x05junk", pickle.dumps(("old", {})), pickle.dumps([1, 2, 3])]
)
def test_a_ruined_cache_is_no_error(tree: Path, tmp_path: Path, content: bytes) -> None:
    cache = tmp_path / ".cache"
    cache.mkdir()
    (cache / CACHE_FILE).write_bytes(content)
    assert len(load_book(tree, cache).pages) == 4


def test_a_page_survives_pickling(tree: Path) -> None:
    page = load_book(tree).page("vi", "chapters/01-one.md")
    again = pickle.loads(pickle.dumps(page))
    assert again == page and type(again.blocks[0]) is type(page.blocks[0])


def test_links_in_the_file_system_cannot_loop(tree: Path) -> None:
    os.symlink(tree / "docs", tree / "docs" / "vi" / "loop")
    os.symlink(tree / "nowhere.md", tree / "docs" / "vi" / "dangling.md")
    assert len(load_book(tree).pages) == 4


def test_an_empty_folder_is_an_empty_book(tmp_path: Path) -> None:
    book = load_book(tmp_path)
    assert not book.pages and book.nav is None and not book.files


def test_configuration_with_tags_of_other_programs() -> None:
    config = read_config(
        b"site_url: !ENV [URL, 'https://example.org/']\n"
        b"nav:\n  - index.md\n  - Part:\n      - a/b.md\n      - Outside: https://example.org/\n"
        b"markdown_extensions:\n  - x:\n      y: !!python/name:os.system\n"
    )
    assert config.site_url == "https://example.org/"
    assert [(entry.path, entry.line) for entry in config.nav] == [("index.md", 3), ("a/b.md", 5)]


@pytest.mark.parametrize(
    "content, line", [(b"nav: [a\n", 2), (b"a: 1\n\tb: 2\n", 2), (b"\xff\xfe\x00", 1), (b"[" * 300_000, 1)]
)
def test_configuration_that_cannot_be_read(content: bytes, line: int) -> None:
    with pytest.raises(NavigationError) as caught:
        read_config(content)
    assert caught.value.line == line


def test_broken_configuration_becomes_a_finding(tree: Path) -> None:
    (tree / "mkdocs.yml").write_text("nav: [a\n", encoding="utf-8")
    (problem,) = load_book(tree).problems
    assert (problem.id, problem.file, problem.line) == ("M008", "mkdocs.yml", 2)
