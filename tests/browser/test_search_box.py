"""The search box: what it loads and when, its keys, what it says, on a slow line, from a disk."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

LANGUAGES = pytest.mark.parametrize("lang", ("vi", "en"))
HOME = {"vi": "", "en": "en/"}
CHAPTER = {"vi": "chapters/05-seven-steps/", "en": "en/chapters/05-seven-steps/"}
READY = ".md-search[data-gb-ready=texts]"


def ask(page: Page, query: str) -> None:
    """Type into the box and wait for the answer to exactly this."""
    page.locator(".md-search__input").fill(query)
    page.wait_for_function(
        "query => { const list = document.querySelector('.md-search-result__list').dataset;"
        " return list.gbQuery === query && list.gbComplete === 'true' }", arg=query)  # fmt: skip


def start(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(".md-search__input").focus()
    page.wait_for_selector(READY, state="attached")


@LANGUAGES
def test_nothing_of_the_search_loads_before_it_is_opened(page, lang):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(CHAPTER[lang], wait_until="networkidle")
    assert not [url for url in asked if re.search(r"lunr|workers/|search_index|assets/search/|minisearch|search\.css", url)]
    page.locator(".md-search__input").focus()
    page.wait_for_selector(READY, state="attached")
    loaded = [url for url in asked if "assets/search/" in url]
    assert [re.search(r"(\w\w)-(heads|texts)", url).groups() for url in loaded] == [(lang, "heads"), (lang, "texts")]


@LANGUAGES
def test_keys_open_choose_and_close(page, home, lang):
    page.goto(CHAPTER[lang])
    page.keyboard.press("/")
    box = page.locator(".md-search__input")
    assert box.evaluate("input => input === document.activeElement")
    assert page.locator("#__search").is_checked()
    page.wait_for_selector(READY, state="attached")
    ask(page, "khi nha kinh")
    first, second = (page.locator(".md-search-result__list a").nth(number) for number in (0, 1))
    page.keyboard.press("ArrowDown")
    assert first.evaluate("link => link === document.activeElement")
    page.keyboard.press("ArrowDown")
    assert second.evaluate("link => link === document.activeElement")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert box.evaluate("input => input === document.activeElement")
    page.keyboard.press("Escape")
    assert not page.locator("#__search").is_checked()
    link = page.locator("article a[href]").first
    link.focus()
    page.keyboard.press("/")
    assert box.evaluate("input => input === document.activeElement")
    page.keyboard.press("Escape")
    assert link.evaluate("link => link === document.activeElement"), "Escape leads back to where the key was pressed"
    page.keyboard.press("s")
    target = first.get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url != home + CHAPTER[lang])
    assert page.url.endswith(target.lstrip("./"))


@LANGUAGES
def test_results_say_what_they_are_and_how_many(page, book, lang):
    start(page, HOME[lang])
    assert page.locator(".md-search-result__meta[role=status]").inner_text() == {
        "vi": "Gõ từ khóa, chữ viết tắt hoặc số văn bản; không cần dấu.",
        "en": "Type words, an abbreviation or a document number; diacritics are not needed."}[lang]  # fmt: skip
    ask(page, "600")
    items = page.locator(".md-search-result__item")
    said = page.locator(".md-search-result__meta").inner_text()
    assert said == {"vi": f"{items.count()} kết quả", "en": f"{items.count()} results"}[lang]
    label = items.first.locator(".gb-found__kind").inner_text()
    assert label == {"vi": "Văn bản · Chưa rõ", "en": "Law · Unknown"}[lang]
    for query, kind, words in (("khi nha kinh", "term", {"vi": "Thuật ngữ", "en": "Term"}),
                               ("b9", "form", {"vi": "Biểu mẫu · Biểu mẫu", "en": "Form · Forms"}),
                               ("bon cua so" if lang == "vi" else "four windows", "chapter",
                                {"vi": "Chương · Mở đầu · Chương 0", "en": "Chapter · Getting started · Chapter 0"})):
        ask(page, query)
        item = page.locator(f".md-search-result__item[data-gb-kind={kind}]").first
        assert item.locator(".gb-found__kind").inner_text() == words[lang], query


def test_words_are_marked_though_typed_without_diacritics(page):
    start(page, "")
    ask(page, "duong co so")
    marks = page.locator(".md-search-result__item mark").all_inner_texts()
    assert {"đường", "cơ", "sở"} <= {mark.lower() for mark in marks}
    page.locator(".md-search-result__item[data-gb-kind=chapter] .gb-found__section").first.locator("..").click()
    page.wait_for_url(lambda url: "h=" in url)
    page.wait_for_function("CSS.highlights.get('gb-found')?.size > 0")
    shown = page.evaluate("[...CSS.highlights.get('gb-found')].map(range => range.toString().toLowerCase())")
    assert {"đường", "cơ", "sở"} <= set(shown)
    assert page.locator("article mark").count() == 0


@LANGUAGES
def test_nothing_found_is_said_with_places_to_go_on(page, lang):
    start(page, HOME[lang])
    ask(page, "zzqx wyvern")
    assert page.locator(".md-search-result__item").count() == 0
    said = page.locator(".md-search-result__meta").inner_text()
    assert "“zzqx wyvern”" in said and said.startswith({"vi": "Không có mục nào", "en": "Nothing in the guidebook"}[lang])
    links = page.locator(".gb-nothing a")
    assert links.count() == 4
    for link in links.all():
        assert page.request.get(link.evaluate("link => link.href")).status == 200
    ask(page, "khi nha kinh")
    assert not page.locator(".gb-nothing").is_visible()


def test_a_mended_typo_is_said(page):
    start(page, "")
    ask(page, "khi nha kinj ")
    assert page.locator(".md-search-result__item a").first.get_attribute("href").endswith("#khi-nha-kinh")
    assert "“khi nha kinh”" in page.locator(".md-search-result__meta").inner_text()


@LANGUAGES
def test_names_answer_before_the_texts_have_come(page, lang):
    """A slow line: the second script is held back."""
    held = []
    page.route("**/assets/search/*-texts.js*", lambda route: held.append(route))
    page.goto(HOME[lang])
    page.locator(".md-search__input").fill("kiem ke khi nha kinh")
    page.wait_for_selector(".md-search[data-gb-ready=heads] .md-search-result__item")
    first = page.locator(".md-search-result__item a").first
    assert "kiem-ke-khi-nha-kinh" in first.get_attribute("href")
    said = page.locator(".md-search-result__meta").inner_text()
    assert {"vi": "Đang tải phần còn lại", "en": "Loading the rest"}[lang] in said
    while not held:
        page.wait_for_timeout(50)
    held[0].continue_()
    page.wait_for_selector(READY, state="attached")
    page.wait_for_function("document.querySelector('.md-search-result__list').dataset.gbComplete === 'true'")
    assert "…" not in page.locator(".md-search-result__meta").inner_text()


@LANGUAGES
def test_data_that_does_not_come_is_said(context, lang):
    page = context.new_page()
    page.route("**/assets/search/**", lambda route: route.abort())
    page.goto(HOME[lang])
    page.locator(".md-search__input").focus()
    page.wait_for_function("text => document.querySelector('.md-search-result__meta').textContent.startsWith(text)",
                           arg={"vi": "Không tải được", "en": "Could not be loaded"}[lang])  # fmt: skip


def test_typing_fast_ends_with_the_newest_answer(page):
    start(page, "")
    page.locator(".md-search__input").press_sequentially("kế hoạch hành động tăng trưởng xanh", delay=1)
    page.wait_for_function("document.querySelector('.md-search-result__list').dataset.gbQuery === 'kế hoạch hành động tăng trưởng xanh'")
    page.locator("button[type=reset]").click()
    page.wait_for_function("!document.querySelector('.md-search-result__list').children.length")
    assert page.locator(".md-search__input").input_value() == ""


def test_a_link_with_a_query_opens_the_box(page):
    page.goto("?q=600")
    page.wait_for_selector(f"{READY} .md-search-result__item")
    assert page.locator("#__search").is_checked()


def test_phone_opens_the_box_and_gives_the_focus_back(phone):
    phone.goto("")
    phone.locator("button[data-gb-opens=__search]").tap()
    phone.wait_for_selector(READY, state="attached")
    ask(phone, "KNK")
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    phone.keyboard.press("Escape")
    assert phone.evaluate("document.activeElement.dataset.gbOpens") == "__search"


@LANGUAGES
def test_it_works_from_a_disk_without_a_server(browser, site, lang):
    context = browser.new_context(offline=True)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((site / CHAPTER[lang] / "index.html").as_uri())
    page.locator(".md-search__input").focus()
    page.wait_for_selector(READY, state="attached")
    ask(page, "kieemr kee khis nhaf kinhs")
    first = page.locator(".md-search-result__item a").first
    assert "kiem-ke-khi-nha-kinh" in first.get_attribute("href")
    first.click()
    page.wait_for_url(lambda url: "reference/glossary/index.html" in url)
    assert page.locator("html").get_attribute("lang") == lang
    page.wait_for_function("CSS.highlights.get('gb-found')?.size > 0")
    context.close()
    assert errors == []
