"""Axe-core, the usual judge of accessibility, over every kind of page and what can be opened on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_states import WINDOWS, State, cases
from playwright.sync_api import Browser, Page

AXE = Path(__file__).parent / "axe" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
LANGUAGES = {"vi": "", "en": "en/"}


def violations(page: Page) -> list[str]:
    """What axe finds wrong: rule, element, reason."""
    found, rules = page.evaluate(
        """tags => axe.run({ runOnly: { type: "tag", values: tags }, resultTypes: ["violations"], preload: false }).then(result => [
          result.violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.target.join(" ")}: ${node.failureSummary}`)),
          result.passes.length])""", TAGS)  # fmt: skip
    assert rules > 10, "axe did not look"
    return found


@pytest.fixture(scope="module")
def windows(browser: Browser, home: str) -> Iterator[dict[str, Page]]:
    """A page in each window, without motion, so that nothing is examined half faded in."""
    contexts = {
        name: browser.new_context(base_url=home, reduced_motion="reduce", **options) for name, options in WINDOWS.items()
    }
    for context in contexts.values():
        context.add_init_script(path=AXE)
    yield {name: context.new_page() for name, context in contexts.items()}
    for context in contexts.values():
        context.close()


@pytest.mark.parametrize(("lang", "state", "window"), cases(), ids=lambda it: it.name if isinstance(it, State) else it)
def test_axe_finds_nothing(windows, lang, state, window):
    page = windows[window]
    page.goto(LANGUAGES[lang] + state.path)
    state.reach(page)
    assert violations(page) == []


def test_axe_would_find_a_fault(windows):
    page = windows["desktop"]
    page.goto("about/imprint/")
    page.evaluate("document.querySelector('article').insertAdjacentHTML('beforeend',"
                  " '<p style=\"color:#bbb;background:#fff\">pale</p><img src=\"data:image/gif;base64,R0lGODlhAQABAAAAACw=\">')")
    assert {found.partition(":")[0] for found in violations(page)} >= {"color-contrast", "image-alt"}
