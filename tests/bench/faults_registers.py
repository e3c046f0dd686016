"""Faults in document numbers, in dates of the legal check, and in the registers themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from seeds import Garden, Seed
from sowing import append, insert, one_line, register, swap

NUMBER = r"(?<![\w@-])(\d{2,4})(/(?:20\d\d/)?(?:QĐ|NĐ|TT|QH)[\w-]*)"


def sow(garden: Garden) -> Iterator[Seed]:
    for lang in ("vi", "en"):
        yield from swap(
            garden, "document number mistyped", "R001 R004", lang, NUMBER, lambda m: f"9{m[1]}{m[2]}", 3
        )
        yield from swap(
            garden, "malformed document number", "R003", lang, r"(\d+/(?:20\d\d/)?)QĐ-", r"\1QD-", 2
        )
        yield from swap(garden, "malformed document number", "R003", lang, r"/NĐ-CP", "/ND-CP", 2)
        yield from swap(
            garden, "document number with letters of another case", "R003", lang, r"QĐ-TTg", "QĐ-TTG", 1
        )
        yield from append(
            garden, "undefined abbreviation", "G001", lang, "XQZT." if lang == "vi" else "XQZT applies."
        )
    yield from swap(
        garden,
        "another document in translation",
        "R004",
        "en",
        r"Decree 29/2025/NĐ-CP",
        "Decree 35/2025/NĐ-CP",
    )
    yield from swap(
        garden,
        "another document in translation",
        "R004",
        "en",
        r"(Decree|Law) 119/2025/NĐ-CP|Law 77/2025/QH15",
        "Decree 139/2025/NĐ-CP",
        2,
    )
    for vi, en in (
        ("Nghị định 21/2011/NĐ-CP", "Decree 21/2011/NĐ-CP"),
        ("Luật 21/2017/QH14", "Law 21/2017/QH14"),
        ("Quyết định 13/2024/QĐ-TTg", "Decision 13/2024/QĐ-TTg"),
        ("Nghị định 80/2024/NĐ-CP", "Decree 80/2024/NĐ-CP"),
    ):
        yield from insert(
            garden,
            "replaced document cited as in force",
            "R002 D",
            f"Cơ quan thực hiện theo {vi}.",
            f"Offices follow {en}.",
            1,
        )
    yield from insert(
        garden,
        "document date is not the register's",
        "R005",
        "Xem Quyết định 600/QĐ-BKHĐT ngày 08/04/2023.",
        "See Decision 600/QĐ-BKHĐT of 8 April 2023.",
    )
    yield from insert(
        garden,
        "document date is not the register's",
        "R005",
        "Xem Nghị định số 29/2025/NĐ-CP ngày 25 tháng 02 năm 2025.",
        "See Decree 29/2025/NĐ-CP of 25 February 2025.",
        1,
    )
    yield from insert(
        garden,
        "number with several bearers without its date",
        "D R",
        "Theo Quyết định 1266/QĐ-TTg, tỉnh lập kế hoạch.",
        "Under Decision 1266/QĐ-TTg the province makes a plan.",
    )
    yield from freshness(garden)
    yield from entries(garden)


def freshness(garden: Garden) -> Iterator[Seed]:
    page = "chapters/00-how-to-use.md"
    changes: dict[str, bytes | None] = {}
    spots = []
    for lang in ("vi", "en"):
        leaf = garden.leaf(lang, page)
        index = next(i for i, line in enumerate(leaf.lines) if line.startswith("checked:"))
        seed = one_line(leaf, "", "", index, "checked: 2026-01-15")
        changes |= seed.changes
        spots += seed.spots
    yield Seed("legal check older than six months", ("D",), tuple(spots), changes, "checked: 2026-01-15")
    yield from insert(
        garden,
        "mark “to be checked” left",
        "D",
        "Hạn nộp là cuối năm [Cần kiểm tra].",
        "The deadline is the end of the year [To be checked].",
    )
    yield from append(garden, "mark “to be checked” left", "D", "vi", "[Cần kiểm tra]", 1)


def entries(garden: Garden) -> Iterator[Seed]:
    yield from register(
        garden,
        "replaced without successor",
        "R006 Y",
        "laws",
        "qd-13-2024",
        r"replaced_by: .*",
        "replaced_by: null",
    )
    yield from register(
        garden,
        "cycle of successors",
        "R006 Y",
        "laws",
        "qd-42-2026",
        r"replaced_by: .*",
        "replaced_by: qd-13-2024",
    )
    yield from register(
        garden,
        "term without definition",
        "G002 Y",
        "glossary",
        "tich-hop",
        r"^  definition_vi: .*\n(    .*\n)*",
        "",
    )
    yield from register(
        garden, "term without translation", "G009 Y", "glossary", "duong-co-so", r"^  en: .*\n", ""
    )
    yield from register(
        garden, "duplicate entry (id)", "G007 Y", "glossary", "hoc-vien", r"id: hoc-vien", "id: giang-vien"
    )
    yield from register(
        garden, "duplicate entry (words)", "G007 Y", "glossary", "hoc-vien", r"^  vi: .*", "  vi: giảng viên"
    )
    yield from register(
        garden,
        "abbreviation with two expansions",
        "G008 Y",
        "glossary",
        "duong-co-so",
        r"abbr_vi: .*",
        "abbr_vi: BTC",
    )
    text = garden.texts["docs/data/cases/song-mai.yml"]
    match = re.search(r"- id: recp-2025\n(?:(?!  - id).*\n)*?    value: (\d+)", text)
    if match:
        line = text.count("\n", 0, match.start()) + 1
        new = text[: match.start(1)] + "19" + text[match.end(1) :]
        spots = [("docs/data/cases/song-mai.yml", line, line + 8)]
        for lang in ("vi", "en"):
            leaf = garden.leaf(lang, "chapters/00-how-to-use.md")
            spots += [
                (leaf.file, i + 1, i + 1) for i, row in enumerate(leaf.lines) if "song-mai:recp-2025]" in row
            ]
        yield Seed(
            "running case changed, chapter not",
            ("F",),
            tuple(spots),
            {"docs/data/cases/song-mai.yml": new.encode()},
            "19",
        )
