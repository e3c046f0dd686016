"""What documents of law say about each other and about themselves: succession, dates, numbers, namesakes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidebook.data.document import Entry
from guidebook.data.messages import finding
from guidebook.model import Finding, Law

_ORGAN = r"[A-ZĐ][A-Za-zĐđ]*(-[A-ZĐ][A-Za-zĐđ]*)*"
_SERIAL = r"\d{1,5}(\.\d{1,2})?"
_FORMS: dict[str, tuple[str, str]] = {
    "law": (r"\d{1,4}/\d{4}/QH\d{2}", "72/2020/QH14"),
    "resolution": (
        rf"{_SERIAL}(/\d{{4}})?/(NQ-{_ORGAN}|QH\d{{2}}|UBTVQH\d{{2}})|\d{{1,4}}-(NQ|KL)/T[WU]",
        "66.2/2025/NQ-CP, 08-NQ/TU",
    ),
    "decree": (r"\d{1,4}/\d{4}/NĐ-CP", "35/2022/NĐ-CP"),
    "decision": (rf"{_SERIAL}(/\d{{4}})?/QĐ-{_ORGAN}", "600/QĐ-BKHĐT, 21/2025/QĐ-TTg"),
    "directive": (rf"{_SERIAL}(/\d{{4}})?/CT-{_ORGAN}", "14/CT-TTg"),
    "circular": (rf"\d{{1,4}}/\d{{4}}/TT(LT)?-{_ORGAN}", "06/2023/TT-BTNMT"),
    "plan": (rf"{_SERIAL}(/\d{{4}})?/KH-{_ORGAN}|NDC \d{{4}}|JETP \d{{4}}", "200/KH-UBND"),
    "official_letter": (rf"{_SERIAL}(/TB)?(/|-){_ORGAN}", "3685/VPCP-NN"),
    "conclusion": (r"\d{1,4}-KL/T[WU]", "75-KL/TW"),
}
"""Kind -> pattern of its number and an example. Foreign and other documents are numbered as they like."""


def checked_laws(laws: dict[str, Law], entries: dict[str, Entry]) -> Iterator[Finding]:
    """Findings on documents that are well formed each; references to unknown ids are left to others."""
    for law in laws.values():
        entry = entries[law.id]
        yield from _number(law, entry)
        yield from _dates(law, entry, laws)
        yield from _succession(law, entry, laws)
    yield from _namesakes(laws, entries)
    for field in ("replaced_by", "amended_by"):
        yield from _circles(laws, entries, field)


def _number(law: Law, entry: Entry) -> Iterator[Finding]:
    if law.number is None or law.kind not in _FORMS:
        return
    pattern, example = _FORMS[law.kind]
    place = entry.place("number")
    if not re.fullmatch(pattern, law.number):
        yield finding("Y012.form", place, entry=law.id, found=law.number, kind=law.kind, expected=example)
        return
    year = re.search(r"/(\d{4})/", law.number)
    if year and law.issued and int(year[1]) != law.issued.year:
        yield finding("Y012.year", place, entry=law.id, found=law.number, year=year[1], issued=law.issued)


def _dates(law: Law, entry: Entry, laws: dict[str, Law]) -> Iterator[Finding]:
    if law.issued and law.effective and law.effective < law.issued:
        yield finding(
            "Y008.order", entry.place("effective"), entry=law.id, effective=law.effective, issued=law.issued
        )
    relations = [("replaces", at, target, "thay thế", "replace") for at, target in enumerate(law.replaces)]
    relations += [("amended_by", at, target, "", "") for at, target in enumerate(law.amended_by)]
    for field, at, target, vi, en in relations:
        other = laws.get(target)
        if not other or not other.issued or not law.issued:
            continue
        earlier, later = (law, other) if field == "replaces" else (other, law)
        if earlier.issued < later.issued:
            yield finding(
                "Y008.later",
                entry.place(field, at),
                entry=earlier.id,
                issued=earlier.issued,
                relation_vi=vi or "sửa đổi",
                relation_en=en or "amend",
                other=later.id,
                found=later.issued,
            )


def _succession(law: Law, entry: Entry, laws: dict[str, Law]) -> Iterator[Finding]:
    successor = laws.get(law.replaced_by) if law.replaced_by else None
    if law.status == "replaced" and law.replaced_by is None:
        yield finding("Y007.none", entry.place("status"), entry=law.id)
    elif successor and law.status != "replaced" and successor.status != "awaited":
        place = entry.place("status")
        yield finding("Y007.status", place, entry=law.id, found=successor.id, status=law.status)
    if successor and law.id not in successor.replaces:
        yield finding(
            "Y014.mutual",
            entry.place("replaced_by"),
            ((successor.place.file, successor.place.line),),
            entry=law.id,
            field="replaced_by",
            found=successor.id,
            expected="replaces",
        )
    for at, target in enumerate(law.replaces):
        other = laws.get(target)
        if other and other.replaced_by != law.id:
            yield finding(
                "Y014.mutual",
                entry.place("replaces", at),
                ((other.place.file, other.place.line),),
                entry=law.id,
                field="replaces",
                found=other.id,
                expected="replaced_by",
            )


def _namesakes(laws: dict[str, Law], entries: dict[str, Entry]) -> Iterator[Finding]:
    bearers: dict[str, list[Law]] = {}
    for law in laws.values():
        if law.number is not None:
            bearers.setdefault(law.number, []).append(law)
    for number, namesakes in bearers.items():
        days: dict[object, Law] = {}
        for law in namesakes if len(namesakes) > 1 else ():
            other = days.setdefault(law.issued, law)
            if other is not law or law.issued is None:
                twin = other if other is not law else next(one for one in namesakes if one is not law)
                place = entries[law.id].place("issued" if law.issued is None else "number")
                related = ((twin.place.file, twin.place.line),)
                yield finding("Y012.namesake", place, related, found=number, entry=law.id, other=twin.id)


def _circles(laws: dict[str, Law], entries: dict[str, Entry], field: str) -> Iterator[Finding]:
    """Each circle once, at the entry of the circle that stands first in the file."""
    following = {law.id: [law.replaced_by] if law.replaced_by else [] for law in laws.values()}
    if field == "amended_by":
        following = {law.id: list(law.amended_by) for law in laws.values()}
    done: set[str] = set()
    for start in laws:
        path: list[str] = []
        steps = [iter([start])]
        while steps:
            step = next(steps[-1], None)
            if step is None:
                steps.pop()
                if path:
                    done.add(path.pop())
            elif step in path:
                circle = path[path.index(step) :]
                place = entries[circle[0]].place(field)
                yield finding("Y014.cycle", place, field=field, found=" → ".join([*circle, step]))
            elif step in following and step not in done:
                path.append(step)
                steps.append(iter(following[step]))
