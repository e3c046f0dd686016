"""L002, L010, L015: ids and the links to them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from guidebook.book import Book
from guidebook.chapters import Page
from guidebook.chapters.layout import Heading
from guidebook.model import Finding
from guidebook.rules.nearest import Names
from guidebook.rules.rule import found, rule, shown
from guidebook.rules.targets import anchors, targets

_ATTRIBUTES = re.compile(r"(\{:?[ ]*)[^{}\n]*\}\s*\Z")


@rule("L002", "error")
def anchor_missing(book: Book) -> Iterator[Finding]:
    """Neo không có trên trang đích | Link to an anchor that the page does not have

    vi: Trình duyệt mở đầu trang thay vì đúng đoạn cần đọc.
    en: The browser opens the top of the page instead of the passage.
    do_vi: Sửa phần sau dấu # theo gợi ý, hoặc đặt mã đó sau đề mục cần dẫn.
    do_en: Correct the part after # as proposed, or put that id after the heading meant.
    bad: [quy trình](01-why.md#quy-trinh)
    good: [quy trình](01-why.md#procedure)
    """
    for target in targets(book):
        if not target.fragment or target.kind not in ("own", "file"):
            continue
        page = book.by_file.get(target.path)
        if page is None or page.broken() or target.fragment in anchors(book, page):
            continue
        names = book.once(("anchor names", page.file), lambda page=page: Names(anchors(book, page)))
        near = names.nearest(target.fragment)
        # A heading whose id is missing has its own finding; a link to it will be right as soon as it has one.
        if not near and any(not heading.id for heading in page.headings):
            continue
        here_vi, here_en = ("trang này", "this page") if page is target.page else (page.file, page.file)
        yield found(
            target.page,
            target.link.at,
            f"Không có mã neo #{shown(target.fragment)} trong {here_vi}.",
            f"There is no anchor #{shown(target.fragment)} in {here_en}.",
            f"Viết #{near} nếu đó là chỗ cần dẫn: mã neo này gần giống nhất."
            if near
            else f"Đặt {{#{target.fragment}}} sau đề mục cần dẫn, hoặc sửa liên kết.",
            f"Write #{near} if that is the place meant: it is the nearest anchor."
            if near
            else f"Put {{#{target.fragment}}} after the heading meant, or correct the link.",
            related=((page.file, 1),) if page is not target.page else (),
        )


@rule("L010", "error")
def id_twice(book: Book) -> Iterator[Finding]:
    """Một mã neo dùng hai lần trên trang | The same id twice on a page

    vi: Liên kết tới mã đó luôn mở chỗ đầu tiên.
    en: Links to it always open the first place.
    do_vi: Đặt mã khác cho một chỗ, giống nhau ở hai ngôn ngữ, và sửa liên kết dẫn tới đó.
    do_en: Give one of them another id, the same in both languages, and correct the links to it.
    bad: ## Biểu mẫu {#forms} … ## Mẫu khác {#forms}
    good: ## Biểu mẫu {#forms} … ## Mẫu khác {#other-forms}
    """
    for page in book.pages.values():
        counts = Counter(name for _offset, name in page.ids)
        for name, count in counts.items():
            if count < 2:
                continue
            places = [offset for offset, found_name in page.ids if found_name == name]
            inbound = _inbound(book).get((page.file, name), [])
            yield found(
                page,
                places[1],
                f"Mã neo {{#{shown(name)}}} đã dùng ở dòng {page.line(places[0])} và dùng lại ở đây.",
                f"The id {{#{shown(name)}}} was used in line {page.line(places[0])} and again here.",
                "Đặt mã khác cho một chỗ, giống nhau ở cả hai ngôn ngữ."
                + (f" Có {len(inbound)} liên kết dẫn tới mã này." if inbound else ""),
                "Give one of them another id, the same in both languages."
                + (f" {len(inbound)} link{'s lead' if len(inbound) > 1 else ' leads'} to it." if inbound else ""),
                related=((page.file, page.line(places[0])), *inbound[:5]),
            )


def _inbound(book: Book) -> dict[tuple[str, str], list[tuple[str, int]]]:
    """(file, id) -> the places that link to it."""

    def make() -> dict[tuple[str, str], list[tuple[str, int]]]:
        places: dict[tuple[str, str], list[tuple[str, int]]] = {}
        for target in targets(book):
            if target.fragment:
                place = target.page.file, target.page.line(target.link.at)
                places.setdefault((target.path, target.fragment), []).append(place)
        return places

    return book.once("inbound", make)


@rule("L015", "error")
def heading_without_id(book: Book) -> Iterator[Finding]:
    """Đề mục không có mã neo | Heading without an id

    vi: Không có mã, liên kết tới đề mục hỏng mỗi khi sửa chữ, và hai ngôn ngữ không đối chiếu được.
    en: Without it, links break whenever the words change, and the two languages cannot be compared.
    do_vi: Chép dòng viết sẵn trong lời nhắc, hoặc chạy guidebook check --fix.
    do_en: Copy the finished line from the message, or run guidebook check --fix.
    bad: ## Điều kiện
    good: ## Điều kiện {#conditions}
    """
    for page in book.pages.values():
        twin = book.pages.get(page.id.twin)
        for number, heading in enumerate(page.headings):
            if heading.id:
                continue
            name = proposed_id(page, twin, number) or f"section-{number + 1}"
            line = with_id(page, heading, name)
            other = twin.headings[number] if twin and number < len(twin.headings) else None
            yield found(
                page,
                heading.offset,
                f"Đề mục “{shown(heading.text)}” không có mã neo.",
                f"The heading “{shown(heading.text)}” has no id.",
                f"Viết dòng này thành: {line}",
                f"Write the line as: {line}",
                related=((twin.file, twin.line(other.offset)),) if twin and other else (),
            )


def proposed_id(page: Page, twin: Page | None, number: int) -> str:
    """The id of the heading's twin, else one made from the English words; nothing where neither can be known."""
    if twin and len(twin.headings) != len(page.headings):
        twin = None  # nobody knows which heading is whose
    taken = {name for _offset, name in page.ids}
    if twin and twin.headings[number].id:
        return twin.headings[number].id if twin.headings[number].id not in taken else ""
    english = page if page.lang == "en" else twin
    name = "-".join(re.findall(r"[a-z0-9]+", english.headings[number].text.lower())[:6]) if english else ""
    taken |= {name for _offset, name in twin.ids} if twin else set()
    return next((one for one in (name, *(f"{name}-{count}" for count in range(2, 99))) if one not in taken), "") if name else ""


def with_id(page: Page, heading: Heading, name: str) -> str:
    """The line of a heading, finished: what an editor pastes in its place."""
    line = page.text[heading.offset : heading.end].rstrip()
    attributes = _ATTRIBUTES.search(line)
    if attributes:
        return f"{line[: attributes.end(1)]}#{name} {line[attributes.end(1) :].lstrip()}"
    return f"{line.rstrip('# ') if line.startswith('#') else line} {{#{name}}}"


RULES = (anchor_missing, id_twice, heading_without_id)
