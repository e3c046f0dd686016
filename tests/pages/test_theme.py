"""The theme of a book whose public address and code host are known, published under a path."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from xml.etree import ElementTree

import pytest
from selectolax.lexbor import LexborHTMLParser

ADDRESS = "https://book.test/guide/"
HOST = "https://code.test/owner/book"
PAGES = ("", "chapters/00-how-to-use/", "reference/laws/")


@pytest.fixture(scope="module")
def published(root, tmp_path_factory):
    folder = tmp_path_factory.mktemp("published")
    environment = {**os.environ, "GUIDEBOOK_SITE_URL": ADDRESS, "GUIDEBOOK_REPO_URL": HOST}
    environment.pop("GUIDEBOOK_PDF", None)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return folder


def tree(folder, address):
    return LexborHTMLParser((folder / address / "index.html").read_text(encoding="utf-8"))


def source(lang, path):
    return f"docs/{lang}/{path.rstrip('/') or 'index'}.md"


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("lang", "prefix"), [("vi", ""), ("en", "en/")])
def test_page_names_its_source_its_address_and_its_twin(published, lang, prefix, path):
    page = tree(published, prefix + path)
    edits = {link.attributes["href"] for link in page.css("a[rel=edit]")}
    assert edits == {f"{HOST}/edit/main/{source(lang, path)}"}
    assert page.css_first("link[rel=canonical]").attributes["href"] == f"{ADDRESS}{prefix}{path}"
    alternates = {
        link.attributes["hreflang"]: link.attributes["href"] for link in page.css("link[hreflang]")
    }
    assert alternates == {
        "vi": f"{ADDRESS}{path}", "en": f"{ADDRESS}en/{path}", "x-default": f"{ADDRESS}{path}",
    }  # fmt: skip
    assert not page.css("link[rel='alternate']"), "the theme's script would ask for <page>/sitemap.xml"
    assert not page.css("[data-md-component=source]"), "the theme's script would ask the code host's API"


@pytest.mark.parametrize(("lang", "prefix"), [("vi", ""), ("en", "en/")])
def test_title_of_the_home_page_is_the_name_of_the_book(published, lang, prefix):
    home, chapter = tree(published, prefix), tree(published, prefix + "chapters/00-how-to-use/")
    name = home.css_first("title").text()
    assert "–" not in name
    assert chapter.css_first("title").text().endswith(f" – {name}")


def test_addresses_on_the_404_page_hold_anywhere_below_the_path(published):
    page = LexborHTMLParser((published / "404.html").read_text(encoding="utf-8"))
    links = [link.attributes["href"] for link in page.css("a[href]")]
    own = [link for link in links if not link.startswith(("#", "https://"))]
    assert own
    for link in own:
        assert link.startswith("/guide/")
        assert (published / link.removeprefix("/guide/") / "index.html").is_file(), link


def test_unset_addresses_are_not_shown(site):
    for page in (site / "index.html", site / "en" / "index.html", site / "404.html"):
        assert ".example" not in page.read_text(encoding="utf-8")


def meta(page, name):
    return page.css_first(f"meta[property='{name}']").attributes["content"]


@pytest.mark.parametrize(("lang", "prefix"), [("vi", ""), ("en", "en/")])
@pytest.mark.parametrize("path", PAGES)
def test_a_shared_link_brings_title_description_and_picture(published, lang, prefix, path):
    page = tree(published, prefix + path)
    assert meta(page, "og:title") == (page.css_first("title").text().rpartition(" – ")[0] or page.css_first("title").text())
    assert meta(page, "og:description") == page.css_first("meta[name=description]").attributes["content"]
    picture = published / meta(page, "og:image").removeprefix(ADDRESS)
    head = picture.read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(head[16:20]), int.from_bytes(head[20:24])) == (1200, 630)


@pytest.mark.parametrize(("lang", "prefix"), [("vi", ""), ("en", "en/")])
def test_structured_data_names_the_chapter_and_its_book(published, lang, prefix):
    def data(path):
        return json.loads(tree(published, prefix + path).css_first("script[type='application/ld+json']").text())

    home, chapter = data(""), data("chapters/00-how-to-use/")
    assert (home["@type"], home["inLanguage"], home["url"]) == ("Book", lang, ADDRESS + prefix)
    assert (chapter["@type"], chapter["position"]) == ("Chapter", 0)
    assert chapter["isPartOf"]["name"] == home["name"]


def test_sitemap_lists_every_page_with_its_twin(published):
    ns = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    urls = ElementTree.parse(published / "sitemap.xml").getroot().findall("s:url", ns)
    listed = {url.findtext("s:loc", None, ns) for url in urls}
    pages = {page.parent.relative_to(published).as_posix() for page in published.rglob("index.html")}
    assert listed == {ADDRESS + (f"{page}/" if page != "." else "") for page in pages}
    for url in urls:
        links = {link.get("hreflang"): link.get("href") for link in url.findall("x:link", ns)}
        assert links["x-default"] == links["vi"]
        assert links["en"] == links["vi"].replace(ADDRESS, f"{ADDRESS}en/")


def test_feeds_are_linked_and_exist(published):
    for prefix in ("", "en/"):
        link = tree(published, prefix).css_first("link[type='application/atom+xml']").attributes["href"]
        assert link == f"{ADDRESS}{prefix}feed.xml"
        assert (published / prefix / "feed.xml").is_file()


def test_without_an_address_the_sitemap_is_empty_and_no_feed_or_picture_is_made(site):
    assert "<url>" not in (site / "sitemap.xml").read_text(encoding="utf-8")
    assert not list(site.rglob("feed.xml"))
    assert not (site / "assets" / "cards").exists()
