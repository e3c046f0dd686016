"""The real copies of each chapter, read back beside its handout."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import page as validator
import pikepdf
import pytest
from guidebook.book import Book
from guidebook.model import LANGUAGES
from selectolax.lexbor import LexborHTMLParser

from expected import Expected, expect
from readback import Reading
from test_real_pdfs import PAGE_REFERENCE, compare, split, text

KINDS = ("large", "opener", "participant")


def copies(site: Path, book: Book, lang: str, kind: str) -> dict[str, Path]:
    """Page -> its copy."""
    names = [card.path.removesuffix(".md") for card in book.chapters(lang)]
    return {name: site / "pdf" / lang / f"{name}-{kind}.pdf" for name in names}


def article(site: Path, lang: str, name: str, without: str = "") -> Expected:
    """What the page holds, without the elements that `without` selects, as the handout prints it."""
    address = ("" if lang == LANGUAGES[0] else f"{lang}/") + name + "/"
    tree = LexborHTMLParser((site / address / "index.html").read_text(encoding="utf-8"))
    for node in tree.css(without) if without else ():
        node.decompose()
    return expect(tree.html, address, {address})


@pytest.mark.parametrize("lang", LANGUAGES)
def test_large_print_holds_every_word_of_its_chapter(site: Path, book: Book, lang: str) -> None:
    for name, path in copies(site, book, lang, "large").items():
        [whole] = split(Reading(path))
        compare(whole, article(site, lang, name), lang, path.name)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_large_print_is_large(site: Path, book: Book, lang: str) -> None:
    """Most letters are those of the text; the smallest are those of wide tables, notes and running lines."""
    for path in copies(site, book, lang, "large").values():
        letters: Counter[float] = Counter()
        with pikepdf.open(path) as pdf:
            for page in pdf.pages:
                size = 0.0
                for operands, operator in pikepdf.parse_content_stream(page):
                    if str(operator) == "Tf":
                        size = round(float(operands[1]), 1)
                    elif str(operator) == "TJ":
                        letters[size] += sum(len(bytes(part)) for part in operands[0] if isinstance(part, pikepdf.String))
        assert letters.most_common(1)[0][0] >= 16, (path.name, letters.most_common(5))
        assert min(letters) >= 6, (path.name, sorted(letters)[:5])  # raised marks of notes in notes


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_participants_copy_lacks_exactly_the_keys(site: Path, book: Book, lang: str) -> None:
    for name, path in copies(site, book, lang, "participant").items():
        whole, expected = article(site, lang, name), article(site, lang, name, "details.question")
        assert len(whole.words) - len(expected.words) > 40, f"{name} has no key"
        [copy] = split(Reading(path))
        got = PAGE_REFERENCE[lang].sub("", text(copy)).split()
        for at, (one, other) in enumerate(zip(got, expected.words, strict=False)):
            assert one == other, f"{path.name}: {' '.join(got[at - 9 : at + 6])} | {' '.join(expected.words[at - 9 : at + 6])}"
        assert len(got) == len(expected.words), path.name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_opener_is_one_page_with_all_its_parts(site: Path, book: Book, lang: str) -> None:
    for name, path in copies(site, book, lang, "opener").items():
        opener = Reading(path)
        assert len(opener.labels) == 1, path.name
        words = " ".join(opener.tree.text().split())
        card = next(card for card in book.chapters(lang) if card.path == f"{name}.md")
        for part in {"vi": ("Câu hỏi của chương", "Trong 60 giây", "Dành cho", "Thời gian", "Kết quả", "Sau chương này"),
                     "en": ("The question of this chapter", "In 60 seconds", "For whom", "Time", "Result", "After this chapter")}[lang]:
            assert part in words, f"{path.name}: {part}"
        assert card.question in words and len(opener.tree.all("Figure")) == 1, path.name
        headings = [node.text().strip() for node in opener.tree.all("H2", "H3")]
        assert len(headings) == 2 and not headings[1].startswith(f"{card.number}.1"), f"{path.name}: {headings}"


@pytest.mark.parametrize("kind", KINDS)
def test_no_rule_of_accessibility_or_archiving_fails_in_any_copy(site: Path, book: Book, kind: str) -> None:
    paths = [path for lang in LANGUAGES for path in copies(site, book, lang, kind).values()]
    assert len(paths) == 2 * len(book.chapters("vi"))
    for path in paths:
        for profile in ("ua1", "3a"):
            report = validator.validate_pdf(str(path), profile=profile)
            assert report.rules.failed == 0, [path.name, *(failure.message for failure in report.failures)]
            assert report.rules.total > 90
