"""A page as the site builder rendered it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["front", "chapter", "annex"]


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
    """front: before the first chapter, roman page numbers; chapter: also a handout; annex: small type in the book."""
    chapter: int | None = None
    """Printed above the title."""
    form: bool = False
    """An annex that is a form: also a handout."""

    @property
    def id(self) -> str:
        """The page as prefix of its ids in print: chapters.00-how-to-use."""
        return self.page.replace("/", ".")
