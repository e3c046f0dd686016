"""A small press: a few lines of HTML become a PDF and are read back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from guidebook.edition import Edition
from guidebook.model import Text
from guidebook.press import Article, Made, Press

from readback import Reading

ADDRESS = "https://guidebook.test/"
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30" font-family="Noto Sans">'
    '<text x="5" y="20">Đường cơ sở</text></svg>'
)


def chapter(
    html: str,
    page: str = "chapters/01-one",
    *,
    number: int = 1,
    role: str = "chapter",
    lang: str = "vi",
    title: str = "Một",
) -> Article:
    """An article whose heading is its title."""
    address = ("en/" if lang == "en" else "") + page + "/"
    body = f'<article class="md-content__inner md-typeset"><h1 id="top">{title}</h1>{html}</article>'
    return Article(
        page=page,
        url=address,
        html=body,
        title=title,
        role=role,
        chapter=number if role == "chapter" else None,
    )


@dataclass
class Workshop:
    """Presses with one cache and one site."""

    root: Path
    site: Path
    strings: Mapping[str, Text]
    edition: Edition = field(default_factory=lambda: Edition(date(2026, 11, 22), "abc1234"))
    address: str = ADDRESS

    def press(self, *articles: Article, lang: str = "vi", cache: str = "cache") -> list[Made]:
        """Compile a book of these articles."""
        press = Press(self.root, self.site.parent / cache, lang, lambda files: self.edition, self.strings, self.address)
        for article in articles:
            press.add(article)
        return press.compile(self.site)

    def handout(self, html: str, lang: str = "vi") -> Reading:
        """The handout of a chapter with this text."""
        self.press(chapter(html, lang=lang), lang=lang)
        return self.read(f"{lang}/chapters/01-one.pdf")

    def read(self, name: str) -> Reading:
        return Reading(self.site / "pdf" / name)
