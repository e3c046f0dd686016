"""The reference page of the checker: every rule by family, from the same source as `guidebook check --explain`."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from guidebook.book import Book
from guidebook.pages.templating import Link, fill
from guidebook.reporters import words
from guidebook.rules.explained import FAMILIES, explained

_SIGNS = re.compile(
    r"`[^`]+`|<!--.*?-->|\[[@^][^\]]*\]:?|\]\(…|/{3}|\\[<|]|guidebook (?:check|follow)(?: --[a-z-]+)?|--[a-z-]{3,}|docs/\S*\w"
)
"""Signs, commands and paths that a rule's words name."""


def render(book: Book, lang: str, link: Link) -> str:
    rules = list(explained().values())
    families = [(letter, name, [rule for rule in rules if rule.id[0] == letter]) for letter, name in FAMILIES.items()]
    return fill(
        "checks", book.registers, lang, link,
        families=[(letter, name, members) for letter, name, members in families if members],
        total=len(rules),
        texts=words, plain=plain, prose=prose,
    )  # fmt: skip


def prose(text: str) -> Markup:
    """A sentence as HTML, with the signs that it speaks of set as code."""
    pieces, at = [], 0
    for match in _SIGNS.finditer(text):
        pieces += [plain(text[at : match.start()]), Markup("<code>{}</code>").format(plain(match[0].strip("`")))]
        at = match.end()
    return Markup("").join([*pieces, plain(text[at:])])


def plain(text: str) -> Markup:
    """The text as HTML in which nothing is taken for a mark or a placeholder, and no line end ends the block."""
    return Markup(re.sub(r"[@{\n]", lambda sign: f"&#{ord(sign[0])};", str(escape(text))))
