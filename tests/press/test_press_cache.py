"""Same content, same bytes; nothing is typeset twice."""

from __future__ import annotations

from datetime import date

import pytest

from guidebook.edition import Edition
from guidebook.press import pool

from workshop import Workshop, chapter

ONE = chapter("<p>Một.</p>")
TWO = chapter("<p>Hai.</p>", "chapters/02-two", number=2, title="Hai")


def test_two_presses_make_the_same_bytes(workshop: Workshop) -> None:
    made = []
    for cache in ("first", "second"):
        workshop.press(ONE, TWO, cache=cache)
        files = [path for path in workshop.site.rglob("*") if path.suffix in (".pdf", ".epub", ".docx")]
        made.append({path.name: path.read_bytes() for path in files})
    assert made[0] == made[1] and len(made[0]) == 5 + 4


def test_processes_side_by_side_make_the_same_bytes(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = {made.path: (workshop.site / made.path).read_bytes() for made in workshop.press(ONE, TWO, cache="alone")}
    monkeypatch.setattr(pool, "WORTHWHILE", 0)
    together = workshop.press(ONE, TWO, cache="together")
    assert {made.path: (workshop.site / made.path).read_bytes() for made in together} == alone
    assert all(made.seconds > 0 for made in together)


def test_what_is_unchanged_comes_from_the_cache(workshop: Workshop) -> None:
    first = workshop.press(ONE, TWO)
    again = workshop.press(ONE, TWO)
    assert not any(made.cached for made in first)
    assert all(made.cached and made.seconds == 0 for made in again)
    assert [(made.path, made.pages, made.bytes) for made in first] == [
        (made.path, made.pages, made.bytes) for made in again
    ]


def test_an_edited_chapter_makes_its_handout_and_the_book_anew(workshop: Workshop) -> None:
    workshop.press(ONE, TWO)
    edited = chapter("<p>Hai, đã sửa.</p>", "chapters/02-two", number=2, title="Hai")
    assert {str(made.path): made.cached for made in workshop.press(ONE, edited)} == {
        "pdf/guidebook-vi.pdf": False,
        "pdf/vi/chapters/01-one.pdf": True,
        "pdf/vi/chapters/01-one-large.pdf": True,
        "pdf/vi/chapters/02-two.pdf": False,
        "pdf/vi/chapters/02-two-large.pdf": False,
        "epub/guidebook-vi.epub": False,
        "docx/guidebook-vi.docx": False,
        "docx/vi/chapters/01-one.docx": True,
        "docx/vi/chapters/02-two.docx": False,
    }


def test_a_new_edition_and_a_new_picture_make_everything_anew(workshop: Workshop) -> None:
    picture = chapter('<p><img src="../../assets/images/drawing.svg" alt="Hình."></p>')
    workshop.press(picture)
    drawing = workshop.site / "assets" / "images" / "drawing.svg"
    drawing.write_text(drawing.read_text(encoding="utf-8").replace("Đường", "Mức"), encoding="utf-8")
    assert not any(made.cached for made in workshop.press(picture))
    workshop.edition = Edition(date(2026, 11, 23), "abc1235")
    assert not any(made.cached for made in workshop.press(picture))


def test_what_is_made_is_told(workshop: Workshop) -> None:
    for made in workshop.press(ONE, TWO):
        path = workshop.site / made.path
        assert path.stat().st_size == made.bytes
        if made.path.suffix == ".pdf":
            assert len(workshop.read(str(made.path.relative_to("pdf"))).labels) == made.pages
        assert made.seconds > 0
