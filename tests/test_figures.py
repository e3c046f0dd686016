"""Charts: their numbers, their text, and what is kept between builds."""

from __future__ import annotations

import re
import sys
import xml.etree.ElementTree as etree
from decimal import Decimal

import pytest

from guidebook import figures
from guidebook.chart import GROUPED, LINES, NOTES, ROLES, chart_files
from guidebook.figures import flow, lines
from guidebook.figures.scales import scale
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
    last = [line[-1] for line in lines.values(chart, book.registers.cases[chart.case])]
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
    assert len({style[1:] for style in lines.STYLES}) == len(lines.STYLES)


def test_every_kind_has_a_drawing_and_every_drawing_its_kind(book):
    assert set(figures.KINDS) == {LINES, *GROUPED, *ROLES} and set(NOTES) == set(ROLES)
    assert {chart.kind for chart in book.registers.charts.values()} == set(figures.KINDS)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ["f7-1-cost-curve", "f7-2-effort-impact"])
def test_names_and_words_of_the_parts_are_in_the_drawing(drawings, book, name, lang):
    chart = book.registers.charts[name]
    found = words(drawings[chart.file(lang)])
    wanted = [chart.title, chart.axis, *(part.label for part in chart.parts), *chart.notes.values()]
    assert {line for text in wanted for line in text[lang].split("\n")} <= set(found)


def test_parts_are_told_apart_without_colour(drawings):
    for name, shapes in (("f7-1-cost-curve", 4), ("f7-2-effort-impact", 5)):
        patterns = set(re.findall(r"url\(#(\w+)\)", drawings[f"assets/images/charts/{name}-vi.svg"]))
        assert len([one for one in patterns if one.startswith("h")]) == shapes - 1  # and one without a pattern


def test_the_cost_curve_holds_what_cuts_emissions_from_cheap_to_dear(book):
    """Where a block stands follows from the numbers; what raises emissions has no place on the curve."""
    chart = book.registers.charts["f7-1-cost-curve"]
    case = book.registers.cases[chart.case]
    shown = {part.items["width"].partition("-")[0] for part in chart.parts}
    cutting = {name for name in ("p1", "p2", "p3", "p4", "p5") if case.items[f"{name}-ghg-cut"].value > 0}
    assert shown == cutting and "p3" not in shown
    total = sum(case.items[part.items["width"]].value for part in chart.parts)
    assert total == case.items["projects-ghg-cut"].value


@pytest.mark.parametrize("lang", LANGUAGES)
def test_groups_and_their_totals_are_in_the_drawing(drawings, book, lang):
    """As printed in Table 6.11: what the eye reads in the figure is what the table says."""
    point = "," if lang == "vi" else "."
    found = words(drawings[book.registers.charts["f6-2-emissions-branch"].file(lang)])
    assert [text for text in found if re.fullmatch(r"\d+[,.]\d", text)] == [
        total.replace(".", point) for total in "679.8 393.5 351.6 337.2 324.1 263.5 225.0 185.3".split()
    ]
    chart = book.registers.charts["f6-1-energy-flow"]
    found = words(drawings[chart.file(lang)])
    totals = "183.2 127.3 99.9 92.1 77.1 54.9 45.3 40.2".split()
    for group, total in zip(chart.groups, totals, strict=True):
        assert f"{group[lang]}: {total.replace('.', point)}" in found
    for line, total in zip(chart.series, "370.3 190.0 80.0 50.0 29.7".split(), strict=True):
        assert f"{line.label[lang]}: {total.replace('.', point)}" in found


def test_the_columns_of_a_flow_neither_overlap_nor_leave_the_picture():
    for amounts in (["5", "3", "2"], ["1"] * 8, ["9.9", "0.1"]):
        found = flow.places([Decimal(amount) for amount in amounts], (1 - 7 * flow.GAP) / 10)
        assert found[0][0] >= 0 and found[-1][0] + found[-1][1] <= 1 + 1e-9
        for (top, height), (following, _) in zip(found, found[1:], strict=False):
            assert following == pytest.approx(top + height + flow.GAP)


@pytest.mark.parametrize(
    "lang, said",
    [
        ("vi", {"Năng lượng sơ cấp trên GDP giảm 1,0-1,5%/năm", "C1, cường độ năng lượng: 12,0 xuống 11,13 TOE/tỷ đồng"}),
        ("en", {"C2 (proxy), audited designated users: 72 to 100%", "P2: 90,000 million VND save 4.26 ktoe a year"}),
    ],
)
def test_the_ladder_says_the_numbers_of_the_case_in_four_rungs(drawings, book, lang, said):
    chart = book.registers.charts["f8-1-target-ladder"]
    found = set(words(drawings[chart.file(lang)]))
    assert said | {part.label[lang] for part in chart.parts} | {chart.notes["task-signed"][lang]} <= found
    assert not [text for text in found if "{" in text]


def test_the_national_rung_is_that_of_the_strategy(book):
    """The case repeats the range of the law, so the drawing cannot drift away from the register."""
    facts = {value.key: value for fact in book.registers.laws["qd-1658-2021"].key_facts for value in fact.values}
    case = book.registers.cases["case-song-mai"]
    ends = [case.items[name].value for name in book.registers.charts["f8-1-target-ladder"].parts[0].items.values()]
    assert ends == [facts["primary-energy-2030"].min, facts["primary-energy-2030"].max]


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
    low, high, step = scale([Decimal(number) for number in numbers])
    assert low <= float(numbers[0]) and high >= float(numbers[1]) and high > low
    assert (high - low) / step <= 8
    assert (low, high, step) == ticks or numbers != ("88", "157")
