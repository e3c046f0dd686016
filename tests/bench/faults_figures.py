"""Faults in figures, money, dates and articles that differ between the languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from seeds import Garden, Seed
from sowing import insert, swap

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DATE = rf"\b(\d{{1,2}}) ({MONTHS}) (20\d\d)"


def turned(match: re.Match[str]) -> str:
    """The same figure with another first digit."""
    start = match.start("figure") - match.start()
    digit = str(int(match["figure"][0]) % 9 + 1)
    return match[0][:start] + digit + match[0][start + 1 :]


def grouped(match: re.Match[str]) -> str:
    """The same figure in the notation of the other language."""
    return match[0].translate(str.maketrans(".,", ",."))


def sow(garden: Garden) -> Iterator[Seed]:
    yield from swap(
        garden, "figure differs in translation", "N001 F", "en", r"(?P<figure>\d[\d,]*\.\d+) ", turned, 4
    )
    yield from swap(
        garden,
        "bare figure differs in translation",
        "N001",
        "en",
        r"\b(?P<figure>\d+) (?=minutes|hours|provinces|facilities)",
        turned,
        4,
    )
    yield from swap(
        garden,
        "figure lost in translation",
        "N001",
        "en",
        r"\b\d+ (minutes|hours|provinces|facilities)",
        r"\1",
        3,
    )
    yield from swap(
        garden,
        "figure in the other language's notation",
        "N002",
        "en",
        r"\b\d[\d,]*\.\d+",
        grouped,
        4,
        skip=r"^\s*(#|!|/|Table|Figure)|\d\.\d+ (Who|Read)|section",
    )
    yield from swap(
        garden, "figure in the other language's notation", "N002", "vi", r"\b\d[\d.]*,\d+", grouped, 4
    )
    yield from swap(garden, "percentage differs", "N003 N001 F", "en", r"(?P<figure>\d+)%", turned, 4)
    yield from swap(garden, "percent sign lost", "N003", "en", r"(\d+)%", r"\1", 3)
    yield from swap(
        garden, "day differs", "N004 R005", "en", DATE, lambda m: f"{int(m[1]) % 27 + 1} {m[2]} {m[3]}", 4
    )
    yield from swap(
        garden,
        "month differs",
        "N004 R005",
        "en",
        DATE,
        lambda m: m[0].replace(m[2], "May" if m[2] != "May" else "June"),
        3,
    )
    yield from swap(
        garden,
        "year of a date differs",
        "N004 R005",
        "en",
        DATE,
        lambda m: f"{m[1]} {m[2]} {int(m[3]) - 1}",
        3,
    )
    yield from swap(garden, "day and month swapped", "N005 N004", "en", r"\b7 April 2023", "4 July 2023", 2)
    yield from swap(
        garden, "day and month swapped", "N005 N004", "en", r"\b(1) (March) (2025|2026)", r"3 January \3", 2
    )
    yield from swap(garden, "impossible date", "N006", "vi", r"\b\d\d/(\d\d/20\d\d)", r"32/\1", 2)
    yield from swap(garden, "impossible date", "N006", "en", DATE, r"31 February \3", 2)
    yield from swap(
        garden,
        "month and year differ",
        "N004 N001",
        "en",
        r"(November|December) (202\d)",
        lambda m: f"{m[1]} {int(m[2]) + 1}",
        3,
    )
    yield from swap(garden, "magnitude differs", "N007 F", "en", r"billion", "million", 3)
    yield from swap(garden, "magnitude differs", "N007 F", "en", r"thousand(?= tCO2e)", "million", 2)
    yield from swap(garden, "currency differs", "N007 F", "en", r"VND", "USD", 3)
    yield from swap(
        garden, "article differs in a mark", "N008", "en", r"Articles? (\d+)", lambda m: m[0] + "1", 3
    )
    yield from swap(
        garden,
        "clause and article differ in prose",
        "N008",
        "en",
        r"clause 2, Article 3",
        "clause 3, Article 3",
        1,
    )
    yield from insert(
        garden,
        "article differs in prose",
        "N008",
        "Xem khoản 2 Điều 12 của luật này.",
        "See Clause 2, Article 21 of this law.",
    )
    yield from swap(
        garden,
        "end of a period differs",
        "N001",
        "en",
        r"(20\d\d–20)(\d)(\d)",
        lambda m: f"{m[1]}{m[2]}{(int(m[3]) + 4) % 10}",
        4,
    )
    yield from swap(
        garden,
        "year in a sentence differs",
        "N001 N004",
        "en",
        r"\b(in|by|until|of) (20[23]\d)\b",
        lambda m: f"{m[1]} {int(m[2]) + 2}",
        4,
    )
    yield from insert(
        garden,
        "money differs",
        "N007 N001",
        "Vốn là 1,5 nghìn tỷ đồng. <!-- check: ignore F004 ví dụ để thử -->",
        "The cost is 1.5 billion VND. <!-- check: ignore F004 an example to try -->",
    )
    yield from insert(
        garden,
        "quarter differs",
        "N001 N004",
        "Báo cáo quý I năm 2027 nộp trong tháng sau.",
        "The report for the second quarter of 2027 follows a month later.",
    )
