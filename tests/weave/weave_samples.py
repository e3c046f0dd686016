"""Builders of small entries for the weave's tests."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from guidebook.model import (
    KeyFact, Law, Place, Term, Text, Value,
)

HERE = Place("docs/data/x.yml", 1)


def term(id: str, vi: str, en: str, weave: str = "first-in-chapter", abbr_vi=None, abbr_en=None) -> Term:
    return Term(id, vi, en, abbr_vi, abbr_en, (), (), (), (), Text("nghĩa", "meaning"), None, None, None, (), "x", None,
                weave, HERE)


def law(id: str, number: str | None, issued: date | None, status: str = "in_force", kind: str = "decision") -> Law:
    fact = KeyFact("tasks", "Điều 2", Text("x", "x"),
                   (Value("count-of-tasks", "eq", Decimal(5), None, "count", None),))
    return Law(id, number, kind, Text("Bộ", "Ministry"), Text(f"Tên {id}", f"Title {id}"), issued, issued, status, (), (),
               None, "g", Text("", ""), (fact,), (), "text", None, HERE)
