"""The duty dates as calendar files (RFC 5545), one for each language, for any calendar program."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event

from guidebook.duty import Duty
from guidebook.model import LANGUAGES, Mark, Registers
from guidebook.notation import MONTHS, format_date

REMINDER = timedelta(days=14)
"""How long before a day the calendar reminds."""


def agenda_file(lang: str) -> str:
    """Path below the site."""
    return f"assets/duties-{lang}.ics"


def agendas(registers: Registers, edition: date) -> Iterator[tuple[str, str]]:
    """Path below the site -> calendar file, in both languages. `edition` is the day the entries were last changed."""
    for lang in LANGUAGES:
        yield agenda_file(lang), agenda(registers, lang, edition)


def agenda(registers: Registers, lang: str, edition: date) -> str:
    """All duties as whole days, each with a reminder. The same input gives the same text, with CRLF line ends."""
    strings = registers.strings
    calendar = Calendar()
    calendar.add("prodid", f"-//guidebook//duties//{lang.upper()}")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", strings["forms.calendar-name"][lang])
    for duty in registers.duties.values():
        calendar.add_component(_event(duty, registers, lang, edition))
    return calendar.to_ical().decode("utf-8")


def deadline(duty: Duty, registers: Registers, lang: str) -> str:
    """When it is due, in words: before 31 March 2027; by the end of 28 February 2027; in June 2027."""
    strings = registers.strings
    if duty.month_only:
        name = f"{duty.day.month}/{duty.day.year}" if lang == "vi" else f"{MONTHS[duty.day.month - 1]} {duty.day.year}"
        return strings["forms.due-month"][lang].format(month=name)
    key = "forms.due-before" if duty.before else "forms.due-by"
    words = strings[key][lang].format(date=format_date(duty.day, lang))
    return f"{words}, {strings['forms.yearly'][lang]}" if duty.yearly else words


def source(mark: Mark, registers: Registers, lang: str) -> str:
    """The document or the statement behind a mark."""
    if law := registers.laws.get(mark.id):
        return law.number or law.title[lang]
    return registers.facts[mark.id].text[lang]


def _event(duty: Duty, registers: Registers, lang: str, edition: date) -> Event:
    due = deadline(duty, registers, lang)
    title = f"{due[0].upper()}{due[1:]}: {duty.title[lang]}"
    sources = "; ".join(dict.fromkeys(source(mark, registers, lang) for mark in duty.marks))
    strings = registers.strings
    event = Event()
    event.add("uid", f"{duty.id}-{lang}@guidebook.example")  # .example: the address is not fixed (RFC 2606)
    event.add("dtstamp", datetime.combine(edition, time(), UTC))
    event.add("dtstart", duty.day)
    event.add("dtend", duty.day + timedelta(days=1))
    if duty.yearly:
        event.add("rrule", {"freq": "yearly"})
    event.add("summary", title)
    event.add("description", "\n".join((
        f"{strings['forms.who'][lang]}: {duty.who[lang]}",
        f"{strings['forms.kind'][lang]}: {strings[f'forms.kind-{duty.kind}'][lang]}",
        f"{strings['forms.source'][lang]}: {sources}",
        strings["forms.check-text"][lang],
    )))  # fmt: skip
    event.add("transp", "TRANSPARENT")  # a deadline does not make a day busy
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", -REMINDER)
    event.add_component(alarm)
    return event
