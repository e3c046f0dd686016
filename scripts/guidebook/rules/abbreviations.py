"""G001: abbreviations that the glossary or the page explains."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidebook.book import Book
from guidebook.chapters import Page
from guidebook.chapters.citations import TYPES
from guidebook.model import Finding
from guidebook.rules.nearest import Names, did_you_mean
from guidebook.rules.rule import found, rule

_ABBREVIATION = re.compile(r"[A-ZĐ](?<![\w/&.-].)[A-ZĐ]+(?:-[A-ZĐ]+)?\d*(?![\w&])")
_WORD = re.compile(r"[\w&]+")
_ROMAN = re.compile(r"[IVXLC]+\d*\Z")


def _known(book: Book) -> frozenset[str]:
    """Every abbreviation that the registers explain, in any language."""

    def make() -> frozenset[str]:
        registers = book.registers
        forms: list[str] = []
        for term in registers.terms.values():
            forms += [
                term.vi,
                term.en,
                term.abbr_vi or "",
                term.abbr_en or "",
                *term.variants_vi,
                *term.variants_en,
            ]
        forms += [
            spelling
            for unit in registers.units.values()
            for those in unit.spellings.values()
            for spelling in those
        ]
        forms += [law.number for law in registers.laws.values() if law.number]
        if allowed := registers.strings.get("check.abbreviations"):
            forms += [allowed.vi, allowed.en]
        words = {word for form in forms for word in _WORD.findall(form)}
        return frozenset(words | {part for word in words for part in word.split("&")} | TYPES)

    return book.once("abbreviations", make)


def _short(known: frozenset[str]) -> Names:
    return Names(word for word in known if word.isupper() and len(word) > 1)


@rule("G001", "error")
def abbreviation_undefined(book: Book) -> Iterator[Finding]:
    """Chữ viết tắt chưa giải thích | Abbreviation that nothing explains

    vi: Người đọc mới không hiểu; viết đủ lần đầu kèm chữ tắt trong ngoặc, hoặc thêm vào thuật ngữ.
    en: A new reader cannot know it; write it out at first with the abbreviation in brackets, or add it to the
        glossary.
    do_vi: Viết đủ rồi ghi chữ tắt trong ngoặc ở lần đầu, hoặc thêm vào docs/data/glossary.yml.
    do_en: Write it out with the abbreviation in brackets at first, or add it to docs/data/glossary.yml.
    bad: Gửi báo cáo cho XQZT.
    good: Gửi báo cáo cho Cục Xúc tiến (XQZT).
    """
    if not book.registers.terms:
        return  # without a glossary nothing is known
    known = _known(book)
    for page in book.pages.values():
        explained: set[str] = set()
        for match in _ABBREVIATION.finditer(page.prose):
            name = match.group()
            bare = name.rstrip("0123456789")
            if (
                name in known
                or bare in known
                or _ROMAN.match(name)
                or name in explained
                or _capitals(page, match)
            ):
                continue
            if all(part in known or _ROMAN.match(part) for part in bare.split("-")):
                continue
            explained.add(name)  # its first mention decides
            if not _explained_here(page, match.start(), match.end()) and not _cited(page, match.start()):
                near_vi, near_en = did_you_mean(name, book.once("short names", lambda: _short(known)))
                yield found(
                    page,
                    match.start(),
                    f"Chữ viết tắt “{name}” chưa được giải thích.",
                    f"The abbreviation “{name}” is not explained.",
                    f"Viết đủ rồi ghi ({name}) ở lần đầu, hoặc thêm vào docs/data/glossary.yml.{near_vi}",
                    f"Write it out with ({name}) at first mention, or add it to "
                    f"docs/data/glossary.yml.{near_en}",
                )


def _explained_here(page: Page, start: int, end: int) -> bool:
    """Whether brackets at the first mention explain it: "Full Name (ABC)" or "ABC (Full Name)"."""
    before, after = page.prose[max(0, start - 2) : start], page.prose[end : end + 3]
    return (
        before.endswith("(")
        and after.startswith((")", ",", ";"))
        or after.startswith(" (")
        and after[2:3].isalpha()
    )


def _capitals(page: Page, match: re.Match[str]) -> bool:
    """Whether the word is shouted rather than abbreviated: a word in capitals with diacritics stands beside
    it."""
    before = page.prose[max(0, match.start() - 20) : match.start()].split()[-1:]
    after = page.prose[match.end() : match.end() + 20].split()[:1]
    return any(word.isupper() and not word.isascii() and word not in ("Đ", "–") for word in before + after)


def _cited(page: Page, offset: int) -> bool:
    return any(citation.start <= offset < citation.end for citation in page.citations)


RULES = (abbreviation_undefined,)
