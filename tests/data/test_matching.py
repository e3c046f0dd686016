"""Spellings of terms that scripts may look for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from guidebook.data import load_registers, matchable, spellings

SOUND = Path(__file__).parent / "sound"


def test_items_with_a_condition_are_for_humans() -> None:
    items = ("Ủy ban Nhân dân", "sáp nhập tỉnh (trong văn bản chính thức)", "Planning Law (2017) for today")
    assert matchable(items) == ("Ủy ban Nhân dân",)


def test_a_name_may_hold_two_forms_and_an_explanation() -> None:
    term = load_registers(SOUND)[0].terms["khi-nha-kinh"]
    changed = replace(
        term,
        vi="thẩm định (quy hoạch, kế hoạch)",
        en="master plan (the document); planning (the activity)",
        abbr_en="MP",
        variants_en=("plan", "zoning (in towns)", "planning"),
    )
    assert spellings(changed, "en") == ("master plan", "planning", "plan", "MP")
    assert spellings(changed, "vi") == ("thẩm định", "KNK")
