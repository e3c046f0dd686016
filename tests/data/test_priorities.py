"""Chapter 7: what its tables print without a mark is what the running case holds, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from guidebook.data import load_registers

PROJECTS = ("p1", "p2", "p3", "p4", "p5")
CRITERIA = ("ghg", "resource", "economic", "readiness", "finance", "social", "replicability")
LANGUAGES = pytest.mark.parametrize("lang", ["vi", "en"])
ROW = re.compile(r"^\| *(.*?) *\|$", re.MULTILINE)


@pytest.fixture(scope="module")
def numbers(root: Path) -> dict[str, int]:
    """The whole numbers of the case: scores, weights and ranks."""
    items = load_registers(root)[0].cases["case-song-mai"].items.values()
    return {item.id: int(item.value) for item in items if item.value == int(item.value)}


def rows(root: Path, lang: str, table: str) -> list[list[str]]:
    """Cells of the rows of a table, found by its number; the head is left out."""
    text = (root / "docs" / lang / "chapters" / "07-priorities.md").read_text("utf-8")
    body = text[: text.index(f"{'Bảng' if lang == 'vi' else 'Table'} {table}. ")].split("\n\n")[-2]
    return [row.split(" | ") for row in ROW.findall(body)[2:]]


def ranks(cells: list[str]) -> list[int]:
    return [int(cell.rpartition(" ")[2]) for cell in cells]


@LANGUAGES
def test_the_score_table_is_the_case(root: Path, numbers: dict[str, int], lang: str) -> None:
    printed = [[int(cell) for cell in row[1:]] for row in rows(root, lang, "7.7")]
    names = [[f"weight-{one}", *(f"{project}-score-{one}" for project in PROJECTS)] for one in CRITERIA]
    assert printed == [[numbers[name] for name in row] for row in names]


@LANGUAGES
def test_the_ranks_under_four_weight_sets_are_the_case(root: Path, numbers: dict[str, int], lang: str) -> None:
    printed = [ranks(row[1:]) for row in rows(root, lang, "7.8")]
    sets = ("", "-equal", "-climate", "-people")
    assert printed == [[numbers[f"{project}-rank{one}"] for one in sets] for project in PROJECTS]


@LANGUAGES
def test_the_two_other_weight_sets_are_printed_as_they_are(root: Path, numbers: dict[str, int], lang: str) -> None:
    text = (root / "docs" / lang / "chapters" / "07-priorities.md").read_text("utf-8")
    for name in ("climate", "people"):
        assert ", ".join(str(numbers[f"weight-{name}-{one}"]) for one in CRITERIA) in text


@LANGUAGES
def test_the_key_of_the_exercise_has_the_ranks_of_the_case(root: Path, numbers: dict[str, int], lang: str) -> None:
    text = (root / "docs" / lang / "chapters" / "07-priorities.md").read_text("utf-8")
    key = text[text.index("/// details") :]
    found = [row.split(" | ") for row in ROW.findall(key) if re.match(r"P\d", row)]
    assert [(int(row[3]), int(row[5])) for row in found] == [
        (numbers[f"{project}-rank-a"], numbers[f"{project}-rank-b"]) for project in PROJECTS
    ]


def test_the_filled_form_computes_the_totals_of_the_case(root: Path) -> None:
    registers, _ = load_registers(root)
    items, example = registers.cases["case-song-mai"].items, registers.forms["b3"].example
    assert {example.values[f"weight-total-{one}"].value for one in ("signed", "third", "fourth")} == {100}
    columns = {"total": "total", "total-equal": "total-equal", "total-third": "total-climate", "total-fourth": "total-people"}
    for project, row in zip(PROJECTS, example.tables["scores"], strict=True):
        for column, item in columns.items():
            assert row[column].value == items[f"{project}-{item}"].value
