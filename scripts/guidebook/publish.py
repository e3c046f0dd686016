"""Publishes the registers as open data beside the YAML files, for other programs and for editors' completion."""

from __future__ import annotations

import json
from collections.abc import Iterator

from guidebook.data import json_schemas, registers_as_json
from guidebook.model import Registers
from guidebook.reporters.schema import schema as schema_of_findings


def open_data(registers: Registers) -> Iterator[tuple[str, str]]:
    """(path below data/, text) of <register>.json, schema/<register>.json and schema/findings.json."""
    for name, content in registers_as_json(registers).items():
        yield f"{name}.json", _text(content)
    for name, schema in (json_schemas() | {"findings": schema_of_findings()}).items():
        yield f"schema/{name}.json", _text(schema)


def _text(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
