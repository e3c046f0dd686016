"""Forms in the browser: they keep what is written, compute, print, and send nothing."""

from __future__ import annotations

import io
from decimal import Decimal

import pytest
from pypdf import PdfReader

from guidebook.formula import parse

LANGUAGES = pytest.mark.parametrize("lang", ("vi", "en"))
PLACES = ("assessment", "context", "objectives", "targets", "tasks", "organisation")


def address(form, lang):
    names = {"b0": "b0-mandate", "b3": "b3-scoring", "b9": "b9-ladder", "b10": "b10-consultation"}
    return f"{'en/' if lang == 'en' else ''}forms/{names[form]}/"


def rate(page, scores):
    for place, score in zip(PLACES, scores, strict=True):
        page.locator(f"[name='places.{place}.score']").fill(str(score))


@LANGUAGES
def test_what_was_written_is_there_after_a_reload_and_gone_after_clearing(page, lang):
    page.goto(address("b10", lang))
    page.locator("[name=document]").fill("Dự thảo kế hoạch năm 2028")
    page.locator("[name=held-on]").fill("2027-10-06")
    page.locator("[name=channel][value=letter]").check()
    page.locator("[data-gb-add=comment-list]").click()
    page.locator("[name='comment-list.11.who']").fill("Nhà máy dệt nhuộm")
    page.locator("[name='comment-list.11.answer']").select_option("partly")
    page.reload()
    assert page.locator("[name=document]").input_value() == "Dự thảo kế hoạch năm 2028"
    assert page.locator("[name=held-on]").input_value() == "2027-10-06"
    assert page.locator("[name=channel][value=letter]").is_checked()
    assert page.locator("[name='comment-list.11.who']").input_value() == "Nhà máy dệt nhuộm"
    assert page.locator("[name='comment-list.11.answer']").input_value() == "partly"
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("[data-gb-clear]").click()
    page.wait_for_function("document.querySelector('.gb-live').textContent")
    assert page.locator("[name=document]").input_value() == ""
    assert page.locator("[name='comment-list.11.who']").count() == 0
    assert page.evaluate("localStorage.length") == page.evaluate(
        "Object.keys(localStorage).filter(key => !key.startsWith('guidebook-form')).length")
    page.reload()
    assert page.locator("[name=document]").input_value() == ""


@pytest.mark.parametrize("formula", ["rank({1}, {0}, {1}, {2}, {3})", "reached({1}, {0}, {1}, {2}, {3})", "{0} - {1} * 2"])
def test_the_browser_computes_what_the_build_computes(page, formula):
    """A formula of four scores is put in the place of the average; both must say the same."""
    names = [f"places-{place}-score" for place in PLACES[:4]]
    parsed = parse(formula.format(*(f"{{{name}}}" for name in names)))
    steps = [[kind, float(argument) if kind == "number" else argument] for kind, argument, _ in parsed.program]
    page.goto(address("b9", "en"))
    page.locator("output[name=average]").evaluate(
        "(output, steps) => output.dataset.gbFormula = JSON.stringify(steps)", steps)
    for scores in ((2, 1, 1, 2), (0, 4, 3, 1), (3, 3, 3, 3), (4, 0, 1, 2)):
        rate(page, (*scores, 0, 0))
        wanted = f"{parsed.value({name: Decimal(score) for name, score in zip(names, scores, strict=True)}):.1f}"
        page.wait_for_function(
            "wanted => document.querySelector('[name=average]').value.replace('\u2212', '-') === wanted", arg=wanted)


@LANGUAGES
def test_scores_and_weights_make_the_totals_of_the_running_case(page, book, lang):
    """P1 typed into B3 as the chapter prints it: the totals under all four weight sets, and the sum of the weights."""
    items = book.registers.cases["case-song-mai"].items
    page.goto(address("b3", lang))
    for criterion in ("ghg", "resource", "economic", "readiness", "finance", "social", "replicability"):
        for column, prefix in (("signed", ""), ("third", "climate-"), ("fourth", "people-")):
            weight = items[f"weight-{prefix}{criterion}"].value
            page.locator(f"[name='weights.{criterion}.{column}']").fill(str(weight))
        page.locator(f"[name='scores.1.{criterion}']").fill(str(items[f"p1-score-{criterion}"].value))
    wanted = {"weight-total-signed": "100", "scores.1.total": "3.55", "scores.1.total-equal": "3.71",
              "scores.1.total-third": "3.44", "scores.1.total-fourth": "3.25"}
    for name, value in wanted.items():
        page.wait_for_function(
            "([name, wanted]) => document.querySelector(`[name='${name}']`).value === wanted",
            arg=[name, value.replace(".", "," if lang == "vi" else ".")])


@LANGUAGES
def test_the_average_is_that_of_the_example(page, book, lang):
    page.goto(address("b9", lang))
    output = page.locator("output[name=average]")
    assert output.evaluate("output => output.value") == ""
    rate(page, (2, 1, 1, 2, 1, 0))
    expected = {"vi": "1,2", "en": "1.2"}[lang]
    page.wait_for_function("wanted => document.querySelector('[name=average]').value === wanted", arg=expected)
    assert str(book.registers.forms["b9"].example.values["average"].value) == "1.2"


@LANGUAGES
def test_totals_and_shares_follow_the_numbers_as_people_write_them(page, lang):
    page.goto(address("b10", lang))
    big = {"vi": "1.000", "en": "1,000"}[lang]
    for group in ("offices", "communes", "large", "small", "workers", "others"):
        page.locator(f"[name='groups.{group}.women']").fill("0")
        page.locator(f"[name='groups.{group}.men']").fill("0")
    page.locator("[name='groups.offices.women']").fill(big)
    page.locator("[name='groups.offices.men']").fill("3000")
    page.wait_for_function("document.querySelector('[name=women-share]').value === '25'")
    assert page.locator("[name=women-total]").evaluate("output => output.value") == big
    page.locator("[name='groups.offices.men']").fill("nhiều")
    page.wait_for_function("document.querySelector('[name=men-total]').value === ''")
    assert page.locator("[name='groups.offices.men']").get_attribute("aria-invalid") == "true"


@LANGUAGES
def test_a_score_beyond_the_ladder_is_refused(page, lang):
    page.goto(address("b9", lang))
    field = page.locator("[name='places.tasks.score']")
    field.fill("5")
    page.wait_for_function("document.querySelector('[name=\"places.tasks.score\"]').ariaInvalid === 'true'")
    field.fill("4")
    page.wait_for_function("document.querySelector('[name=\"places.tasks.score\"]').ariaInvalid !== 'true'")


@LANGUAGES
def test_the_decision_is_written_from_the_fields(page, lang):
    page.goto(address("b0", lang))
    page.locator("[name=province]").fill("tỉnh Sông Mai")
    page.locator("[name=end]").fill("2031-06-30")
    text = page.locator("[data-gb-text]").first
    page.wait_for_function("document.querySelector('[data-gb-text]').textContent.includes('Sông Mai')")
    day = {"vi": "30/06/2031", "en": "30 June 2031"}[lang]
    assert day in text.inner_text()
    assert {"vi": "Sở Tài chính", "en": "Department of Finance"}[lang] in text.inner_text()


@pytest.mark.parametrize("form", ("b0", "b9", "b10"))
@LANGUAGES
def test_every_control_has_a_name_for_those_who_cannot_see_it(page, form, lang):
    page.goto(address(form, lang))
    nameless = page.locator(".gb-form :is(textarea, input, select, output)").evaluate_all(
        "all => all.filter(one => !one.ariaLabel && ![...one.labels ?? []].some(label => label.textContent.trim()))"
        ".map(one => one.name)")
    assert nameless == []
    ids = page.locator(".gb-form [id]").evaluate_all("all => all.map(one => one.id)")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("form", ("b0", "b9", "b10"))
@LANGUAGES
def test_phone_does_not_scroll_sideways(phone, form, lang):
    phone.goto(address(form, lang))
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360


@LANGUAGES
def test_print_shows_what_was_written_and_no_tools(page, lang):
    page.goto(address("b9", lang))
    page.locator("[name=document]").fill("Kế hoạch năm 2028, " * 12)
    rate(page, (2, 1, 1, 2, 1, 0))
    page.emulate_media(media="print")
    assert not page.locator(".gb-tools").is_visible()
    assert page.locator("[name=document]").is_visible()
    area = page.locator("[name=document]").evaluate("area => [area.scrollHeight, area.clientHeight]")
    assert area[0] <= area[1] + 2, "long text is not cut"
    paper = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    box = paper.pages[-1].mediabox
    assert box.width > box.height, "the form asks for a page across"
    text = " ".join(" ".join(sheet.extract_text().split()) for sheet in paper.pages)
    assert text.count("Kế hoạch năm 2028,") >= 12


def test_a_browser_that_keeps_nothing_says_so(page):
    page.add_init_script(
        "Storage.prototype.setItem = function (key) { if (key.startsWith('guidebook')) throw new Error('full') }")
    page.goto(address("b9", "vi"))
    page.locator("[name=document]").fill("X")
    page.wait_for_function("document.querySelector('.gb-live').textContent.includes('không lưu được')")


def test_without_scripts_the_form_can_be_written_and_printed(browser, home):
    with browser.new_context(base_url=home, java_script_enabled=False) as context:
        bare = context.new_page()
        bare.goto(address("b0", "vi"))
        bare.locator("[name=province]").fill("tỉnh Sông Mai")
        assert not bare.locator(".gb-tools").is_visible()
        assert bare.locator("[name=members\\.9\\.office]").is_visible()


@LANGUAGES
def test_duties_are_offered_for_download_where_a_page_asks_for_them(page, lang):
    answer = page.request.get(f"/assets/duties-{lang}.ics")
    assert answer.ok and answer.text().startswith("BEGIN:VCALENDAR")
