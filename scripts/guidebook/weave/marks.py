"""Turns marks `[@id]` into footnotes: Python-Markdown numbers them, links them back, and print puts them on the page."""

from __future__ import annotations

from collections.abc import Callable

from guidebook.chapters import find_marks, mask
from guidebook.factor import Factor
from guidebook.model import Mark, Registers
from guidebook.weave.notes import Notes

LABEL = "gb-{}"
"""Footnote labels of marks; an editor's own footnotes never start like this."""


def weave_marks(markdown: str, registers: Registers, lang: str, link: Callable[[str], str]) -> str:
    """The Markdown text with every mark replaced by a footnote reference, and the notes appended.

    The same mark used twice gives one note. All marks of one running case share one note, and so do factors of one
    table with the same sources, so that a table does not trail twenty times the same words. `link` gives the path of a target's Markdown file from the page's,
    so that MkDocs checks these links like hand-written ones.

    Raises:
        MarkError: a malformed mark (the checker reports it with file and line before a build gets here).
        KeyError: a mark of an unknown entry (likewise).
    """
    found = find_marks(markdown, mask(markdown))
    if not found:
        return markdown
    notes = Notes(registers, lang, link)
    labels: dict[tuple[Mark, ...], str] = {}
    parts, at = [], 0
    for start, end, references in found:
        key = tuple(dict.fromkeys(_shared(reference, registers) for reference in references))
        label = labels.setdefault(key, LABEL.format(len(labels) + 1))
        parts += [markdown[at:start].rstrip(" "), f"[^{label}]"]
        at = end
    parts.append(markdown[at:])
    definitions = [f"[^{label}]: {notes.text(key)}" for key, label in labels.items()]
    return "".join(parts).rstrip("\n") + "\n\n" + "\n\n".join(definitions) + "\n"


def _shared(mark: Mark, registers: Registers) -> Mark:
    if mark.id.startswith("case-"):
        return Mark(mark.id, None, None)
    if factor := registers.factors.get(mark.id):
        said = _proof(factor)
        return Mark(next(one.id for one in registers.factors.values() if _proof(one) == said), None, None)
    return mark


def _proof(factor: Factor) -> tuple[object, ...]:
    """What the note of a factor says."""
    pages = tuple(source.url for source in factor.sources)
    return factor.group, factor.legal_ref, pages, factor.year, factor.verified
