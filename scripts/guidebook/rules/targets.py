"""Where the links of the pages lead, resolved once for all link rules."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from guidebook.book import Book
from guidebook.chapters import Page
from guidebook.chapters.inline import Link
from guidebook.chart import chart_files
from guidebook.normal_form import composed

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_MADE = re.compile(
    r"docs/(?:(?:vi|en)/)?(?:pdf|epub|docx|downloads|forms|data)/\S+\.(?:pdf|epub|docx|xlsx|zip|json|yml)\Z"
)
"""Files that the build makes; they are checked in the built site."""


class Target(NamedTuple):
    """One link of a page."""

    page: Page
    link: Link
    kind: str
    """external, absolute, empty, own (an anchor of the page itself) or file."""
    path: str
    """File relative to the root; empty unless kind is own or file."""
    fragment: str
    """Decoded, without #; may be empty."""


def targets(book: Book) -> list[Target]:
    """All links and images of all pages, definitions of reference links included; computed once per book."""
    return book.once("targets", lambda: [target for page in book.pages.values() for target in _targets(page)])


def _targets(page: Page) -> Iterator[Target]:
    folder = posixpath.dirname(page.file)
    for link in page.links:
        yield _target(page, link, folder)
    for label in page.definitions:
        at = page.text.find(label.target, label.offset)
        yield _target(
            page,
            Link(label.offset, at + len(label.target), label.target, at, label.label, False, (0, 0)),
            folder,
        )


def _target(page: Page, link: Link, folder: str) -> Target:
    target = link.target
    if not target or target == "#":
        return Target(page, link, "empty", "", "")
    if _SCHEME.match(target) or target.startswith(("//", "www.")):
        return Target(page, link, "external", "", "")
    path, _hash, fragment = target.partition("#")
    path = path.partition("?")[0]
    if path.startswith("/"):
        return Target(page, link, "absolute", unquote(path), _decoded(fragment))
    if not path:
        return Target(page, link, "own", page.file, _decoded(fragment))
    return Target(
        page, link, "file", posixpath.normpath(posixpath.join(folder, unquote(path))), _decoded(fragment)
    )


def _decoded(fragment: str) -> str:
    return composed(unquote(fragment))


def exists(book: Book, path: str) -> bool:
    """Whether a link may lead to this file."""
    return (
        path in book.files
        or composed(path) in _files(book)
        or bool(_MADE.match(path))
    )


def _files(book: Book) -> frozenset[str]:
    """All files in NFC, with the charts that the build draws."""
    return book.once("composed", lambda: chart_files(book.registers.charts).union(map(composed, book.files)))


def anchors(book: Book, page: Page) -> frozenset[str]:
    """Every id that the built page will have: explicit ones, and those of generated parts."""
    return book.once(("anchors", page.file), lambda: _anchors(book, page))


def _anchors(book: Book, page: Page) -> frozenset[str]:
    ids = {name for _offset, name in page.ids}
    ids |= {f"fn:{label}" for _offset, label in page.notes} | {
        f"fnref:{label}" for _offset, label in page.footnotes
    }
    for _offset, part in page.builds:
        ids |= _made(book, part)
    return frozenset(ids)


def _made(book: Book, part: str) -> set[str]:
    registers = book.registers
    if part == "glossary":
        return set(registers.terms)
    if part == "laws":
        facts = {f"{law.id}--{fact.id}" for law in registers.laws.values() for fact in law.key_facts}
        groups = {f"group-{law.group.replace('_', '-')}" for law in registers.laws.values()}
        return set(registers.laws) | facts | groups
    if part == "sources":
        return set(registers.facts) | {
            f"topic-{fact.topic.replace('_', '-')}" for fact in registers.facts.values()
        }
    if part == "factors":
        return {f"factors-{factor.group}" for factor in registers.factors.values()}
    if part == "checks":
        from guidebook.rules.explained import FAMILIES, explained  # rules stand above this module

        return {id.lower() for id in explained()} | {f"family-{letter.lower()}" for letter in FAMILIES}
    if part.startswith("form-") and (form := registers.forms.get(part.removeprefix("form-"))):
        return {"card", "instructions", "fill-in", "example", *(section.id for section in form.sections)}
    return set()
