"""Charts: their numbers, their text, and what is kept between builds."""

from __future__ import annotations

import sys
import xml.etree.ElementTree as etree
from decimal import Decimal

import pytest

from guidebook import figures
from guidebook.chart import chart_files
from guidebook.press.picture import read_picture

LANGUAGES = ("vi", "en")
NAME = "f1-2-decoupling"


@pytest.fixture(scope="module")
def drawings(root, book, tmp_path_factory):
    return dict(figures.drawn(book.registers, root, tmp_path_factory.mktemp("charts")))


def words(svg):
    return [text.text.strip() for text in etree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


def test_the_lines_show_the_numbers_of_the_case(book):
    chart = book.registers.charts[NAME]
    last = [line[-1] for line in figures.values(chart, book.registers.cases[chart.case])]
    assert [round(value, 1) for value in last] == [Decimal("157.4"), Decimal("146.0"), Decimal("138.5"), Decimal("88.0")]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_text_stays_text_in_the_language_and_its_notation(drawings, book, lang):
    chart = book.registers.charts[NAME]
    found = words(drawings[chart.file(lang)])
    assert chart.title[lang] in found and chart.axis[lang] in found
    ends = ("157,4", "138,5") if lang == "vi" else ("157.4", "138.5")
    for series, end in zip((chart.series[0], chart.series[2]), ends, strict=True):
        assert f"{series.label[lang]}: {end}" in found
    assert {str(year) for year in chart.years} <= set(found)


def test_lines_are_told_apart_without_colour(drawings):
    svg = drawings[f"assets/images/charts/{NAME}-vi.svg"]
    dashes = {part.split(";")[0] for part in svg.split("stroke-dasharray: ")[1:]}
    assert len(dashes) >= 3  # and one solid line
    assert len({style[1:] for style in figures.STYLES}) == len(figures.STYLES)


def test_print_accepts_the_drawings_and_the_site_has_them(site, book):
    for file in chart_files(book.registers.charts):
        assert read_picture(site / file.removeprefix("docs/")).content


def test_the_same_input_gives_the_same_bytes(drawings, root, book, tmp_path):
    assert dict(figures.drawn(book.registers, root, tmp_path)) == drawings


def test_what_is_kept_is_not_drawn_again(root, book, tmp_path, monkeypatch):
    first = dict(figures.drawn(book.registers, root, tmp_path))
    monkeypatch.setitem(sys.modules, "matplotlib", None)  # an import would now fail
    assert dict(figures.drawn(book.registers, root, tmp_path)) == first


@pytest.mark.parametrize(
    "numbers, ticks", [(("88", "157"), (80, 160, 20)), (("0", "3"), (0, 3, 1)), (("5", "5"), (5, 10, 5))]
)
def test_ticks_are_round_and_hold_all_numbers(numbers, ticks):
    low, high, step = figures._scale([Decimal(number) for number in numbers])
    assert low <= float(numbers[0]) and high >= float(numbers[1]) and high > low
    assert (high - low) / step <= 8
    assert (low, high, step) == ticks or numbers != ("88", "157")
