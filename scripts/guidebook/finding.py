"""What the checker says. Apart from the model: a check of a built site alone needs no registers and starts faster."""

from __future__ import annotations

from dataclasses import dataclass

LANGUAGES = ("vi", "en")
"""Vietnamese is the source, English follows."""


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in both languages."""

    vi: str
    en: str

    def __getitem__(self, lang: str) -> str:
        return self.vi if lang == "vi" else self.en


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing an editor must know about, at one place."""

    id: str
    """Rule id such as L001."""
    severity: str
    """error, warning or info."""
    file: str
    """Path relative to the root, with forward slashes."""
    line: int
    """From 1."""
    column: int
    """From 1, counted in characters."""
    message: Text
    """Where, what was found, what was expected."""
    hint: Text
    """What to do."""
    related: tuple[tuple[str, int], ...] = ()
    """Other places (file, line), such as the twin page."""
