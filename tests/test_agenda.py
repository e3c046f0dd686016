"""The calendar files, read back by the library that other programs use too."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from icalendar import Calendar

from guidebook.agenda import agenda, agendas, deadline

LANGUAGES = ("vi", "en")
DAY = date(2026, 11, 22)


def events(book, lang):
    return Calendar.from_ical(agenda(book.registers, lang, DAY)).walk("VEVENT")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_duty_is_a_whole_day_with_a_reminder(book, lang):
    duties = list(book.registers.duties.values())
    found = events(book, lang)
    assert len(found) == len(duties) >= 10
    for duty, event in zip(duties, found, strict=True):
        assert event["DTSTART"].dt == duty.day
        assert event["DTEND"].dt == duty.day + timedelta(days=1)
        assert duty.title[lang] in event["SUMMARY"]
        assert duty.who[lang] in event["DESCRIPTION"]
        assert ("RRULE" in event) == duty.yearly
        assert event.walk("VALARM")[0]["TRIGGER"].dt == -timedelta(days=14)


def test_the_languages_do_not_overwrite_each_other_in_a_calendar(book):
    ids = [event["UID"] for lang in LANGUAGES for event in events(book, lang)]
    assert len(set(ids)) == len(ids)


def test_lines_are_folded_and_end_as_the_standard_says(book):
    for path, text in agendas(book.registers, DAY):
        assert path in ("assets/duties-vi.ics", "assets/duties-en.ics")
        assert text.count("\n") == text.count("\r\n")
        assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
        assert text == dict(agendas(book.registers, DAY))[path]


def test_a_deadline_says_whether_the_day_itself_counts(book):
    duties, registers = book.registers.duties, book.registers
    assert deadline(duties["energy-users-list"], registers, "vi") == "trước ngày 31/03/2027, hằng năm"
    assert deadline(duties["industry-powers-expiry"], registers, "en").replace("\u00a0", " ") == "by the end of 28 February 2027"
    assert deadline(duties["provincial-instruction"], registers, "en") == "in June 2027"
    assert deadline(duties["provincial-instruction"], registers, "vi") == "trong tháng 6/2027"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_site_offers_the_file(site, book, lang):
    published = (site / "assets" / f"duties-{lang}.ics").read_bytes()
    assert len(Calendar.from_ical(published).walk("VEVENT")) == len(book.registers.duties)
