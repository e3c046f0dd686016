"""The JSON Schema of --format json, published with those of the registers."""

from __future__ import annotations

from guidebook.reporters.words import SEVERITIES

_LINE = {"type": "integer", "minimum": 1}
_PLACE = {"file": {"type": "string", "minLength": 1}, "line": _LINE}
_FINDING = {
    "id": {"type": "string", "pattern": "^[A-Z][0-9]{3}$", "description": "Mã kiểm tra / rule"},
    "severity": {"enum": list(SEVERITIES)},
    **_PLACE,
    "column": {**_LINE, "description": "Từ 1, tính theo ký tự / from 1, in characters"},
    "message": {"type": "string", "minLength": 1, "description": "Gặp gì, cần gì / what was found, what was expected"},
    "hint": {"type": "string", "minLength": 1, "description": "Việc cần làm / what to do"},
    "related": {"type": "array", "items": {"$ref": "#/$defs/Place"},
                "description": "Chỗ khác, như trang ở ngôn ngữ kia / other places, such as the twin page"},
}


def schema() -> dict[str, object]:
    """Draft 2020-12: a list of findings; every field is always there, and there are no others."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Kết quả kiểm tra / findings of the checker (guidebook check --format json)",
        "type": "array",
        "items": {"$ref": "#/$defs/Finding"},
        "$defs": {"Finding": _closed(_FINDING), "Place": _closed(_PLACE)},
    }


def _closed(properties: dict[str, object]) -> dict[str, object]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}
