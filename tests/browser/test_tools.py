"""What the script of the site does: tooltips, copying, filters, keyboard."""

from __future__ import annotations

import re

import pytest

from guidebook.pages.laws import ground

CHAPTERS = {"vi": "chapters/00-how-to-use/", "en": "en/chapters/00-how-to-use/"}
GLOSSARIES = {"vi": "reference/glossary/", "en": "en/reference/glossary/"}
LAWS = {"vi": "reference/laws/", "en": "en/reference/laws/"}
LANGUAGES = pytest.mark.parametrize("lang", ("vi", "en"))
TIP = "#gb-tip:not([hidden])"


def term_of(link, book):
    return book.registers.terms[link.get_attribute("href").partition("#")[2]]


@LANGUAGES
def test_keyboard_opens_a_tooltip_and_escape_closes_it(page, book, lang):
    page.goto(CHAPTERS[lang])
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('a.gb-term')"):
            break
    page.wait_for_selector(TIP)
    link = page.locator("a.gb-term:focus")
    term = term_of(link, book)
    assert link.get_attribute("aria-describedby") == "gb-tip"
    shown = page.locator(TIP)
    assert shown.get_attribute("role") == "tooltip"
    assert term.name(lang) in shown.inner_text()
    assert term.definition[lang] in shown.inner_text()
    page.keyboard.press("Escape")
    page.wait_for_selector("#gb-tip", state="hidden")
    assert link.get_attribute("aria-describedby") is None


def test_definitions_load_only_when_asked_for(page):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(CHAPTERS["vi"], wait_until="networkidle")
    assert not any("terms-" in url for url in asked)
    page.locator("a.gb-term").first.hover()
    page.wait_for_selector(TIP)
    assert sum("terms-vi.js" in url for url in asked) == 1


def test_pointer_may_move_onto_the_tooltip(page):
    page.goto(CHAPTERS["vi"])
    page.locator("a.gb-term").first.hover()
    page.locator(TIP).hover()
    page.wait_for_timeout(600)
    assert page.locator(TIP).is_visible()
    page.mouse.move(2, 500)
    page.wait_for_selector("#gb-tip", state="hidden")


@LANGUAGES
def test_first_tap_shows_the_tooltip_and_the_second_follows(phone, lang):
    phone.goto(CHAPTERS[lang])
    link = phone.locator("article a.gb-term").first
    link.tap()
    phone.wait_for_selector(TIP)
    assert phone.url.endswith(CHAPTERS[lang])
    entry = phone.locator(f"{TIP} a")
    assert entry.inner_text() == {"vi": "Xem thuật ngữ", "en": "See the term"}[lang]
    box = phone.locator(TIP).bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 360
    target = link.evaluate("link => link.href")
    link.tap()
    phone.wait_for_url(target)


@LANGUAGES
def test_copy_puts_the_legal_ground_on_the_clipboard(context, page, book, lang):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(LAWS[lang])
    for id in ("qd-1658-2021", "nd-06-2022", "luat-qh-112-2025"):
        expected = ground(book.registers.laws[id], book.registers)
        assert expected
        page.locator(f"[id={id}] .gb-copy").click()
        page.wait_for_function("document.querySelector('.gb-live').textContent")
        assert page.evaluate("navigator.clipboard.readText()") == expected
        assert page.locator(".gb-live[role=status]").inner_text() == {"vi": "Đã sao chép", "en": "Copied"}[lang]


def test_copy_works_without_the_clipboard_interface(page, book):
    """Plain http on an office network: browsers offer no clipboard interface there."""
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.goto(LAWS["vi"])
    page.evaluate("document.addEventListener('copy', () => window.copied = String(getSelection()))")
    page.locator("[id=qd-1658-2021] .gb-copy").click()
    page.wait_for_function("window.copied")
    assert page.evaluate("window.copied") == ground(book.registers.laws["qd-1658-2021"], book.registers)


def shown(page, entry):
    return page.locator(entry).evaluate_all(
        "entries => entries.filter(entry => entry.checkVisibility()).map(entry => entry.id)")


@LANGUAGES
def test_filter_of_the_glossary_leaves_one_topic(page, book, lang):
    page.goto(GLOSSARIES[lang])
    terms = book.registers.terms.values()
    assert len(shown(page, ".gb-entry")) == len(terms)
    page.locator("[data-gb-filter=topic]").select_option("energy")
    energy = {term.id for term in terms if term.topic == "energy"}
    assert set(shown(page, ".gb-entry")) == energy
    count = page.locator(".gb-count[role=status]").inner_text()
    assert re.findall(r"\d+", count) == [str(len(energy)), str(len(terms))]
    for head in page.locator(".gb-group:not([hidden])").all():
        assert head.locator(".gb-entry:not([hidden])").count()


def test_filters_of_the_register_narrow_each_other(page, book):
    page.goto(LAWS["en"])
    page.locator("[data-gb-filter=status]").select_option("replaced")
    page.locator("[data-gb-filter=group]").select_option("climate")
    laws = book.registers.laws.values()
    expected = {law.id for law in laws if law.status == "replaced" and law.group == "climate"}
    assert expected and set(shown(page, ".gb-entry")) == expected


def test_link_to_a_filtered_entry_shows_it(page, book):
    page.goto(LAWS["vi"])
    page.locator("[data-gb-filter=status]").select_option("replaced")
    replaced = next(law for law in book.registers.laws.values() if law.replaced_by)
    successor = book.registers.laws[replaced.replaced_by]
    assert successor.id not in shown(page, ".gb-entry")
    page.locator(f"[id={replaced.id}] .gb-relation a").first.click()
    page.wait_for_function("id => document.getElementById(id).checkVisibility()", arg=successor.id)
    assert page.locator(f"[id={successor.id}]").evaluate("entry => entry.getBoundingClientRect().top < innerHeight")


def test_registers_are_whole_without_scripts(browser, home, book):
    context = browser.new_context(base_url=home, java_script_enabled=False)
    page = context.new_page()
    page.goto(LAWS["vi"])
    assert page.locator(".gb-entry").count() == len(book.registers.laws)
    assert not page.locator(".gb-filter").first.is_visible()
    assert page.locator(".gb-entry").last.is_visible()
    context.close()


def test_closed_drawer_takes_no_focus_and_opens_by_keyboard(phone):
    phone.goto(CHAPTERS["vi"])
    inside = "document.activeElement.closest('.md-sidebar--primary, .md-search__inner') !== null"
    for _ in range(12):
        phone.keyboard.press("Tab")
        assert not phone.evaluate(inside)
    button = phone.locator("button[data-gb-opens=__drawer]")
    assert button.get_attribute("aria-label") == "Mở mục lục"
    assert button.get_attribute("aria-expanded") == "false"
    button.focus()
    phone.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    phone.keyboard.press("Escape")
    assert button.get_attribute("aria-expanded") == "false"


@pytest.mark.parametrize("kind", ["table", "img"])
def test_wide_table_or_figure_can_be_scrolled_by_keyboard(phone, kind):
    phone.goto(CHAPTERS["vi"])
    phone.wait_for_selector(f".gb-scrolls {kind}", state="attached")
    wide = phone.locator(f".gb-scrolls:has({kind})")
    for table in wide.all():
        assert table.get_attribute("tabindex") == "0"
        assert table.get_attribute("role") == "region"
        assert table.get_attribute("aria-label")
