"""G003–G009: terms, as the glossary knows them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidebook.book import Book
from guidebook.chapters.alternation import GAP
from guidebook.chapters.letters import in_house_style
from guidebook.data import matchable, spellings
from guidebook.model import LANGUAGES, Finding, Term
from guidebook.rules.rule import found, in_file, rule, shown


@rule("G003", "error")
def discouraged(book: Book) -> Iterator[Finding]:
    """Từ không nên dùng | Discouraged word

    vi: Một khái niệm, một cách gọi: người đọc và máy tìm kiếm mới nhận ra đó là cùng một thứ.
    en: One concept, one word: only then do readers and search know it is the same thing.
    do_vi: Dùng từ nêu trong lời nhắc; nếu đang trích nguyên văn, đặt trong “…”.
    do_en: Use the word that the message names; a quotation stands in “…”.
    bad: tín chỉ carbon
    good: tín chỉ các-bon
    """
    for lang in LANGUAGES:
        words = _discouraged(book, lang)
        if not words:
            continue
        pages = [page for page in book.pages.values() if page.lang == lang]
        texts = [page.prose.lower().replace("\n", " ") for page in pages]
        everything = "\0".join(texts)  # most phrases stand nowhere at all
        words = {phrase: word for phrase, word in words.items() if phrase[:-1] in everything}
        for page, text in zip(pages, texts, strict=True):
            for phrase, (term, pattern, holders) in words.items():
                if phrase[:-1] not in text:
                    continue
                for match in pattern.finditer(page.prose):
                    if _within(page.prose, match, holders) or _quoted(page.prose, match.start()):
                        continue
                    better = term.name(lang).partition(" (")[0].partition(";")[0]
                    yield found(
                        page,
                        match.start(),
                        f"Không dùng “{shown(match.group())}”.",
                        f"Do not use “{shown(match.group())}”.",
                        f"Viết “{better}”." + (f" {term.note}" if term.note and lang == "vi" else ""),
                        f"Write “{better}”.",
                        related=((term.place.file, term.place.line),),
                    )
                    break  # once a page is enough to see it


def _discouraged(book: Book, lang: str) -> dict[str, tuple[Term, re.Pattern[str], tuple[str, ...]]]:
    """Phrase in lower case -> term, pattern, and the preferred forms that contain the phrase."""

    def make() -> dict[str, tuple[Term, re.Pattern[str], tuple[str, ...]]]:
        terms = book.registers.terms.values()
        preferred = [form for term in terms for form in spellings(term, lang)]
        result = {}
        for term in terms:
            own = set(spellings(term, lang))
            for phrase in matchable(term.avoid_vi if lang == "vi" else term.avoid_en):
                if in_house_style(phrase) in own:
                    continue  # only the tone mark differs: U002 says so
                # Where only capitals differ from the right form, capitals are what matters.
                exact = phrase.lower() in {form.lower() for form in own} or phrase.lower() in {
                    form.lower()[: len(phrase)] for form in own
                }
                pattern = re.compile(_pattern(phrase, lang), 0 if exact else re.IGNORECASE)
                holders = tuple(
                    form.lower()
                    for form in preferred
                    if phrase.lower() in form.lower() and form.lower() != phrase.lower()
                )
                result[phrase.lower()] = (term, pattern, holders)
        return result

    return book.once(("discouraged", lang), make)


def _pattern(phrase: str, lang: str) -> str:
    """The phrase as a word of its own; its words may stand apart by a line end, English ones in the plural.

    It begins with a plain letter and looks behind after it: a search then skips at full speed.
    """
    plain = GAP.join(re.escape(word) for word in phrase.split())
    if lang == "en":
        plain = plain[:-1] + "(?:y|ies)" if plain.endswith("y") else plain + "s?"
    first = re.escape(phrase[0])
    return rf"{first}(?<![\w-].){plain[len(first) :]}(?![\w-])"


def _within(text: str, match: re.Match[str], holders: tuple[str, ...]) -> bool:
    """Whether the place is part of a longer form that is right."""
    phrase = match.group().lower()
    for holder in holders:
        offset = holder.find(phrase)
        start = match.start() - offset
        if offset >= 0 and start >= 0 and text[start : start + len(holder)].lower() == holder:
            return True
    return False


def _quoted(text: str, at: int) -> bool:
    line = text.rfind("\n", 0, at) + 1
    return text.rfind("“", line, at) > text.rfind("”", line, at)


def _at_term(term: Term, vi: str, en: str, do_vi: str, do_en: str, others: list[Term]) -> Finding:
    return in_file(
        term.place.file,
        vi,
        en,
        do_vi,
        do_en,
        line=term.place.line,
        column=term.place.column,
        related=tuple((other.place.file, other.place.line) for other in others),
    )


@rule("G007", "error")
def term_twice(book: Book) -> Iterator[Finding]:
    """Một thuật ngữ có hai mục | Term entered twice

    vi: Hai mục cùng tên cho hai định nghĩa khác nhau, không biết mục nào đúng.
    en: Two entries of one name give two definitions, and nobody knows which is right.
    do_vi: Gộp hai mục, giữ mã cũ hơn.
    do_en: Merge the two entries and keep the older id.
    bad: hai mục cùng vi: khí nhà kính, en: greenhouse gas
    bad_en: two entries with vi: khí nhà kính, en: greenhouse gas
    good: một mục vi: khí nhà kính, en: greenhouse gas
    good_en: one entry with vi: khí nhà kính, en: greenhouse gas
    """
    first: dict[tuple[str, str], Term] = {}
    for term in book.registers.terms.values():
        key = term.vi.lower(), term.en.lower()
        if key in first:
            yield _at_term(
                term,
                f"Thuật ngữ “{shown(term.vi)}” đã có ở mục “{first[key].id}”.",
                f"The term “{shown(term.en)}” already is the entry {first[key].id}.",
                "Gộp hai mục; giữ mã cũ hơn vì các chương dẫn tới mã đó.",
                "Merge the two entries; keep the older id, since chapters refer to it.",
                [first[key]],
            )
        first.setdefault(key, term)


@rule("G008", "error")
def abbreviation_twice(book: Book) -> Iterator[Finding]:
    """Một chữ viết tắt, hai nghĩa | One abbreviation, two meanings

    vi: Khi đọc lướt không biết chữ tắt chỉ cái nào.
    en: A reader cannot tell which is meant.
    do_vi: Giữ chữ tắt ở một mục, bỏ hoặc đổi ở mục kia.
    do_en: Keep the abbreviation for one entry; drop or change the other's.
    bad: CT = chỉ thị; CT = chương trình
    good: CTr = chương trình
    """
    for lang in LANGUAGES:
        first: dict[str, Term] = {}
        for term in book.registers.terms.values():
            name = term.abbr(lang)
            if not name:
                continue
            if name in first and first[name].name(lang) != term.name(lang):
                yield _at_term(
                    term,
                    f"“{name}” là chữ tắt của cả “{shown(first[name].name(lang))}” và "
                    f"“{shown(term.name(lang))}”.",
                    f"“{name}” stands for both “{shown(first[name].name(lang))}” and "
                    f"“{shown(term.name(lang))}”.",
                    "Giữ chữ tắt ở một mục; ở mục kia xóa hoặc đổi abbr_vi, abbr_en.",
                    "Keep the abbreviation for one of them; delete or change abbr_vi, abbr_en of the other.",
                    [first[name]],
                )
            first.setdefault(name, term)


@rule("G009", "error")
def term_untranslated(book: Book) -> Iterator[Finding]:
    """Thuật ngữ chưa có tên tiếng Anh | Term without an English name

    vi: Trang tiếng Anh sẽ in tên tiếng Việt.
    en: The English page would print the Vietnamese name.
    do_vi: Ghi tên tiếng Anh vào trường en của mục.
    do_en: Write the English name in the field en of the entry.
    bad: vi: khí nhà kính, en: khí nhà kính
    good: vi: khí nhà kính, en: greenhouse gas
    """
    for term in book.registers.terms.values():
        if term.en.strip().lower() == term.vi.strip().lower() and not term.vi.isascii():
            yield _at_term(
                term,
                f"Thuật ngữ “{shown(term.vi)}” có tên tiếng Anh giống hệt tiếng Việt.",
                f"The English name of “{shown(term.vi)}” is the Vietnamese one.",
                "Ghi tên tiếng Anh vào trường en.",
                "Write the English name in the field en.",
                [],
            )


RULES = (discouraged, term_twice, abbreviation_twice, term_untranslated)
