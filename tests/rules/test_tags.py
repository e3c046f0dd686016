"""The quick reader of tags finds what an HTML5 parser finds, on odd pages too."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from guidebook.built import read_site

ODD = {
    "quotes": """<a href='a/'>x</a><a href=b/>x</a><a href = "c/" >x</a><a title="1 > 0" href="d/">x</a>""",
    "stray quotes": """<a title=5" href="a/">x</a><a title=it's href='b/'>x</a><p title="'" id='"'>""",
    "capitals": """<A HREF="a/" ID="B">x</A><IMG SRC="c.png"><SCRIPT>'<a href="no/">'</SCRIPT><a href="d/">x</a>""",
    "entities": """<a href="?a=1&amp;b=2">x</a><a href="a/#ph&#7841;m-vi">x</a><img src="a&quot;b.png">""",
    "raw text": """<script>"<a href='no/'>"</script><style>a{}<b id=no></style><textarea><a href=no></textarea>"""
    """<title><a href="no/"></title><a href="yes/">x</a>""",
    "comments": """<!-- <a href="no/"> --><a href="a/"><!--><b id="c"><!-- <!-- <i id=no> --><i id="d">""",
    "open comment": """<a href="a/">x</a><!-- <a href="no/">x</a>""",
    "open script": """<a href="a/">x</a><script><a href="no/">x</a>""",
    "scripts of one name": """<scripted id="a"><script src="b.js"></script><script src=c.js></script >""",
    "escaped": """<pre>&lt;a href=&quot;no/&quot;&gt;</pre><p>id="no" href="no/"</p>""",
    "no value": """<a href id name>x</a><a href="">x</a><a name="old">x</a><b name="no">x</b>""",
    "twice": """<b id="a"></b><b id="a"></b><i id="a"></i><b id="c"></b><a href="1/" href="2/">x</a>""",
    "sets": """<img srcset="a.png 1x, b.png 2x" src=c.png><video poster="d.png"><object data="e.pdf"></object>""",
    "slashes": """<img src="a.png"/><a/href="b/">x</a><br/><link rel=icon href="c.ico"/>""",
    "lines": """<a\n  class="x"\n\thref="a/"\n>x</a>""",
    "data": """<b data-href="no/" data-id="no" data-src="no.png">x</b>""",
    "less than": """<p>1 < 2 <a href="a/">x</a> <3 </ a><a href="x<y/">x</a>""",
    "open tag": """<a href="a/">x</a><a href="no/" """,
    "empty": "",
}
PIECES = [
    *("<", ">", "'", '"', "=", " ", "/", "<a", " href=", " id=", "<!--", "-->", "<p ", "x", "&amp;", "\n", "</a>"),
    *("<a href='1'>", '<b id="2">', "<script>", "</script>", "title=", "<img src=3>", "<style>", "</style>"),
]


def expected(text: str) -> tuple[set[str], set[str], set[str]]:
    tree = LexborHTMLParser(text.encode())
    links, assets, ids = set(), set(), set()
    for node in tree.css("*"):
        given = {name: value or "" for name, value in node.attributes.items()}
        if "href" in given:
            (assets if node.tag in ("link", "use", "image") else links).add(given["href"])
        if "src" in given:
            assets.add(given["src"])
        if given.get("srcset"):
            assets |= {part.split()[0] for part in given["srcset"].split(",") if part.split()}
        if given.get("poster"):
            assets.add(given["poster"])
        if node.tag == "object" and given.get("data"):
            assets.add(given["data"])
        ids |= {given.get("id", "")} | ({given.get("name", "")} if node.tag == "a" else set())
    return links, assets, ids - {""}


def read(folder: Path, text: str) -> tuple[set[str], set[str], set[str]]:
    folder.mkdir(exist_ok=True)
    (folder / "index.html").write_text(text, encoding="utf-8")
    page = read_site(folder).pages["index.html"]
    return set(page.links), set(page.assets), set(page.ids)


@pytest.mark.parametrize("name", ODD)
def test_odd_pages(tmp_path: Path, name: str) -> None:
    text = f"<!doctype html><html><body>{ODD[name]}"
    assert read(tmp_path, text) == expected(text)


def test_ids_that_stand_twice(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(ODD["twice"], encoding="utf-8")
    assert read_site(tmp_path).pages["index.html"].twice == ("a",)


def test_pages_of_random_pieces_lose_no_sound_link(tmp_path: Path) -> None:
    """Where pieces of markup run into each other, a link of a sound tag after them is still seen."""
    dice = random.Random(3)
    for _ in range(300):
        noise = "".join(dice.choices(PIECES, k=12))
        text = f"""<a href="first/">x</a>{noise} "> '> --></script></style><a href="last/">x</a>"""
        links, _assets, _ids = read(tmp_path, text)
        ours, theirs = {"first/", "last/"} & links, {"first/", "last/"} & expected(text)[0]
        assert ours >= theirs, text


@pytest.mark.parametrize("piece", ("<a ", "<a href=", "<", "<!--", "<!-", "<script>", '="', "='", "<a='", "-", "<p <!-- "))
def test_a_long_row_of_one_piece_is_read_in_time(tmp_path: Path, piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    start = time.process_time()
    read(tmp_path, text)
    assert time.process_time() - start < 2
