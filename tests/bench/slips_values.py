"""Slips in figures, dates, articles, document numbers and marks. Sown by a second reader of the catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterator

from seeds import Garden, Seed, pick
from sowing import both, insert, swap

MARK = r"\[@(?P<key>[^\]]+)\]"


def sow(garden: Garden) -> Iterator[Seed]:
    yield from figures(garden)
    yield from dates(garden)
    yield from articles(garden)
    yield from documents(garden)
    yield from marks(garden)


def figures(garden: Garden) -> Iterator[Seed]:
    for kind, ids, lang, pattern, new in (
        ("slip: decimal sign lost", "N001 N003 F", "en", r"\b(\d+)\.(\d+)%", r"\1\2%"),
        ("slip: decimal sign lost", "N001 N003 F", "vi", r"\b(\d+),(\d+)%", r"\1\2%"),
        ("slip: a zero too few", "N001 N007 F", "en", r"\b(\d{2,3})0,000 ", r"\1,000 "),
        ("slip: a zero too many", "N001 N007 F", "vi", r"\b(\d{2})(?= tỷ đồng)", r"\g<1>0"),
        ("slip: two digits exchanged", "N001 F", "vi", r"\b(\d)(?!\1)(\d)(?=,\d\[@)", r"\2\1"),
        ("slip: two digits exchanged", "N001 F", "en", r"\b(\d),(\d)(?!\2)(\d)(\d)(?=\.\d)", r"\1,\3\2\4"),
        ("slip: end of a range", "N001 N003 F", "en", r"\b(\d+)–(\d+)%", lambda m: f"{m[1]}–{int(m[2]) + 1}%"),
        ("slip: end of a range", "N001 N003 F", "vi", r"\b(\d+)-(\d+)%", lambda m: f"{m[1]}-{int(m[2]) + 2}%"),
        ("slip: range becomes one figure", "N001 N003 F", "en", r"\b(\d+)–(\d+)%", r"\2%"),
        ("slip: billion for million", "N007 F", "vi", r"triệu(?= USD)", "tỷ"),
        ("slip: thousand billion loses the thousand", "N007 F", "vi", r"nghìn tấn", "tấn"),
        ("slip: dong become dollars", "N007 F", "vi", r"tỷ đồng(?=\[)", "tỷ USD"),
        ("slip: period ends in another year", "N001", "vi", r"(20\d\d)-(20)30", r"\1-\g<2>35"),
        ("slip: number of a figure or table", "N001", "en", r"^(Table|Figure) (\d)\.(\d)\.", r"\1 \2.9."),
        ("slip: section that is referred to", "N001", "en", r"section (\d)\.(\d)$", r"section \1.9"),
        ("slip: chapter that is referred to", "N001", "vi", r"Chương (\d)\b(?=[.,);])", r"Chương 1\1"),
        ("slip: minutes differ", "N001", "vi", r"\b(\d)5 phút", r"\g<1>0 phút"),
        ("slip: ordinal of the congress", "N001 N004", "en", r"\b14th\b", "13th"),
        ("slip: notation of the other language", "N002", "en", r"\b(\d{1,3}),(\d{3})\b(?=\[@)", r"\1.\2"),
        ("slip: notation of the other language", "N002", "vi", r"\b(\d{1,3})\.(\d{3})\b(?= tỷ)", r"\1,\2"),
    ):
        yield from swap(garden, kind, ids, lang, pattern, new, 2)
    yield from exchanged(garden)


def exchanged(garden: Garden) -> Iterator[Seed]:
    """The dates of two rows of an English table change places."""
    leaf = garden.leaf("en", "chapters/02-law-and-policy.md")
    rows = [
        (i, m) for i in sorted(leaf.plain) if (m := re.search(r"\| (\d+ \w+ 20\d\d) \|", leaf.lines[i]))
    ]
    for (one, first), (two, second) in zip(rows[2::5], rows[3::5]):
        if first[1] != second[1]:
            new = leaf.lines.copy()
            new[one] = new[one].replace(first[1], second[1])
            new[two] = new[two].replace(second[1], first[1])
            yield Seed(
                "slip: dates of two rows exchanged",
                ("N004", "N005", "R005"),
                ((leaf.file, one + 1, one + 1), (leaf.file, two + 1, two + 1)),
                {leaf.file: "\n".join(new).encode()},
                f"{first[1]} ↔ {second[1]}",
            )


def dates(garden: Garden) -> Iterator[Seed]:
    for kind, ids, lang, pattern, new in (
        ("slip: day and month exchanged", "N005 R005", "vi", r"\b(0[1-9]|1[0-2])/(?!\1)(0[1-9]|1[0-2])/(20\d\d)", r"\2/\1/\3"),
        ("slip: month of a long date", "N004 R005", "vi", r"tháng 11 (năm 20)", r"tháng 01 \1"),
        ("slip: day of a long date", "N004 R005", "vi", r"ngày (\d)(\d) tháng", lambda m: f"ngày 2{(int(m[2]) + 3) % 9} tháng"),
        ("slip: year of a short date", "N004 R005", "vi", r"(\d\d/\d\d/20)25", r"\g<1>24"),
        ("slip: month and year", "N004", "vi", r"tháng 12/(20\d\d)", r"tháng 11/\1"),
        ("slip: month and year", "N004", "en", r"\bJune (20\d\d)", r"July \1"),
        ("slip: date without its year in the table of deadlines", "N004 N001", "en", r"Before 31 March", "Before 13 March"),
        ("slip: thirty-first of a short month", "N006", "vi", r"\b\d\d/0[46]/(20\d\d)", r"31/06/\1"),
        ("slip: thirteenth month", "N006", "vi", r"\b(\d\d)/\d\d/(20\d\d)", r"\1/13/\2"),
    ):
        yield from swap(garden, kind, ids, lang, pattern, new, 2)
    yield from insert(
        garden,
        "slip: impossible long date",
        "N006",
        "Họp ngày 31 tháng 4 năm 2027.",
        "The meeting is on 31 April 2027.",
        1,
    )


def articles(garden: Garden) -> Iterator[Seed]:
    for kind, ids, lang, pattern, new in (
        ("slip: end of a range of articles", "N008", "en", r"(Articles \d+–\d*)(\d)\b", lambda m: m[1] + str((int(m[2]) + 2) % 10)),
        ("slip: one of several articles", "N008", "vi", r"Điều 7, 8, 10", "Điều 7, 9, 10"),
        ("slip: letter of an article lost", "N008", "en", r"Article 41a", "Article 41"),
        ("slip: article in prose", "N008", "vi", r"(?<![@\w-] )Điều (\d) (của )?[Ll]uật", lambda m: m[0].replace(m[1], f"1{m[1]}")),
        ("slip: clause for article", "N008", "en", r"(?<=, )Article (\d+)(?=\])", r"Clause \1"),
        ("slip: number of an annex", "N008 N001", "vi", r"Phụ lục I(?= Nghị định)", "Phụ lục II"),
    ):
        yield from swap(garden, kind, ids, lang, pattern, new, 2)
    yield from insert(
        garden,
        "slip: point of a clause",
        "N008",
        "Theo điểm b khoản 3 Điều 8 của luật đó.",
        "Under Point c, Clause 3, Article 8 of that law.",
    )


def documents(garden: Garden) -> Iterator[Seed]:
    for lang in ("vi", "en"):
        for kind, ids, pattern, new in (
            ("slip: year of a document number", "R001 R004", r"\b(\d+)/2026/(QĐ-TTg|NĐ-CP)", r"\1/2023/\2"),
            ("slip: issuer of a circular", "R001 R004", r"/TT-(BXD|BCT)\b", "/TT-BYT"),
            ("slip: number of the National Assembly", "R001 R003", r"/QH1(\d)\b", r"/QH\g<1>1"),
            ("slip: spaces in a document number", "R003", r"(\d)/QĐ-(BKHĐT|TTg)", r"\1 / QĐ-\2"),
            ("slip: hyphen of a document number lost", "R003", r"(\d)/QĐ-(BKHĐT|TTg)", r"\1/QĐ \2"),
            ("slip: document number in small letters", "R003", r"/QĐ-BKHĐT", "/qđ-bkhđt"),
            ("slip: eth in a document number", "U003 R003", r"/QĐ-TTg", "/QÐ-TTg"),
            ("slip: digits of a number exchanged", "R001 R004", r"\b(\d)(?!\1)(\d)/(20\d\d/(?:NĐ|QĐ))", r"\2\1/\3"),
        ):
            yield from swap(garden, kind, ids, lang, pattern, new, 1, skip=r"\[@|!\[")
    yield from insert(
        garden,
        "slip: date of a known document",
        "R005",
        "Xem Quyết định 896/QĐ-TTg ngày 26/07/2021.",
        "See Decision 896/QĐ-TTg of 26 July 2021.",
        1,
    )
    yield from insert(
        garden,
        "slip: replaced law in a list",
        "R002 D",
        "- Luật Quy hoạch số 21/2017/QH14;\n- Luật Đầu tư số 61/2020/QH14.",
        "- Law 21/2017/QH14 on Planning;\n- Law 61/2020/QH14 on Investment.",
        1,
    )


def marks(garden: Garden) -> Iterator[Seed]:
    for lang in ("vi", "en"):
        for kind, pattern, new in (
            ("slip: underscore in a mark", r"\[@(\w+)-([\w-]+)(?=[\],:])", r"[@\1_\2"),
            ("slip: space after the sign of a mark", r"\[@(?=\w)", "[@ "),
            ("slip: round brackets round a mark", MARK, r"(@\g<key>)"),
            ("slip: invisible letter in a mark", r"\[@(\w+)-", "[@\\1-\u200b"),
            ("slip: sign of a mark left out", r"\[@((?:nd|qd|luat)-[\w-]+)", r"[\1"),
        ):
            yield from swap(garden, kind, "F U004 L004", lang, pattern, new, 1)
    yield from both(
        garden,
        "slip: second figure before one mark, both languages",
        "F",
        r"(?P<figure>\d[\d.,]*)(?P<unit>%)\[@(?P<key>[^\]]+)\]",
        lambda m: f"99,9% (98,8%)[@{m['key']}]",
        2,
    )
    yield from insert(
        garden,
        "slip: figure without a mark in a table cell",
        "F",
        "| Tỉnh | Giảm |\n|---|--:|\n| Sông Mai | 12,5% |",
        "| Province | Cut |\n|---|--:|\n| Sông Mai | 12.5% |",
        1,
    )
    yield from moved(garden)


def moved(garden: Garden) -> Iterator[Seed]:
    """The mark goes to the end of the sentence before, in both languages."""
    for page in garden.pages:
        changes: dict[str, bytes | None] = {}
        spots = []
        for lang in ("vi", "en"):
            leaf = garden.leaf(lang, page)
            prose = set(leaf.prose())
            found = [
                (i, m)
                for i in sorted(prose)
                if i - 1 in prose and (m := re.search(rf"%{MARK}", leaf.lines[i])) and leaf.lines[i].count("[@") == 1
            ]
            for index, match in pick(found[:1], 1, "moved"):
                mark = match[0][1:]
                before = f"{leaf.lines[index - 1].removesuffix('.')} {mark}."
                line = leaf.lines[index].replace(mark, "", 1)
                changes[leaf.file] = "\n".join(
                    [*leaf.lines[: index - 1], before, line, *leaf.lines[index + 1 :]]
                ).encode()
                spots.append((leaf.file, index + 1, index + 1))
        if len(changes) == 2:
            yield Seed("slip: mark moved to the sentence before", ("F",), tuple(spots), changes)
