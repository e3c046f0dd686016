"""What a document is called in a link."""

from __future__ import annotations

from guidebook.model import Law, Registers
from guidebook.notation import format_date


def law_number(law: Law, registers: Registers, lang: str) -> str:
    """The number, with its date where another document bears the same number; empty without a number."""
    if law.number is None:
        return ""
    if len(registers.laws_numbered(law.number)) > 1 and law.issued:
        return f"{law.number} ({format_date(law.issued, lang)})"
    return law.number


def law_label(law: Law, registers: Registers, lang: str) -> str:
    """The number, or the title of a document without one."""
    return law_number(law, registers, lang) or law.title[lang]
