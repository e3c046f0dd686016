"""Imposes a finished PDF as a booklet: two A5 pages on each side of an A4 sheet, to fold and staple in the middle."""

from __future__ import annotations

from pathlib import Path

import pikepdf

WIDTH, HEIGHT = 841.89, 595.276
"""Points of A4 across."""
SIZE = 13
"""Points of the body text before it is reduced to A5, where it measures 9.2."""


def sides(pages: int) -> list[tuple[int | None, int | None]]:
    """Page numbers from 0 on the left and the right of each printed side, sheet by sheet; None stays blank."""
    whole = -(-pages // 4) * 4
    order = []
    for sheet in range(whole // 4):
        order.append((whole - 1 - 2 * sheet, 2 * sheet))
        order.append((2 * sheet + 1, whole - 2 - 2 * sheet))

    def there(number: int) -> int | None:
        return number if number < pages else None

    return [(there(left), there(right)) for left, right in order]


def impose(reading: Path) -> Path:
    """Write <name>-booklet.pdf beside `reading`, and lead from it to that file.

    Sheets for the printer have no reading order: whoever reads on a screen or listens is led to the reading version, by
    the document's description and by a link on the cover.
    """
    place = reading.with_name(f"{reading.stem}-booklet.pdf")
    with pikepdf.open(reading) as source, pikepdf.Pdf.new() as booklet:
        for left, right in sides(len(source.pages)):
            page = booklet.add_blank_page(page_size=(WIDTH, HEIGHT))
            for number, start in ((left, 0), (right, WIDTH / 2)):
                if number is not None:
                    form = booklet.copy_foreign(source.pages[number].as_form_xobject())
                    # add_overlay would do all this under a name drawn by lot, and no two booklets would be the same
                    name = page.add_resource(form, pikepdf.Name.XObject, pikepdf.Name(f"/Page{number + 1}"))
                    area = pikepdf.Rectangle(start, 0, start + WIDTH / 2, HEIGHT)
                    page.contents_add(page.calc_form_xobject_placement(form, name, area))
        title = str(source.docinfo.get("/Title", reading.stem))
        booklet.docinfo["/Title"] = f"{title} · {place.stem}"
        booklet.docinfo["/Subject"] = f"A5 → A4; {reading.name}"
        booklet.Root.Lang = source.Root.Lang
        booklet.pages[0].Annots = booklet.make_indirect([_link(booklet, reading.name)])
        booklet.save(place, deterministic_id=True)
    return place


def _link(booklet: pikepdf.Pdf, name: str) -> pikepdf.Object:
    return booklet.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Link,
            Rect=[WIDTH / 2, 0, WIDTH, HEIGHT],
            Border=[0, 0, 0],
            Contents=name,
            A=pikepdf.Dictionary(
                S=pikepdf.Name.GoToR, F=pikepdf.Dictionary(Type=pikepdf.Name.Filespec, F=name, UF=name),
                D=[0, pikepdf.Name.Fit],
            ),
        )
    )
