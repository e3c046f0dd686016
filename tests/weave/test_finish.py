"""The last touch on a page of the site."""

from __future__ import annotations

import json

import pytest
from selectolax.lexbor import LexborHTMLParser

from guidebook.weave.finish import finish, size, vietnamese

FILES = {
    "a.svg": b'<?xml version="1.0"?><svg xmlns="x" width="518.4pt" viewBox="0 0 518.4 259.2">',
    "b.png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x04\xb0\0\0\x02\x76\x08",
}


def finished(body, lang="vi"):
    return LexborHTMLParser(finish(f'<!doctype html><html lang="{lang}"><body>{body}</body></html>', lang, FILES.get))


@pytest.mark.parametrize(
    ("picture", "width", "height"),
    [("a.svg", "518", "259"), ("b.png", "1200", "630")],
)
def test_room_is_kept_for_pictures(picture, width, height):
    given = finished(f'<img alt="x &gt; y" src="{picture}">').css_first("img").attributes
    assert given == {"alt": "x > y", "src": picture, "width": width, "height": height, "loading": "lazy"}


def test_a_width_that_was_given_stays():
    picture = finished('<picture><source srcset="a.svg"><img src="b.png" alt="" width="600"></picture>')
    assert picture.css_first("img").attributes["height"] == "315"
    assert picture.css_first("source").attributes["height"] == "259"


def test_a_picture_of_another_site_is_left_alone():
    assert "width" not in finished('<img src="https://x.test/a.gif" alt="">').css_first("img").attributes
    assert size(b"GIF89a") is None


def test_heads_of_columns_say_so():
    heads = finished('<table><thead><tr><th>a</th><th scope="row">b</th></tr></thead><tr><th>c</th></tr></table>').css("th")
    assert [head.attributes.get("scope") for head in heads] == ["col", "row", None]


def test_empty_corner_of_a_table_is_no_head():
    row = finished("<table><thead><tr><th></th><th>a</th></tr></thead><tbody><tr><td>b</td><td>c</td></tr></tbody></table>").css_first("tr")
    assert [cell.tag for cell in row.css("th, td")] == ["td", "th"]


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("the Department (Sở Công Thương) signs", ["Sở Công Thương"]),
        ("the Ủy ban nhân dân tỉnh in Đà Nẵng", ["Ủy ban nhân dân tỉnh"]),
        ("Đà Nẵng, Hải Phòng and Cần Thơ", []),
        ("between Đà Nẵng and Hải Phòng", []),
        ("from Đồng Tháp to Cà Mau", []),
        ("opens with “Tổ chức thực hiện” at its end", ["Tổ chức thực hiện"]),
    ],
)
def test_vietnamese_in_english_is_found_and_names_of_places_are_not(text, stretches):
    assert [text[start:end] for start, end in vietnamese(text)] == stretches


def test_parts_in_the_other_language_are_marked_once():
    page = finished('<p>A &amp; (Sở Công Thương) b</p><p lang="vi">Bộ Tài chính Việt</p><code>Bộ Tài chính Việt</code>', "en")
    assert [part.text() for part in page.css("span[lang=vi]")] == ["Sở Công Thương"]
    assert page.css_first("p").text() == "A & (Sở Công Thương) b"
    assert not finished("<p>Sở Công Thương</p>").css("span")


def test_data_keep_their_meaning_and_cannot_end_their_script():
    data = {"a": "Sổ tay", "b": ["</script>", 1]}
    script = json.dumps(data).replace("<", "\\u003c")
    page = finished(f'<script type="application/json">{script}</script><p>after</p>')
    kept = page.css_first("script").text()
    assert json.loads(kept) == data
    assert "Sổ tay" in kept and "</" not in kept
    assert page.css_first("p").text() == "after"


def test_a_label_names_what_is_on_the_page_or_nothing():
    page = finished('<label for="here">a</label><label for="gone">b</label><input id="here">')
    assert [label.attributes.get("for") for label in page.css("label")] == ["here", None]


def test_white_space_goes_where_it_says_nothing_only():
    html = finished("<p>a\n   b <i>c</i>\n\n  <i>d</i></p><pre>x\n    y</pre><script>f()\n    g()</script>").html
    assert "<p>a\nb <i>c</i>\n<i>d</i></p>" in html
    assert "x\n    y" in html and "f()\n    g()" in html
