"""Slips of an editor's hand in links, letters and code. Sown by a second reader of the catalogue's prose."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from seeds import Garden, Seed, pick
from sowing import append, insert, lines, one_line, swap

LINK = r"(?<!!)\[(?P<text>[^\]@\[]+)\]\((?P<path>(?:\.\./)*(?:\w+/)*[\w-]+)\.md(?P<anchor>#[\w-]+)?\)"
PICTURE = r"!\[(?P<alt>[^\]]+)\]\((?P<file>[^)]+)\.svg\)"


def sow(garden: Garden) -> Iterator[Seed]:
    yield from links(garden)
    yield from letters(garden)
    yield from safety(garden)
    yield from unclosed(garden)


def links(garden: Garden) -> Iterator[Seed]:
    for kind, ids, new in (
        ("slip: space inside a target", "L001 L009", r"[\g<text>](\g<path> .md)"),
        ("slip: built name in place of the source's", "L001", r"[\g<text>](\g<path>.html)"),
        ("slip: address of the built page", "L001", r"[\g<text>](\g<path>/)"),
        ("slip: full stop inside a target", "L001", r"[\g<text>](\g<path>.md.)"),
        ("slip: one step up too many", "L001", r"[\g<text>](../../../\g<path>.md)"),
        ("slip: anchor with Vietnamese letters", "L002", r"[\g<text>](\g<path>.md#phần-mở-đầu)"),
        ("slip: anchor in percent codes", "L002", r"[\g<text>](\g<path>.md#ph%E1%BA%A7n-m%E1%BB%9F)"),
        ("slip: scheme without its colon", "L009 L001", r"[\g<text>](http//vanban.chinhphu.vn/)"),
        ("slip: address without a host", "L009", r"[\g<text>](https:///van-ban)"),
        ("slip: path from the root of the site", "L006", r"[\g<text>](/en/reference/laws/)"),
        ("slip: HTML link to a missing page", "L001", r'<a href="khong-co.md">\g<text></a>'),
        ("slip: HTML link to a missing anchor", "L002", r'<a href="#khong-co">\g<text></a>'),
        ("slip: download that is not there", "L008", r"[\g<text>](../assets/downloads/bang-b1.xlsx)"),
    ):
        yield from swap(garden, kind, ids, "vi", LINK, new, 1)
        yield from swap(garden, kind, ids, "en", LINK, new, 1)
    for lang in ("vi", "en"):
        yield from swap(
            garden, "slip: picture in the wrong folder", "I001", lang, r"/assets/images/", "/assets/image/", 1
        )
        yield from swap(
            garden,
            "slip: letter case of a picture",
            "I001 L003",
            lang,
            r"images/f(\d-\d-[\w-]+\.svg)",
            r"images/F\1",
            1,
        )
        yield from swap(
            garden, "slip: HTML picture missing", "I001", lang, PICTURE, r'<img src="x/f.png" alt="\g<alt>">', 1
        )
        yield from definition(garden, lang)
    yield from insert(
        garden,
        "slip: label of a note spelt in two ways",
        "L012 L013",
        "Câu có chú thích.[^nguon]\n\n[^nguồn]: Lời chú thích.",
        "A sentence with a note.[^source]\n\n[^sources]: The note.",
        1,
    )
    yield from insert(
        garden,
        "slip: id used twice, once on a paragraph",
        "L010",
        "Câu này có nhãn.\n{: #at-a-glance }",
        "This sentence has a label.\n{: #at-a-glance }",
        1,
    )


def definition(garden: Garden, lang: str) -> Iterator[Seed]:
    for leaf in pick(garden.leaves(lang), 12, "def" + lang):
        for index in pick([i for i in leaf.prose() if re.search(LINK, leaf.lines[i])], 1, "def" + leaf.file):
            line = re.sub(LINK, r"[\g<text>][trang]", leaf.lines[index], count=1)
            new = [*leaf.lines[:index], line, *leaf.lines[index + 1 :], "", "[trang]: ../khong-co.md", ""]
            yield lines(
                leaf,
                "slip: reference that leads nowhere",
                "L001",
                new,
                [(leaf.file, index + 1, index + 1), (leaf.file, len(new) - 1, len(new))],
                line,
            )


def letters(garden: Garden) -> Iterator[Seed]:
    for kind, ids, pattern, new in (
        ("slip: old tone placement, tòa", "U002", r"\btòa\b", "toà"),
        ("slip: old tone placement, thủy", "U002", r"\bthủy\b", "thuỷ"),
        ("slip: old tone placement, thỏa", "U002", r"(?i)\b(t)hỏa\b", r"\1hoả"),
        ("slip: African D for Đ", "U003", r"Đ(?=i)", "\u0189"),
        ("slip: ordinal sign for ộ", "U003", r"\bBộ\b", "B\u00ba"),
        ("slip: Cyrillic О in CO2", "U005", r"CO2", "C\u041e2"),
        ("slip: tone mark as a letter of its own", "U001", r"ế", "ê\u0301"),
        ("slip: marks in the wrong order", "U001", r"ệ", "e\u0302\u0323"),
        ("slip: mojibake of đ", "U006", r"\bđược\b", "Ä‘Æ°á»£c"),
        ("slip: joiner inside a word", "U004", r"\b(kh)(u)\b", "\\1\u200d\\2"),
        ("slip: byte order mark inside a word", "U004", r"\b(tr)(ong)\b", "\\1\ufeff\\2"),
    ):
        yield from swap(garden, kind, ids, "vi", pattern, new, 2, skip=r"\]\(|\[@|^#|[=/]")
    for leaf in (garden.leaf("vi", "index.md"), garden.leaf("vi", "about/imprint.md")):
        index = next((i for i, line in enumerate(leaf.lines) if line.startswith("description:")), None)
        if index is not None:
            text = unicodedata.normalize("NFD", leaf.lines[index])
            yield one_line(leaf, "slip: letters not composed in the front matter", "U001", index, text)


def safety(garden: Garden) -> Iterator[Seed]:
    for kind, code in (
        ("slip: picture with an event", '<img src="a.svg" onerror="go()" alt="a">'),
        ("slip: script address in letters of both cases", "[B9](JavaScript:go())"),
        ("slip: script address as a reference", "[B9][ma]\n\n[ma]: javascript:go()"),
        ("slip: remote picture in HTML", '<img src="https://example.org/a.png" alt="a">'),
        ("slip: remote picture without scheme", "![Hình](//example.org/a.png)"),
        ("slip: object from elsewhere", '<object data="https://example.org/a.pdf"></object>'),
        ("slip: drawing with an event", '<svg onload="go()"></svg>'),
    ):
        yield from insert(garden, kind, "S", f"Mẫu ở đây: {code}", f"The form is here: {code}", 1)


def unclosed(garden: Garden) -> Iterator[Seed]:
    for lang in ("vi", "en"):
        for kind, ids, code in (
            ("slip: comment not closed", "M", "<!-- nháp, viết lại sau"),
            ("slip: tilde fence not closed", "M001", "~~~\na: 1"),
        ):
            leaf = garden.leaf(lang, "chapters/04-planning-system.md")
            for index in pick(leaf.prose(), 1, kind + lang):
                added = code.split("\n")
                new = [*leaf.lines[: index + 1], "", *added, *leaf.lines[index + 1 :]]
                yield lines(leaf, kind, ids, new, [(leaf.file, index + 3, index + 3)], code)
    yield from append(
        garden, "slip: ignore of a check that is not there", "X F", "vi", "<!-- check: ignore Z999 thử -->", 1
    )
