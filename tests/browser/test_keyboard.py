"""The site with the keyboard alone: every stop can be seen, nothing holds the focus, Escape leads back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

@pytest.fixture(autouse=True)
def _without_motion(request: pytest.FixtureRequest) -> None:
    """What slides away covers the focus for a moment; that is not what is asked here."""
    for name in {"page", "phone"} & set(request.fixturenames):
        request.getfixturevalue(name).emulate_media(reduced_motion="reduce")


LANGUAGES = pytest.mark.parametrize("lang", ("vi", "en"))
ROOT = {"vi": "", "en": "en/"}
STOP = """() => {
  const one = document.activeElement
  if (!one || one === document.body) return null
  const box = one.getBoundingClientRect(), rects = [...one.getClientRects()]
  const style = getComputedStyle(one)
  const marked = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
  const points = rects.flatMap(({ left, right, top, bottom }) =>
    [[(left + right) / 2, (top + bottom) / 2], [left + 3, top + 3], [right - 3, bottom - 3]])
  const uncovered = points.some(([x, y]) => {
    const top = document.elementFromPoint(x, y)
    return top && (one.contains(top) || top.contains(one))
  })
  document.gbStops ||= []
  const isInner = one.type === "date" && document.gbStops.at(-1) === one   // the browser marks its calendar button itself
  if (!document.gbStops.includes(one)) document.gbStops.push(one)
  return { id: document.gbStops.indexOf(one), what: one.outerHTML.slice(0, 160), marked: marked || isInner, uncovered,
           sized: box.width > 0 && box.height > 0, isCarrier: one.id === "gb-main" }
}"""


def stop(page: Page) -> dict | None:
    """Where the focus is; it must be possible to see it (WCAG 2.4.7, 2.4.11)."""
    here = page.evaluate(STOP)
    if here and not here["isCarrier"]:  # the target of the skip link is a place to go on from, no control
        for need in ("sized", "marked", "uncovered"):
            assert here[need], f"focus is not {need}: {here['what']}"
    return here


def go(page: Page, selector: str, key: str = "Tab", most: int = 80) -> None:
    """Press the key until the focus is on what the selector names."""
    for _ in range(most):
        page.keyboard.press(key)
        stop(page)
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{most} times {key} do not lead to {selector}")


def through(page: Page) -> list[str]:
    """Tab from the start until the focus leaves the page: every stop once. A second visit means a trap."""
    seen: list[int] = []
    named: list[str] = []
    for _ in range(1500):
        page.keyboard.press("Tab")
        here = stop(page)
        if here is None:
            return named
        if seen and here["id"] == seen[-1] and "type=\"date\"" in here["what"]:
            continue  # day, month, year and the calendar are stops of their own
        assert here["id"] not in seen, f"the focus comes back to {here['what']} after {len(seen)} stops"
        seen.append(here["id"])
        named.append(here["what"])
    pytest.fail("1500 stops and no end")


@LANGUAGES
def test_from_home_by_search_to_a_chapter_its_form_and_the_twin(page, home, lang):
    page.goto(ROOT[lang])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.md-skip')") and stop(page)
    page.keyboard.press("Enter")
    go(page, "article a")
    go(page, ".md-search__input", key="Shift+Tab")
    page.keyboard.type({"vi": "phương pháp bảy bước", "en": "seven steps and the ladder"}[lang])
    page.wait_for_selector(".md-search-result__list[data-gb-complete=true] .md-search-result__item")
    page.keyboard.press("Escape")
    assert not page.locator("#__search").is_checked()
    assert page.evaluate("document.activeElement.matches('.md-search__input')") and stop(page), "Escape keeps the focus where it was"
    page.keyboard.type(" ")  # whoever goes on typing opens the box again
    assert page.locator("#__search").is_checked()
    page.wait_for_function("document.querySelector('.md-search-result__list').dataset.gbQuery?.endsWith(' ')")
    go(page, ".md-search-result__link[href*='chapters/05-seven-steps/']", key="ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{home}{ROOT[lang]}chapters/05-seven-steps/**")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    go(page, "article a[href*='forms/b9-ladder/']", most=400)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{home}{ROOT[lang]}forms/b9-ladder/**")
    go(page, "[name=document]", most=120)
    page.keyboard.type("Kế hoạch 2028")
    assert page.locator("[name=document]").input_value() == "Kế hoạch 2028"
    go(page, ".gb-language", key="Shift+Tab", most=120)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{home}{'' if lang == 'en' else 'en/'}forms/b9-ladder/**")


@pytest.mark.parametrize("path", ("", "chapters/05-seven-steps/", "en/forms/b9-ladder/", "en/about/imprint/"))
def test_the_focus_passes_once_through_the_page(page, path):
    page.goto(path)
    stops = through(page)
    assert "md-skip" in stops[0]
    assert any("gb-language" in stop for stop in stops) and any("<footer" not in stop for stop in stops)


def test_the_focus_passes_once_through_the_page_of_a_phone(phone):
    phone.goto("en/chapters/05-seven-steps/")
    stops = through(phone)
    assert not any("md-nav__link" in stop for stop in stops), "the closed contents take the focus"


@LANGUAGES
def test_search_opens_is_left_and_closes(page, lang):
    page.goto(ROOT[lang] + "chapters/05-seven-steps/")
    go(page, ".md-search__input")
    page.keyboard.type("khi nha kinh")
    page.wait_for_selector(".md-search-result__list[data-gb-complete=true] .md-search-result__item")
    inside = 0
    for _ in range(200):
        page.keyboard.press("Tab")
        stop(page)
        if not page.evaluate("document.activeElement.closest('.md-search')"):
            break
        inside += 1
    assert 0 < inside < 199, "Tab goes through the results and out"
    assert not page.locator("#__search").is_checked(), "what was left is closed, and covers nothing"
    page.keyboard.press("/")
    page.keyboard.press("Escape")
    assert not page.locator("#__search").is_checked()


@LANGUAGES
def test_search_of_a_phone_keeps_the_focus_until_escape(phone, lang):
    phone.goto(ROOT[lang] + "chapters/05-seven-steps/")
    go(phone, "[data-gb-opens=__search]")
    phone.keyboard.press("Enter")
    phone.wait_for_function("document.activeElement.matches('.md-search__input')")
    phone.keyboard.type("khi nha kinh")
    phone.wait_for_selector(".md-search-result__list[data-gb-complete=true] .md-search-result__item")
    phone.wait_for_timeout(400)  # the box slides in
    for _ in range(12):
        phone.keyboard.press("Tab")
        stop(phone)
    phone.keyboard.press("Escape")
    assert not phone.locator("#__search").is_checked()
    assert phone.evaluate("document.activeElement.dataset.gbOpens") == "__search"


@LANGUAGES
def test_contents_of_a_phone_open_lead_on_and_close(phone, lang):
    phone.goto(ROOT[lang] + "chapters/05-seven-steps/")
    go(phone, "[data-gb-opens=__drawer]")
    phone.keyboard.press("Enter")
    phone.wait_for_function("document.querySelector('.md-sidebar--primary').getBoundingClientRect().left >= 0")
    phone.wait_for_function("document.activeElement.closest('.md-sidebar--primary')")
    go(phone, ".md-sidebar--primary a[href*='06-baseline']")
    phone.evaluate("document.activeElement.closest('nav').querySelector('.md-nav__title .gb-back').focus()")
    phone.keyboard.press("Enter")  # the level above, whose entries could not take the focus before
    go(phone, ".md-sidebar--primary :is(a[href='../..'], a[href='../../'])")
    phone.keyboard.press("Escape")
    assert not phone.locator("#__drawer").is_checked()
    assert phone.evaluate("document.activeElement.dataset.gbOpens") == "__drawer"


def test_a_folded_answer_opens_by_key(page):
    page.goto("chapters/05-seven-steps/")
    fold = page.locator("article details > summary").first
    fold.focus()
    page.keyboard.press("Enter")
    assert page.locator("article details").first.get_attribute("open") is not None


def test_a_table_that_scrolls_can_be_scrolled_by_key(phone):
    phone.goto("chapters/07-priorities/")
    wrap = phone.locator(".md-typeset__scrollwrap[tabindex='0']").first
    wrap.focus()
    assert wrap.get_attribute("aria-label")
    phone.keyboard.press("ArrowRight")
    phone.wait_for_function("document.activeElement.scrollLeft > 0")
