"""The forms of the book: their examples computed again by hand, their pages in both languages."""

from __future__ import annotations

from decimal import Decimal

import pytest

from guidebook.model import LANGUAGES

PLACES = ("assessment", "context", "objectives", "targets", "tasks", "organisation")


def amounts(form, table, column):
    return [row[column].value for row in form.example.tables[table]]


def test_the_ladder_of_the_inherited_plan(book):
    form = book.registers.forms["b9"]
    scores = amounts(form, "places", "score")
    assert scores == [2, 1, 1, 2, 1, 0]
    assert form.example.values["average"].value == Decimal("1.2")  # 7 / 6
    lowest = PLACES[scores.index(min(scores))]
    assert form.example.values["lowest"] == lowest
    assert [row.id for row in next(field for field in form.fields if field.id == "places").rows] == list(PLACES)
    for row in form.example.tables["places"]:
        assert row["score"].value == min(row["score-1"].value, row["score-2"].value)  # raters who differ take the lower


def test_the_consultation_counts_women_and_men(book):
    values = book.registers.forms["b10"].example.values
    women, men = (sum(amounts(book.registers.forms["b10"], "groups", sex)) for sex in ("women", "men"))
    assert (values["women-total"].value, values["men-total"].value) == (women, men)
    assert values["women-share"].value == pytest.approx(women / (women + men) * 100)


def test_the_mandate_has_a_value_and_a_year_for_each_target(book):
    form, case = book.registers.forms["b0"], book.registers.cases["case-song-mai"]
    for row in form.example.tables["targets"]:
        assert row["base-year"].value < row["target-year"].value
    assert form.example.tables["targets"][0]["target-value"].value == case.items["energy-intensity-2028"].value
    assert form.example.values["women"].value <= len(form.example.tables["members"]) + 3


def test_the_indicator_sheet_computes_the_path_it_is_given(book):
    """Milestones of both kinds, worked out beside the form: 12.0 × 0.985², and two fifths of the way to 11.13."""
    form, case = book.registers.forms["b7"], book.registers.cases["case-song-mai"]
    values = {name: round(float(value.value), 2) for name, value in form.example.values.items() if hasattr(value, "value")}
    assert (values["rate-2027"], values["rate-2028"], values["yearly-change"]) == (11.64, 11.47, -1.5)
    assert (values["even-2027"], values["even-2028"]) == (11.65, 11.48)
    chosen = [row["value"].value for row in form.example.tables["milestones"]]
    assert chosen == [case.items[f"energy-intensity-{year}"].value for year in range(2027, 2031)]


def test_the_baseline_sheet_recomputes_its_own_totals(book):
    """Thirty rows; what the checks compute from the inputs is what the computed rows say."""
    form = book.registers.forms["b1"]
    cells = {row.id: given for field in form.fields if field.rows
             for row, given in zip(field.rows, form.example.tables[field.id], strict=True)}  # fmt: skip
    assert len(cells) == 30
    for row in cells.values():
        assert {"y2025", "merging", "source", "officer", "grade"} <= set(row)
        assert row["grade"].vi in tuple("ABCD")
    checks = {name: form.example.values[f"{name}-check"].value for name in
              ("total", "intensity", "emissions", "emission-intensity")}  # fmt: skip
    rows = {"total": "total", "intensity": "intensity", "emissions": "emissions-total", "emission-intensity": "emission-intensity"}
    assert {name: cells[row]["y2025"].value for name, row in rows.items()} == checks
    assert list(checks.values()) == [Decimal(number) for number in ("720.0", "12.0", "2760.0", "46.0")]
    for name in ("electricity", "coal", "gas", "oil", "biomass", "total", "grdp"):
        assert cells[name]["part-a"].value + cells[name]["part-b"].value == cells[name]["y2025"].value


def test_the_plan_pays_for_every_line_once(book):
    """Lines and money tables agree, each line has its two halves, each group of tasks one that answers for it."""
    form = book.registers.forms["b6"]
    tables, values = form.example.tables, form.example.values
    assert values["balance"].value == 0
    assert sum(amounts(form, "resource-list", "cost")) == values["secured-total"].value == 167
    assert values["pages-total"].value == sum(amounts(form, "parts", "pages"))
    assert 17 <= values["pages-total"].value <= 24
    assert amounts(form, "task-list", "row") == amounts(form, "resource-list", "row")
    assert all(row["start"] < row["end"] for row in tables["resource-list"])
    assert all([cell.vi for cell in row.values()].count("A") == 1 for row in tables["roles"])


def test_every_form_has_its_page_in_both_languages(book):
    for lang in LANGUAGES:
        made = {part for page in book.ordered(lang) for _, part in page.builds if part.startswith("form-")}
        assert made == {f"form-{name}" for name in book.registers.forms}
        for page in book.ordered(lang):
            if name := page.matter.get("form"):
                assert (f"form-{name}") in {part for _, part in page.builds}


def test_fields_of_one_name_mean_the_same_in_all_forms(book):
    """Rows are copied from form to form."""
    labels: dict[str, set[str]] = {}
    for form in book.registers.forms.values():
        for field in form.fields:
            if field.id in ("owner", "province", "targets", "members"):
                labels.setdefault(field.id, set()).add(field.label.vi)
    assert all(len(found) == 1 for found in labels.values()), labels


def test_the_matrix_keeps_one_row_number_through_its_three_parts(book):
    form = book.registers.forms["b2"]
    tables = form.example.tables
    numbers = [[row["row"].value for row in tables[name]] for name in ("entries", "insertions", "results")]
    assert numbers[0] == numbers[1] == numbers[2] == list(range(1, len(numbers[0]) + 1))
    before, after = amounts(form, "entries", "score"), amounts(form, "results", "score-after")
    assert all(low <= high for low, high in zip(before, after, strict=True)) and sum(after) > sum(before)
    assert all("reason" in row for row in tables["results"] if row["status"] != "accepted")
