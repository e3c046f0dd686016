"""The copies of a chapter: large print, opener, participant's copy, grey proof; the address as a code."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from guidebook.edition import Edition
from guidebook.press import Look, Press, PressError, compile_all
from guidebook.press.grey import grey

from boxes import read_sheets
from readback import Reading
from workshop import Workshop, chapter

NOTE = '<sup id="fnref:{0}"><a class="footnote-ref" href="#fn:n">1</a></sup>'
NOTES = '<div class="footnote"><ol><li id="fn:n"><p>Nguồn số liệu. <a class="footnote-backref" href="#x">↩</a></p></li></ol></div>'
KEY = '<details class="question" open><summary>Đáp án</summary><p id="k">Bí mật {0}.</p></details>'
OPENING = (
    '<p><strong>Câu hỏi:</strong> Làm gì?</p><h2 id="at-a-glance">Thông tin nhanh</h2><p>Đọc <a href="#own">mục sau</a>.</p>'
    '<h2 id="outcomes">Sau chương này</h2><ul><li>Biết.</li></ul>'
)
BODY = '<h2 id="own">1.1 Thân bài</h2><p>Thân.</p>'


def text(reading: Reading) -> str:
    return " ".join(reading.tree.text().split())


def sizes(path: Path) -> list[float]:
    """Points of every shown text, as the page's own matrices leave it."""
    found = []
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            size = scale = 1.0
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "Tf":
                    size = float(operands[1])
                elif str(operator) == "Tm":
                    scale = abs(float(operands[3]))
                elif str(operator) in ("Tj", "TJ"):
                    found.append(round(size * scale, 1))
    return found


def test_large_print_multiplies_every_measure(workshop: Workshop) -> None:
    workshop.press(chapter("<h2>Mục</h2><p>Chữ của bài.</p>"))
    folder = workshop.site / "pdf" / "vi" / "chapters"
    assert 10.0 in sizes(folder / "01-one.pdf") and 16.0 not in sizes(folder / "01-one.pdf")
    large = sizes(folder / "01-one-large.pdf")
    assert 16.0 in large and 36.8 in large and 24.0 in large
    assert text(Reading(folder / "01-one.pdf")) == text(Reading(folder / "01-one-large.pdf"))


def test_a_participants_copy_lacks_the_keys_and_nothing_else(workshop: Workshop) -> None:
    html = BODY + KEY.format(NOTE.format("a")) + f"<p>Sau đó{NOTE.format('b')}, xem <a href='#k'>đáp án ở trên</a>.</p>" + NOTES
    workshop.press(chapter(html))
    whole, copy = (text(workshop.read(f"vi/chapters/01-one{end}.pdf")) for end in ("", "-participant"))
    assert "Bí mật" in whole and "Đáp án" in whole and "Nguồn số liệu" in whole
    assert "Bí mật" not in copy and "Đáp án" not in copy
    assert "Sau đó" in copy and "đáp án ở trên" in copy and copy.count("Nguồn số liệu") == 1
    raw = (workshop.site / "pdf/vi/chapters/01-one-participant.pdf").read_bytes()
    assert "Bí mật".encode("utf-16-be").hex().encode() not in raw.lower()


def test_an_exercise_without_key_has_no_participants_copy(workshop: Workshop) -> None:
    made = workshop.press(chapter(BODY + '<details class="note"><summary>Thêm</summary><p>Chữ.</p></details>'))
    assert {pdf.kind for pdf in made} & {"book", "handout", "large", "opener", "participant"} == {"book", "handout", "large"}


def test_an_opener_is_one_page_and_ends_before_the_first_section(workshop: Workshop) -> None:
    workshop.press(chapter(OPENING + BODY))
    opener = workshop.read("vi/chapters/01-one-opener.pdf")
    assert len(opener.labels) == 1
    assert "Biết." in text(opener) and "mục sau" in text(opener) and "Thân" not in text(opener)


def test_an_opening_that_cannot_be_one_page_is_named_in_both_languages(workshop: Workshop) -> None:
    long = OPENING.replace("Biết.", "Biết cách làm việc này đến nơi đến chốn. " * 200)
    with pytest.raises(PressError) as caught:
        workshop.press(chapter(long + BODY))
    assert caught.value.file == "docs/vi/chapters/01-one.md"
    assert "chỉ có một trang" in caught.value.found.vi and "has one" in caught.value.found.en
    assert "Trong 60 giây" in caught.value.todo.vi and "In 60 seconds" in caught.value.todo.en


def test_the_address_stands_in_the_header_as_text_and_as_code(workshop: Workshop) -> None:
    workshop.press(chapter(BODY))
    path = workshop.site / "pdf" / "vi" / "chapters" / "01-one.pdf"
    head = Reading(path).artifacts[0]
    assert head.count("https://guidebook.test/chapters/01-one/") == 2  # beside the code, and at the foot
    with_code = path.read_bytes()
    for address in ("", "https://guidebook.example/"):
        workshop.address = address
        workshop.press(chapter(BODY))
        assert "https://" not in "".join(Reading(path).artifacts)
        assert len(path.read_bytes()) < len(with_code)


def test_mirrored_margins_and_grey(workshop: Workshop) -> None:
    drawing = workshop.site / "assets/images/drawing.svg"
    drawing.write_text(drawing.read_text(encoding="utf-8").replace("<text", '<rect width="9" height="9" fill="#0b5d3b"/><text'))
    press = Press(workshop.root, workshop.site.parent / "cache", "vi", lambda files: workshop.edition, workshop.strings, "",
                  Look(mirror=True, grey=True))
    press.add(chapter("<h2>Mục</h2>" + "<p>Chữ.</p>" * 60 + '<p><img src="../../assets/images/drawing.svg" alt="Hình."></p>'))
    compile_all([press], workshop.site)
    path = workshop.site / "pdf/vi/chapters/01-one.pdf"
    lefts = [min(box.left for box in sheet.boxes if box.kind == "text") for sheet in read_sheets(path)]
    assert len(lefts) == 2 and lefts[0] - lefts[1] > 20  # points: 30 mm at the binding, 20 mm outside
    with pikepdf.open(path) as pdf:
        for stream in (item for item in pdf.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") != "/XML"):
            if stream.get("/Type") == "/XObject" or "/Resources" in stream:
                for operands, operator in pikepdf.parse_content_stream(stream):
                    if str(operator) in ("rg", "RG", "sc", "scn") and len(operands) == 3:
                        assert len({round(float(part), 3) for part in operands}) == 1


@pytest.mark.parametrize(("before", "after"), [("#ff0000", "#4c4c4c"), ("#0f0", "#969696"), ("#123456", "#2e2e2e")])
def test_grey_is_the_brightness_of_the_colour(before: str, after: str) -> None:
    assert grey("x.svg", f'<a fill="{before}" href="#id"/>'.encode()) == f'<a fill="{after}" href="#id"/>'.encode()
    assert grey("x.typ", before.encode()) == before.encode()


def test_a_commit_to_one_chapter_makes_its_files_and_the_book_anew(workshop: Workshop) -> None:
    """Each PDF carries the edition of its own last change, so a commit elsewhere leaves it in the cache."""
    days = {"docs/vi/chapters/01-one.md": 1, "docs/vi/chapters/02-two.md": 1}

    def press(two: str) -> dict[str, bool]:
        own = Press(workshop.root, workshop.site.parent / "cache", "vi",
                    lambda files: Edition(date(2026, 1, day := max(days[file] for file in files)), f"abc000{day}"),
                    workshop.strings, "")
        own.add(chapter(OPENING + BODY + KEY.format("")))
        own.add(chapter(two, "chapters/02-two", number=2, title="Hai"))
        return {re.sub(r"^pdf/", "", str(pdf.path)): pdf.cached for pdf in compile_all([own], workshop.site)}

    assert not any(press("<p>Hai.</p>").values())
    assert all(press("<p>Hai.</p>").values())
    days["docs/vi/chapters/02-two.md"] = 2
    made = press("<p>Hai, đã sửa.</p>")
    assert {name for name, cached in made.items() if not cached} == {
        "guidebook-vi.pdf", "vi/chapters/02-two.pdf", "vi/chapters/02-two-large.pdf",
        "epub/guidebook-vi.epub", "docx/guidebook-vi.docx", "docx/vi/chapters/02-two.docx"}
    assert len(made) == 11
    assert "02/01/2026 · abc0002" in "".join(workshop.read("vi/chapters/02-two.pdf").artifacts)
    assert "01/01/2026 · abc0001" in "".join(workshop.read("vi/chapters/01-one.pdf").artifacts)
