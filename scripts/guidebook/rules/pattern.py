"""C001–C004, C008: every chapter has the parts of docs/data/pattern.yml, in their order and of the right size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from guidebook.book import Book
from guidebook.chapters import Page
from guidebook.chapters.layout import Block
from guidebook.model import Finding, Text
from guidebook.pattern import Part
from guidebook.rules.parts import Found, alone, chapter_pages, leading, parts_of
from guidebook.rules.rule import found, rule, shown


def _line(page: Page, part: Part) -> str:
    """The finished line that opens a part."""
    name = part.name[page.lang]
    if part.kind == "line":
        return f"**{name}:** …"
    if part.kind == "box":
        return f"/// abstract | {name}"
    return f"## {page.matter.get('chapter', 'N')}.1 … {{#…}}" if part.kind == "numbered" else f"## {name} {{#{part.id}}}"


@rule("C001", "error")
def part_missing(book: Book) -> Iterator[Finding]:
    """Chương thiếu một phần của khuôn | Chapter lacks a part of the pattern

    vi: Người đọc học khuôn một lần rồi tìm đúng chỗ ở mọi chương. Các phần ghi trong docs/data/pattern.yml;
        phần chỉ thiếu ở một ngôn ngữ do T003, T010 báo.
    en: Readers learn the pattern once and find their way in every chapter. The parts stand in
        docs/data/pattern.yml; what is missing in one language only is told by T003 and T010.
    do_vi: Thêm đề mục, khung hoặc dòng mà thông báo in sẵn, ở cả hai ngôn ngữ, rồi viết nội dung.
    do_en: Add the heading, box or line that the message prints, in both languages, and write its content.
    bad: ## Lỗi thường gặp {#mistakes} … ## Bài tập {#exercise}
    good: ## Lỗi thường gặp {#mistakes} … ## Danh mục kiểm tra {#checklist} … ## Bài tập {#exercise}
    """
    for page in chapter_pages(book):
        if not leading(book, page):
            continue
        here = parts_of(book, page)
        there = {} if alone(book, page) else parts_of(book, book.pages[page.id.twin])
        for part in book.registers.pattern.values():
            if not (part.optional or part.id in here or part.id in there):
                yield _missing(book, page, part, here)


def _missing(book: Book, page: Page, part: Part, here: dict[str, Found]) -> Finding:
    line, name = _line(page, part), part.name
    for heading in page.headings[1:]:
        if part.kind == "heading" and heading.text.startswith(name[page.lang]):
            return found(
                page,
                heading.offset,
                f"Phần “{name.vi}” phải là đề mục cấp 2 với mã {{#{part.id}}}, ở đây là "
                f"{'#' * heading.level} và {{#{heading.id}}}.",
                f"The part “{name.en}” must be a level-2 heading with the id {{#{part.id}}}; this one has "
                f"{'#' * heading.level} and {{#{heading.id}}}.",
                f"Viết: ## {shown(heading.text)} {{#{part.id}}}",
                f"Write: ## {shown(heading.text)} {{#{part.id}}}",
                related=_pattern(part),
            )
    order = list(book.registers.pattern)
    before = [here[known].part for known in order[: order.index(part.id)] if known in here]
    after = [here[known].offset for known in order[order.index(part.id) + 1 :] if known in here]
    last = before[-1].name if before else Text("tiêu đề chương", "the title of the chapter")
    return found(
        page,
        min(after, default=len(page.text.rstrip())),
        f"Chương thiếu phần “{name.vi}”, đứng sau “{last.vi}”.",
        f"The chapter lacks the part “{name.en}”, which follows “{last.en}”.",
        f"Viết ở đây, trong cả hai ngôn ngữ: {line}",
        f"Write here, in both languages: {line}",
        related=_pattern(part),
    )


def _pattern(part: Part) -> tuple[tuple[str, int], ...]:
    return ((part.place.file, part.place.line),)


@rule("C002", "error")
def parts_out_of_order(book: Book) -> Iterator[Finding]:
    """Các phần của chương sai thứ tự | Parts of a chapter out of order

    vi: Thứ tự trong docs/data/pattern.yml là một cho mọi chương; tờ phát và mục lục dựa vào đó.
    en: The order of docs/data/pattern.yml is the same for every chapter; handouts and contents rely on it.
    do_vi: Chuyển cả phần tới chỗ thông báo nêu, ở cả hai ngôn ngữ.
    do_en: Move the whole part to the place the message names, in both languages.
    bad: ## Bài tập {#exercise} … ## Danh mục kiểm tra {#checklist}
    good: ## Danh mục kiểm tra {#checklist} … ## Bài tập {#exercise}
    """
    for page in chapter_pages(book):
        if not leading(book, page):
            continue
        here = list(parts_of(book, page).values())
        stay = _longest([one.offset for one in here])
        for number, one in enumerate(here):
            if number not in stay:
                after = next((other.part.name for other in reversed(here[:number])), None)
                place = after or Text("tiêu đề chương", "the title of the chapter")
                yield found(
                    page,
                    one.offset,
                    f"Phần “{one.part.name.vi}” đứng sai chỗ; theo khuôn, phần này đứng ngay sau “{place.vi}”.",
                    f"The part “{one.part.name.en}” is out of order; by the pattern it follows “{place.en}”.",
                    f"Chuyển cả phần tới sau “{place.vi}”, ở cả hai ngôn ngữ.",
                    f"Move the whole part behind “{place.en}”, in both languages.",
                    related=_pattern(one.part),
                )


def _longest(offsets: Sequence[int]) -> set[int]:
    """Positions of the longest run of rising offsets: what stands elsewhere has been moved."""
    runs: list[tuple[int, ...]] = []
    for number, offset in enumerate(offsets):
        before = [run for run in runs if offsets[run[-1]] < offset]
        runs.append((*max(before, key=len, default=()), number))
    return set(max(runs, key=len, default=()))


@rule("C003", "error")
def too_few_or_many(book: Book) -> Iterator[Finding]:
    """Một phần của chương có quá ít hoặc quá nhiều mục | Part of a chapter with too few or too many items

    vi: Danh mục kiểm tra cần 8-20 ô: ít hơn thì bỏ sót, nhiều hơn thì không ai làm hết trong một buổi. Giới hạn
        của từng phần ghi trong docs/data/pattern.yml.
    en: A checklist needs 8–20 boxes: with fewer something is missed, with more nobody gets through it. The limits of
        each part stand in docs/data/pattern.yml.
    do_vi: Thêm mục, hoặc gộp và bỏ bớt cho tới khi nằm trong giới hạn.
    do_en: Add items, or join and drop some until the number lies within the limits.
    bad: (ba dòng “- [ ] …”)
    bad_en: (three lines “- [ ] …”)
    good: (tám đến hai mươi dòng “- [ ] …”)
    good_en: (eight to twenty lines “- [ ] …”)
    """
    for page in chapter_pages(book):
        for one in parts_of(book, page).values() if leading(book, page) else ():
            part = one.part
            count = sum(1 for block in one.blocks if _counted(block, part))
            if part.items and not (part.least or 0) <= count <= (part.most if part.most is not None else count):
                limits = f"{part.least or 0}-{part.most}" if part.most is not None else f"≥ {part.least}"
                what = Text("ô đánh dấu", "boxes") if part.items == "task" else Text("mục", "items")
                yield found(
                    page,
                    one.offset,
                    f"Phần “{part.name.vi}” có {count} {what.vi}; cần {limits}.",
                    f"The part “{part.name.en}” has {count} {what.en}; expected {limits.replace('-', '–')}.",
                    "Thêm dòng dạng “- [ ] …”, hoặc gộp bớt." if part.items == "task" else "Thêm mục, hoặc gộp bớt.",
                    "Add lines “- [ ] …”, or join some." if part.items == "task" else "Add items, or join some.",
                    related=_pattern(part),
                )


def _counted(block: Block, part: Part) -> bool:
    return block.kind == "item" and block.depth == 1 and (part.items == "any" or block.detail == "task")


@rule("C004", "error")
def key_missing(book: Book) -> Iterator[Finding]:
    """Bài tập không có đáp án gập lại | Exercise without a folded key

    vi: Người tự học cần đối chiếu; bản phát cho học viên bỏ đúng khung `type: question`.
    en: Those who learn alone need to compare; the participants' handout drops exactly the block `type: question`.
    do_vi: Viết đáp án ở cuối bài tập, trong khung gập lại như ví dụ.
    do_en: Write the key at the end of the exercise, in a folded block as in the example.
    bad: ## Bài tập {#exercise} … ## Căn cứ pháp lý {#legal-basis}
    good: /// details | Đáp án
        type: question

    **Câu 1.** …
    ///
    """
    for page in chapter_pages(book):
        for one in parts_of(book, page).values() if leading(book, page) else ():
            if one.part.folded and not any(
                block.detail == "details question" and after.kind != "close" for block, after in pairwise(one.blocks)
            ):
                yield found(
                    page,
                    one.offset,
                    f"Phần “{one.part.name.vi}” không có đáp án trong khung gập lại.",
                    f"The part “{one.part.name.en}” has no key in a folded block.",
                    "Viết cuối phần: “/// details | Đáp án”, dòng “    type: question”, dòng trống, đáp án, “///”.",
                    "Write at its end: “/// details | Key”, the line “    type: question”, an empty line, the key, “///”.",
                    related=_pattern(one.part),
                )


@rule("C008", "warning")
def worded_otherwise(book: Book) -> Iterator[Finding]:
    """Đề mục của khuôn viết khác | Heading of the pattern worded differently

    vi: Cùng một phần thì cùng một tên ở mọi chương; chữ riêng của chương viết sau dấu hai chấm.
    en: The same part has the same name in every chapter; the chapter's own words follow a colon.
    do_vi: Dùng tên trong khuôn; chữ riêng đặt sau dấu hai chấm.
    do_en: Use the name of the pattern, with words of your own after a colon.
    bad: ## Kiểm tra nhanh {#checklist}
    good: ## Danh mục kiểm tra: bàn giao {#checklist}
    """
    for page in chapter_pages(book):
        texts = {heading.offset: heading.text for heading in page.headings}
        for one in parts_of(book, page).values():
            name, text = one.part.name[page.lang], texts.get(one.offset, "")
            if one.part.kind == "box":
                text = page.line_text(page.line(one.offset)).partition("|")[2].strip()
            elif one.part.kind != "heading":
                continue
            if text != name and not text.startswith((f"{name}:", f"{name} (")):
                yield found(
                    page,
                    one.offset,
                    f"Phần này mang tên “{shown(text)}”; theo khuôn là “{name}”.",
                    f"This part is called “{shown(text)}”; in the pattern it is “{name}”.",
                    f"Viết “{name}”, chữ riêng của chương sau dấu hai chấm: “{name}: …”.",
                    f"Write “{name}”, and the chapter's own words after a colon: “{name}: …”.",
                    related=_pattern(one.part),
                )


RULES = (part_missing, parts_out_of_order, too_few_or_many, key_missing, worded_otherwise)
