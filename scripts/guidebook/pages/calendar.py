"""The duty dates as a table with their marks, and the calendar file to download."""

from __future__ import annotations

from guidebook.agenda import agenda_file, deadline
from guidebook.book import Book
from guidebook.duty import Duty
from guidebook.model import Mark, Registers
from guidebook.pages.templating import Link


def render(book: Book, lang: str, link: Link) -> str:
    """Markdown, not HTML: its marks become source notes like those of any table."""
    strings = book.registers.strings
    head = [strings[f"forms.{name}"][lang] for name in ("deadline", "task", "who", "kind")]
    rows = [_row(duty, book.registers, lang) for duty in book.registers.duties.values()]
    file = link(f"/{agenda_file(lang)}")
    words = strings["forms.download-calendar"][lang], strings["forms.calendar-how"][lang]
    return "\n".join((
        f'<p class="no-print"><a href="{file}" download>{words[0]}</a> ({words[1]})</p>',
        *(f"| {' | '.join(cells)} |" for cells in (head, ["---"] * len(head), *rows)),
    ))  # fmt: skip


def _row(duty: Duty, registers: Registers, lang: str) -> list[str]:
    due = deadline(duty, registers, lang)
    marks = "; ".join(f"@{_written(mark)}" for mark in duty.marks)
    kind = registers.strings[f"forms.kind-{duty.kind}"][lang]
    return [due[0].upper() + due[1:], f"{duty.title[lang]} [{marks}]", duty.who[lang], kind]


def _written(mark: Mark) -> str:
    locator = f", {mark.locator}" if mark.locator else ""
    return f"{mark.id}:{mark.key}{locator}" if mark.key else f"{mark.id}{locator}"
