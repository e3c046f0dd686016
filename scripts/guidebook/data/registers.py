"""Parses all registers, checks them against each other and reports everything at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from guidebook.data import records
from guidebook.data.cases import computed, readable
from guidebook.data.document import Document, Entry, read_document
from guidebook.data.entries import FORMS, Form
from guidebook.data.files import MAPPINGS, SINGLE, RegisterFiles, register_of
from guidebook.data.form_records import form_record
from guidebook.data.keys import checked_keys, checked_spellings
from guidebook.data.laws import checked_laws
from guidebook.data.messages import finding
from guidebook.data.pattern_entries import part_record
from guidebook.data.plans import chart_record, duty_record
from guidebook.data.references import Reference, checked_references, references_of
from guidebook.data.validation import LANGUAGES, validated
from guidebook.model import Finding, Place, Registers, Text

_PLACEHOLDER = re.compile(r"\{[a-z_]*\}")
_SHARED = {"laws": "marks", "facts": "marks", "factors": "marks", "cases": "marks"}
"""Marks name laws, facts, factors and cases alike, so these share their ids."""
_DRAWN_FROM = {"forms": ("cases",), "figures": ("cases",), "calendar": ("laws", "facts")}
"""Registers whose entries take numbers or proof from others."""


def parse_registers(files: RegisterFiles) -> tuple[Registers, list[Finding]]:
    """Registers and findings from the contents of the files, in the order of files and lines."""
    parser = _Parser(files)
    parser.findings.sort(key=lambda found: (found.file, found.line, found.column, found.id))
    return parser.registers, parser.findings


class _Parser:
    def __init__(self, files: RegisterFiles) -> None:
        self.registers = Registers()
        self.findings = list(_unread(files))
        self.taken: dict[tuple[str, str], Entry] = {}
        self.laws: dict[str, Entry] = {}
        self.units: list[Entry] = []
        self.references: list[Reference] = []
        self.documents: dict[str, list[Document]] = {register: [] for register in FORMS}
        documents = self.documents
        for file, content in files.contents.items():
            register = register_of(file)
            documents[register].append(read_document(file, content, listed=register not in MAPPINGS))
        for register, read in documents.items():
            for document in read:
                self.findings += document.findings
                for entry in document.entries:
                    self.add(register, entry)
        by_day = sorted(self.registers.duties.values(), key=lambda duty: duty.day)
        self.registers.duties.update((duty.id, self.registers.duties.pop(duty.id)) for duty in by_day)
        self.findings += checked_spellings(self.units)
        self.findings += checked_laws(self.registers.laws, self.laws)
        known = {register: _ids(documents[register]) for register in SINGLE}
        absent = {register for register in SINGLE if not documents[register]}
        absent -= {register_of(file) for file in files.unread}
        self.findings += checked_references(self.references, known, absent)

    def add(self, register: str, entry: Entry) -> None:
        """Check one entry and, when nothing is wrong with it, keep its record."""
        form, problems = validated(FORMS[register], entry)
        self.findings += problems
        self.findings += checked_keys(register, entry)
        self.references += references_of(register, entry)
        if register == "units":
            self.units.append(entry)
        if duplicate := self.duplicate(register, entry):
            self.findings.append(duplicate)
        elif form is not None or register == "cases" and (form := readable(entry)):
            self.keep(register, form, entry)

    def keep(self, register: str, form: Form, entry: Entry) -> None:
        if register == "glossary":
            self.registers.terms[form.id] = records.term(form, entry)
        elif register == "laws":
            self.registers.laws[form.id] = records.law(form, entry)
            self.laws[form.id] = entry
            self.findings += _one_sided(form, entry)
        elif register in ("facts", "factors"):
            self.registers.facts[form.id] = record = records.fact(form, entry)
            if register == "factors":
                self.registers.factors[form.id] = record
            self.findings += _one_sided(form, entry)
        elif register == "units":
            self.registers.units[form.id] = records.unit(form)
        elif register == "cases":
            self.registers.cases[form.id], problems = computed(form, entry, self.registers)
            self.findings += problems
        elif register == "pattern":
            self.registers.pattern[form.id] = part_record(form, entry.place())
        elif register == "forms":
            self.put(register, self.registers.forms, *form_record(form, entry, self.registers.cases))
        elif register == "calendar":
            self.put(register, self.registers.duties, *duty_record(form, entry, self.registers.laws, self.registers.facts))
        elif register == "figures":
            self.put(register, self.registers.charts, *chart_record(form, entry, self.registers.cases))
        else:
            area = PurePosixPath(entry.file).stem
            self.registers.strings[f"{area}.{form.id}"] = Text(form.vi, form.en)
            self.findings += _placeholders(form, entry)

    def put(self, register: str, records: dict, record: object | None, problems: list[Finding]) -> None:
        """Keep the record; what is wrong with it is not said when the register it draws on is itself in trouble."""
        if record is not None:
            records[record.id] = record
        elif not any(self.in_trouble(source) for source in _DRAWN_FROM[register]):
            self.findings += problems

    def in_trouble(self, register: str) -> bool:
        return not self.documents[register] or any(
            register_of(found.file) == register for found in self.findings if found.file.endswith(".yml")
        )

    def duplicate(self, register: str, entry: Entry) -> Finding | None:
        name = entry.data.get("id")
        if not isinstance(name, str):
            return None
        group = entry.file if register == "strings" else _SHARED.get(register, register)
        first = self.taken.setdefault((group, name), entry)
        if first is entry:
            return None
        place = first.place("id")
        related = ((place.file, place.line),)
        return finding("Y005.id", entry.place("id"), related, found=name, file=place.file, line=place.line)


def _unread(files: RegisterFiles) -> Iterator[Finding]:
    for file, reason in files.unread.items():
        yield finding("Y001.unread", Place(file, 1), found=reason)
    for file in files.misnamed:
        yield finding("Y001.suffix", Place(file, 1))


def _ids(documents: list[Document]) -> set[str] | None:
    """All ids of a register, those of broken entries included; None when a file of it could not be read."""
    if not all(document.whole for document in documents):
        return None
    ids = {name for document in documents for name in document.lost}
    for entry in (entry for document in documents for entry in document.entries):
        if isinstance(name := entry.data.get("id"), str):
            ids.add(name)
    return ids


def _placeholders(form: Form, entry: Entry) -> Iterator[Finding]:
    vi, en = (sorted(set(_PLACEHOLDER.findall(text))) for text in (form.vi, form.en))
    if vi != en:
        shown = {"vi": ", ".join(vi) or "–", "en": ", ".join(en) or "–"}
        yield finding("Y004.placeholders", entry.place("en"), entry=form.id, **shown)


def _one_sided(form: Form, entry: Entry) -> Iterator[Finding]:
    """A note is optional, but not in one language only."""
    if bool(form.note_vi) != bool(form.note_en):
        given, lacking = ("note_vi", "note_en") if form.note_vi else ("note_en", "note_vi")
        vi, en = LANGUAGES[lacking[-2:]]
        place = entry.place(given, key=True)
        yield finding("Y009", place, entry=form.id, field=lacking, lang_vi=vi, lang_en=en)
