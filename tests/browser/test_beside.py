"""Both languages side by side, section by section, on wide screens."""

from __future__ import annotations

import io
from collections import Counter

import pypdf
import pytest
from playwright.sync_api import Page

CHAPTERS = {"vi": "chapters/06-baseline/", "en": "en/chapters/06-baseline/"}
OTHER = {"vi": "en", "en": "vi"}


def opened(page: Page, path: str) -> None:
    page.goto(path)
    page.locator(".gb-beside").click()
    page.wait_for_selector(".gb-row")


@pytest.mark.parametrize("lang", ("vi", "en"))
def test_each_section_stands_beside_its_twin(page, lang):
    page.goto(CHAPTERS[OTHER[lang]])
    twin = page.locator("article :is(h1, h2, h3)").evaluate_all("all => all.map(heading => heading.firstChild.textContent)")
    opened(page, CHAPTERS[lang])
    pairs = page.locator(".gb-row:has(> :first-child > :is(h1, h2, h3)[id])").evaluate_all(
        "rows => rows.map(row => [row.firstChild.firstElementChild.getBoundingClientRect().top,"
        " row.lastChild.querySelector('h1, h2, h3').getBoundingClientRect().top, row.lastChild.lang,"
        " row.lastChild.querySelector('h1, h2, h3').firstChild.textContent])"
    )
    assert len(pairs) > 15
    assert all(abs(own - other) < 1 for own, other, _, _ in pairs), "headings at different heights"
    assert {pair[2] for pair in pairs} == {OTHER[lang]}
    assert [pair[3] for pair in pairs] == twin, "a heading of the other page is missing or elsewhere"


def test_ids_stand_once_and_addresses_lead_on(page, home):
    page.goto(CHAPTERS["en"])
    wanted = set(page.locator("article a[href]:not([href^='#'], .no-print a, .headerlink)").evaluate_all("all => all.map(link => link.href)"))
    opened(page, CHAPTERS["vi"])
    ids = Counter(page.locator("[id]").evaluate_all("all => all.map(element => element.id)"))
    assert [name for name, count in ids.items() if count > 1] == []
    assert wanted == set(page.locator(".gb-row__twin a[href]:not([href*='#gb-twin-'])").evaluate_all("all => all.map(link => link.href)"))
    for kind, start in (("footnote-ref", "#gb-twin-fn"), ("footnote-backref", "#gb-twin-fnref")):
        hashes = page.locator(f".gb-row__twin .{kind}").evaluate_all("all => all.map(link => decodeURIComponent(link.hash))")
        assert len(hashes) > 10
        assert all(place.startswith(start) and ids[place[1:]] == 1 for place in hashes)


def test_turned_off_the_page_is_as_before(page):
    page.goto(CHAPTERS["vi"])
    button = page.locator(".gb-beside")
    outline = "document.querySelector('article').innerText"
    before = page.evaluate(outline)
    button.click()
    page.wait_for_selector(".gb-row")
    assert button.get_attribute("aria-pressed") == "true"
    button.click()
    assert button.get_attribute("aria-pressed") == "false"
    assert page.locator(".gb-row, .gb-row__twin").count() == 0
    assert page.evaluate(outline) == before
    assert page.locator(".md-sidebar--primary").is_visible()


def test_keyboard_turns_it_on_and_what_was_read_stays(page):
    page.goto(CHAPTERS["vi"])
    page.evaluate("document.getElementById('legal-basis').scrollIntoView()")
    place = "document.getElementById('legal-basis').getBoundingClientRect().top"
    before = page.evaluate(place)
    page.locator(".gb-language").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.gb-beside')")
    page.keyboard.press("Enter")
    page.wait_for_selector(".gb-row")
    assert abs(page.evaluate(place) - before) < 60
    assert page.evaluate("document.activeElement.matches('.gb-beside')")


def test_choice_holds_for_the_session_and_for_wide_windows(page):
    opened(page, CHAPTERS["vi"])
    page.goto("chapters/09-action-plan/")
    page.wait_for_selector(".gb-row__twin")
    page.set_viewport_size({"width": 1270, "height": 900})
    assert not page.locator(".gb-row__twin").first.is_visible()
    assert not page.locator(".gb-beside").is_visible()
    assert page.locator("#legal-basis").is_visible()
    page.set_viewport_size({"width": 1280, "height": 900})
    page.locator(".gb-beside").click()
    page.reload()
    page.wait_for_load_state("networkidle")
    assert page.locator(".gb-row").count() == 0


def test_nothing_is_fetched_unasked_and_narrow_screens_have_no_button(page, phone):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(CHAPTERS["vi"], wait_until="networkidle")
    assert not [url for url in asked if "beside" in url or "/en/" in url]
    phone.goto(CHAPTERS["vi"])
    assert not phone.locator(".gb-beside").is_visible()


@pytest.mark.parametrize("path", ("forms/b1-baseline/", "reference/glossary/", "about/report/", "404.html"))
def test_pages_without_a_second_column_do_not_offer_it(page, path):
    page.goto(path)
    page.wait_for_load_state("networkidle")
    assert page.locator(".gb-beside").count() == 0


def test_a_broken_line_is_said_and_the_page_stays(context, home):
    page = context.new_page()
    page.goto(CHAPTERS["vi"], wait_until="networkidle")
    context.set_offline(True)
    button = page.locator(".gb-beside")
    button.click()
    page.wait_for_function("document.querySelector('.gb-live').textContent.startsWith('Không tải được')")
    assert page.locator(".gb-row").count() == 0
    context.set_offline(False)
    button.click()
    page.wait_for_selector(".gb-row")


def test_paper_shows_one_language(page):
    opened(page, CHAPTERS["vi"])
    words = Counter("".join(pypdf_page.extract_text() for pypdf_page in pypdf.PdfReader(io.BytesIO(page.pdf(format="A4"))).pages).split())
    assert words["đường"] > 10
    assert words["the"] == 0
