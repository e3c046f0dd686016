"""Pages that the build writes from the registers and the book."""

from __future__ import annotations

from guidebook.book import Book
from guidebook.pages import calendar, chapters, checks, downloads, factors, form, glossary, laws, sources, status, strip
from guidebook.pages.form import form_pages
from guidebook.pages.strip import drawings
from guidebook.pages.templating import Link
from guidebook.pages.terms import terms_script

__all__ = ["NAMES", "drawings", "form_pages", "render", "terms_script"]

_RENDERERS = {
    "calendar": calendar.render,
    "chapters": chapters.render,
    "checks": checks.render,
    "downloads": downloads.render,
    "factors": factors.render,
    "forms": form.render_list,
    "glossary": glossary.render,
    "laws": laws.render,
    "sources": sources.render,
    "status": status.render,
}
NAMES = tuple(_RENDERERS)
"""What `<!-- build: NAME -->` may name, besides `form-b0` for each form and `strip-3` for the steps of a chapter."""


def render(name: str, book: Book, lang: str, link: Link) -> str:
    """The HTML of a generated part. Raises KeyError for a name that is neither in NAMES nor a form's nor a strip's.

    `link` gives the address of `reference/laws.md#qd-600` or `/pdf/guidebook-vi.pdf` relative to the page.
    """
    if name.startswith(form.PREFIX):
        return form.render(book.registers.forms[name.removeprefix(form.PREFIX)], book, lang, link)
    if name.startswith(strip.PREFIX):
        return strip.render(name, book, lang, link)
    return _RENDERERS[name](book, lang, link)
