"""Fields that name an entry of another register: ids that must exist."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guidebook.data.document import Entry, mappings
from guidebook.data.messages import finding
from guidebook.data.validation import guess
from guidebook.model import Finding, Place

FILES = {register: f"docs/data/{register}.yml" for register in ("glossary", "laws", "facts", "factors", "units")}


@dataclass(frozen=True, slots=True)
class Reference:
    """A field that names an entry of another register."""

    entry: str
    field: str
    target: str
    register: str
    place: Place


def checked_references(
    references: list[Reference], known: dict[str, set[str] | None], missing: set[str]
) -> Iterator[Finding]:
    """Findings for references to ids that are not in `known`.

    known: register -> ids, broken entries included; None when the register cannot be read.
    missing: registers without a file: one finding for all references to them.
    """
    for register in sorted(missing):
        lost = [reference for reference in references if reference.register == register]
        if lost:
            yield finding("Y001.missing", lost[0].place, file=FILES[register], count=len(lost))
    for reference in references:
        ids = known[reference.register]
        if reference.register in missing or ids is None or reference.target in ids:
            continue
        yield finding(
            "Y006",
            reference.place,
            entry=reference.entry,
            field=reference.field,
            found=reference.target,
            file=FILES[reference.register],
            **guess(reference.target, sorted(ids)),
        )


def references_of(register: str, entry: Entry) -> Iterator[Reference]:
    """All references in an entry as written; fields of a wrong type are left to validation."""
    data = entry.data

    def one(target: object, to: str, *path: str | int) -> Iterator[Reference]:
        if isinstance(target, str):
            field = ".".join(step for step in path if isinstance(step, str))
            yield Reference(entry.name, field, target, to, entry.place(*path))

    def units(holder: dict, *path: str | int) -> Iterator[Reference]:
        for at, value in mappings(holder, "values"):
            yield from one(value.get("unit"), "units", *path, "values", at, "unit")

    if register in ("glossary", "facts", "factors"):
        yield from one(data.get("legal_ref"), "laws", "legal_ref")
    if register in ("facts", "factors"):
        yield from units(data)
    if register == "units":
        yield from one(data.get("base"), "units", "base")
    if register == "laws":
        yield from one(data.get("replaced_by"), "laws", "replaced_by")
        for field in ("amended_by", "replaces"):
            targets = data.get(field)
            for at, target in enumerate(targets if isinstance(targets, list) else ()):
                yield from one(target, "laws", field, at)
        for at, fact in mappings(data, "key_facts"):
            yield from units(fact, "key_facts", at)
    if register == "cases":
        for at, item in mappings(data, "items"):
            yield from one(item.get("unit"), "units", "items", at, "unit")
            if isinstance(factor := item.get("factor"), str):
                yield from one(factor.partition(":")[0], "factors", "items", at, "factor")
    if register == "forms":
        for at, section in mappings(data, "sections"):
            for number, field in mappings(section, "fields"):
                path = ("sections", at, "fields", number)
                yield from one(field.get("unit"), "units", *path, "unit")
                for column, inner in mappings(field, "columns"):
                    yield from one(inner.get("unit"), "units", *path, "columns", column, "unit")
