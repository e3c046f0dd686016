"""The strip "where we are in the seven steps": `<!-- build: strip-3 -->`, for a chapter on two steps `strip-2-7`,
for one that stands before step 1 `strip-0`.

Drawn twice, from the names in docs/data/strings/pages.yml: wide for desk and print, narrow for the phone. The step of
the chapter is told by its dark ground and by the words at it, so that grey print keeps it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from textwrap import wrap

from guidebook.book import Book
from guidebook.model import Registers
from guidebook.notation import NBSP
from guidebook.pages.templating import Link, fill

PREFIX = "strip-"
FOLDER = "assets/images/steps"
STEPS = range(1, 8)
SHAPES = ("wide", "narrow")
LETTERS = 11
"""Letters in a line of a wide box. A no-break space in a name keeps a word of two syllables on one line."""
_NAME = re.compile(r"strip-(0|[1-7](?:-[1-7])*)")


def render(name: str, book: Book, lang: str, link: Link) -> str:
    """The picture as HTML. Raises KeyError for a name that is no strip."""
    here = steps(name)
    said = [_say(book.registers, "step", lang, number=number, name=_name(book.registers, number, lang)) for number in here]
    alt = _say(book.registers, "steps-alt" if here else "steps-alt-before", lang, steps="; ".join(said))
    files = {shape: link(f"/{file(name, shape, lang)}") for shape in SHAPES}
    return fill("strip", book.registers, lang, link, files=files, alt=alt.replace(NBSP, " "))


def drawings(book: Book) -> Iterator[tuple[str, str]]:
    """Path below the site -> SVG, of every strip that a page asks for."""
    asked = {(name, page.lang) for page in book.pages.values() for _, name in page.builds if _NAME.fullmatch(name)}
    for name, lang in sorted(asked):
        for shape in SHAPES:
            yield file(name, shape, lang), draw(name, shape, book.registers, lang)


def file(name: str, shape: str, lang: str) -> str:
    return f"{FOLDER}/{name}-{shape}-{lang}.svg"


def steps(name: str) -> tuple[int, ...]:
    """The steps that a name such as strip-2-7 asks for, in order; none for strip-0. Raises KeyError."""
    found = _NAME.fullmatch(name)
    if not found:
        raise KeyError(name)
    numbers = tuple(sorted({int(number) for number in found[1].split("-")}))
    return () if numbers == (0,) else numbers


def draw(name: str, shape: str, registers: Registers, lang: str) -> str:
    """One strip as SVG."""
    here = steps(name)
    boxes = [(number, wrap(_name(registers, number, lang), LETTERS, break_long_words=False)) for number in STEPS]
    below = _say(registers, "steps-here" if here else "steps-before", lang)
    return fill(
        f"strip-{shape}.svg", registers, lang, _nowhere,
        here=here, boxes=boxes, below=below, lines=_lines(here, registers, lang) or [below],
    ) + "\n"  # fmt: skip


def _lines(here: Sequence[int], registers: Registers, lang: str) -> list[str]:
    return [_say(registers, "step", lang, number=number, name=_name(registers, number, lang)) for number in here]


def _name(registers: Registers, number: int, lang: str) -> str:
    return registers.strings[f"pages.step-{number}"][lang]


def _say(registers: Registers, key: str, lang: str, **values: object) -> str:
    return registers.strings[f"pages.{key}"][lang].format(**values)


def _nowhere(target: str) -> str:
    raise KeyError(target)  # a drawing has no links
