"""Every kind of page, opened in a browser: language, twin, nothing missing, nothing foreign, nothing cut off."""

from __future__ import annotations

import re

import pytest

PATHS = (
    "", "chapters/00-how-to-use/", "reference/glossary/", "reference/laws/", "reference/sources/",
    "reference/status/", "about/origin/", "about/imprint/",
)  # fmt: skip
LANGUAGES = {"vi": "", "en": "en/"}


@pytest.fixture(params=[(lang, path) for lang in LANGUAGES for path in PATHS], ids=lambda it: f"{it[0]}-{it[1] or 'home'}")
def place(request):
    return request.param


def test_page_is_whole_and_in_its_language(page, place):
    lang, path = place
    page.goto(LANGUAGES[lang] + path, wait_until="networkidle")
    assert page.locator("html").get_attribute("lang") == lang
    assert page.locator("h1").count() == 1
    assert page.title()
    assert page.locator("meta[name=description]").get_attribute("content")
    text = page.locator("body").inner_text()
    assert "[@" not in text
    assert not re.search(r"\{[a-z-]+\}|<!--", text)
    independent = {"vi": "Sổ tay độc lập", "en": "An independent guidebook"}[lang]
    assert independent in page.locator("footer").inner_text()
    page.keyboard.press("Tab")
    skip = page.evaluate("document.activeElement.textContent.trim()")
    assert skip == {"vi": "Bỏ qua đến nội dung chính", "en": "Skip to main content"}[lang]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "gb-main"


@pytest.mark.parametrize("path", PATHS)
def test_language_link_leads_to_the_twin_and_back(page, home, path):
    page.goto(path)
    for lang, prefix in (("en", "en/"), ("vi", "")):
        link = page.locator(".gb-language")
        assert (link.get_attribute("lang"), link.get_attribute("hreflang")) == (lang, lang)
        link.click()
        page.wait_for_url(home + prefix + path)
        assert page.locator("html").get_attribute("lang") == lang


def test_phone_shows_the_page_without_sideways_scrolling(phone, place):
    lang, path = place
    phone.goto(LANGUAGES[lang] + path)
    wide = phone.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0


def test_paper_shows_no_frame_and_cuts_no_table(page, place):
    lang, path = place
    page.set_viewport_size({"width": 660, "height": 1000})  # the width of A4 between its margins
    page.goto(LANGUAGES[lang] + path)
    page.emulate_media(media="print")
    assert page.locator(".md-header, .no-print, .gb-copy, .md-sidebar").evaluate_all(
        "parts => parts.filter(part => part.checkVisibility()).length") == 0
    cut = page.locator("article table").evaluate_all(
        "tables => tables.filter(table => table.getBoundingClientRect().right > innerWidth + 1).length")
    assert cut == 0


def test_missing_address_is_answered_in_both_languages(context, home):
    page = context.new_page()
    answer = page.goto("en/no-such-page/", wait_until="networkidle")
    assert answer.status == 404
    assert "Không tìm thấy trang" in page.locator("h1").inner_text()
    for lang, address in {"vi": "", "en": "en/"}.items():
        part = page.locator(f".gb-404 section[lang={lang}]")
        link = part.locator("a").first
        assert link.evaluate("link => link.href") == home + address
    targets = page.locator(".gb-404 a, .gb-language, .gb-about a").evaluate_all("links => links.map(link => link.href)")
    for target in targets:
        assert context.request.get(target).status == 200, target


def test_404_page_itself_asks_for_nothing_missing(page):
    page.goto("404.html", wait_until="networkidle")
