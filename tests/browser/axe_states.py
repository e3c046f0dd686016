"""The states of the site that are examined: how each is reached, in which window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

WINDOWS = {
    # viewport, and what new_context takes besides
    "desktop": {"viewport": {"width": 1280, "height": 900}},
    "phone": {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "dark phone": {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True, "color_scheme": "dark"},
}
CHAPTER = "chapters/05-seven-steps/"


@dataclass(frozen=True)
class State:
    name: str
    path: str
    """Below the language's home."""
    windows: tuple[str, ...]
    reach: Callable[[Page], None] = lambda page: None
    """What is done after the page has loaded."""
    shared: bool = False
    """The page is long, or the same in both languages: they take turns with the windows."""


def search_for(page: Page, query: str) -> None:
    """Open the box as this window offers it, type, wait for the whole answer."""
    opener = page.locator("[data-gb-opens=__search]")
    if opener.is_visible():
        opener.click()
    page.locator(".md-search__input").fill(query)
    page.wait_for_function(
        "query => { const list = document.querySelector('.md-search-result__list').dataset;"
        " return list.gbQuery === query && list.gbComplete === 'true' }", arg=query)  # fmt: skip


def found(page: Page) -> None:
    search_for(page, "khi nha kinh")
    page.locator(".md-search-result__item").first.wait_for()
    assert page.locator(".md-search-result__item").count() > 1


def nothing(page: Page) -> None:
    search_for(page, "zzqx wyvern")
    page.locator(".gb-nothing:visible a").first.wait_for()


def beside(page: Page) -> None:
    page.locator(".gb-beside").click()
    page.wait_for_selector(".gb-row__twin .footnote-ref[role=doc-noteref]", state="attached")
    page.evaluate("sessionStorage.clear()")  # the next state begins with one language


def drawer(page: Page) -> None:
    page.locator("[data-gb-opens=__drawer]").click()
    page.wait_for_function("document.querySelector('.md-sidebar--primary').getBoundingClientRect().left >= 0")


def tooltip(page: Page) -> None:
    page.locator("article a.gb-term").first.focus()
    page.wait_for_selector("#gb-tip:not([hidden])")


def unfolded(page: Page) -> None:
    for summary in page.locator("article details:not([open]) > summary").all():
        summary.click()
    assert page.locator("article details:not([open])").count() == 0


def filtered(page: Page) -> None:
    page.locator("[data-gb-filter]").first.select_option(index=2)


def filled(page: Page) -> None:
    """A form with an answer, a computed result, and one field that it refuses."""
    page.locator("[name=document]").fill("Dự thảo kế hoạch năm 2028")
    scores = page.locator("input[name^='places.']")
    for number in range(scores.count()):
        scores.nth(number).fill("2")
    scores.first.fill("7")
    page.wait_for_selector("[aria-invalid=true]")


STATES = [
    State("home", "", ("desktop", "phone", "dark", "dark phone")),
    State("chapter", CHAPTER, ("desktop", "phone", "dark")),
    State("chapter with wide tables", "chapters/07-priorities/", ("desktop", "phone"), shared=True),
    State("chapter, answers unfolded", CHAPTER, ("desktop", "dark phone"), unfolded, shared=True),
    State("chapter, tooltip", "chapters/00-how-to-use/", ("desktop", "dark"), tooltip),
    State("both languages side by side", "chapters/06-baseline/", ("desktop", "dark"), beside),
    State("glossary", "reference/glossary/", ("dark phone", "desktop"), shared=True),
    State("glossary, filtered", "reference/glossary/", ("phone", "dark"), filtered, shared=True),
    State("laws", "reference/laws/", ("desktop", "phone"), shared=True),
    State("laws, filtered", "reference/laws/", ("dark", "desktop"), filtered, shared=True),
    State("sources", "reference/sources/", ("dark", "desktop"), shared=True),
    State("factors", "reference/factors/", ("desktop",)),
    State("list of forms", "forms/", ("phone", "dark")),
    State("form", "forms/b9-ladder/", ("phone", "desktop"), shared=True),
    State("form, filled", "forms/b9-ladder/", ("desktop", "dark", "phone", "dark phone"), filled, shared=True),
    State("checks", "reference/checks/", ("desktop", "phone"), shared=True),
    State("status", "reference/status/", ("desktop",)),
    State("imprint", "about/imprint/", ("desktop", "dark phone")),
    State("not found", "no-such-page/", ("desktop", "dark", "phone", "dark phone"), shared=True),
    State("search, results", CHAPTER, ("desktop", "phone", "dark", "dark phone"), found),
    State("search, nothing found", "", ("desktop", "phone", "dark"), nothing),
    State("contents open", CHAPTER, ("phone", "dark phone"), drawer),
]


def cases() -> list[tuple[str, State, str]]:
    """(language, state, window) of every examination."""
    return [
        (lang, state, window) for state in STATES for number, window in enumerate(state.windows)
        for rank, lang in enumerate(("vi", "en")) if not state.shared or number % 2 == rank
    ]  # fmt: skip
