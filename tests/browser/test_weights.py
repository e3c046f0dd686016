"""What a reader's line has to carry: the requests of a first visit, compressed as the web server will send them."""

from __future__ import annotations

import gzip
from urllib.parse import urlsplit

import brotli
import pytest
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

KB = 1024
FIRST, REQUESTS, FOLLOWING = 120 * KB, 10, 20 * KB
"""Budget of a chapter: all of a first visit with fonts, its requests, and the page itself on later visits."""
HEAVY = ("reference/glossary/", "reference/laws/", "reference/sources/")
"""Pages to look things up in: reported, without a budget."""
PACKED = (".woff2", ".png")


def sent(content: bytes, path: str, level: int = 11) -> int:
    return len(content) if path.endswith(PACKED) else len(brotli.compress(content, quality=level))


def chapters(site, book):
    return [site / ("" if lang == "vi" else lang) / page.path.removesuffix(".md") / "index.html"
            for lang in ("vi", "en") for page in book.chapters(lang)]


def test_following_chapters_are_light(site, book):
    weights = {path.relative_to(site).parent: path.read_bytes() for path in chapters(site, book)}
    assert len(weights) >= 18
    for path, content in sorted(weights.items()):
        print(f"{sent(content, 'x.html') / KB:6.1f} KB brotli {len(gzip.compress(content)) / KB:6.1f} KB gzip  {path}")
    for path in HEAVY:
        content = (site / path / "index.html").read_bytes()
        print(f"{sent(content, 'x.html') / KB:6.1f} KB brotli {len(gzip.compress(content)) / KB:6.1f} KB gzip  {path} (no budget)")
    heavy = {str(path): size for path, content in weights.items() if (size := sent(content, "x.html")) > FOLLOWING}
    assert not heavy, f"over {FOLLOWING} bytes of compressed HTML: shorten the page or split it in two: {heavy}"


@pytest.mark.parametrize("window", [{"width": 360, "height": 740}, {"width": 1280, "height": 800}], ids=("phone", "desktop"))
@pytest.mark.parametrize("path", ("chapters/02-law-and-policy/", "chapters/06-baseline/", "en/chapters/05-seven-steps/"))
def test_first_visit_is_light(browser: Browser, home, path, window):
    with browser.new_context(base_url=home, viewport=window) as context:
        page = context.new_page()
        answers = []
        page.on("response", lambda answer: answers.append(answer))
        page.goto(path, wait_until="networkidle")
        inside = {source for source, top in page.evaluate(
            "[...document.images].map(image => [image.currentSrc, image.getBoundingClientRect().top])"
        ) if top < window["height"]}  # fmt: skip
        figures = set(page.evaluate("[...document.images].map(image => image.currentSrc)"))
        assert {urlsplit(answer.url).netloc for answer in answers} == {urlsplit(home).netloc}
        counted = {answer.url: answer.body() for answer in answers if answer.url not in figures - inside}
    weights = {urlsplit(url).path: sent(content, urlsplit(url).path) for url, content in counted.items()}
    for name, weight in sorted(weights.items(), key=lambda item: -item[1]):
        print(f"{weight / KB:6.1f} KB {name}")
    print(f"{sum(weights.values()) / KB:6.1f} KB in {len(weights)} requests, {len(answers)} with figures below the fold")
    assert sum(weights.values()) <= FIRST
    assert len(weights) <= REQUESTS


def test_pictures_have_a_size_and_wait_until_they_are_scrolled_to(site):
    seen = 0
    for path in site.rglob("*.html"):
        for picture in LexborHTMLParser(path.read_text(encoding="utf-8")).css("img"):
            given = picture.attributes
            assert int(given["width"]) > 0 and int(given["height"]) > 0, (path, given["src"])
            assert given["loading"] == "lazy", (path, given["src"])
            seen += 1
    assert seen > 40


def test_nothing_is_loaded_that_a_page_does_not_use(site):
    """Scripts and styles of forms and of Word copying stand where they have something to do, and nowhere else."""
    uses = {"forms.js": ".gb-form", "forms.css": ".gb-form", "word.js": ".gb-form, .admonition.example"}
    for path in site.rglob("index.html"):
        page = LexborHTMLParser(path.read_text(encoding="utf-8"))
        loaded = [node.attributes.get("src") or node.attributes.get("href") or "" for node in page.css("script[src], link[rel=stylesheet]")]
        assert not any(address.startswith(("http", "//")) for address in loaded), path
        for name, selector in uses.items():
            if any(address.endswith(name) for address in loaded):
                assert page.css_first(selector), f"{path} loads {name} for nothing"
