"""The unpacked offline copy, opened as files in a browser without a network."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from axe_states import WINDOWS, found, search_for
from playwright.sync_api import Browser, Page
from test_axe import AXE, violations

from guidebook.offline import PLACE

LANGUAGES = pytest.mark.parametrize("lang", ("vi", "en"))
ROOT = {"vi": "", "en": "en/"}


@pytest.fixture(scope="module")
def stick(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stick") / "Sổ tay (USB)"  # a space, brackets, letters: as people name folders
    with zipfile.ZipFile(site / PLACE) as archive:
        archive.extractall(folder)
    return folder


@pytest.fixture
def reader(browser: Browser, stick: Path) -> Iterator[Page]:
    """A page without a network, which fails the test when it asks for a file that is not there or for a server."""
    faults: list[str] = []
    with browser.new_context(reduced_motion="reduce") as context:
        context.set_offline(True)
        context.add_init_script(path=AXE)
        page = context.new_page()
        page.on("request", lambda asked: asked.url.startswith("http") and faults.append(f"asks {asked.url}"))
        page.on("requestfailed", lambda asked: asked.failure != "net::ERR_ABORTED" and faults.append(f"lacks {asked.url}"))
        page.on("pageerror", lambda error: faults.append(f"script {error}"))
        yield page
    assert faults == []


def opened(page: Page, stick: Path, lang: str, path: str = "") -> None:
    page.goto((stick / f"{ROOT[lang]}{path}index.html").as_uri())


@LANGUAGES
def test_search_finds_and_leads_to_the_page(reader, stick, lang):
    opened(reader, stick, lang)
    search_for(reader, "khi nha kinh")
    first = reader.locator(".md-search-result__item a").first
    target = first.evaluate("link => link.href")
    first.click()
    reader.wait_for_url(target)
    assert Path(unquote(urlsplit(reader.url).path)).is_file()
    assert reader.locator("h1").count() == 1


@LANGUAGES
def test_language_switches_and_links_open(reader, stick, lang):
    opened(reader, stick, lang, "chapters/05-seven-steps/")
    other = {"vi": "en", "en": "vi"}[lang]
    reader.locator(".gb-language").click()
    reader.wait_for_url(f"**/{ROOT[other]}chapters/05-seven-steps/index.html")
    assert reader.locator("html").get_attribute("lang") == other
    reader.locator("article a[href*='forms/b9-ladder/']").first.click()
    reader.wait_for_url("**/forms/b9-ladder/index.html*")


@LANGUAGES
def test_pdf_links_lead_to_pdfs(reader, stick, lang):
    opened(reader, stick, lang, "chapters/05-seven-steps/")
    targets = reader.locator(".gb-strip a").evaluate_all("links => links.map(link => link.href)")
    assert len(targets) >= 2
    for target in targets:
        assert Path(unquote(urlsplit(target).path)).read_bytes().startswith(b"%PDF"), target


@LANGUAGES
def test_forms_compute_and_terms_explain(reader, stick, lang):
    opened(reader, stick, lang, "forms/b9-ladder/")
    scores = reader.locator("input[name^='places.']")
    for number in range(scores.count()):
        scores.nth(number).fill("2")
    reader.wait_for_function("document.querySelector('output[name=average]').value.startsWith('2')")
    opened(reader, stick, lang, "chapters/00-how-to-use/")
    reader.locator("article a.gb-term").first.hover()
    reader.wait_for_selector("#gb-tip:not([hidden])")


@pytest.mark.parametrize(("lang", "window"), [(lang, window) for lang in ("vi", "en") for window in WINDOWS])
def test_axe_finds_nothing_in_the_copy(browser, stick, lang, window):
    """A chapter, and the search opened on it, in every window; nothing there may need a network."""
    with browser.new_context(reduced_motion="reduce", offline=True, **WINDOWS[window]) as context:
        context.add_init_script(path=AXE)
        page = context.new_page()
        opened(page, stick, lang, "chapters/05-seven-steps/")
        assert page.evaluate("document.body.dataset.mdColorScheme") == ("slate" if "dark" in window else "default")
        assert violations(page) == []
        found(page)
        assert violations(page) == []
