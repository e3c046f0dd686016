"""A page as the site builder rendered it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["chapter", "annex"]


@dataclass(frozen=True, slots=True)
class Article:
    """One page in one language, on its way to print."""

    page: str
    """Source path below the language folder, without suffix: chapters/00-how-to-use. The handout's name."""
    url: str
    """Address relative to the site's root: en/chapters/00-how-to-use/."""
    html: str
    """The whole page or its article; only what stands inside the article is printed."""
    title: str
    role: Role
    """chapter: also a handout; annex: small type in the book."""
    chapter: int | None = None
    """Printed above the title."""
    part: str = ""
    """Title of the part of the book that it belongs to; a part has an opening page."""
    question: str = ""
    """What a chapter answers, in one line; printed where the chapter is announced."""
    form: bool = False
    """An annex that is a form: also a handout."""

    @property
    def id(self) -> str:
        """The page as prefix of its ids in print: chapters.00-how-to-use."""
        return self.page.replace("/", ".")
