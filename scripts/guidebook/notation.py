"""How figures, dates and legal grounds are written in each language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from guidebook.model import Law, Text, Unit, Value

NBSP = "\N{NO-BREAK SPACE}"

OPERATORS = {
    "approx": Text("khoảng", "about"),
    "ge": Text("ít nhất", "at least"),
    "gt": Text("trên", "over"),
    "le": Text("tối đa", "at most"),
    "lt": Text("dưới", "under"),
}
"""Words before a figure; `eq` and `range` have none."""

KINDS = {
    "decision": "Quyết định",
    "decree": "Nghị định",
    "circular": "Thông tư",
    "resolution": "Nghị quyết",
    "plan": "Kế hoạch",
    "directive": "Chỉ thị",
    "official_letter": "Công văn",
    "notice": "Thông báo",
    "conclusion": "Kết luận",
}
"""Vietnamese name of a document kind at the head of a citation; a law is cited by its title alone."""

SYMBOL_KINDS = {"TB": "notice", "KL": "conclusion"}
"""Kinds that only the document's symbol tells apart from the register's `kind`."""

VERBS = (
    "ban hành", "công bố", "hướng dẫn", "phân định", "phê duyệt", "quy định",
    "sửa đổi", "thành lập", "thí điểm", "truyền đạt", "xử lý",
)  # fmt: skip
"""First words of titles that follow the issuer without `về`."""

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def format_number(number: Decimal | int, lang: str, *, grouped: bool = True) -> str:
    """1.234,5 in Vietnamese, 1,234.5 in English; zeros after the last decimal are dropped."""
    plain = format(Decimal(number), ",f" if grouped else "f")
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    if lang == "vi":
        plain = plain.translate(str.maketrans(",.", ".,"))
    return plain.replace("-", "\N{MINUS SIGN}")


def format_value(value: Value, unit: Unit, lang: str) -> str:
    """The figure with its operator and unit: `ít nhất 16,5%`, `5-16,5%` / `at least 16.5%`, `5–16.5%`."""
    grouped = unit.id != "calendar-year"
    ends = [format_number(end, lang, grouped=grouped) for end in (value.min, value.max) if end is not None]
    figure = ("-" if lang == "vi" else "–").join(ends)
    symbol = _unit_symbol(value, unit, lang)
    if symbol.startswith("%"):
        figure += symbol
    elif symbol:
        figure += NBSP + symbol
    operator = OPERATORS.get(value.op)
    return f"{operator[lang]} {figure}" if operator else figure


def _unit_symbol(value: Value, unit: Unit, lang: str) -> str:
    symbol = unit.symbol[lang]
    singular = symbol.removesuffix("s")
    single = value.op != "range" and (value.min if value.min is not None else value.max) == 1
    return singular if single and singular in unit.spellings.get(lang, ()) else symbol


def format_date(day: date, lang: str, *, long: bool = False) -> str:
    """`07/04/2023` (long: `ngày 07 tháng 4 năm 2023`) in Vietnamese, `7 April 2023` in English."""
    if lang == "en":
        return f"{day.day}{NBSP}{MONTHS[day.month - 1]} {day.year}"
    return _legal_date(day) if long else f"{day:%d/%m/%Y}"


def _legal_date(day: date | None) -> str:
    # Decree 30/2020: zero before days under 10 and before months 1 and 2, to prevent alteration
    if day is None:
        return "ngày … tháng … năm …"
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def legal_ground(law: Law, amendments: Sequence[Law] = ()) -> str | None:
    """The citation that opens a Vietnamese administrative document, in the form of Decree 30/2020/NĐ-CP.

    Kind, number, date, issuer and title; a law by its title and date alone (Annex I, Part I, Section II,
    clause 6). An unknown date is left open: `ngày … tháng … năm …`. None where there is no Vietnamese
    document number to cite.
    """
    if law.number is None or law.kind == "foreign" or "/" not in law.number:
        return None
    citation = _short_citation(law)
    if law.kind != "law":
        citation += f" của {_issuer(law)} {_title(law)}"
    if amendments:
        *earlier, last = [_short_citation(other) for other in amendments]
        citation += ", được sửa đổi, bổ sung bởi " + " và ".join([", ".join(earlier)] * bool(earlier) + [last])
    return f"Căn cứ {citation};"


def _short_citation(law: Law) -> str:
    if law.kind == "law":
        return f"{_bare_title(law)} {_legal_date(law.issued)}"
    return f"{KINDS[document_kind(law)]} số {law.number} {_legal_date(law.issued)}"


def document_kind(law: Law) -> str:
    """The register's kind, or what the symbol says more exactly: 75-KL/TW is a conclusion, not a resolution."""
    symbols = re.split(r"[/-]", law.number or "")
    return next((SYMBOL_KINDS[part] for part in symbols if part in SYMBOL_KINDS), law.kind)


def _issuer(law: Law) -> str:
    issuer = re.sub(r"\s*\(.*\)$", "", law.issuer.vi)  # "(nay đã hợp nhất …)" explains, it is not the name
    return re.sub(r"^UBND\b", "Ủy ban nhân dân", issuer)


def _bare_title(law: Law) -> str:
    return re.sub(r"\s*\([^()]*(?:\([^()]*\)[^()]*)*\)$", "", law.title.vi)


def _title(law: Law) -> str:
    """The title as it runs on after the issuer: `phê duyệt …`, `về …`."""
    title, kind = _bare_title(law), KINDS[document_kind(law)]
    if kind in ("Nghị quyết", "Kết luận") and title.startswith(kind) and " về " in title:
        return title[title.index(" về ") + 1 :]
    if kind in ("Thông báo", "Công văn"):
        title = title.removeprefix(kind).lstrip()
    lowered = title[:1].lower() + title[1:]
    if lowered.startswith(("về ", *VERBS)):
        return lowered
    return f"về {lowered if title.startswith(kind) else title}"
