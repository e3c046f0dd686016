"""Questions for the nearest name: a ruined file asks for more than anybody reads."""

from __future__ import annotations

import time
import unicodedata

import pytest

from guidebook.normal_form import composed
from guidebook.rules.nearest import ENOUGH, Names


def test_the_nearest_name_is_found_in_short_and_long_lists() -> None:
    few = [f"docs/vi/page-{number}.md" for number in range(20)]
    assert Names(few).nearest("docs/vi/pge-7.md") == "docs/vi/page-7.md"
    assert Names([*few, *(f"docs/en/other-{number}.md" for number in range(500))]).nearest("docs/vi/pag-7.md") == "docs/vi/page-7.md"


def test_questions_beyond_reason_have_no_answer() -> None:
    names = Names(["one.md", "two.md"])
    assert {names.nearest("ones.md") for _ in range(ENOUGH)} == {"one.md"}
    assert names.nearest("ones.md") == ""


@pytest.mark.parametrize("text", ["Quye\u0302\u0323t d\u0323inh", "a" * 1000 + "e\u0302\u0323", "đã", "x\u0301\u0323"])
def test_composed_is_the_normal_form(text: str) -> None:
    assert composed(text) == unicodedata.normalize("NFC", text)


def test_a_hundred_thousand_marks_on_one_letter_are_left_alone() -> None:
    """Unicode's sorting takes the square of their number."""
    text = "e\u0302\u0323 a" + "\u0302\u0323" * 50_000 + " e\u0302\u0323"
    start = time.process_time()
    done = composed(text)
    assert time.process_time() - start < 1
    assert done.startswith("ệ a") and done.endswith(" ệ") and len(done) == len(text) - 4
