"""Edits that hurt nobody: no error and no warning may follow."""

from __future__ import annotations

import re
from collections.abc import Iterator

from seeds import Garden, Leaf, Seed, pick
from sowing import both, insert, lines, swap

PAIRS = {
    # name: (Vietnamese paragraph, English paragraph) below the same heading
    "code that looks like a link": (
        "Viết `[tên](tep.md#cho)` trong mã.",
        "Write `[name](file.md#place)` in code.",
    ),
    "code that looks like a mark": (
        "Dấu nguồn viết là `[@ma:khoa]`.",
        "A source mark is written `[@id:key]`.",
    ),
    "fenced code full of markup": ("```\n[a](khong-co.md) {#ladder} [@x] <script>\n| a |\n```",) * 2,
    "tilde fence": ("~~~\n[a][b] ![](x.png)\n~~~",) * 2,
    "paragraph with an id, and a link to it": (
        "Câu này có nhãn.\n{: #cau-rieng }\n\nXem [câu trên](#cau-rieng).",
        "This sentence has a label.\n{: #cau-rieng }\n\nSee [the sentence above](#cau-rieng).",
    ),
    "comment with a dead link": (
        "<!-- nháp: [xem](khong-co.md) 12,5% -->",
        "<!-- draft: [see](nowhere.md) 13.5% -->",
    ),
    "comment over several lines": (
        "<!--\n## Bỏ {#ladder}\n[xem](khong-co.md)\n-->",
        "<!--\n## Dropped {#ladder}\n-->",
    ),
    "repeated heading with another id": (
        "### Ghi chú {#ghi-chu-mot}\n\nMột.\n\n### Ghi chú {#ghi-chu-hai}\n\nHai.",
        "### Remarks {#ghi-chu-mot}\n\nOne.\n\n### Remarks {#ghi-chu-hai}\n\nTwo.",
    ),
    "footnote": (
        "Câu có chú thích.[^them]\n\n[^them]: Lời chú thích.",
        "A sentence with a note.[^them]\n\n[^them]: The note.",
    ),
    "localised thousands": ("Danh sách có 1.234 dòng.", "The list has 1,234 rows."),
    "localised decimals": ("Điểm trung bình là 2,75 trên 4.", "The average is 2.75 out of 4."),
    "localised date": ("Họp ngày 05/11/2026.", "The meeting is on 5 November 2026."),
    "long Vietnamese date": ("Họp ngày 05 tháng 11 năm 2026.", "The meeting is on 5 November 2026."),
    "weekday before the date": (
        "Họp thứ Năm, ngày 05/11/2026.",
        "The meeting is on Thursday, 5 November 2026.",
    ),
    "localised money": (
        "Vốn 1,5 nghìn tỷ đồng. <!-- check: ignore F004 ví dụ -->",
        "The cost is 1.5 trillion VND. <!-- check: ignore F004 an example -->",
    ),
    "magnitude written out": (
        "Vốn 2.000 triệu đồng. <!-- check: ignore F004 ví dụ -->",
        "The cost is 2 billion VND. <!-- check: ignore F004 an example -->",
    ),
    "clause and article in the order of the language": (
        "Theo điểm a khoản 2 Điều 12 của luật đó.",
        "Under Point a, Clause 2, Article 12 of that law.",
    ),
    "quarter": ("Báo cáo quý I năm 2027.", "The report for the first quarter of 2027."),
    "words that only look like old tone marks": (
        "Quý khách ngoài huyện đảo hoàn toàn có thuyền, khuya vẫn qua.",
        "Guests off the island have boats and cross late.",
    ),
    "replaced document named as replaced": (
        "Nghị định 21/2011/NĐ-CP đã bị thay thế bởi Nghị định 30/2026/NĐ-CP.",
        "Decree 21/2011/NĐ-CP was replaced by Decree 30/2026/NĐ-CP.",
    ),
    "former office named as former": (
        "Bộ Kế hoạch và Đầu tư (nay thuộc Bộ Tài chính) đã ban hành hướng dẫn.",
        "The Ministry of Planning and Investment (now part of the Ministry of Finance) issued guidance.",
    ),
    "escaped brackets": (
        r"Viết \[chỗ trống\](như thế này) rồi điền.",
        r"Write \[a gap\](like this) and fill it.",
    ),
    "entities and typographic spaces": (
        "Chi &amp; thu, năm&nbsp;2027.",
        "Spending &amp; income, the year&nbsp;2027.",
    ),
    "own page by its file name": (
        "Xem [mục này](./imprint.md#report).",
        "See [this section](./imprint.md#report).",
    ),
    "outside address": (
        "Xem <https://vanban.chinhphu.vn/> và [Công báo](https://congbao.chinhphu.vn/?q=1#dau).",
        "See <https://vanban.chinhphu.vn/> and the [Official Gazette](https://congbao.chinhphu.vn/?q=1#dau).",
    ),
    "mail and telephone": (
        "Viết tới [hộp thư](mailto:a@example.org) hoặc [gọi](tel:+842438684849).",
        "Write to the [mailbox](mailto:a@example.org) or [call](tel:+842438684849).",
    ),
    "list with other bullets": ("* một việc\n* hai việc", "- one task\n- two tasks"),
    "numbered list of ones": ("1. một việc\n1. hai việc", "1. one task\n2. two tasks"),
    "folded answer": (
        "/// details | Đáp án\n    type: question\n\nCó.\n///",
        "/// details | Answer key\n    type: question\n\nYes.\n///",
    ),
    "table with aligned columns": (
        "| Tên | Số |\n|:---|---:|\n| a | 1 |",
        "| Name   | Number |\n|--------|--------|\n| a      |      1 |",
    ),
    "pipe inside a table cell": (
        "| Tên | Dấu |\n|---|---|\n| a | `x\\|y` |",
        "| Name | Sign |\n|---|---|\n| a | `x\\|y` |",
    ),
    "number of a form or step": ("Điền biểu B12 rồi sang bước 3.", "Fill in form B12, then go to step 3."),
}


def sow(garden: Garden) -> Iterator[Seed]:
    for name, (vi, en) in PAIRS.items():
        count = 1 if "imprint.md" in vi else 2
        seeds = insert(garden, name, "", vi, en, 40 if count == 1 or "list" in name else 2)
        if "list" in name:
            seeds = iter([seed for seed in seeds if not in_counted_part(garden, seed)][:2])
        yield from [seed for seed in seeds if count == 2 or "imprint" in seed.spots[0][0]][:count]
    for lang in ("vi", "en"):
        yield from titled(garden, lang)
        yield from swap(garden, "width of a picture", "", lang, r"width=720", "width=640", 1)
        yield from swap(
            garden,
            "non-breaking space before a unit",
            "",
            lang,
            r"(\d) (tỷ|billion|phút|minutes)",
            "\\1\u00a0\\2",
            2,
        )
        yield from swap(garden, "bold turned into italics", "", lang, r"^- \*\*([^*]+)\*\*", r"- *\1*", 1)
        yield from swap(garden, "task ticked", "", lang, r"- \[ \]", "- [x]", 1)
        yield from swap(garden, "title of a note", "", lang, r"^/// (warning|note) \| .*", r"/// \1 | B9", 1)
        yield from swap(garden, "space before a mark", "", lang, r"(\d%)\[@", r"\1 [@", 2)
        yield from swap(garden, "trailing spaces", "", lang, r"\.$", ".  ", 2)
        yield from reflowed(garden, lang)
        yield from referenced(garden, lang)
    yield from swap(garden, "per cent written out", "", "en", r"(\d)%(?=\[@)", r"\1 per cent", 2)
    yield from swap(
        garden, "period written as from-to", "", "en", r"for (20\d\d)–(20\d\d)", r"from \1 to \2", 2
    )
    yield from both(
        garden,
        "anchor written in percent codes",
        "",
        r"\]\((?P<key>#worked-example)\)",
        "](#worked%2Dexample)",
        1,
    )
    for leaf in garden.leaves("en"):
        for index in pick([i for i in leaf.prose() if i + 1 in leaf.prose()], 1, "order" + leaf.file):
            new = [*leaf.lines[:index], leaf.lines[index + 1], leaf.lines[index], *leaf.lines[index + 2 :]]
            yield lines(
                leaf,
                "sentences of a paragraph in another order",
                "",
                new,
                [(leaf.file, index + 1, index + 2)],
            )


def in_counted_part(garden: Garden, seed: Seed) -> bool:
    """Whether the paragraph was added to a part of the chapter whose items are counted: there two more may be a fault."""
    file, first, _last = seed.spots[0]
    return bool(re.search(r"\{#(?:outcomes|mistakes|checklist)\}", garden.texts[file].split("\n")[first - 3]))


def titled(garden: Garden, lang: str) -> Iterator[Seed]:
    title = "Sổ đăng ký" if lang == "vi" else "The register"
    yield from swap(
        garden, "title on a link", "", lang, r"\]\(([\w./#-]+\.md[^)]*)\)", rf'](\1 "{title}")', 2
    )


def reflowed(garden: Garden, lang: str) -> Iterator[Seed]:
    for leaf in garden.leaves(lang):
        for index in pick([i for i in leaf.prose() if i + 1 in leaf.prose()], 1, "join" + leaf.file):
            new = [
                *leaf.lines[:index],
                f"{leaf.lines[index]} {leaf.lines[index + 1]}",
                *leaf.lines[index + 2 :],
            ]
            yield lines(leaf, "two lines joined", "", new, [(leaf.file, index + 1, index + 1)])
        long = [i for i in leaf.prose() if len(leaf.lines[i]) > 120]
        for index in pick(long, 2, "wrap" + leaf.file):
            yield wrapped(leaf, index)


def wrapped(leaf: Leaf, index: int) -> Seed:
    words = leaf.lines[index].split(" ")
    half = next(n for n in range(len(words) // 2, len(words)) if outside(" ".join(words[:n])))
    new = [*leaf.lines[:index], " ".join(words[:half]), " ".join(words[half:]), *leaf.lines[index + 1 :]]
    return lines(
        leaf, "a line broken in two", "", new, [(leaf.file, index + 1, index + 2)], leaf.lines[index]
    )


def outside(text: str) -> bool:
    """Every bracket opened in the text is closed in it."""
    return all(text.count(one) == text.count(two) for one, two in ("[]", "()"))


def referenced(garden: Garden, lang: str) -> Iterator[Seed]:
    for leaf in garden.leaves(lang):
        places = [
            (i, m)
            for i in sorted(leaf.plain)
            for m in re.finditer(r"(?<!!)\[([^\]@]+)\]\(([\w./#-]+\.md[^)]*)\)", leaf.lines[i])
        ]
        for index, match in pick(places, 1, "ref" + leaf.file):
            line = leaf.lines[index]
            line = f"{line[: match.start()]}[{match[1]}][noi-den]{line[match.end() :]}"
            new = [*leaf.lines[:index], line, *leaf.lines[index + 1 :], "", f"[noi-den]: {match[2]}", ""]
            yield lines(leaf, "reference link", "", new, [(leaf.file, index + 1, index + 1)], line)
