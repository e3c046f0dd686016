"""The book around its articles, read back: contents, lists, part openers, indexes; and how its pages break."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from guidebook.book import Book
from guidebook.pages.collation import collation_key
from selectolax.lexbor import LexborHTMLParser

from expected import SCREEN_ONLY, Page
from readback import Node, Reading
from test_real_pdfs import blocks, split, words

HEADING = re.compile(r"H[1-6]")


def own_text(node: Node) -> str:
    """Words without the notes inside and their marks."""

    def inner(node: Node) -> str:
        return "".join(
            kid if isinstance(kid, str) else "" if kid.kind in ("Note", "Lbl") else inner(kid) for kid in node.kids
        )

    return " ".join(inner(node).split())


def titled(entry: Node) -> tuple[str, str, int]:
    """Words, printed page and goal of an entry of the contents or of a list; the whole entry is one link."""
    [goal] = {link.goal for link in entry.all("Link")}
    title, _, label = words(entry).rpartition("\N{WORD JOINER}")
    return title.strip(), label, goal


def section(reading: Reading, title: str) -> list[Node]:
    """What stands between a title of the first level and the next."""
    found: list[Node] | None = None
    for block in blocks(reading.tree):
        if block.kind == "H1":
            if found is not None:
                break
            found = [] if words(block) == title else None
        elif found is not None:
            found.append(block)
    assert found, title
    return found


@pytest.fixture(scope="session")
def say(book: Book, lang: str):
    return lambda key: book.registers.strings[f"press.{key}"][lang]


def test_the_contents_name_every_part_article_and_section_with_its_page(whole: Reading, say) -> None:
    [toc] = [block for block in section(whole, say("contents")) if block.kind == "TOC"]
    entries = [titled(entry) for entry in toc.all("TOCI")]
    assert all(label == whole.labels[goal] for _, label, goal in entries)
    headings = [(words(node), node.page) for node in whole.tree.all("H1", "H2", "H3")]
    for title, _, goal in entries:
        assert any(title.endswith(name) and page == goal for name, page in headings), title
    listed = {goal for _, _, goal in entries}
    for article in split(whole):
        assert article.kids[0].page in listed, words(article.kids[0])
        titles = [title for title, *_ in entries]
        assert any(title.endswith(words(article.kids[0])) for title in titles)
    assert len(entries) > 250


@pytest.mark.parametrize(("key", "kind"), [("tables", "Bảng|Table"), ("figures", "Hình|Figure")])
def test_the_lists_name_every_caption_with_its_page(whole: Reading, say, key: str, kind: str) -> None:
    entries = [
        titled(entry) for block in section(whole, say(key)) if block.kind == "TOC" for entry in block.all("TOCI")
    ]
    captions = [
        (own_text(caption), caption.page)
        for caption in whole.tree.all("Caption")
        if re.match(kind, own_text(caption))
    ]
    assert [(title, goal) for title, _, goal in entries] == captions
    assert all(label == whole.labels[goal] for _, label, goal in entries)
    assert len(entries) > 20


def test_each_part_opens_on_a_right_hand_page_and_announces_its_articles(whole: Reading) -> None:
    titles = [(words(article.kids[0]), article.kids[0].page) for article in split(whole)]
    announced = []
    for part in whole.tree.all("H1"):
        opener = [block for block in section(whole, words(part)) if block.page == part.page]
        links = [(words(block), *(link.goal for link in block.all("Link"))) for block in opener if block.all("Link")]
        found = [link for link in links if link in titles]
        for at, (title, goal) in ((links.index(link), link) for link in found):
            assert links[at + 1] == (whole.labels[goal], goal), title
        assert not found or part.page % 2 == 0, words(part)  # index 0 is the first page, a right-hand one
        announced += found
    assert announced == titles


def mentioned(site: Path, lang: str, pages: list[Page], kind: str, register: str) -> set[str]:
    """Names of the register's entries that a printed page links as terms or laws."""
    root = site if lang == "vi" else site / lang
    entries = LexborHTMLParser((root / register / "index.html").read_text(encoding="utf-8"))
    linked = set()
    for page in pages:
        tree = LexborHTMLParser((root / page.name.removesuffix("index") / "index.html").read_text(encoding="utf-8"))
        article = tree.css_first("article.md-content__inner")
        for node in article.css(SCREEN_ONLY):
            node.decompose()
        linked |= {link.attributes["href"].partition("#")[2] for link in article.css(f"a.{kind}")}
    return {
        " ".join(entries.css_first(f'[id="{name}"] h3').text().split()).partition(" – ")[0]
        for name in linked
    }


@pytest.mark.parametrize(
    ("key", "kind", "register"),
    [("terms", "gb-term", "reference/glossary"), ("documents", "gb-law", "reference/laws")],
)
def test_the_indexes_name_every_mentioned_entry_with_its_pages(
    whole: Reading, site: Path, pages: list[Page], lang: str, say, key: str, kind: str, register: str
) -> None:
    names = []
    links: dict[int, set[int]] = {}
    for article in split(whole):
        for link in article.all("Link"):
            if link.page is not None and link.goal is not None:  # a term may begin on one page and end on the next
                for page in {link.page, link.end or link.page}:
                    links.setdefault(page, set()).add(link.goal)
    for entry in section(whole, say(key)):
        numbers = entry.all("Link")
        if not numbers:
            continue  # a letter, or the line of explanation
        labels = [words(number) for number in numbers]
        name = words(entry).removesuffix(", ".join(labels)).removesuffix(", ")
        names.append(name)
        assert labels == [whole.labels[number.goal] for number in numbers], name
        *mentions, home = [number.goal for number in numbers]
        assert all(home in links[page] for page in mentions), name
    assert set(names) == mentioned(site, lang, pages, kind, register)
    if kind == "gb-term":
        assert names == sorted(names, key=lambda name: collation_key(name, lang))
    else:
        numbered = [int(number[0]) for name in names if (number := re.match(r"\d+", name))]
        assert numbered == sorted(numbered) and len(numbered) > 50


def test_no_heading_and_no_caption_stands_apart_from_what_it_announces(files: list[Reading]) -> None:
    for reading in files:
        everything = blocks(reading.tree)
        for block, behind in zip(everything, everything[1:], strict=False):
            if HEADING.fullmatch(block.kind) and block.page is not None:
                assert behind.page in (None, block.page), f"{reading.path.name}: {words(block)}"
        for node in reading.tree.walk():
            kids = [kid for kid in node.kids if isinstance(kid, Node)]
            for caption in (kid for kid in kids if kid.kind == "Caption"):
                announced = next(kid for kid in kids if kid is not caption)
                assert caption.page == announced.page is not None, f"{reading.path.name}: {words(caption)}"
