"""Fixtures of the small press, and the real PDFs read back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from guidebook.book import Book
from guidebook.data import load_registers
from guidebook.model import LANGUAGES, Text

from expected import Page, expect
from readback import Reading
from workshop import DRAWING, Workshop


@pytest.fixture(scope="session")
def strings(root: Path) -> Mapping[str, Text]:
    return load_registers(root)[0].strings


@pytest.fixture
def workshop(root: Path, strings: Mapping[str, Text], tmp_path: Path) -> Workshop:
    images = tmp_path / "site" / "assets" / "images"
    images.mkdir(parents=True)
    (images / "drawing.svg").write_text(DRAWING, encoding="utf-8")
    return Workshop(root, tmp_path / "site", strings)


@pytest.fixture
def handout(workshop: Workshop) -> Callable[..., Reading]:
    return workshop.handout


@pytest.fixture(scope="session", params=LANGUAGES)
def lang(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="session")
def pages(site: Path, book: Book, lang: str) -> list[Page]:
    def address(name: str) -> str:
        folder = name.removesuffix("index")  # forms/index is the page of the folder itself
        return ("" if lang == LANGUAGES[0] else f"{lang}/") + folder.rstrip("/") + "/"

    matters = {str(page.id.path.with_suffix("")): page.matter for page in book.ordered(lang)}
    names = [name for name, matter in matters.items() if matter.get("print", True)]
    everywhere = {address(name) for name in names}
    found = []
    for name in names:
        html = (site / address(name) / "index.html").read_text(encoding="utf-8")
        found.append(
            Page(
                name,
                "chapter" in matters[name] or "form" in matters[name],
                expect(html, address(name), everywhere),
                expect(html, address(name), {address(name)}),
            )
        )
    return found


@pytest.fixture(scope="session")
def whole(site: Path, lang: str) -> Reading:
    return Reading(site / "pdf" / f"guidebook-{lang}.pdf")


@pytest.fixture(scope="session")
def handouts(site: Path, lang: str, pages: list[Page]) -> dict[str, Reading]:
    return {
        page.name: Reading(site / "pdf" / lang / f"{page.name}.pdf")
        for page in pages
        if page.alone_too
    }


@pytest.fixture(scope="session")
def files(whole: Reading, handouts: dict[str, Reading]) -> list[Reading]:
    return [whole, *handouts.values()]
