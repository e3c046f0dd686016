"""A few lines of HTML as EPUB and as Word document: what each element becomes."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from guidebook.press import PressError

from wordfile import A, R, W, WP, WordFile
from workshop import ADDRESS, Workshop, chapter

NOTES = (
    '<p>Một<sup id="fnref:a"><a class="footnote-ref" href="#fn:a">1</a></sup>, hai<sup id="fnref2:a"><a '
    'class="footnote-ref" href="#fn:a">1</a></sup>, ba<sup id="fnref:b"><a class="footnote-ref" href="#fn:b">2</a></sup>.</p>'
    '<div class="footnote"><hr><ol><li id="fn:a"><p>Ghi chú một.&nbsp;<a class="footnote-backref" href="#fnref:a">↩</a></p></li>'
    '<li id="fn:b"><p>Ghi chú hai.</p></li></ol></div>'
)


@pytest.fixture
def word(workshop: Workshop):
    def make(html: str) -> WordFile:
        workshop.press(chapter(html), chapter('<h2 id="here">Đây</h2>', "chapters/02-two", number=2, title="Hai"))
        return WordFile(workshop.site / "docx/vi/chapters/01-one.docx")

    return make


@pytest.fixture
def leaf(workshop: Workshop):
    def make(html: str) -> str:
        workshop.press(chapter(html), chapter('<h2 id="here">Đây</h2>', "chapters/02-two", number=2, title="Hai"))
        with zipfile.ZipFile(workshop.site / "epub/guidebook-vi.epub") as archive:
            return archive.read("EPUB/chapters.01-one.xhtml").decode()

    return make


def styles(file: WordFile) -> list[tuple[str, str]]:
    return [(part.style, " ".join(part.text.split())) for part in file.paragraphs if part.text.strip()][2:]


def test_a_note_marked_twice_is_one_note_and_a_reference(word, leaf) -> None:
    file = word(NOTES)
    assert file.notes == [["Ghi", "chú", "một."], ["Ghi", "chú", "hai."]]
    fields = [field.text for field in file.body.iter(f"{W}instrText")]
    assert len(fields) == 1 and fields[0].startswith(" NOTEREF ")
    page = leaf(NOTES)
    assert re.findall(r'epub:type="noteref"[^>]*href="(#note-\d)"[^>]*>(\d)<', page) == [
        ("#note-1", "1"), ("#note-1", "1"), ("#note-2", "2"),
    ]  # fmt: skip
    assert page.count("<aside") == 2


def test_links_leave_the_chapter_by_the_address_of_the_site(word) -> None:
    html = '<p><a href="../02-two/#here">Hai</a> <a href="#top">Một</a> <a href="https://luat.example/a?b=1&amp;c=2">luật</a></p>'
    file = word(html)
    targets = [target for _, target, outside in file.relations("document").values() if outside]
    assert set(targets) == {f"{ADDRESS}chapters/02-two/#here", "https://luat.example/a?b=1&c=2"}
    anchors = [link.get(f"{W}anchor") for link in file.body.iter(f"{W}hyperlink") if link.get(f"{W}anchor")]
    assert len(anchors) == 1


def test_without_an_address_such_links_are_text(workshop: Workshop) -> None:
    workshop.address = "https://guidebook.example/"
    two = chapter('<h2 id="here">Đây</h2>', "chapters/02-two", number=2, title="Hai")
    workshop.press(chapter('<p><a href="../02-two/#here">Hai đây</a></p>'), two)
    file = WordFile(workshop.site / "docx/vi/chapters/01-one.docx")
    assert not list(file.body.iter(f"{W}hyperlink")) and ("FirstParagraph", "Hai đây") in styles(file)
    whole = WordFile(workshop.site / "docx/guidebook-vi.docx")
    assert len(list(whole.body.iter(f"{W}hyperlink"))) == 1 + 3  # and three lines of contents


def test_a_callout_keeps_its_title_and_its_list(word, leaf) -> None:
    html = (
        '<div class="admonition note"><p class="admonition-title">Lưu ý</p><p>Một câu.</p><ul><li>hai</li></ul></div>'
        "<details class=\"example\"><summary>Ví dụ</summary><p>Mở.</p></details>"
    )
    assert styles(word(html)) == [
        ("CalloutTitle", "Lưu ý"), ("Callout", "Một câu."), ("Callout", "hai"),
        ("CalloutTitle", "Ví dụ"), ("Callout", "Mở."),
    ]  # fmt: skip
    assert leaf(html).count('class="admonition ') == 2


def test_a_drawing_is_a_picture_with_words_that_fits_the_page(word, leaf) -> None:
    html = '<figure><img src="../../assets/images/drawing.svg" alt="Hình &quot;một&quot; &lt; hai." width="2000"><figcaption>Hình 1.</figcaption></figure>'
    file = word(html)
    [picture] = file.body.iter(f"{WP}docPr")
    assert picture.get("descr") == 'Hình "một" < hai.'
    [size] = file.body.iter(f"{WP}extent")
    assert int(size.get("cx")) / 12700 < 454 and int(size.get("cx")) == pytest.approx(3 * int(size.get("cy")), rel=0.01)
    [blip] = file.body.iter(f"{A}blip")
    kind, target, _ = file.relations("document")[blip.get(f"{R}embed")]
    assert kind == "image" and file.archive.read(f"word/{target}").startswith(b"\x89PNG")
    assert ("ImageCaption", "Hình 1.") in styles(file)
    assert re.search(r'<img src="pictures/\w+\.svg"', leaf(html))


def test_a_table_names_its_heads_and_its_caption_stands_above(word, leaf) -> None:
    html = (
        '<figure id="t"><table><thead><tr><th>Năm</th><th>Số</th></tr></thead><tbody><tr><th scope="row">2030</th>'
        "<td>5</td></tr></tbody></table><figcaption>Bảng 1.</figcaption></figure>"
    )
    file = word(html)
    assert [style for style, _ in styles(file)] == ["TableCaption"] + ["TableText"] * 4
    heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in file.body.iter(f"{W}tr")]
    assert heads == [True, False]
    page = leaf(html)
    assert '<th scope="col"' in page and '<th scope="row"' in page and page.index("<caption>") < page.index("<thead>")


def test_a_sheet_across_the_page_turns_the_page_and_back(word) -> None:
    file = word('<p>Trước.</p><div class="gb-sheet gb-sheet--a4-landscape"><p>Ngang.</p></div><p>Sau.</p>')
    turns = [size.get(f"{W}orient") for size in file.body.iter(f"{W}pgSz")]
    assert turns == [None, "landscape", None]


def test_forms_leave_room_and_boxes(word, leaf) -> None:
    html = (
        '<p class="gb-paper"><span class="gb-line"></span></p><table><thead><tr><th>A</th></tr></thead><tbody><tr><td>'
        '<span class="gb-room"></span></td></tr></tbody></table><ul class="task-list"><li class="task-list-item"><input '
        'type="checkbox"> Việc</li></ul>'
    )
    file = word(html)
    assert [part.style for part in file.paragraphs if list(part.element.iter(f"{W}tab"))] == ["FillLine", "Task"]
    assert [size.get(f"{W}val") for size in file.body.iter(f"{W}sz")] == ["36"]
    assert "☐" in "".join(file.body.itertext())
    assert "☐" in leaf(html) and "<input" not in leaf(html)


def test_signs_that_typst_reads_are_as_typed(word, leaf) -> None:
    html = "<p>giảm -3 đến -5; a -- b … c... và R&amp;D &lt; 5</p>"
    words = "giảm -3 đến -5; a -- b … c... và R&D < 5"
    assert ("FirstParagraph", words) in styles(word(html))
    assert words.replace("&", "&amp;").replace("<", "&lt;") in leaf(html)


def test_a_page_that_pandoc_could_fetch_from_is_not_read(workshop: Workshop, tmp_path: Path) -> None:
    secret = tmp_path / "secret.html"
    secret.write_text("<p>bí mật</p>", encoding="utf-8")
    with pytest.raises(PressError) as caught:
        workshop.press(chapter(f'<p>Một.</p><iframe src="{secret}"></iframe>'))
    assert caught.value.file == "docs/vi/chapters/01-one.md"
    assert not (workshop.site / "docx").exists()
