"""G004–G006: how the terms of the glossary are used, and rendered in English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from guidebook.book import Book
from guidebook.chapters import Page
from guidebook.data import spellings
from guidebook.model import Finding, Term
from guidebook.rules.rule import found, in_file, rule, shown

SYLLABLES = 3
"""Shorter Vietnamese terms are everyday words (mục tiêu, kế hoạch), which English renders freely."""
_WORDS = re.compile(r"[a-z0-9]+")
_EMPTY = frozenset("of an a the to and or in for on by with at from".split())


class _Use(NamedTuple):
    """One place where a term stands."""

    start: int
    term: Term


def _folded(book: Book, page: Page) -> str:
    """The prose in lower case, of the same length, on one line."""

    def make() -> str:
        text = page.prose.lower().replace("\n", " ").replace("\u00a0", " ").replace("’", "'")
        return text if len(text) == len(page.prose) else page.prose.replace("\n", " ")

    return book.once(("folded", page.file), make)


def _uses(text: str, forms: dict[str, Term]) -> list[_Use]:
    """The terms in a folded text, in order: where two overlap, the longer. `forms` come longest first."""
    uses: list[_Use] = []
    taken = bytearray(len(text))  # one per character: a list of spans would be walked for every use
    for form, term in forms.items():
        at = text.find(form)
        while at >= 0:
            end = at + len(form)
            apart = not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum())
            if apart and taken.find(1, at, end) < 0:
                taken[at:end] = b"\1" * len(form)
                uses.append(_Use(at, term))
            at = text.find(form, end)
    return sorted(uses)


def _forms(book: Book, lang: str) -> dict[str, Term]:
    """Folded spelling -> term, longest first."""

    def make() -> dict[str, Term]:
        pairs = {
            form.lower().replace("’", "'"): term
            for term in reversed(book.registers.terms.values())
            for form in spellings(term, lang)
        }
        return dict(sorted(pairs.items(), key=lambda pair: (-len(pair[0]), pair[0])))

    return book.once(("term-forms", lang), make)


@lru_cache(4096)
def _stems(text: str) -> frozenset[str]:
    """Beginnings of the words that carry meaning: plan and planning share theirs."""
    return frozenset(word[:4] for word in _WORDS.findall(text) if word not in _EMPTY and len(word) > 1)


class _English(NamedTuple):
    """What an English passage about a term holds: one of its abbreviations, or words of one of its forms."""

    abbreviations: tuple[str, ...]
    stems: tuple[frozenset[str], ...]


def _english(book: Book) -> dict[str, _English]:
    """Term id -> what to look for."""

    def make() -> dict[str, _English]:
        return {
            term.id: _English(
                tuple(name.lower() for name in (term.abbr_en, term.abbr_vi) if name),
                tuple(filter(None, (_stems(form.lower().replace("’", "'")) for form in spellings(term, "en")))),
            )
            for term in book.registers.terms.values()
        }

    return book.once("term-english", make)


def _shared(wanted: _English, english: str) -> float:
    """The largest share of the words of any English form that an English passage, folded, holds."""
    if any(abbreviation in english for abbreviation in wanted.abbreviations):
        return 1.0
    there = _stems(english)
    return max((len(stems & there) / len(stems) for stems in wanted.stems), default=1.0)


@rule("G004", "warning")
def term_lost(book: Book) -> Iterator[Finding]:
    """Bản tiếng Anh của đoạn thiếu thuật ngữ | English passage without the term of its source

    vi: Đoạn tiếng Việt nói tới một khái niệm mà đoạn tiếng Anh không có chữ nào của tên đã chọn: có thể dịch khác đi
        hoặc bỏ sót. Chỉ ghi nhận khi còn một phần chữ.
    en: The Vietnamese passage names a concept, and the English one holds no word of its chosen name: it may be rendered
        otherwise or left out. Only a remark when part of the words is there.
    do_vi: Dùng tên tiếng Anh trong glossary.yml, hoặc thêm cách nói đó vào variants_en của mục.
    do_en: Use the English name in glossary.yml, or add the wording to variants_en of the entry.
    bad: vi: kiểm kê khí nhà kính · en: counting the smoke
    good: vi: kiểm kê khí nhà kính · en: greenhouse gas inventory
    """
    forms = {form: term for form, term in _forms(book, "vi").items() if len(form.split()) >= SYLLABLES}
    wanted = _english(book)
    for twins in book.twins:
        if not twins.comparable:
            continue
        uses = _uses(_folded(book, twins.vi), forms)
        english = _folded(book, twins.en) if uses else ""
        shares: dict[tuple[int, int, str], float] = {}
        for use, passage in twins.around(uses):
            if passage.kind in ("heading", "open"):
                continue  # shortened on purpose
            asked = (*passage.en, use.term.id)
            if asked not in shares:  # a term may stand ten thousand times in one passage
                shares[asked] = _shared(wanted[use.term.id], english[passage.en[0] : passage.en[1]])
            share = shares[asked]
            if share < 0.5:
                name = use.term.en
                yield found(
                    twins.en,
                    passage.en[0],
                    f"Đoạn tiếng Việt có “{shown(use.term.vi)}”, đoạn này không có “{shown(name)}”.",
                    f"The Vietnamese passage has “{shown(use.term.vi)}”; this one lacks “{shown(name)}”.",
                    f"Dùng “{shown(name)}”, hoặc thêm cách nói ở đây vào variants_en của mục {use.term.id}.",
                    f"Use “{shown(name)}”, or add the wording used here to variants_en of the entry {use.term.id}.",
                    related=((twins.vi.file, twins.vi.line(use.start)), (use.term.place.file, use.term.place.line)),
                    severity="info" if share else "",
                )


@rule("G005", "info")
def named_in_several_ways(book: Book) -> Iterator[Finding]:
    """Một trang gọi một khái niệm bằng nhiều tên | One concept under several names on a page

    vi: Các cách nói đều được chấp nhận, nhưng người đọc một trang dễ tưởng là hai thứ.
    en: All the wordings are acceptable, but a reader of one page may take them for two things.
    do_vi: Chọn một tên cho cả trang; tên đứng đầu mục trong glossary.yml là tên nên dùng.
    do_en: Choose one name for the page; the one at the head of the entry in glossary.yml is preferred.
    bad: designated energy user … key energy user
    good: designated energy user … designated energy user
    """
    for page in book.pages.values():
        text, every = _folded(book, page), _forms(book, page.lang)
        for term, names, variants in _choices(book, page.lang):
            if not (any(name in text for name in names) and any(variant in text for variant in variants)):
                continue
            own = (*names, *variants)
            near = {form: other for form, other in every.items() if any(name in form for name in own)}
            first: dict[bool, int] = {}
            for use in _uses(text, near):
                if use.term is term:
                    first.setdefault(any(text.startswith(name, use.start) for name in names), use.start)
            if len(first) == 2:
                start, preferred = first[False], first[True]
                name = next(variant for variant in variants if text.startswith(variant, start))
                yield found(
                    page,
                    start,
                    f"“{name}” ở đây, “{names[0]}” ở dòng {page.line(preferred)}: cùng một khái niệm.",
                    f"“{name}” here, “{names[0]}” in line {page.line(preferred)}: the same concept.",
                    f"Chọn một tên, nên là “{shown(term.name(page.lang))}”.",
                    f"Choose one name, preferably “{shown(term.name(page.lang))}”.",
                    related=((page.file, page.line(preferred)), (term.place.file, term.place.line)),
                )


def _choices(book: Book, lang: str) -> list[tuple[Term, tuple[str, ...], tuple[str, ...]]]:
    """Terms that may be called otherwise: their preferred forms, and variants that are no part of these."""

    def make() -> list[tuple[Term, tuple[str, ...], tuple[str, ...]]]:
        choices = []
        for term in book.registers.terms.values():
            forms = [form.lower().replace("’", "'") for form in spellings(term, lang)]
            names = tuple(forms[: term.name(lang).count(";") + 1])
            short = {name.lower() for name in (term.abbr_vi, term.abbr_en) if name}
            apart = (form for form in forms if not any(form in name or name in form for name in names))
            variants = tuple(form for form in apart if form not in short)
            if variants:
                choices.append((term, names, variants))
        return choices

    return book.once(("choices", lang), make)


@rule("G006", "info")
def term_unused(book: Book) -> Iterator[Finding]:
    """Thuật ngữ không dùng ở đâu | Term that is used nowhere

    vi: Mục không dùng làm danh mục dài ra mà không giúp ai; có thể chương dùng một tên khác.
    en: An entry that nothing uses makes the glossary longer and helps nobody; or the chapters use another name.
    do_vi: Bỏ mục, thêm cách nói mà chương dùng, hoặc ghi lý do giữ lại vào note.
    do_en: Drop the entry, add the wording that the chapters use, or give the reason to keep it in note.
    bad: {vi: xung lượng kế, en: impulse meter} (không trang nào có)
    bad_en: {vi: xung lượng kế, en: impulse meter} (on no page)
    good: {vi: khí nhà kính, en: greenhouse gas}
    """
    used = book.once("term-texts", lambda: {lang: _everything(book, lang) for lang in ("vi", "en")})
    forms: dict[str, list[tuple[str, str]]] = {}
    for lang in ("vi", "en"):
        for term in book.registers.terms.values():
            forms.setdefault(term.id, []).extend((lang, form.lower().replace("’", "'")) for form in spellings(term, lang))
    for term in book.registers.terms.values():
        if not term.note and not any(form in used[lang] for lang, form in forms[term.id]):
            yield in_file(
                term.place.file,
                f"Không trang nào dùng “{shown(term.vi)}”.",
                f"No page uses “{shown(term.en)}”.",
                "Bỏ mục này, thêm cách nói mà chương dùng, hoặc ghi lý do giữ lại vào note.",
                "Drop the entry, add the wording that the chapters use, or give the reason to keep it in note.",
                line=term.place.line,
                column=term.place.column,
            )


def _everything(book: Book, lang: str) -> str:
    """All pages and forms of a language, folded."""
    texts = [_folded(book, page) for page in book.pages.values() if page.lang == lang]
    texts += [text[lang].lower() for form in book.registers.forms.values() for text, _place in form.words]
    return "\n".join(texts)


RULES = (term_lost, named_in_several_ways, term_unused)
