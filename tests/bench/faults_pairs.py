"""Faults between the two languages: pages, headings, tables, lists, blocks, paragraphs left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from seeds import Garden, Leaf, Seed, Spot, pick
from sowing import insert, lines, one_line, swap

TABLE, LIST, TASKS = r"\|", r"(?:-|\d+\.) ", r"- \[ \] "


def sow(garden: Garden) -> Iterator[Seed]:
    yield from whole_pages(garden)
    for lang in ("en", "vi"):
        for leaf in garden.leaves(lang):
            if "/chapters/" in leaf.file or "/about/" in leaf.file:
                yield from headings(garden, leaf)
                yield from tables(leaf)
                yield from lists(leaf)
                yield from blocks(leaf)
    for page in garden.pages:
        yield from untranslated(garden, page)
    yield from swap(
        garden, "link lost in translation", "T008", "en", r"(?<!!)\[([^\]@]+)\]\([\w./#-]+\)", r"\1", 4
    )
    yield from swap(
        garden,
        "link leads elsewhere in translation",
        "T008",
        "en",
        r"\]\(\.\./reference/(laws|glossary)\.md\)",
        "](../reference/sources.md)",
        2,
    )
    yield from insert(
        garden, "code block differs", "T013", "```yaml\nmuc: 1\nten: b9\n```", "```yaml\nmuc: 1\nten: b8\n```"
    )
    yield from insert(
        garden,
        "footnote lost in translation",
        "T009 L013",
        "Câu có chú thích.[^5]\n\n[^5]: Chú thích.",
        "A sentence with a note.",
    )
    yield from insert(
        garden,
        "paragraph lost in translation",
        "T012",
        "Câu này chỉ có ở bản tiếng Việt, bản kia bỏ sót nó.",
        "",
    )
    for leaf in garden.leaves("vi"):
        for index in pick(leaf.prose(), 1, "stale" + leaf.file):
            twin = leaf.file.replace("/vi/", "/en/")
            changed = leaf.lines[index].removesuffix(".") + ", và còn phải làm lại từ đầu."
            seed = one_line(leaf, "translation older than its source", "T014", index, changed)
            yield Seed(
                seed.kind,
                seed.ids,
                ((twin, 1, garden.leaf("en", leaf.file[8:]).body), *seed.spots),
                seed.changes,
            )


def whole_pages(garden: Garden) -> Iterator[Seed]:
    for page in ("about/imprint.md", "reference/laws.md"):
        gone, left = f"docs/en/{page}", f"docs/vi/{page}"
        yield Seed("page has no translation", ("T001",), ((left, 1, 5), (gone, 1, 5)), {gone: None})
    text = garden.texts["docs/en/about/imprint.md"].encode()
    yield Seed(
        "translation without a source",
        ("T002",),
        (("docs/en/about/partners.md", 1, 5),),
        {"docs/en/about/partners.md": text},
    )


def headings(garden: Garden, leaf: Leaf) -> Iterator[Seed]:
    for name in pick(leaf.heading_ids(), 2, "gone" + leaf.file):
        index = leaf.heading(name)
        assert index is not None
        new = [*leaf.lines[:index], *leaf.lines[index + 1 :]]
        yield lines(
            leaf,
            "heading missing",
            "T003",
            new,
            [(leaf.file, index, index + 2), twin(garden, leaf, name)],
            name,
        )
    for name in pick(leaf.heading_ids(), 2, "level" + leaf.file):
        index = leaf.heading(name)
        assert index is not None
        level = leaf.lines[index].split(" ")[0]
        other = "##" if level == "###" else "###"
        yield one_line(
            leaf, "heading level differs", "T004", index, leaf.lines[index].replace(level, other, 1)
        )
    for name in pick(leaf.heading_ids(), 2, "id" + leaf.file):
        index = leaf.heading(name)
        assert index is not None
        yield one_line(
            leaf, "heading id differs", "T005", index, leaf.lines[index].replace(f"#{name}}}", f"#{name}-2}}")
        )


def twin(garden: Garden, leaf: Leaf, name: str) -> Spot:
    """The place of the heading in the other language."""
    _, lang, page = leaf.file.split("/", 2)
    other = garden.leaf("en" if lang == "vi" else "vi", page)
    line = (other.heading(name) or 0) + 1
    return other.file, line, line


def tables(leaf: Leaf) -> Iterator[Seed]:
    found = [run for run in leaf.runs(TABLE) if run[1] - run[0] > 3]
    for start, end in pick(found, 2, "row" + leaf.file):
        gone = pick(range(start + 2, end), 1, "row")[0]
        new = [*leaf.lines[:gone], *leaf.lines[gone + 1 :]]
        yield lines(leaf, "table row missing", "T006", new, [(leaf.file, start + 1, end)], leaf.lines[gone])
    for start, end in pick(found, 2, "column" + leaf.file):
        cut = [line.rstrip("|").rpartition("|")[0] + "|" for line in leaf.lines[start:end]]
        new = [*leaf.lines[:start], *cut, *leaf.lines[end:]]
        yield lines(leaf, "table column missing", "T006", new, [(leaf.file, start + 1, end)], cut[0])
    for start, end in pick(found, 2, "ragged" + leaf.file):
        row = pick(range(start + 2, end), 1, "ragged")[0]
        yield one_line(
            leaf,
            "table row with a cell too few",
            "T007",
            row,
            leaf.lines[row].rstrip("|").rpartition("|")[0] + "|",
        )
        yield one_line(leaf, "table row with a cell too many", "T007", row, leaf.lines[row] + " + |")


def lists(leaf: Leaf) -> Iterator[Seed]:
    found = [run for run in leaf.runs(LIST) if run[1] - run[0] > 2]
    for start, end in pick(found, 3, "item" + leaf.file):
        gone = pick(range(start, end), 1, "item")[0]
        new = [*leaf.lines[:gone], *leaf.lines[gone + 1 :]]
        yield lines(leaf, "list item missing", "T010", new, [(leaf.file, start + 1, end)], leaf.lines[gone])


def blocks(leaf: Leaf) -> Iterator[Seed]:
    for index in [i for i in sorted(leaf.plain) if re.match(r"/// (note|warning|abstract)", leaf.lines[i])][
        :2
    ]:
        changed = re.sub(r"/// \w+", "/// tip", leaf.lines[index])
        yield one_line(leaf, "kind of note differs", "T010", index, changed)
    for index in [i for i in sorted(leaf.plain) if leaf.lines[i].startswith("![")][:2]:
        end = next(i for i in range(index + 2, len(leaf.lines)) if leaf.lines[i] == "///") + 1
        new = [*leaf.lines[:index], *leaf.lines[end + 1 :]]
        yield lines(
            leaf, "figure left out", "T010 T008", new, [(leaf.file, index - 1, index + 2)], leaf.lines[index]
        )


def untranslated(garden: Garden, page: str) -> Iterator[Seed]:
    source, target = garden.leaf("vi", page), garden.leaf("en", page)
    pairs = list(zip(source.prose(), target.prose())) if len(source.prose()) == len(target.prose()) else []
    for one, two in pick(pairs, 2, "left" + page):
        yield one_line(target, "sentence left in Vietnamese", "T011", two, source.lines[one])
    for starts in (LIST, TABLE):
        runs = list(zip(source.runs(starts), target.runs(starts)))
        if len(source.runs(starts)) == len(target.runs(starts)) and runs:
            (one, _), (two, _) = pick(runs, 1, "left" + starts + page)[0]
            step = 2 if starts == TABLE else 0
            if len(source.lines[one + step]) > 60:
                yield one_line(
                    target, "item or row left in Vietnamese", "T011", two + step, source.lines[one + step]
                )
