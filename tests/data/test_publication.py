"""Open data and schemas: plain JSON with the fields of the files."""

from __future__ import annotations

import json
from pathlib import Path

import yaml

from guidebook.data import json_schemas, load_registers, registers_as_json

SOUND = Path(__file__).parent / "sound"


def test_json_has_the_fields_of_the_files(root: Path) -> None:
    registers, _ = load_registers(root)
    published = json.loads(json.dumps(registers_as_json(registers), allow_nan=False))
    assert published.keys() == {"glossary", "laws", "facts", "factors", "units", "cases", "calendar", "forms"}
    for name in ("glossary", "laws", "facts", "factors"):
        text = (root / "docs" / "data" / f"{name}.yml").read_text("utf-8")
        written = yaml.load(text, Loader=yaml.CSafeLoader)
        assert [entry["id"] for entry in published[name]] == [entry["id"] for entry in written]
        for entry, source in zip(published[name], written, strict=True):
            for field, value in source.items():
                if field not in ("issued", "effective", "values", "key_facts") and value is not None:
                    assert entry[field] == value, (name, source["id"], field)


def test_json_says_figures_dates_and_computed_numbers() -> None:
    published = registers_as_json(load_registers(SOUND)[0])
    assert published["facts"][0]["values"][0] == {
        "key": "reduction-2030",
        "op": "range",
        "min": 5,
        "max": 16.5,
        "unit": "%",
        "year": 2030,
    }
    law = published["laws"][0]
    assert law["issued"] == "2022-01-07"
    assert law["key_facts"][0]["vi"].startswith("Cơ sở") and law["key_facts"][0]["values"][0]["min"] == 3000
    items = {item["id"]: item for item in published["cases"][0]["items"]}
    assert items["total"]["value"] == 200.5 and items["total"]["formula"] == "{coal} + {oil}"
    assert published["units"][3] == {
        "id": "kt",
        "vi": ["nghìn tấn"],
        "en": ["thousand tonnes"],
        "base": "t",
        "scale": 1000,
        "cite": True,
    }


def test_schemas_describe_every_field_in_both_languages() -> None:
    found = json_schemas()
    assert found.keys() == {"glossary", "laws", "facts", "factors", "units", "cases", "strings", "calendar", "forms", "figures", "pattern"}
    assert json.loads(json.dumps(found)) == found
    for register, schema in found.items():
        entry = schema["$defs"]["Entry"]
        assert entry["additionalProperties"] is False
        assert set(entry["required"]) <= set(entry["properties"])
        for definition in schema["$defs"].values():
            for name, field in definition["properties"].items():
                assert field.get("description"), (register, name)
        references = [text.split('"')[0] for text in json.dumps(schema).split('"#/$defs/')[1:]]
        assert set(references) <= set(schema["$defs"])


def test_schemas_know_the_words_that_an_editor_may_choose() -> None:
    entry = json_schemas()["laws"]["$defs"]["Entry"]["properties"]
    statuses = ["in_force", "partly_amended", "replaced", "expired", "awaited", "unknown"]
    assert entry["status"]["enum"] == statuses
    assert entry["issued"]["anyOf"][0] == {"type": "string", "format": "date"}
