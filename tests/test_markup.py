"""Every page of the built site, read without a browser: one title, headings in order, landmarks, names, targets."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "site"
PAGES = sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html"))
EACH = pytest.mark.parametrize("path", PAGES)


@cache
def read(path: str) -> LexborHTMLParser:
    return LexborHTMLParser((SITE / path).read_text(encoding="utf-8"))


def name(node: LexborNode) -> str:
    """What is heard: the label, else the text, else the text in place of a picture."""
    given = node.attributes.get("aria-label") or node.attributes.get("title") or ""
    pictures = " ".join(picture.attributes.get("alt") or "" for picture in node.css("img"))
    return (given or node.text().strip() or pictures).strip()


def is_hidden(node: LexborNode | None) -> bool:
    while node is not None and node.tag != "-document":
        if "hidden" in node.attributes or node.attributes.get("aria-hidden") == "true":
            return True
        node = node.parent
    return False


def test_there_are_pages():
    assert len(PAGES) > 50


@EACH
def test_one_title_and_headings_in_order(path):
    levels = [int(node.tag[1]) for node in read(path).css("h1, h2, h3, h4, h5, h6")]
    assert levels.count(1) == 1 and levels[0] == 1
    jumps = [(one, other) for one, other in zip(levels, levels[1:]) if other > one + 1]
    assert jumps == []
    assert [node.html for node in read(path).css("h1, h2, h3, h4, h5, h6") if not node.text(strip=True)] == []


@EACH
def test_landmarks_stand_once_and_navigations_have_names(path):
    page = read(path)
    assert [len(page.css(kind)) for kind in ("main", "header", "footer", "article")] == [1, 1, 1, 1]
    called = [node.attributes.get("aria-label") or node.attributes.get("aria-labelledby") for node in page.css("nav")]
    assert all(called)


@EACH
def test_language_title_and_window(path):
    page = read(path)
    assert page.css_first("html").attributes["lang"] == ("en" if path.startswith("en/") else "vi")
    assert page.css_first("title").text(strip=True)
    assert page.css_first("meta[name=description]").attributes["content"]
    window = page.css_first("meta[name=viewport]").attributes["content"]
    assert "user-scalable" not in window and "maximum-scale" not in window


@EACH
def test_ids_stand_once_and_what_refers_to_them_finds_them(path):
    page = read(path)
    ids = Counter(node.attributes["id"] for node in page.css("[id]"))
    assert [one for one, count in ids.items() if count > 1] == []
    for attribute in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
        for node in page.css(f"[{attribute}]"):
            assert set((node.attributes[attribute] or "").split()) <= set(ids), node.html
    missing = [node.attributes["href"] for node in page.css("a[href^='#']") if node.attributes["href"][1:] not in ids]
    assert missing == []


@EACH
def test_the_first_link_skips_to_the_text(path):
    page = read(path)
    first = page.css_first("body a[href]")
    assert "md-skip" in first.attributes["class"]
    target = page.css_first(f"main {first.attributes['href']}, article {first.attributes['href']}")
    assert target is not None and target.attributes["tabindex"] == "-1"


@EACH
def test_what_can_be_followed_pressed_or_filled_has_a_name(path):
    page = read(path)
    assert [node.html for node in page.css("a[href], button, summary") if not name(node) and not is_hidden(node)] == []
    labels = {node.attributes.get("for") for node in page.css("label")}
    bare = [node.html for node in page.css("article input, article select, article textarea, .md-search__input")
            if not (node.attributes.get("aria-label") or node.attributes.get("aria-labelledby") or node.attributes.get("id") in labels
                    or node.attributes.get("type") in ("hidden", "checkbox") or node.css_matches("label *"))]  # fmt: skip
    assert bare == []  # boxes of checklists are named by guidebook.js
    assert page.css("[tabindex='1'], [tabindex='2'], [accesskey], marquee, blink") == []


@EACH
def test_pictures_are_described_and_sized(path):
    for picture in read(path).css("img"):
        given = picture.attributes
        assert given.get("alt") is not None, picture.html
        assert int(given["width"]) > 0 and int(given["height"]) > 0 and given["loading"] == "lazy", picture.html
        if picture.parent.tag == "a" and not picture.parent.text(strip=True):
            assert given["alt"], picture.html


@EACH
def test_heads_of_tables_say_what_they_head(path):
    for table in read(path).css("table"):
        assert [head.html for head in table.css("th") if head.attributes.get("scope") not in ("col", "row", "colgroup", "rowgroup")] == []
        assert table.css("th"), f"a table without heads: {table.html[:200]}"


def test_titles_and_descriptions_tell_pages_apart():
    for lang in ("vi", "en"):
        pages = [path for path in PAGES if path.startswith("en/") == (lang == "en") and path != "404.html"]
        titles = Counter(read(path).css_first("title").text(strip=True) for path in pages)
        described = Counter(read(path).css_first("meta[name=description]").attributes["content"] for path in pages)
        assert [one for one, count in (*titles.items(), *described.items()) if count > 1] == []
