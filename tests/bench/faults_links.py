"""Faults in links, anchors, footnotes, images, code and safety."""

from __future__ import annotations

from collections.abc import Iterator

from seeds import Garden, Seed, pick
from sowing import append, insert, lines, one_line, swap

PAGE = r"\]\((?P<path>(?:\.\./)*(?:\w+/)*[\w-]+\.md)(?P<anchor>#[\w-]+)?\)"
IMAGE = r"!\[(?P<alt>[^\]]+)\]\((?P<file>[^)]+)\)"


def sow(garden: Garden) -> Iterator[Seed]:
    for lang in ("vi", "en"):
        other = "en" if lang == "vi" else "vi"
        yield from swap(
            garden, "link to a missing page", "L001", lang, PAGE, lambda m: m[0].replace(".md", "-x.md")
        )
        yield from swap(garden, "anchor missing in another page", "L002", lang, r"(\.md#[\w-]+)\)", r"\1z)")
        yield from swap(garden, "anchor missing on the own page", "L002", lang, r"\]\((#[\w-]+)\)", r"](\1s)")
        yield from swap(
            garden,
            "letter case of a path",
            "L003",
            lang,
            r"([\w-]+)\.md",
            lambda m: m[0].capitalize() if m[1][0].isalpha() else m[0].replace("use", "Use"),
            2,
        )
        yield from swap(
            garden, "reference label undefined", "L004", lang, r"\]\([\w./#-]+\.md[^)]*\)", "][khong-co]", 2
        )
        yield from swap(garden, "empty link", "L005", lang, PAGE, "]()", 2)
        yield from swap(
            garden,
            "absolute path into the repository",
            "L006",
            lang,
            PAGE,
            lambda m: f"](/docs/{lang}/{m['path'].lstrip('./')})",
            2,
        )
        yield from swap(
            garden,
            "link to the other language",
            "L007",
            lang,
            r"\]\(\.\./(about|reference)/([\w-]+\.md)\)",
            rf"](../../{other}/\1/\2)",
            2,
        )
        yield from swap(garden, "download missing", "L008", lang, PAGE, "](../assets/mau-b9.pdf)", 2)
        yield from swap(
            garden, "malformed address", "L009", lang, PAGE, "](https:/www.mof.gov.vn/van-ban)", 1
        )
        yield from swap(garden, "malformed address", "L009", lang, PAGE, "](htp://www.mof.gov.vn)", 1)
        yield from append(
            garden,
            "footnote mark without a note",
            "L012",
            lang,
            "Xem thêm.[^3]" if lang == "vi" else "See also.[^3]",
        )
        yield from spare_note(garden, lang)
        yield from swap(
            garden, "image missing", "I001", lang, IMAGE, lambda m: m[0].replace(".svg", "-b.svg"), 2
        )
        yield from swap(garden, "alt text empty", "I002", lang, IMAGE, r"![](\g<file>)", 2)
        yield from swap(
            garden,
            "alt text is a file name",
            "I003",
            lang,
            IMAGE,
            lambda m: f"![{m['file'].rpartition('/')[2]}]({m['file']})",
            2,
        )
        yield from swap(
            garden, "remote image", "S", lang, IMAGE, "![\\g<alt>](https://example.org/f0.svg)", 1
        )
        yield from duplicate_ids(garden, lang)
        yield from open_ends(garden, lang)
    yield from foreign_alt(garden)
    yield from insert(
        garden,
        "footnote defined twice",
        "L014",
        "Câu có chú thích.[^7]\n\n[^7]: Một.\n[^7]: Hai.",
        "A sentence with a note.[^7]\n\n[^7]: One.\n[^7]: Two.",
        1,
    )
    yield from navigation(garden)
    yield from unsafe(garden)


def duplicate_ids(garden: Garden, lang: str) -> Iterator[Seed]:
    for leaf in garden.leaves(lang):
        names = leaf.heading_ids()
        for name in pick(names[1:], 1, f"dup{leaf.file}"):
            index = leaf.heading(name)
            first = leaf.heading(names[0])
            if index is None or first is None:
                continue
            seed = one_line(
                leaf,
                "explicit id used twice",
                "L010",
                index,
                leaf.lines[index].replace(f"#{name}}}", f"#{names[0]}}}"),
            )
            yield Seed(
                seed.kind,
                seed.ids,
                (*seed.spots, (leaf.file, first + 1, first + 1)),
                seed.changes,
                seed.shown,
            )


def open_ends(garden: Garden, lang: str) -> Iterator[Seed]:
    for leaf in pick(garden.leaves(lang), 3, f"open{lang}"):
        for start in pick(leaf.prose(), 1, f"fence{leaf.file}"):
            new = [*leaf.lines[: start + 1], "", "```yaml", "a: 1", *leaf.lines[start + 1 :]]
            yield lines(
                leaf, "code fence not closed", "M001", new, [(leaf.file, start + 3, start + 3)], "```yaml"
            )
            new = [
                *leaf.lines[:start],
                "<<<<<<< HEAD",
                leaf.lines[start],
                "=======",
                leaf.lines[start],
                ">>>>>>> main",
                *leaf.lines[start + 1 :],
            ]
            yield lines(
                leaf, "conflict marker", "M002", new, [(leaf.file, start + 1, start + 5)], "<<<<<<< HEAD"
            )
        closes = [i for i in sorted(leaf.plain) if leaf.lines[i] == "///"]
        for end in pick(closes, 1, f"block{leaf.file}"):
            start = max(i for i in sorted(leaf.plain) if i < end and leaf.lines[i].startswith("/// "))
            new = [*leaf.lines[:end], *leaf.lines[end + 1 :]]
            yield lines(
                leaf, "/// block not closed", "M", new, [(leaf.file, start + 1, start + 1)], leaf.lines[start]
            )


def spare_note(garden: Garden, lang: str) -> Iterator[Seed]:
    leaf = garden.leaf(lang, "about/origin.md")
    note = "[^9]: Ghi chú thừa." if lang == "vi" else "[^9]: A spare note."
    yield lines(
        leaf,
        "footnote never referred to",
        "L013",
        [*leaf.lines, note, ""],
        [(leaf.file, len(leaf.lines) + 1, len(leaf.lines) + 1)],
        note,
    )


def foreign_alt(garden: Garden) -> Iterator[Seed]:
    for page in garden.pages:
        source, target = garden.leaf("vi", page), garden.leaf("en", page)
        pictures = [
            [i for i in sorted(leaf.plain) if leaf.lines[i].startswith("![")] for leaf in (source, target)
        ]
        for one, two in list(zip(*pictures))[:2]:
            alt = source.lines[one].split("](")[0]
            yield one_line(
                target,
                "alt text left in Vietnamese",
                "I004",
                two,
                alt + "](" + target.lines[two].split("](", 1)[1],
                alt,
            )


def navigation(garden: Garden) -> Iterator[Seed]:
    rows = garden.texts["mkdocs.yml"].split("\n")
    for index in pick(
        [i for i, row in enumerate(rows) if row.strip().startswith("- ") and row.endswith(".md")], 2, "nav"
    ):
        new = [*rows[:index], rows[index].replace(".md", "-cu.md"), *rows[index + 1 :]]
        yield Seed(
            "navigation entry without a file",
            ("L011",),
            (("mkdocs.yml", index + 1, index + 1),),
            {"mkdocs.yml": "\n".join(new).encode()},
            new[index],
        )


def unsafe(garden: Garden) -> Iterator[Seed]:
    for name, code in {
        "script": "<script>alert(1)</script>",
        "iframe": '<iframe src="https://example.org/"></iframe>',
        "event attribute": '<b onclick="go()">B9</b>',
        "javascript: address": "[B9](javascript:alert(1))",
        "data: address": "[B9](data:text/html;base64,PGI+)",
    }.items():
        yield from insert(garden, name, "S", f"Mẫu ở đây: {code}", f"The form is here: {code}", 1)
        yield from append(garden, name, "S", "en", code, 1)
