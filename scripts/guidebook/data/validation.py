"""From an entry as written to an entry with a known form, or findings that say why not."""

from __future__ import annotations

import difflib
from typing import get_args

from pydantic import ValidationError

from guidebook.data.document import Entry
from guidebook.data.entries import Form
from guidebook.data.messages import finding
from guidebook.model import Finding

LANGUAGES = {"vi": ("tiếng Việt", "Vietnamese"), "en": ("tiếng Anh", "English")}
_EXPECTED = {
    "string_type": (
        "chữ (đặt trong dấu nháy nếu YAML hiểu thành số hoặc đúng/sai)",
        "text (in quotes if YAML takes it for a number or yes/no)",
    ),
    "list_type": ("danh sách [ … ]", "a list [ … ]"),
    "int_type": ("số nguyên", "a whole number"),
    "bool_type": ("true hoặc false", "true or false"),
    "bool_parsing": ("true hoặc false", "true or false"),
    "is_instance_of": ("một số", "a number"),
    "decimal_type": ("một số", "a number"),
    "date_type": ("ngày dạng 2026-07-14", "a date like 2026-07-14"),
    "model_type": ("các dòng “trường: giá trị”", "lines “field: value”"),
    "case": ("một mã không bắt đầu bằng case-", "an id that does not begin with case-"),
    "empty": ("chữ, không để trống", "text, not empty"),
}
_PATTERNS = {
    "url": ("địa chỉ bắt đầu bằng https:// hoặc http://", "an address that begins with https:// or http://"),
    "unit": ("mã đơn vị không có dấu cách", "a unit id without spaces"),
    "id": ("mã gồm chữ thường không dấu, số, gạch nối", "an id of plain lower-case letters, digits, hyphens"),
}


def validated(form: type[Form], entry: Entry) -> tuple[Form | None, list[Finding]]:
    """The entry in its form, or None with everything that is wrong with it."""
    try:
        return form.model_validate(entry.data), []
    except ValidationError as error:
        return None, [_finding(form, entry, problem) for problem in error.errors(include_url=False)]


def guess(found: object, known: list[str] | tuple[str, ...]) -> dict[str, str]:
    """Sentences in both languages with the nearest known word, or empty ones."""
    near = difflib.get_close_matches(str(found)[:100], known, n=1, cutoff=0.6)
    return {
        "guess_vi": f" Có phải là “{near[0]}”?" if near else "",
        "guess_en": f" Did you mean “{near[0]}”?" if near else "",
    }


def _finding(form: type[Form], entry: Entry, problem: dict) -> Finding:
    kind, path = problem["type"], problem["loc"]
    context = problem.get("ctx", {})
    field = next((step for step in path[::-1] if isinstance(step, str)), "")
    named = {"entry": _name(entry, path), "field": field}
    found = problem["input"]
    if kind == "extra_forbidden":
        fields = _fields(form, path[:-1])
        named |= {"found": path[-1], "expected": ", ".join(fields), **guess(path[-1], fields)}
        return finding("Y002", entry.place(*path, key=True), **named)
    language = _language(form, path)
    if language and (kind in ("missing", "empty") or found is None):
        return finding("Y009", entry.place(*path), **named, lang_vi=language[0], lang_en=language[1])
    if kind == "missing":
        return finding("Y003", entry.place(*path), **named)
    if kind.startswith("Y"):
        return finding(kind, entry.place(*path), **{**named, "found": found, **context})
    allowed = _literals(_annotation(form, path)) if kind == "literal_error" else []
    expected = (", ".join(allowed),) * 2 if allowed else _expected(kind, path, context)
    return finding(
        "Y004.value",
        entry.place(*path),
        **named,
        found="null" if found is None else found,
        expected_vi=expected[0],
        expected_en=expected[1],
        **guess(found, allowed),
    )


def _name(entry: Entry, path: tuple) -> str:
    """The entry's id, followed by the id or key of what lies on the path inside it."""
    names, inside = [entry.name], entry.data
    for step in path[:-1]:
        inside = inside[step]
        if isinstance(inside, dict):
            names.append(str(inside.get("id") or inside.get("key") or "?"))
    return " › ".join(names)


def _expected(kind: str, path: tuple, context: dict) -> tuple[str, str]:
    if kind == "string_pattern_mismatch":
        return _PATTERNS.get(str(path[-1]) if path else "id", _PATTERNS["id"])
    if kind in ("greater_than_equal", "less_than_equal", "greater_than", "string_too_long"):
        sign = {"greater_than_equal": "≥", "greater_than": ">"}.get(kind, "≤")
        bound = next(iter(context.values()))
        return f"{sign} {bound}", f"{sign} {bound}"
    return _EXPECTED.get(kind, (f"giá trị hợp lệ ({kind})", f"a valid value ({kind})"))


def _fields(form: type[Form], path: tuple) -> list[str]:
    for step in path:
        if isinstance(step, str):
            form = next(iter(_forms(form.model_fields[step].annotation)), form)
    return list(form.model_fields)


def _annotation(form: type[Form], path: tuple) -> object:
    fields = [step for step in path if isinstance(step, str)]
    for step in fields[:-1]:
        form = next(iter(_forms(form.model_fields[step].annotation)), form)
    return form.model_fields[fields[-1]].annotation


def _literals(annotation: object) -> list[str]:
    """The values that a field, or the items of a list, may have."""
    return [value for part in get_args(annotation) for value in (_literals(part) if get_args(part) else [str(part)])]


def _forms(annotation: object) -> list[type[Form]]:
    if isinstance(annotation, type) and issubclass(annotation, Form):
        return [annotation]
    return [form for part in get_args(annotation) for form in _forms(part)]


def _language(form: type[Form], path: tuple) -> tuple[str, str] | None:
    """The language of a text that every entry must have, else None."""
    name = path[-1] if path else None
    if not isinstance(name, str) or name not in ("vi", "en") and not name.endswith(("_vi", "_en")):
        return None
    if _annotation(form, path) is not str:
        return None
    return LANGUAGES[name[-2:]]
