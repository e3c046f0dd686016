"""Copying sample texts to a word processor: both flavours of the clipboard."""

from __future__ import annotations

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

LANGUAGES = pytest.mark.parametrize("lang", ("vi", "en"))
GROUNDS = {"vi": "chapters/02-law-and-policy/", "en": "en/chapters/02-law-and-policy/"}
STEPS = {"vi": "chapters/05-seven-steps/", "en": "en/chapters/05-seven-steps/"}
FORM = {"vi": "forms/b0-mandate/", "en": "en/forms/b0-mandate/"}
READ = """async () => {
  const [item] = await navigator.clipboard.read(), read = async type => (await item.getType(type)).text()
  return [await read("text/html"), await read("text/plain")]
}"""


def copied(page, button):
    """Markup and plain text on the clipboard after a press of the button."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("document.querySelector('.gb-live').textContent = ''")
    button.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('.gb-live').textContent")
    return page.evaluate(READ)


@LANGUAGES
def test_legal_grounds_look_like_an_official_document(page, lang):
    page.goto(GROUNDS[lang])
    sample = page.locator(".admonition.example").first
    html, plain = copied(page, sample.locator("button.gb-word"))
    tree = LexborHTMLParser(html)
    paragraphs = tree.css("p")
    assert len(paragraphs) == len(sample.locator("p:not(.admonition-title)").all()) >= 8
    for paragraph in paragraphs:
        style = paragraph.attributes["style"]
        assert "Times New Roman" in style and "14pt" in style and "justify" in style
    assert tree.css_first("i"), "grounds are in italics"
    assert not tree.css("a, sup, button, .gb-badge, script, [class], [id], [href]")
    for text in (html, plain):
        assert "06/2022/NĐ-CP" in text
        assert not re.search(r"\[@|Chép sang|Copy for|\u00a0 ", text)
    assert plain.count("\n") == len(paragraphs) - 1
    assert page.locator(".gb-live[role=status]").inner_text().startswith({"vi": "Đã chép", "en": "Copied"}[lang])


@LANGUAGES
def test_bold_and_notes_of_the_instruction(page, lang):
    page.goto(STEPS[lang])
    sample = page.locator(".admonition.example").last
    assert sample.locator(".footnote-ref").count() > 2
    html, plain = copied(page, sample.locator("button.gb-word"))
    tree = LexborHTMLParser(html)
    assert tree.css_first("b") and not tree.css("sup, a")
    value = {"vi": "12,0 TOE/tỷ đồng", "en": "12.0 TOE per billion VND"}[lang]
    assert value in plain and value in html


@LANGUAGES
def test_a_filled_form_copies_with_its_table(page, lang):
    page.goto(FORM[lang])
    page.locator("[name='members.1.office']").fill("Sở Công Thương")
    page.locator("[name='members.1.post']").fill("Phó Giám đốc")
    page.wait_for_function("document.querySelector('[data-gb-fill=members] table')")
    html, plain = copied(page, page.locator("[data-gb-text] button.gb-word").first)
    cells = LexborHTMLParser(html).css("td")
    assert [cell.text() for cell in cells[:2]] == ["Sở Công Thương", "Phó Giám đốc"]
    assert all("solid" in cell.attributes["style"] for cell in cells)
    assert "Sở Công Thương\tPhó Giám đốc" in plain


def test_it_works_without_the_clipboard_interface(page):
    """Plain http and files on a USB stick: browsers offer no clipboard interface there."""
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.goto(GROUNDS["vi"])
    page.evaluate("addEventListener('copy', event => window.kinds = [...event.clipboardData.types])")
    page.locator("button.gb-word").first.click()
    page.wait_for_function("window.kinds")
    assert sorted(page.evaluate("window.kinds")) == ["text/html", "text/plain"]


def test_paper_and_pages_without_scripts_have_no_button(browser, home, page):
    page.goto(GROUNDS["vi"])
    page.emulate_media(media="print")
    assert not page.locator("button.gb-word").first.is_visible()
    with browser.new_context(base_url=home, java_script_enabled=False) as context:
        bare = context.new_page()
        bare.goto(GROUNDS["vi"])
        assert bare.locator(".gb-word").count() == 0


INSERTED = {"vi": "chapters/10-integration-sedp/", "en": "en/chapters/10-integration-sedp/"}


@LANGUAGES
def test_an_after_text_copies_without_the_signs_of_insertion(page, lang):
    page.goto(INSERTED[lang])
    sample = page.locator(".admonition.example:has(ins)").last
    assert sample.locator(".gb-insert-label").count() >= 2
    html, plain = copied(page, sample.locator("button.gb-word"))
    said = {"vi": ("thêm:", "hết phần thêm"), "en": ("added:", "end of addition")}[lang]
    for text in (html, plain):
        assert not any(words in text for words in (*said, "[", "]", "^^"))
    assert not LexborHTMLParser(html).css("ins, u, [style*=underline]")
    value = {"vi": "11,64 TOE/tỷ đồng", "en": "11.64 TOE per billion VND"}[lang]
    assert value in plain and "  " not in plain


@LANGUAGES
def test_inserted_words_are_told_without_colour(page, lang):
    page.goto(INSERTED[lang])
    inserted = page.locator("ins.gb-insert").first
    assert inserted.evaluate("node => getComputedStyle(node).textDecorationLine") == "underline"
    label, end = inserted.locator(".gb-insert-label").first, inserted.locator(".gb-insert-label .gb-sr")
    assert label.inner_text().strip() == {"vi": "[thêm:", "en": "[added:"}[lang] and label.is_visible()
    assert end.text_content().strip() == {"vi": "hết phần thêm", "en": "end of addition"}[lang]
    assert end.evaluate("node => node.getBoundingClientRect().width") <= 1, "heard, not seen"
