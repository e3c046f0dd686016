"""The booklet: page order on the sheets, and the way back to the version for reading."""

from __future__ import annotations

import pikepdf
import pytest
from guidebook.press.booklet import impose, sides

from workshop import Workshop, chapter


def folded(order: list[tuple[int | None, int | None]]) -> list[int | None]:
    """The pages as the reader of the folded stack meets them: right halves of the fronts and left halves of the backs,
    then the rest on the way out."""
    fronts, backs = order[::2], order[1::2]
    first = [page for front, back in zip(fronts, backs, strict=True) for page in (front[1], back[0])]
    last = [page for front, back in zip(fronts, backs, strict=True) for page in (front[0], back[1])]
    return first + last[::-1]


@pytest.mark.parametrize("pages", range(1, 18))
def test_the_folded_stack_reads_from_the_first_page_to_the_last(pages: int) -> None:
    order = folded(sides(pages))
    assert len(order) % 4 == 0 and len(order) - pages < 4
    assert order == [*range(pages), *[None] * (len(order) - pages)]


def test_a_booklet_holds_every_page_and_leads_to_its_reading_version(workshop: Workshop) -> None:
    workshop.press(chapter("".join(f"<h2 id='s{n}'>Phần {n}</h2>" + "<p>Chữ.</p>" * 30 for n in range(1, 6))))
    reading = workshop.site / "pdf" / "vi" / "chapters" / "01-one.pdf"
    pages = len(pikepdf.open(reading).pages)
    assert pages >= 4
    place = impose(reading)
    first = place.read_bytes()
    assert place.name == "01-one-booklet.pdf" and impose(reading).read_bytes() == first
    with pikepdf.open(place) as booklet:
        assert len(booklet.pages) == -(-pages // 4) * 2
        assert all(float(page.mediabox[2]) > float(page.mediabox[3]) for page in booklet.pages)
        placed = [sorted(page.resources.get("/XObject", {}).keys()) for page in booklet.pages]
        assert placed == [
            sorted(f"/Page{number + 1}" for number in side if number is not None) for side in sides(pages)
        ]
        [link] = booklet.pages[0].Annots
        assert str(link.A.F.UF) == "01-one.pdf" == str(booklet.docinfo["/Subject"]).split("; ")[1]
