"""Slips between the languages, in words, offices and registers. Sown by a second reader of the catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterator

from seeds import Garden, Leaf, Seed, pick
from sowing import insert, lines, one_line, register, swap


def sow(garden: Garden) -> Iterator[Seed]:
    for page in garden.pages:
        source, target = garden.leaf("vi", page), garden.leaf("en", page)
        yield from left_in_vietnamese(source, target)
        if "/chapters/" in target.file:
            yield from shapes(target)
            yield from order(target)
            yield from parts(garden, page)
    yield from words(garden)
    yield from offices(garden)
    yield from entries(garden)


def left_in_vietnamese(source: Leaf, target: Leaf) -> Iterator[Seed]:
    """Short pieces of text forgotten by the translator."""
    for kind, pattern in (
        ("slip: heading left in Vietnamese", r"## .*[à-ỹ].* \{#"),
        ("slip: caption left in Vietnamese", r"(Bảng|Hình|Table|Figure) \d\.\d\. "),
        ("slip: title of a note left in Vietnamese", r"/// (note|tip|warning|example|danger) \| "),
        ("slip: task left in Vietnamese", r"- \[ \] "),
        ("slip: definition left in Vietnamese", r":   "),
        ("slip: quotation left in Vietnamese", r"> "),
    ):
        pattern_en = pattern.replace(".*[à-ỹ].*", ".*")
        one = [i for i in sorted(source.plain) if re.match(pattern.replace(".*[à-ỹ].*", ".*"), source.lines[i])]
        two = [i for i in sorted(target.plain) if re.match(pattern_en, target.lines[i])]
        if one and len(one) == len(two):
            rows = [(a, b) for a, b in zip(one, two) if len(source.lines[a]) > 25]
            for a, b in pick(rows, 1, kind + target.file):
                yield one_line(target, kind, "T011 T002", b, source.lines[a])
    heads = [
        [i for i in sorted(leaf.plain) if leaf.lines[i].startswith("|--") or leaf.lines[i].startswith("|:-")]
        for leaf in (source, target)
    ]
    if heads[0] and len(heads[0]) == len(heads[1]):
        for a, b in pick(list(zip(*heads)), 1, "head" + target.file):
            yield one_line(
                target, "slip: head of a table left in Vietnamese", "T011", b - 1, source.lines[a - 1]
            )
    if target.body > 2:
        for index in range(target.body):
            if target.lines[index].startswith("description:"):
                text = next(line for line in source.lines if line.startswith("description:"))
                yield one_line(target, "slip: description left in Vietnamese", "T011", index, text)


def shapes(leaf: Leaf) -> Iterator[Seed]:
    for start, end in pick([run for run in leaf.runs(r"\d+\. ") if run[1] - run[0] > 2], 1, "ol" + leaf.file):
        new = [re.sub(r"^\d+\.", "-", line) if start <= i < end else line for i, line in enumerate(leaf.lines)]
        yield lines(
            leaf, "slip: numbered list becomes bullets", "T010", new, [(leaf.file, start + 1, end)]
        )
    tasks = [i for i in sorted(leaf.plain) if leaf.lines[i].startswith("- [ ] ")]
    for index in pick(tasks, 1, "task" + leaf.file):
        yield one_line(
            leaf, "slip: box of a task lost", "T010 C", index, leaf.lines[index].replace("- [ ] ", "- ", 1)
        )
    captions = [i for i in sorted(leaf.plain) if leaf.lines[i] == "/// caption"]
    for index in pick(captions, 1, "caption" + leaf.file):
        new = [*leaf.lines[:index], *leaf.lines[index + 3 :]]
        yield lines(
            leaf, "slip: caption left out", "T010 T012", new, [(leaf.file, index - 3, index + 2)]
        )
    terms = [i for i in sorted(leaf.plain) if leaf.lines[i].startswith(":   ")]
    for index in pick(terms, 1, "dl" + leaf.file):
        new = [*leaf.lines[: index - 1], *leaf.lines[index + 2 :]]
        yield lines(
            leaf, "slip: definition left out", "T010 T012", new, [(leaf.file, index - 6, index + 6)]
        )
    quotes = leaf.runs("> ")
    for start, end in pick(quotes, 1, "quote" + leaf.file):
        new = [*leaf.lines[:start], *leaf.lines[end + 1 :]]
        yield lines(leaf, "slip: quotation left out", "T010 T012", new, [(leaf.file, start - 1, start + 2)])


def order(leaf: Leaf) -> Iterator[Seed]:
    """Two sections of the translation change places."""
    heads = [i for i in sorted(leaf.plain) if re.match(r"## \d+\.\d+ ", leaf.lines[i])]
    for n in pick(range(len(heads) - 2), 1, "order" + leaf.file):
        one, two, end = heads[n : n + 3]
        new = [*leaf.lines[:one], *leaf.lines[two:end], *leaf.lines[one:two], *leaf.lines[end:]]
        yield lines(
            leaf, "slip: two sections exchanged", "T003 T005", new, [(leaf.file, one + 1, one + end - two + 1)]
        )


def parts(garden: Garden, page: str) -> Iterator[Seed]:
    if "/01-" not in f"/{page}":
        return
    for old, name in (("exercise", "practice"), ("outcomes", "results")):
        changes: dict[str, bytes | None] = {}
        spots = []
        for lang in ("vi", "en"):
            leaf = garden.leaf(lang, page)
            index = leaf.heading(old)
            assert index is not None
            seed = one_line(leaf, "", "", index, leaf.lines[index].replace(f"#{old}", f"#{name}"))
            changes |= seed.changes
            spots.append((leaf.file, 1, len(leaf.lines)))
        yield Seed("slip: part of the chapter under another id", ("C",), tuple(spots), changes, name)


def words(garden: Garden) -> Iterator[Seed]:
    for kind, lang, pattern, new in (
        ("slip: discouraged word with a capital", "en", r"^Designated energy users", "Key energy consumers"),
        ("slip: discouraged word in a cell", "en", r"\| Designated energy users", "| Key energy consumers"),
        ("slip: discouraged word in a list", "vi", r"(?<=- )(.*) hằng năm", r"\1 hàng năm"),
    ):
        yield from swap(garden, kind, "G003", lang, pattern, new, 1)
    yield from insert(
        garden,
        "slip: abbreviation nobody explains",
        "G001",
        "Gửi hồ sơ cho BQXLHT trước cuối tháng.",
        "Send the file to the BQXLHT before the end of the month.",
        1,
    )


def offices(garden: Garden) -> Iterator[Seed]:
    for vi, en in (
        ("Sở Giao thông vận tải góp ý dự thảo.", "The Department of Transport comments on the draft."),
        (
            "Bộ Nông nghiệp và Phát triển nông thôn gửi số liệu.",
            "The Ministry of Agriculture and Rural Development sends the data.",
        ),
        ("Phòng Kinh tế huyện lập danh sách cơ sở.", "The district economic office lists the facilities."),
        ("Nhà máy đặt tại tỉnh Bình Dương.", "The plant stands in Bình Dương province."),
        (
            "Bộ Lao động - Thương binh và Xã hội tổ chức tập huấn.",
            "The Ministry of Labour, Invalids and Social Affairs runs the training.",
        ),
        ("Báo cáo gửi Ủy ban nhân dân quận.", "The report goes to the People's Committee of the urban district."),
        ("Cả nước có 63 tỉnh, thành phố.", "The country has 63 provinces and cities."),
    ):
        yield from insert(garden, "slip: office or place of the past", "V", vi, en, 1)


def entries(garden: Garden) -> Iterator[Seed]:
    yield from register(
        garden, "slip: successor that is not there", "R006 Y", "laws", "qd-13-2024", r"replaced_by: .*", "replaced_by: khong-co"
    )
    yield from register(
        garden, "slip: register that cannot be read", "Y", "laws", "qd-13-2024", r"^  kind:", "\tkind"
    )
    yield from register(
        garden, "slip: number of a law used twice", "Y R G", "laws", "qd-13-2024", r"id: .*", "id: qd-42-2026"
    )
    yield from register(
        garden, "slip: conflict marker in a register", "M002 Y", "glossary", "tich-hop", r"^  vi: (.*)", r"<<<<<<< HEAD\n  vi: \1"
    )
    text = garden.texts["docs/data/glossary.yml"]
    entry = re.search(r"^- id: tich-hop\n(?:(?!- id: ).*\n?)*", text, re.M)
    assert entry
    new = entry[0].replace("tich-hop", "tu-la").replace("tích hợp", "từ lạ").replace("integrat", "oddit")
    start = text.count("\n", 0, entry.end()) + 1
    yield Seed(
        "slip: term that no page uses",
        ("G006",),
        (("docs/data/glossary.yml", start, start + new.count("\n")),),
        {"docs/data/glossary.yml": (text[: entry.end()] + new + text[entry.end() :]).encode()},
        "từ lạ",
    )
