"""T008, T009: links, pictures and footnotes are the same in both languages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from guidebook.book import Book
from guidebook.chapters import Page
from guidebook.model import Finding, Text
from guidebook.rules.rule import found, rule, shown

_LANGUAGE_ENDING = re.compile(r"[-_.](?:vi|en)(?=\.\w+\Z)")


@rule("T008", "error")
def links_differ(book: Book) -> Iterator[Finding]:
    """Liên kết hoặc hình của một đoạn khác nhau giữa hai ngôn ngữ | Links or pictures of a passage differ
    between the languages

    vi: Một liên kết hay một hình bị bỏ sót khi dịch.
    en: A link or picture was lost in translation.
    do_vi: Thêm liên kết hoặc hình còn thiếu ở bản kia.
    do_en: Add the missing link or picture to the other page.
    bad: vi: xem [sổ đăng ký](laws.md) · en: see the register
    good: vi: xem [sổ đăng ký](laws.md) · en: see [the register](laws.md)
    """
    for twins in book.twins:
        if not twins.comparable:
            continue
        ours, theirs = _links(twins.vi), _links(twins.en)
        if not ours and not theirs:
            continue
        for passage, first, second in twins.unlike(ours, theirs, lambda link: link[1:]):
            missing = list(
                (Counter(link[1:] for link in first) - Counter(link[1:] for link in second)).elements()
            )
            extra = list(
                (Counter(link[1:] for link in second) - Counter(link[1:] for link in first)).elements()
            )
            a, b = passage.vi[0], passage.en[0]
            vi_line, en_line = twins.vi.line(a), twins.en.line(b)
            if missing:
                yield found(
                    twins.en,
                    b,
                    f"Đoạn này thiếu {_named(missing).vi} mà bản tiếng Việt (dòng {vi_line}) có"
                    + (f"; thay vào đó có {_named(extra).vi}." if extra else "."),
                    f"This passage lacks {_named(missing).en}, which the Vietnamese one (line {vi_line}) has"
                    + (f"; it has {_named(extra).en} instead." if extra else "."),
                    "Thêm vào bản tiếng Anh hoặc bỏ ở bản tiếng Việt.",
                    "Add it to the English, or remove it from the Vietnamese.",
                    related=((twins.vi.file, vi_line),),
                )
            elif extra:
                yield found(
                    twins.vi,
                    a,
                    f"Đoạn này thiếu {_named(extra).vi} mà bản tiếng Anh (dòng {en_line}) có.",
                    f"This passage lacks {_named(extra).en}, which the English one (line {en_line}) has.",
                    "Thêm vào bản tiếng Việt hoặc bỏ ở bản tiếng Anh.",
                    "Add it to the Vietnamese, or remove it from the English.",
                    related=((twins.en.file, en_line),),
                )


def _links(page: Page) -> list[tuple[int, str, bool]]:
    """(offset, what both languages must share, image) of every link and reference link, in order."""
    known = {label.label: label.target for label in page.definitions}
    found_links = [(link.start, link.target, link.image) for link in page.links]
    found_links += [(label.offset, known.get(label.label, label.label), label.image) for label in page.labels]
    return sorted((offset, _shared(target), image) for offset, target, image in found_links)


def _shared(target: str) -> str:
    if "://" in target or target.startswith("mailto:"):
        return "https://"  # the other language may have its own page elsewhere
    return _LANGUAGE_ENDING.sub("", target.replace("/vi/", "/*/").replace("/en/", "/*/"))


def _named(links: list[tuple[str, bool]]) -> Text:
    target, image = links[0]
    more = f" (+{len(links) - 1})" if len(links) > 1 else ""
    target = "https://…" if target == "https://" else shown(target)
    return Text(
        f"{'hình' if image else 'liên kết'} {target}{more}",
        f"the {'picture' if image else 'link'} {target}{more}",
    )


@rule("T009", "warning")
def footnotes_differ(book: Book) -> Iterator[Finding]:
    """Chú thích khác nhau giữa hai ngôn ngữ | Footnotes differ between the languages

    vi: Một chú thích bị bỏ sót khi dịch.
    en: A footnote was lost in translation.
    do_vi: Thêm chú thích còn thiếu, cùng ký hiệu.
    do_en: Add the missing footnote, with the same label.
    bad: vi: [^1] [^2] · en: [^1]
    good: vi: [^1] [^2] · en: [^1] [^2]
    """
    for twins in book.twins:
        if not twins.comparable:
            continue
        for page, other in ((twins.vi, twins.en), (twins.en, twins.vi)):
            known = {label for _offset, label in other.notes}
            missing = [(offset, label) for offset, label in page.notes if label not in known]
            if missing:
                offset, label = missing[0]
                yield found(
                    page,
                    offset,
                    f"Chú thích [^{shown(label)}] không có trong {other.file}.",
                    f"The footnote [^{shown(label)}] is missing in {other.file}.",
                    "Thêm chú thích vào bản kia, cùng ký hiệu.",
                    "Add it to the other page, with the same label.",
                    related=((other.file, 1),),
                )


RULES = (links_differ, footnotes_differ)
