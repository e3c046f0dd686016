"""What cannot be printed stops everything, names its page in both languages, leaves the last PDFs alone."""

from __future__ import annotations

import pytest
from guidebook.press import PressError

from workshop import DRAWING, Workshop, chapter

IMAGE = '<p><img src="../../assets/images/{}" alt="Hình."></p>'


@pytest.mark.parametrize(
    ("html", "vi", "en"),
    [
        (
            '<p><img src="../../assets/images/drawing.svg"></p>',
            "không có lời mô tả",
            "has no alternative text",
        ),
        (
            '<p><img src="../../assets/images/drawing.svg" alt=" "></p>',
            "không có lời mô tả",
            "has no alternative text",
        ),
        ('<p><a href="#nowhere">x</a></p>', "nowhere", "does not have"),
        ('<p><a href="../02-two/#nowhere">x</a></p>', "02-two.md", "does not have"),
        (IMAGE.format("missing.svg"), "không đọc được hình missing.svg", "cannot be read"),
        (IMAGE.format("sheet.tiff"), "sheet.tiff", "cannot draw"),
        (IMAGE.format("outside.svg"), "gọi tới nơi khác", "refers outside"),
        (IMAGE.format("foreign.svg"), "phông Arial", "uses the font Arial"),
        (IMAGE.format("nameless.svg"), "không ghi tên", "of no name"),
        (IMAGE.format("html.svg"), "foreignObject", "foreignObject"),
        (IMAGE.format("broken.svg"), "hình broken.svg không phải SVG đúng", "broken.svg is no well-formed SVG"),
        ('<p><img src="https://example.org/x.png" alt="x"></p>', "nằm ngoài", "lies outside"),
        (IMAGE.format("linked.svg"), "nằm ngoài", "lies outside"),
    ],
)
def test_a_fault_names_its_page_and_says_what_to_do(workshop: Workshop, html: str, vi: str, en: str) -> None:
    images = workshop.site / "assets" / "images"
    (images / "outside.svg").write_text(
        DRAWING.replace("<text", '<image href="https://example.org/x.png"/><text')
    )
    (images / "foreign.svg").write_text(DRAWING.replace("Noto Sans", "Arial"))
    (images / "nameless.svg").write_text(DRAWING.replace(' font-family="Noto Sans"', ""))
    (images / "html.svg").write_text(DRAWING.replace("<text", "<foreignObject><p>x</p></foreignObject><text"))
    (images / "broken.svg").write_text("<svg")
    (workshop.site.parent / "elsewhere.svg").write_text(DRAWING)
    (images / "linked.svg").symlink_to(workshop.site.parent / "elsewhere.svg")
    (images / "sheet.tiff").write_bytes(b"II*")
    first = chapter("<p>Tốt.</p>", "chapters/00-zero", number=0, title="Không")
    two = chapter("<p>Hai.</p>", "chapters/02-two", number=2, title="Hai")
    with pytest.raises(PressError) as caught:
        workshop.press(first, chapter(html), two)
    assert caught.value.file == "docs/vi/chapters/01-one.md"
    assert vi in caught.value.found.vi and en in caught.value.found.en
    assert caught.value.todo.vi and caught.value.todo.en
    assert str(caught.value).startswith("docs/vi/chapters/01-one.md: ")


def test_after_a_fault_the_last_pdfs_still_stand(workshop: Workshop) -> None:
    workshop.press(chapter("<p>Trước.</p>"))
    before = {path: path.read_bytes() for path in workshop.site.rglob("*.pdf")}
    assert len(before) == 3
    broken = chapter('<p>Sau.</p><p><img src="../../assets/images/drawing.svg"></p>')
    with pytest.raises(PressError):
        workshop.press(broken)
    assert {path: path.read_bytes() for path in workshop.site.rglob("*.pdf")} == before
    assert not list(workshop.site.glob(".press-*"))
