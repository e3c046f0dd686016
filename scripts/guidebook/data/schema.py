"""JSON Schema of the register files, from the forms of their entries."""

from __future__ import annotations

from guidebook.data.entries import FORMS
from guidebook.data.files import MAPPINGS

_TITLES = {
    "glossary": "Danh mục thuật ngữ / glossary (docs/data/glossary.yml)",
    "laws": "Sổ đăng ký văn bản / law register (docs/data/laws.yml)",
    "facts": "Số liệu và nhận định có nguồn / sourced facts (docs/data/facts.yml)",
    "factors": "Hệ số quy đổi và phát thải / factors (docs/data/factors.yml)",
    "units": "Đơn vị đo / units (docs/data/units.yml)",
    "cases": "Tình huống xuyên suốt / running case (docs/data/cases/*.yml)",
    "calendar": "Lịch các thời hạn / duty dates (docs/data/calendar.yml)",
    "forms": "Biểu mẫu / form (docs/data/forms/*.yml)",
    "figures": "Biểu đồ / chart (docs/data/figures/*.yml)",
    "pattern": "Khuôn của một chương / pattern of a chapter (docs/data/pattern.yml)",
    "strings": "Chữ trên giao diện / interface strings (docs/data/strings/*.yml)",
}


def schemas() -> dict[str, dict]:
    """Register -> schema of one of its files (draft 2020-12): a list of entries, or one mapping."""
    found = {}
    for register, form in FORMS.items():
        entry = form.model_json_schema()
        definitions = entry.pop("$defs", {})
        definitions["Entry"] = entry
        reference = {"$ref": "#/$defs/Entry"}
        found[register] = {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": _TITLES[register],
            **(reference if register in MAPPINGS else {"type": "array", "items": reference}),
            "$defs": definitions,
        }
    return found
