"""C005–C007, C009, C010: what the parts of a chapter say, its front matter and the numbers of its sections."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from guidebook.book import Book
from guidebook.chapters import Page
from guidebook.model import Finding
from guidebook.notation import format_date
from guidebook.rules.parts import NUMBERED, Found, chapter_pages, parts_of
from guidebook.rules.rule import found, rule, shown

LONGEST_QUESTION = 120
_NUMBER = re.compile(r"(\d+)-")


def _folded(text: str) -> str:
    return " ".join(text.split())


@rule("C005", "error")
def question_unclear(book: Book) -> Iterator[Finding]:
    """Câu hỏi của chương không khớp hoặc không gọn | Question of a chapter that differs or is too long

    vi: Câu hỏi đứng ở đầu chương, trong danh sách chương và ở tờ phát; mỗi chỗ phải là cùng một câu, một dòng.
    en: The question stands at the head of the chapter, in the list of chapters and on the handout; it must be the
        same one-line sentence everywhere.
    do_vi: Chép câu hỏi từ phần đầu trang xuống dòng mở đầu, hoặc ngược lại.
    do_en: Copy the question from the front matter to the opening line, or the other way round.
    bad: question: Bắt đầu từ đâu? … **Câu hỏi của chương:** Sáng thứ Hai làm gì?
    good: question: Bắt đầu từ đâu? … **Câu hỏi của chương:** Bắt đầu từ đâu?
    """
    for page in chapter_pages(book):
        asked = page.matter.get("question")
        if not isinstance(asked, str):
            continue  # C009
        asked = _folded(asked)
        if not asked.endswith("?") or len(asked) > LONGEST_QUESTION:
            yield found(
                page,
                page.starts[page.matter_lines["question"] - 1],
                f"Câu hỏi “{shown(asked)}” dài {len(asked)} ký tự; câu hỏi của chương cần kết thúc bằng “?” và không quá "
                f"{LONGEST_QUESTION} ký tự.",
                f"The question “{shown(asked)}” has {len(asked)} characters; a chapter's question ends with “?” and has at "
                f"most {LONGEST_QUESTION}.",
                "Viết lại thành một câu hỏi của người đọc.",
                "Rewrite it as one question that a reader would ask.",
            )
        for one in parts_of(book, page).values():
            if one.part.kind == "line":
                said = _folded(page.text[one.offset : one.end].partition(":**")[2])
                if said != asked:
                    line = f"**{one.part.name[page.lang]}:** {asked}"
                    yield found(
                        page,
                        one.offset,
                        f"Ở đây hỏi “{shown(said)}”, phần đầu trang ghi “{shown(asked)}”.",
                        f"Here the question is “{shown(said)}”, in the front matter “{shown(asked)}”.",
                        f"Viết cùng một câu ở hai chỗ, ví dụ: {line}",
                        f"Write the same question in both places, for example: {line}",
                        related=((page.file, page.matter_lines["question"]),),
                    )


@rule("C006", "error")
def part_says_too_little(book: Book) -> Iterator[Finding]:
    """Một phần của chương thiếu điều phải nói | Part of a chapter that leaves out what it must say

    vi: Người đọc cần biết chương dành cho ai, mất bao lâu, dùng biểu mẫu nào, ra kết quả gì, ở bước nào, và ai làm
        bước tiếp theo. Danh sách ghi trong docs/data/pattern.yml.
    en: Readers need to know for whom a chapter is, how long it takes, which form, what result, at which step it
        stands, and who takes the next step. The list stands in docs/data/pattern.yml.
    do_vi: Thêm những chữ hoặc dòng mà thông báo nêu vào phần đó.
    do_en: Add the words or lines that the message names to that part.
    bad: ## Bước tiếp theo {#next-step} … Trình dự thảo trước ngày 31/12/2026.
    good: ## Bước tiếp theo {#next-step} … Sở Tài chính trình dự thảo trước ngày 31/12/2026.
    """
    offices = {lang: _offices(book, lang) for lang in ("vi", "en")}
    for page in chapter_pages(book):
        for one in parts_of(book, page).values():
            text = page.prose[one.offset : one.end]
            lost = [*_terms_lost(page, one), *(word for word in one.part.says[page.lang] if word not in text)]
            if one.part.build and not any(
                one.offset < offset < one.end and name.startswith(f"{one.part.build}-") for offset, name in page.builds
            ):
                lost.append(f"<!-- build: {one.part.build}-… -->")
            if lost:
                quoted = ", ".join(f"“{word}”" for word in lost)
                yield found(
                    page,
                    one.offset,
                    f"Phần “{one.part.name.vi}” thiếu {quoted}.",
                    f"The part “{one.part.name.en}” lacks {quoted}.",
                    "Thêm vào, theo thứ tự và chữ trong docs/data/pattern.yml.",
                    "Add it, in the order and words of docs/data/pattern.yml.",
                    related=((one.part.place.file, one.part.place.line),),
                )
            if one.part.owner and not any(name in text for name in offices[page.lang]):
                yield found(
                    page,
                    one.offset,
                    f"Phần “{one.part.name.vi}” không nói cơ quan nào làm.",
                    f"The part “{one.part.name.en}” does not say which office acts.",
                    "Nêu một cơ quan có trong docs/data/glossary.yml, ví dụ “Sở Tài chính”.",
                    "Name an office of docs/data/glossary.yml, for example “Department of Finance”.",
                    related=((one.part.place.file, one.part.place.line),),
                )


def _offices(book: Book, lang: str) -> list[str]:
    """Names of the offices in the glossary."""
    offices = [term for term in book.registers.terms.values() if term.topic == "institutions"]
    variants = (term.variants_vi if lang == "vi" else term.variants_en for term in offices)
    return [*(term.name(lang) for term in offices), *(name for names in variants for name in names)]


def _terms_lost(page: Page, one: Found) -> list[str]:
    """Entries of the definition list that are not there."""
    names = [
        _folded(page.prose[block.start : block.end])
        for block, after in zip(one.blocks, one.blocks[1:], strict=False)
        if block.kind == "para" and after.kind == "term"
    ]
    return [term for term in one.part.terms[page.lang] if not any(name.startswith(term) for name in names)]


@rule("C007", "error")
def check_undated(book: Book) -> Iterator[Finding]:
    """Căn cứ pháp lý không ghi ngày rà soát | Legal basis without the day of its check

    vi: Người đọc bản in phải biết căn cứ đúng đến ngày nào; ngày phải trùng trường checked ở đầu trang.
    en: Readers of the print must know up to which day the legal basis holds; it is the day of the field checked.
    do_vi: Ghi ngày của trường checked ngay dưới đề mục.
    do_en: Give the day of the field checked right below the heading.
    bad: ## Căn cứ pháp lý {#legal-basis} … Tình trạng xem ở sổ đăng ký.
    good: ## Căn cứ pháp lý {#legal-basis} … Rà soát ngày 22/11/2026; tình trạng xem ở sổ đăng ký.
    """
    for page in chapter_pages(book):
        checked = page.matter.get("checked")
        for one in parts_of(book, page).values() if isinstance(checked, date) else ():
            if not one.part.dated:
                continue
            days = [figure for figure in page.figures if figure.kind == "day" and one.offset < figure.start < one.end]
            if not any(figure.label == checked.isoformat() for figure in days):
                day = {lang: format_date(checked, lang) for lang in ("vi", "en")}
                yield found(
                    page,
                    one.offset,
                    f"Phần “{one.part.name.vi}” không ghi ngày rà soát {day['vi']} như trường checked.",
                    f"The part “{one.part.name.en}” does not give the day of the check, {day['en']}, as the field "
                    "checked does.",
                    f"Viết ngay dưới đề mục: Rà soát ngày {day['vi']}.",
                    f"Write right below the heading: Checked on {day['en']}.",
                    related=((page.file, page.matter_lines["checked"]),),
                )


@rule("C009", "error")
def front_matter_incomplete(book: Book) -> Iterator[Finding]:
    """Phần đầu trang của chương thiếu hoặc sai | Front matter of a chapter incomplete or wrong

    vi: Danh sách chương, tờ phát và kiểm tra hạn rà soát lấy số chương, câu hỏi, số phút và ngày từ đây.
    en: The list of chapters, the handouts and the check of dates take number, question, minutes and day from here.
    do_vi: Điền trường đó giữa hai dòng --- ở đầu trang, như ví dụ.
    do_en: Fill the field in between the two lines --- at the top of the page, as in the example.
    bad: chapter: ba
    good: chapter: 3
    """
    for page in chapter_pages(book):
        matter, number = page.matter, _NUMBER.match(page.id.path.name)
        wrong = [name for name in ("description", "question") if not isinstance(matter.get(name), str) or not matter[name]]
        if type(matter.get("chapter")) is not int or number and int(number[1]) != matter["chapter"]:
            wrong.append("chapter")
        if type(matter.get("minutes")) is not int or not 1 <= matter["minutes"] <= 240:
            wrong.append("minutes")
        if type(matter.get("checked")) is not date:
            wrong.append("checked")
        twin = book.pages.get(page.id.twin)
        if page.lang == "en" and twin:
            fields = ("chapter", "minutes", "checked")
            wrong += [name for name in fields if name not in wrong and matter.get(name) != twin.matter.get(name, matter[name])]
        for name in wrong:
            vi, en = _WANTED[name]
            value = shown(str(matter[name])) if name in matter else ""
            yield found(
                page,
                page.starts[page.matter_lines.get(name, 1) - 1],
                f"Trường {name} ở đầu trang {f'ghi “{value}”' if value else 'còn thiếu'}; cần {vi}.",
                f"The field {name} of the front matter {f'says “{value}”' if value else 'is missing'}; expected {en}.",
                f"Viết giữa hai dòng ---, ví dụ: {_EXAMPLES[name]}",
                f"Write between the two lines ---, for example: {_EXAMPLES[name]}",
                related=((twin.file, twin.matter_lines.get(name, 1)),) if twin else (),
            )


_WANTED = {
    "description": ("một câu tóm tắt", "a sentence that sums the chapter up"),
    "question": ("câu hỏi của chương", "the question of the chapter"),
    "chapter": ("số chương, như ở tên tệp và ở bản kia", "its number, as in the file's name and in the twin"),
    "minutes": ("số phút đọc từ 1 đến 240, như bản kia", "minutes of reading, 1 to 240, as in the twin"),
    "checked": ("ngày rà soát pháp lý, như bản kia", "the day of the legal check, as in the twin"),
}
_EXAMPLES = {
    "description": "description: Chín ô dữ liệu và ai ký từng ô.",
    "question": "question: Số nào, lấy ở đâu?",
    "chapter": "chapter: 6",
    "minutes": "minutes: 20",
    "checked": "checked: 2026-11-22",
}


@rule("C010", "error")
def section_misnumbered(book: Book) -> Iterator[Finding]:
    """Mục của chương đánh số sai hoặc không đánh số | Section of a chapter misnumbered or without a number

    vi: Danh mục kiểm tra và các chương khác dẫn “mục 3.4”; số phải liền nhau và bắt đầu bằng số chương.
    en: Checklists and other chapters refer to “section 3.4”; numbers must follow each other and begin with the
        chapter's.
    do_vi: Đánh lại số các mục cho liền nhau, ở cả hai ngôn ngữ và ở mọi chỗ dẫn.
    do_en: Renumber the sections without gaps, in both languages and wherever they are referred to.
    bad: ## 3.1 Gửi việc {#send} … ## 3.3 Giao việc {#give}
    good: ## 3.1 Gửi việc {#send} … ## 3.2 Giao việc {#give}
    """
    pattern = book.registers.pattern
    if not any(part.kind == "numbered" for part in pattern.values()):
        return
    for page in chapter_pages(book):
        named = _NUMBER.match(page.id.path.name)
        chapter = int(named[1]) if named else page.matter.get("chapter")
        sections = [heading for heading in page.headings if heading.level == 2 and heading.id not in pattern]
        numbers = [NUMBERED.match(heading.text) for heading in sections]
        places = [int(match[2]) if match and match[1] == str(chapter) else 0 for match in numbers]
        wanted = 1
        following = (*places[1:], 0)
        for heading, match, place, after in zip(sections, numbers, places, following, strict=False):
            if place != wanted:
                text = heading.text[match.end() :] if match else heading.text
                number = f"{chapter}.{wanted}"
                yield found(
                    page,
                    heading.offset,
                    f"Mục “{shown(heading.text)}” cần mang số {number}.",
                    f"The section “{shown(heading.text)}” must bear the number {number}.",
                    f"Viết: ## {number} {shown(text)} {{#{heading.id}}}; hoặc hạ xuống cấp 3 (###).",
                    f"Write: ## {number} {shown(text)} {{#{heading.id}}}; or make it level 3 (###).",
                )
            # When the sections go on from a number that was left out, that is one fault and not many.
            wanted = (place if place and after == place + 1 else wanted) + 1


RULES = (question_unclear, part_says_too_little, check_undated, front_matter_incomplete, section_misnumbered)
