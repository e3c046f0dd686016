"""The real book and its handouts, read back: nothing lost, every number right, every rule kept."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

import page as validator
import pytest
from guidebook.book import Book

from expected import Expected, Page
from readback import INLINE, Node, Reading

PAGE_REFERENCE = {
    "vi": re.compile(r"\s\(trang ([ivxlcdm\d]+)\)"),
    "en": re.compile(r"\s\(page ([ivxlcdm\d]+)\)"),
}
EYEBROW = re.compile(r"(?:(.+) · )?(?:Chương|Chapter) \d+")
"""Above the title of a chapter: its part and its number; an annex has its part alone."""
MARKER = re.compile(r"[•–‣☐☑]|\(?(?:\d+|[a-zA-Z]|[ivxlcdm]+)[.)]|\d+")
FACES = {
    "NotoSans-Regular",
    "NotoSans-Italic",
    "NotoSans-Bold",
    "NotoSans-BoldItalic",
    "NotoSansMath-Regular",
    "SourceSerif4-SemiBold",
    "SourceCodePro-Regular",
    "DejaVuSans",
}


def blocks(node: Node) -> list[Node]:
    """Elements of the document in order, looking through those that only group."""
    grouping = ("Root", "Document", "Div", "Sect")
    return [
        inner
        for kid in node.kids
        if isinstance(kid, Node)
        for inner in (blocks(kid) if kid.kind in grouping else [kid])
    ]


def split(reading: Reading) -> list[Node]:
    """One node for each article: from its title to the eyebrow of the next. In the book, a part stands above."""
    book = bool(reading.tree.all("TOC"))
    title = "H2" if book else "H1"
    parts = {words(node) for node in reading.tree.all("H1")} if book else set()
    articles: list[Node] = []
    before, inside = Node("Start"), False

    def eyebrow(block: Node) -> bool:
        return block.kind == "P" and (words(block) in parts or bool(EYEBROW.fullmatch(words(block))))

    everything = blocks(reading.tree)
    for block, behind in zip(everything, [*everything[1:], Node("End")], strict=True):
        if behind.kind == title and eyebrow(block) or book and block.kind == "H1":
            inside = False
        elif block.kind == title and (not book or eyebrow(before)):
            articles.append(Node("Document", [block]))
            inside = True
        elif inside:
            articles[-1].kids.append(block)
        before = block
    return articles


def words(node: Node) -> str:
    return " ".join(node.text().split())


def text(node: Node) -> str:
    """Text without formulas, the notes inside, and the marks of lists and notes."""

    def plain(inner: Node) -> str:
        if inner.kind in ("Note", "Formula") or (
            inner.kind == "Lbl" and MARKER.fullmatch(inner.text().strip())
        ):
            return ""
        kids = (
            inner.all("Caption") if inner.kind == "Figure" else inner.kids
        )  # a drawing's words are its picture
        words = "".join(kid if isinstance(kid, str) else plain(kid) for kid in kids)
        return words if inner.kind in INLINE else f"\n{words}\n"

    return "".join(kid if isinstance(kid, str) else plain(kid) for kid in node.kids)


def compare(article: Node, expected: Expected, lang: str, where: str) -> None:
    """Every word in order, and everything countable."""
    body, references = PAGE_REFERENCE[lang].subn("", text(article))
    got = body.split()
    for at, (one, other) in enumerate(zip(got, expected.words, strict=False)):
        assert one == other, (
            f"{where}: {' '.join(got[at - 9 : at + 6])} | {' '.join(expected.words[at - 9 : at + 6])}"
        )
    assert len(got) == len(expected.words), where
    notes = [PAGE_REFERENCE[lang].subn("", text(note)) for note in article.all("Note")]
    assert Counter(" ".join(words.split()) for words, _ in notes) == Counter(map(" ".join, expected.notes)), (
        where
    )
    assert references + sum(count for _, count in notes) == expected.references, where
    levels = [int(node.kind[1]) for node in article.walk() if re.fullmatch(r"H\d", node.kind)]
    below = levels[0] - 1  # in the book, parts stand above the articles
    assert [level - below for level in levels] == expected.headings, where
    assert len(article.all("Table")) == expected.tables, where
    assert len(article.all("TR")) == expected.rows, where
    assert len(article.all("TD", "TH")) == expected.cells, where
    assert len(article.all("TH")) == expected.heads, where
    assert len(article.all("Caption")) == expected.captions, where
    assert [node.alt for node in article.all("Figure")] == expected.alts, where
    assert len(article.all("LI")) == expected.items, where
    assert len(article.all("Formula")) == expected.formulas, where


def test_the_book_holds_every_article_whole(whole: Reading, pages: list[Page], lang: str) -> None:
    articles = split(whole)
    by_title = {text(article.kids[0]).strip(): article for article in articles}
    assert len(by_title) == len(pages)
    for page in pages:
        fitting = [title for title in by_title if page.in_book.words[: len(title.split())] == title.split()]
        title = max(fitting, key=len)  # "Biểu mẫu" begins "Biểu mẫu B0: …" too
        compare(by_title.pop(title), page.in_book, lang, page.name)


def test_each_handout_holds_its_article_whole(
    handouts: dict[str, Reading], pages: list[Page], lang: str
) -> None:
    for page in pages:
        if page.alone_too:
            [article] = split(handouts[page.name])
            compare(article, page.alone, lang, page.name)


def test_what_stands_outside_the_text_is_counted(files: list[Reading], book: Book, lang: str) -> None:
    """Running lines, page numbers, leaders and repeated table heads are all that a page adds."""
    words = {
        key: book.registers.strings[f"press.{key}"][lang]
        for key in ("title", "independence", "precedence", "page-of")
    }
    small_print = f"{words['independence']} {words['precedence']}"
    running_edition = re.compile(r"(?:Bản|Edition) [\w/ ]+ · [0-9a-f]{7,}\+?")
    page_of = re.compile(words["page-of"].format(number=r"\d+", total=r"\d+"))
    for reading in files:
        heads = [set(row.text().split()) for row in reading.tree.all("THead")]
        titles = {" ".join(text(node).split()) for node in reading.tree.all("H1", "H2")}

        def kind(line: str, page: int, reading=reading, heads=heads, titles=titles) -> str:
            if line == reading.labels[page] or page_of.fullmatch(line):
                return "page number"
            if line in titles | {words["title"]} or running_edition.fullmatch(line):
                return "running line"
            if line in small_print or line.startswith("https://"):
                return "running line"
            if not line.strip(". "):
                return "leader"
            return "table head" if any(set(line.split()) <= head for head in heads) else "strange"

        counted: Counter[str] = Counter()
        for page, outside in enumerate(reading.artifacts):
            for line in filter(None, (" ".join(line.split()) for line in outside.split("\n"))):
                assert kind(line, page) != "strange", f"{reading.path.name} page {page + 1}: {line}"
                counted[kind(line, page)] += 1
        bare = [page for page, outside in enumerate(reading.artifacts) if not outside.strip()]
        assert all(page in (0, 2, 3) or reading.is_empty(page) for page in bare)  # cover, half-title, imprint
        begun = [*reading.tree.all("H1"), *reading.tree.all("H2")]  # their titles need no running head
        openers = len({node.page for node in begun}) if bare else 0
        assert counted["page number"] == len(reading.labels) - len(bare)
        assert counted["running line"] >= 3 * counted["page number"] - 2 * openers


def test_page_references_name_the_page_they_lead_to(
    files: list[Reading], handouts: dict[str, Reading], pages: list[Page], lang: str
) -> None:
    linked = {handouts[page.name].path: page.alone.references for page in pages if page.name in handouts}
    for reading in files:
        seen = 0
        for node in reading.tree.walk():
            for at, kid in enumerate(node.kids):
                if not (isinstance(kid, Node) and kid.kind == "Link") or kid.goal is None:
                    continue
                behind = "".join(
                    part if isinstance(part, str) else part.text() for part in node.kids[at + 1 : at + 6]
                )
                if printed := PAGE_REFERENCE[lang].match(behind):
                    assert printed[1] == reading.labels[kid.goal], (
                        f"{reading.path.name}: {kid.text()}{behind[:20]}"
                    )
                    seen += 1
        everything = len(PAGE_REFERENCE[lang].findall(reading.tree.text()))
        assert seen == everything, reading.path.name
        # notes stand once in print, however often they are referred to, so the article's own count is the least
        assert seen >= linked.get(reading.path, 1), reading.path.name


def test_front_matter_has_roman_numbers_and_the_body_arabic(whole: Reading) -> None:
    roman = [label for label in whole.labels if not label.isdigit()]
    arabic = [label for label in whole.labels if label.isdigit()]
    assert whole.labels == roman + arabic
    assert arabic == [str(number + 1) for number in range(len(arabic))]


def test_text_is_safe_to_copy_and_to_search(files: list[Reading]) -> None:
    for reading in files:
        everything = reading.tree.text() + "".join(reading.artifacts)
        assert unicodedata.is_normalized("NFC", everything)
        strange = {
            letter
            for letter in everything
            if unicodedata.category(letter) in ("Co", "Cn", "Mn") or letter == "\N{REPLACEMENT CHARACTER}"
        }
        assert not strange, reading.path.name


def test_fonts_are_ours_and_inside_the_file(files: list[Reading]) -> None:
    for reading in files:
        assert reading.fonts and set(reading.fonts) <= FACES
        assert all(reading.fonts.values())


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_no_rule_of_accessibility_or_archiving_fails(files: list[Reading], profile: str) -> None:
    for reading in files:
        report = validator.validate_pdf(str(reading.path), profile=profile)
        assert report.rules.failed == 0, [failure.message for failure in report.failures]
        assert report.rules.total > 90
