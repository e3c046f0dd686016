"""R004: both languages cite the same documents."""

from __future__ import annotations

from collections.abc import Iterator

from guidebook.book import Book
from guidebook.chapters import Page
from guidebook.chapters.citations import Citation
from guidebook.model import Finding
from guidebook.rules.rule import found, rule


@rule("R004", "error")
def citation_differs(book: Book) -> Iterator[Finding]:
    """Số văn bản khác nhau giữa hai ngôn ngữ | Document number differs between the languages

    vi: Người đọc tiếng Anh tra nhầm văn bản.
    en: Readers of the English look up the wrong document.
    do_vi: Đối chiếu với văn bản, ghi cùng số hiệu ở hai bản.
    do_en: Compare the document and give the same number in both.
    bad: vi: Quyết định 600/QĐ-BKHĐT · en: Decision 660/QĐ-BKHĐT
    good: vi: Quyết định 600/QĐ-BKHĐT · en: Decision 600/QĐ-BKHĐT
    """
    for twins in book.twins:
        if not twins.comparable or not (twins.vi.citations or twins.en.citations):
            continue
        everywhere = [{citation.key for citation in page.citations} for page in (twins.vi, twins.en)]
        for passage, first, second in twins.unlike(
            twins.vi.citations, twins.en.citations, lambda one: one.key
        ):
            ours, theirs = ({citation.key: citation for citation in side} for side in (first, second))
            ours, theirs = (
                {key: citation for key, citation in one.items() if key not in other}
                for one, other in ((ours, theirs), (theirs, ours))
            )
            if not ours and not theirs:
                continue
            # A short form such as "the Law" may stand for a number cited elsewhere on the page.
            if not (ours and theirs):
                ours = {key: citation for key, citation in ours.items() if key not in everywhere[1]}
                theirs = {key: citation for key, citation in theirs.items() if key not in everywhere[0]}
            for a, b in zip(
                [*ours.values(), *[None] * max(0, len(theirs) - len(ours))],
                [*theirs.values(), *[None] * max(0, len(ours) - len(theirs))],
            ):
                yield _pair(twins.vi, passage.vi, a, twins.en, passage.en, b)


def _pair(
    vi: Page,
    vi_span: tuple[int, int],
    ours: Citation | None,
    en: Page,
    en_span: tuple[int, int],
    theirs: Citation | None,
) -> Finding:
    first = vi.text[ours.start : ours.end] if ours else ""
    second = en.text[theirs.start : theirs.end] if theirs else ""
    if theirs:
        line = vi.line(ours.start if ours else vi_span[0])
        return found(
            en,
            theirs.start,
            f"Bản tiếng Anh dẫn {second}, bản tiếng Việt (dòng {line}) "
            + (f"dẫn {first}." if first else "không dẫn."),
            f"The English page cites {second}, the Vietnamese (line {line}) "
            + (f"{first}." if first else "does not."),
            f"Nếu bản tiếng Việt đúng, viết {ours.number or first}."
            if ours
            else "Thêm vào bản kia, hoặc bỏ ở đây.",
            f"If the Vietnamese is right, write {ours.number or first}."
            if ours
            else "Add it there, or remove it here.",
            related=((vi.file, line),),
        )
    line = en.line(en_span[0])
    return found(
        vi,
        ours.start,
        f"Bản tiếng Anh (dòng {line}) không dẫn {first}.",
        f"The English page (line {line}) does not cite {first}.",
        "Thêm vào bản kia, hoặc bỏ ở đây.",
        "Add it there, or remove it here.",
        related=((en.file, line),),
    )


RULES = (citation_differs,)
