"""The report sheet, for readers without an account on the code host."""

from __future__ import annotations

import pytest

LANGUAGES = pytest.mark.parametrize("prefix", ["", "en/"])


@LANGUAGES
def test_the_sheet_knows_the_page_and_the_edition_and_copies_all_of_it(page, prefix):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{prefix}chapters/03-who-does-what/")
    edition = page.locator(".gb-about").inner_text()
    page.locator(".gb-report a").first.click()
    page.wait_for_url("**/about/report/**")
    assert page.locator("[name=page]").input_value() == f"{prefix}chapters/03-who-does-what/"
    assert page.locator("[name=edition]").input_value() in edition
    for name in ("wrong", "right", "source"):
        page.locator(f"[name={name}]").fill(f"{name}: “Sở Tài chính”")
    page.locator("[data-gb-text]").click()
    page.wait_for_function("document.querySelector('.gb-live').textContent")
    copied = page.evaluate("navigator.clipboard.readText()")
    for text in ("chapters/03-who-does-what/", "wrong: “Sở Tài chính”", "right: “Sở Tài chính”", "source: “Sở Tài chính”"):
        assert text in copied
    for label in page.locator(".gb-sheet label").all():
        assert label.inner_text() in copied


@LANGUAGES
def test_without_an_address_nothing_promises_a_mail(page, prefix):
    page.goto(f"{prefix}about/report/")
    assert page.locator("[data-gb-mail]").count() == 0
    assert page.locator("[data-gb-paper]").is_visible()
    assert page.locator(".gb-report").count() == 0


@LANGUAGES
def test_the_link_to_the_other_language_keeps_the_section(page, prefix):
    page.goto(f"{prefix}chapters/04-planning-system/#windows")
    page.locator("#windows").scroll_into_view_if_needed()
    page.evaluate("document.querySelector('#windows').scrollIntoView()")
    page.locator(".gb-language").click()
    page.wait_for_url("**#windows")
    assert page.evaluate("document.documentElement.lang") == ("vi" if prefix else "en")
    page.evaluate("scrollTo(0, 0)")
    page.locator(".gb-language").click()
    page.wait_for_url("**/chapters/04-planning-system/")
