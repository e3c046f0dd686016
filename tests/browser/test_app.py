"""Reading without a network: a reader asks for it, pages are kept, another edition takes over as a whole."""

from __future__ import annotations

import functools
import http.server
import re
import shutil
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from conftest import _Handler
from playwright.sync_api import BrowserContext, Page

from guidebook import app
from guidebook.edition import Edition
from test_axe import AXE, violations

READ, UNREAD = "chapters/06-baseline/", "chapters/09-action-plan/"
WITHOUT = shutil.ignore_patterns("pdf", "downloads", "data", "epub", "docx")


class _Fresh(_Handler):
    """A server that has its pages asked for again, as it should around a new edition."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()


@pytest.fixture
def host(site: Path, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """Address and folder of a copy of the site that a test may change."""
    folder = tmp_path / "site"
    shutil.copytree(site, folder, ignore=WITHOUT)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Fresh, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/", folder
        server.shutdown()


@pytest.fixture
def reader(browser, host) -> Iterator[BrowserContext]:
    with browser.new_context(base_url=host[0], viewport={"width": 1280, "height": 900}) as opened:
        yield opened


def turn_on(page: Page, home: str = "") -> None:
    page.goto(home)
    page.locator("[data-gb-app] button").click()
    page.wait_for_function("/22|\\d{4}/.test(document.querySelector('[data-gb-app] [role=status]')?.textContent)")
    page.wait_for_function("navigator.serviceWorker.controller !== null")


def kept(page: Page) -> set[str]:
    return set(page.evaluate(
        "async () => (await Promise.all((await caches.keys()).map(async name => (await (await caches.open(name)).keys()).map(one => new URL(one.url).pathname)))).flat()"
    ))  # fmt: skip


def new_edition(book, folder: Path, id_: str = "fedcba9", text: str = "Hiện trạng mới") -> None:
    """The next edition on the server: another page, another worker."""
    page = folder / READ / "index.html"
    page.write_text(re.sub(r"(<h1[^>]*>)[^<]*", rf"\1{text}", page.read_text(encoding="utf-8")), encoding="utf-8")
    app.publish(folder, Edition(date(2027, 3, 1), id_), book.registers.strings)


def test_nobody_who_did_not_ask_gets_a_worker(reader):
    page = reader.new_page()
    page.goto(READ, wait_until="networkidle")
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
    assert page.locator("link[rel=manifest]").count() == 0
    assert kept(page) == set()


@pytest.mark.parametrize(("home", "word"), [("", "mạng"), ("en/", "network")])
def test_read_pages_open_without_a_network_and_others_say_so(reader, home, word):
    page = reader.new_page()
    turn_on(page, home)
    page.goto(home + READ, wait_until="networkidle")
    reader.set_offline(True)
    page.goto(home + READ)
    page.wait_for_selector(".gb-app-news:visible")
    assert word in page.locator(".gb-app-news").text_content()
    assert page.locator("#legal-basis").is_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily").startswith('"Source Serif 4"')
    page.goto(home + UNREAD)
    assert page.url.partition("?")[0].endswith("/offline.html")
    assert {part.get_attribute("lang") for part in page.locator("main section[lang]").all()} == {"vi", "en"}
    lists = page.locator("[data-gb-kept] a")
    lists.first.wait_for()
    page.wait_for_function("document.querySelectorAll('[data-gb-kept] a[href$=\"06-baseline/\"]').length === 1")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert violations(page) == []
    page.locator(f"[data-gb-kept] a[href$='{home}{READ}']").click()
    page.wait_for_selector("#legal-basis")
    page.goto(home + UNREAD)
    reader.set_offline(False)
    page.locator("[data-gb-wanted]").first.click()
    page.wait_for_url(f"**/{home}{UNREAD}")
    page.wait_for_selector("#legal-basis")


def test_search_works_without_a_network_once_it_was_opened(reader):
    from axe_states import found

    page = reader.new_page()
    turn_on(page)
    found(page)
    reader.set_offline(True)
    page.goto("")
    found(page)


def test_newer_edition_is_announced_and_taken_over_whole(reader, host, book):
    page = reader.new_page()
    turn_on(page)
    page.goto(READ, wait_until="networkidle")
    old = page.locator("h1").text_content()
    new_edition(book, host[1])
    page.goto(READ)
    assert "Hiện trạng mới" in page.locator("h1").text_content(), "with a network the newest page is shown"
    page.wait_for_selector(".gb-app-news button")
    assert "01/03/2027 (fedcba9)" in page.locator(".gb-app-news").text_content()
    reader.set_offline(True)
    page.goto(READ)
    assert page.locator("h1").text_content() == old, "the kept edition stays whole until the reader takes the new one"
    reader.set_offline(False)
    page.goto(READ)
    with page.expect_navigation():
        page.locator(".gb-app-news button").click()
    page.wait_for_function("caches.keys().then(names => names.length === 1)")
    reader.set_offline(True)
    page.goto(READ)
    assert "Hiện trạng mới" in page.locator("h1").text_content()
    page.wait_for_selector(".gb-app-news:visible")
    assert "01/03/2027 (fedcba9)" in page.locator(".gb-app-news").text_content()


def test_half_an_edition_is_never_kept(reader, host, book):
    page = reader.new_page()
    turn_on(page)
    page.goto(READ, wait_until="networkidle")
    before = page.evaluate("caches.keys()")
    new_edition(book, host[1])
    with (host[1] / READ / "index.html").open("a") as html:  # the upload is not finished: not the bytes that the worker names
        html.write("<!-- of yet another edition -->")
    page.goto(UNREAD, wait_until="networkidle")
    page.wait_for_timeout(1500)
    assert page.evaluate("caches.keys()") == before
    assert page.evaluate("navigator.serviceWorker.getRegistration().then(one => one.waiting === null)")
    assert page.locator(".gb-app-news button").count() == 0


def test_changed_page_is_shown_and_not_kept(reader, host):
    page = reader.new_page()
    turn_on(page)
    with (host[1] / READ / "index.html").open("a") as html:
        html.write("<!-- of a newer edition -->")
    page.goto(READ, wait_until="networkidle")
    assert page.locator("#legal-basis").is_visible()
    assert f"/{READ}index.html" not in kept(page)


def test_turned_off_nothing_is_left(reader):
    page = reader.new_page()
    turn_on(page)
    assert len(kept(page)) > 8
    page.locator("[data-gb-app] button").click()
    page.wait_for_function("document.querySelector('[data-gb-app] [role=status]').textContent.startsWith('Đã thôi giữ')")
    page.goto(READ, wait_until="networkidle")
    assert kept(page) == set()
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0


def test_denied_storage_is_said(reader):
    page = reader.new_page()
    page.add_init_script("caches.open = () => Promise.reject(new DOMException('no', 'SecurityError'));"
                         "navigator.serviceWorker.register = () => Promise.reject(new DOMException('no', 'SecurityError'))")
    page.goto("en/")
    page.locator("[data-gb-app] button").click()
    page.wait_for_function("document.querySelector('[data-gb-app] [role=status]').textContent.startsWith('The browser does not allow')")


@pytest.mark.parametrize("home", ("", "en/"))
def test_browsers_take_the_manifest(reader, home):
    page = reader.new_page()
    turn_on(page, home)
    session = reader.new_cdp_session(page)
    manifest = session.send("Page.getAppManifest")
    assert manifest["url"].endswith(".webmanifest")
    assert manifest["errors"] == []
