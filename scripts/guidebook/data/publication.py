"""The registers as plain data, for publication as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal

from guidebook.model import Place, Registers, Term, Text, Unit

_NAMES = {"text": "", "why": "why_it_matters"}
"""Fields whose name in the files differs: the languages of `text` are plainly vi and en."""


def registers_as_json(registers: Registers) -> dict[str, object]:
    """File name without suffix -> lists and mappings of text, numbers, true, false and null.

    Fields are called as in the YAML files; places and strings are left out, computed numbers are added.
    """
    return {
        "glossary": [_plain(term) for term in registers.terms.values()],
        "laws": [_plain(law) for law in registers.laws.values()],
        "facts": [_plain(fact) for name, fact in registers.facts.items() if name not in registers.factors],
        "factors": [_plain(factor) for factor in registers.factors.values()],
        "units": [_plain(unit) for unit in registers.units.values()],
        "cases": [_plain(case) for case in registers.cases.values()],
        "calendar": [_plain(duty) for duty in registers.duties.values()],
        "forms": [_plain(form) for form in registers.forms.values()],
    }


def _plain(found: object) -> object:
    if isinstance(found, Decimal):
        return int(found) if found == found.to_integral_value() else float(found)
    if isinstance(found, date):
        return found.isoformat()
    if isinstance(found, tuple):
        return [_plain(item) for item in found]
    if isinstance(found, Mapping):
        return [_plain(item) for item in found.values()]
    if isinstance(found, Unit):
        return {
            "id": found.id,
            "vi": list(found.spellings["vi"]),
            "en": list(found.spellings["en"]),
            "base": found.base,
            "scale": _plain(found.scale),
            "cite": found.cite,
        }
    if not hasattr(found, "__dataclass_fields__"):
        return found
    plain: dict[str, object] = {}
    for name in (field.name for field in fields(found)):
        value = getattr(found, name)
        if isinstance(value, Place):
            continue
        if value is None and name in ("note", "origin") and not isinstance(found, Term):
            continue  # an absent text has no language
        if isinstance(value, Text):
            stem = _NAMES.get(name, name)
            plain |= {f"{stem}_vi".lstrip("_"): value.vi, f"{stem}_en".lstrip("_"): value.en}
        else:
            plain[name] = _plain(value)
    return plain
