"""A form as a page: what can be filled in, what is printed empty, what the example shows."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from guidebook import pages
from guidebook.book import load_book
from guidebook.form import Number

SOUND = Path(__file__).parent.parent / "data" / "sound"
LANGUAGES = pytest.mark.parametrize("lang", ("vi", "en"))


@pytest.fixture(scope="module")
def small(book):
    """The small form of the tests, with the real words of the interface."""
    made = load_book(SOUND)
    made.registers.strings.update(book.registers.strings)
    return made


@pytest.fixture(scope="module")
def trees(small):
    return {lang: LexborHTMLParser(pages.render("form-f1", small, lang, str)) for lang in ("vi", "en")}


def words(node):
    return " ".join(node.text().split())


@LANGUAGES
def test_every_control_has_a_label(trees, lang):
    tree = trees[lang]
    labelled = {label.attributes["for"] for label in tree.css("label[for]")}
    controls = tree.css("textarea, input:not([type=radio]), select, output")
    assert len(controls) == 9
    for control in controls:
        assert control.attributes["id"] in labelled or control.attributes["aria-label"]
    for group in tree.css("[role=radiogroup]"):
        assert tree.css_first("#" + group.attributes["aria-labelledby"])
        assert all(words(label) for label in group.css("label"))


@LANGUAGES
def test_names_are_unique_except_for_answers_of_one_choice(trees, lang):
    names = [node.attributes["name"] for node in trees[lang].css("[name]:not([type=radio])")]
    assert len(names) == len(set(names))
    assert "fuels.coal.amount" in names and "notes.2.note" in names


@LANGUAGES
def test_paper_has_lines_boxes_and_defaults_where_the_screen_has_controls(trees, lang):
    tree = trees[lang]
    for control in tree.css(".gb-control"):
        assert "no-print" in control.attributes["class"]
    fields = tree.css(".gb-field")
    assert all(field.css_first(".gb-paper") for field in fields)
    assert "☐" in words(fields[1].css_first(".gb-paper"))
    assert words(fields[0].css_first(".gb-paper")) == ("Sở Tài chính" if lang == "vi" else "Department of Finance")
    assert len(tree.css("table.gb-grid tbody tr")) == 4


@LANGUAGES
def test_the_example_is_complete_computed_and_marked(trees, lang):
    example = trees[lang].css_first("details.example")
    shown = words(example)
    figures = ("190,5", "381", "200,5") if lang == "vi" else ("190.5", "381", "200.5")
    assert all(figure in shown for figure in figures)
    assert "[@" not in shown
    assert ("Số liệu minh họa" if lang == "vi" else "Illustrative data") in words(trees[lang].css_first("#example"))
    day = "15/01/2027" if lang == "vi" else "15\u00a0January 2027"
    assert day in example.text()


@LANGUAGES
def test_the_document_has_gaps_where_fields_go(trees, lang):
    gaps = trees[lang].css("[data-gb-fill]")
    assert [gap.attributes["data-gb-fill"] for gap in gaps] == ["who", "due"]
    assert "…" in gaps[1].text() and "…" not in gaps[0].text()


def test_computed_numbers_follow_from_the_example(small):
    example = small.registers.forms["f1"].example
    assert example.values["total"].value == example.tables["fuels"][0]["amount"].value + 10
    assert example.tables["fuels"][0]["double"].value == 2 * example.tables["fuels"][0]["amount"].value
    assert isinstance(example.values["total"], Number) and example.values["total"].decimals == 1


def test_widths_of_columns_fill_the_table(trees):
    for table in trees["vi"].css("table.gb-grid"):
        shares = [float(col.attributes["style"].split()[1].rstrip("%")) for col in table.css("col")]
        assert 99 < sum(shares) < 101


@LANGUAGES
def test_a_filled_table_has_a_width_for_each_of_its_columns(book, lang):
    """Rows of B3 have no labels when filled in, those of B1 do: no width may slip to the column beside it."""
    for form in ("b1", "b3"):
        tables = LexborHTMLParser(pages.render(f"form-{form}", book, lang, str)).css("details table:has(col)")
        assert tables
        for table in tables:
            shares = [float(col.attributes["style"].split()[1].rstrip("%")) for col in table.css("col")]
            assert len(shares) == len(table.css("thead th"))
            assert 99 < sum(shares) < 101


def test_an_unknown_form_is_refused(small):
    with pytest.raises(KeyError):
        pages.render("form-f9", small, "vi", str)


@LANGUAGES
def test_limits_of_a_year_are_written_as_years(book, lang):
    text = words(LexborHTMLParser(pages.render("form-b7", book, lang, str)).body)
    assert ("từ 2014 đến 2030" if lang == "vi" else "2014 to 2030") in text
