"""The strip of the seven steps: its names, what it marks, and that its words stay inside their boxes."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

import pytest
from fontTools.ttLib import TTFont

from guidebook import pages
from guidebook.notation import NBSP
from guidebook.pages import strip
from guidebook.press.picture import read_picture

LANGUAGES = ("vi", "en")
SVG = "{http://www.w3.org/2000/svg}"
DARK = "#0B5D3B"
ROOM = 90
"""Units between the notch and the point of a box, at the height of its text."""


def texts(svg):
    return [(node, " ".join(node.text.replace(NBSP, " ").split())) for node in etree.fromstring(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_names_are_those_of_the_step_cards(root, book, lang):
    chapter = (root / f"docs/{lang}/chapters/05-seven-steps.md").read_text(encoding="utf-8")
    cards = dict(re.findall(r"^\| \*\*(\d)\. ([^*]+?)\.\*\*", chapter, re.M))
    assert cards == {
        str(number): book.registers.strings[f"pages.step-{number}"][lang].replace(NBSP, " ") for number in strip.STEPS
    }


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("shape", strip.SHAPES)
@pytest.mark.parametrize("name", ["strip-0", "strip-1", "strip-7", "strip-2-7"])
def test_the_steps_of_the_chapter_alone_are_dark(book, name, shape, lang):
    tree = etree.fromstring(strip.draw(name, shape, book.registers, lang))
    boxes = [node for node in tree.iter(f"{SVG}path") if node.get("stroke")]
    assert [at for at, box in enumerate(boxes, 1) if box.get("fill") == DARK] == list(strip.steps(name))
    assert len(boxes) == len(strip.STEPS)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_stay_inside_their_boxes(root, book, lang):
    font = TTFont(root / "overrides/print/fonts/NotoSans-Bold.ttf")
    glyphs, advances, em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm

    def width(words, size):
        return sum(advances[glyphs[ord(letter)]][0] for letter in words) / em * size

    for name in ("strip-1-2-3-4-5-6-7", "strip-0"):
        wide = texts(strip.draw(name, "wide", book.registers, lang))
        inside = [words for node, words in wide if float(node.get("y")) < 90]
        assert max(width(words, 12.5) for words in inside) <= ROOM
        assert max(width(words, 14) for _, words in texts(strip.draw(name, "narrow", book.registers, lang))) <= 328


@pytest.mark.parametrize("name", ["strip-8", "strip-", "strip-1-", "strip-0-1", "strip-x", "strap"])
def test_a_name_that_is_no_strip_is_refused(book, name):
    with pytest.raises(KeyError, match=name):
        pages.render(name, book, "vi", str)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_site_has_the_strip_of_each_chapter_and_print_takes_it(site, book, lang):
    drawn = dict(strip.drawings(book))
    found = {page.id.path.stem[:2]: [name for _, name in page.builds if name.startswith(strip.PREFIX)]
             for page in book.ordered(lang) if page.matter.get("chapter")}  # fmt: skip
    assert all(len(names) <= 1 for names in found.values()), found
    assert all(found[chapter] for chapter in ("01", "02", "03", "04", "05"))
    for name in {name for names in found.values() for name in names}:
        for shape in strip.SHAPES:
            path = strip.file(name, shape, lang)
            assert (site / path).read_text(encoding="utf-8") == drawn[path]
            assert read_picture(site / path).content
