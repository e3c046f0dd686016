"""A small register that the weave's tests read against."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from weave_samples import HERE, law, term

from guidebook.data import load_registers
from guidebook.factor import Factor
from guidebook.model import Case, Fact, Place, Registers, Source, Text, Value


@pytest.fixture(scope="session")
def registers(root: Path) -> Registers:
    terms = [
        term("green-growth", "tăng trưởng xanh", "green growth", abbr_vi="TTX"),
        term("plan", "kế hoạch", "plan", weave="never"),
        term("action-plan", "kế hoạch hành động", "action plan"),
        term("ghg", "khí nhà kính", "greenhouse gas", abbr_vi="KNK", abbr_en="GHG", weave="always"),
    ]
    laws = [
        law("qd-600", "600/QĐ-BKHĐT", date(2023, 4, 7), "unknown"),
        law("qd-1266-2020", "1266/QĐ-TTg", date(2020, 8, 18)),
        law("qd-1266-2026", "1266/QĐ-TTg", date(2026, 7, 14)),
        law("nd-6", "06/2022/NĐ-CP", date(2022, 1, 7), "partly_amended", "decree"),
        law("kl-7", "7-KL/TW", date(2026, 7, 28), kind="resolution"),
        law("kl-75", None, None, kind="other"),
    ]
    facts = [
        Fact("steel", "t", Text("x", "x"), (Value("y2030", "range", Decimal(5), Decimal("16.5"), "%", 2030),), 2030, "nd-6",
             (Source("https://www.evn.com.vn/a", "secondary"), Source("https://evn.com.vn/b", "secondary")), "secondary",
             None, HERE),
        Fact("bare", "t", Text("x", "x"), (), None, None, (), "unverified", None, HERE),
    ]
    coal, oil, grid = (
        Factor(name, "t", Text("x", "x"), (), year, None,
               (Source("https://example.org/f", "secondary", Place("docs/data/x.yml", line)),), "secondary", None,
               HERE, Text("x", "x"), group)
        for line, (name, year, group) in enumerate(
            (("coal", 2014, "conversion"), ("oil", 2014, "conversion"), ("grid", 2023, "grid")), 1)
    )  # fmt: skip
    facts += [coal, oil, grid]
    strings = load_registers(root)[0].strings  # the real words of notes and badges
    case = Case("case-x", Text("tỉnh X (giả định)", "province X (fictional)"), {}, HERE)
    return Registers(
        terms={t.id: t for t in terms}, laws={x.id: x for x in laws}, facts={f.id: f for f in facts},
        factors={f.id: f for f in (coal, oil, grid)},
        cases={"case-x": case}, strings=strings,
    )  # fmt: skip
