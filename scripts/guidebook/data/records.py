"""From the forms of entries to the records of guidebook.model."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from guidebook.data.document import Entry
from guidebook.data.entries import FactForm, FactorForm, LawForm, SourceForm, TermForm, UnitForm, ValueForm
from guidebook.factor import Factor
from guidebook.model import Fact, KeyFact, Law, Source, Term, Text, Unit, Value


def term(form: TermForm, entry: Entry) -> Term:
    return Term(
        id=form.id,
        vi=form.vi,
        en=form.en,
        abbr_vi=form.abbr_vi,
        abbr_en=form.abbr_en,
        variants_vi=tuple(form.variants_vi),
        variants_en=tuple(form.variants_en),
        avoid_vi=tuple(form.avoid_vi),
        avoid_en=tuple(form.avoid_en),
        definition=Text(form.definition_vi, form.definition_en),
        legal_ref=form.legal_ref,
        locator=form.locator,
        locator_checked=form.locator_checked,
        sources=_sources(form.sources, entry),
        topic=form.topic,
        note=form.note,
        weave=form.weave,
        place=entry.place(),
    )


def law(form: LawForm, entry: Entry) -> Law:
    return Law(
        id=form.id,
        number=form.number,
        kind=form.kind,
        issuer=Text(form.issuer_vi, form.issuer_en),
        title=Text(form.title_vi, form.title_en),
        issued=form.issued,
        effective=form.effective,
        status=form.status,
        amended_by=tuple(form.amended_by),
        replaces=tuple(form.replaces),
        replaced_by=form.replaced_by,
        group=form.group,
        why=Text(form.why_it_matters_vi, form.why_it_matters_en),
        key_facts=tuple(
            KeyFact(fact.id, fact.locator, Text(fact.vi, fact.en), _values(fact.values))
            for fact in form.key_facts
        ),
        sources=_sources(form.sources, entry),
        verified=form.verified,
        note=_note(form),
        place=entry.place(),
    )


def fact(form: FactForm, entry: Entry) -> Fact:
    """The fact; a factor when it has the form of one."""
    if isinstance(form, FactorForm):
        label = Text(form.label_vi, form.label_en)
        kind = partial(Factor, label=label, group=form.group)
    else:
        kind = Fact
    return kind(
        id=form.id,
        topic=form.topic,
        text=Text(form.vi, form.en),
        values=_values(form.values),
        year=form.year,
        legal_ref=form.legal_ref,
        sources=_sources(form.sources, entry),
        verified=form.verified,
        note=_note(form),
        place=entry.place(),
    )


def unit(form: UnitForm) -> Unit:
    return Unit(
        id=form.id,
        symbol=Text(next(iter(form.vi), ""), next(iter(form.en), "")),
        spellings={"vi": tuple(form.vi), "en": tuple(form.en)},
        base=form.base or form.id,
        scale=Decimal(form.scale),
        cite=form.cite,
    )


def _sources(forms: list[SourceForm], entry: Entry) -> tuple[Source, ...]:
    return tuple(Source(form.url, form.seen, entry.place("sources", at, "url")) for at, form in enumerate(forms))


def _values(forms: list[ValueForm]) -> tuple[Value, ...]:
    return tuple(Value(form.key, form.op, form.min, form.max, form.unit, form.year) for form in forms)


def _note(form: LawForm | FactForm) -> Text | None:
    return Text(form.note_vi, form.note_en) if form.note_vi and form.note_en else None
