"""What one PDF is made of, in the words that overrides/print/job.typ reads."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, Protocol

from babel.dates import format_date

from guidebook.model import Text
from guidebook.press.article import Article

Mode = Literal["book", "handout"]

_LONG = {"vi": "d 'tháng' M 'năm' y", "en": "d MMMM y"}
_SHORT = {"vi": "dd/MM/y", "en": "d MMM y"}
_AS_THEY_ARE = (
    "title",
    "cover-title",
    "subtitle",
    "independence",
    "precedence",
    "licence",
    "online",
    "imprint",
    "contents",
    "page",
    "page-of",
)


class Edition(Protocol):
    """The date and the short id that stand on every page."""

    @property
    def date(self) -> date: ...

    @property
    def id(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Job:
    """One PDF to make."""

    name: str
    """Path of the PDF below site/pdf: guidebook-vi.pdf or vi/chapters/00-how-to-use.pdf."""
    sources: tuple[str, ...]
    """Source files of its articles, for messages."""
    data: Mapping[str, Any]
    """The job file."""
    files: Mapping[str, bytes]
    """Path below Typst's root -> content: articles and pictures."""

    def key(self, fixed: str) -> str:
        """Hash of everything the PDF depends on; `fixed` stands for template, fonts and engine."""
        digest = hashlib.sha256(fixed.encode())
        digest.update(json.dumps(self.data, sort_keys=True, ensure_ascii=False).encode())
        for path in sorted(self.files):
            digest.update(path.encode() + b"\0" + hashlib.sha256(self.files[path]).digest())
        return digest.hexdigest()[:32]

    def alone(self, number: int) -> Job:
        """A job with one of this job's articles alone."""
        article = self.data["articles"][number]
        data = {**self.data, "mode": "handout", "page": article["id"], "articles": [article]}
        return Job(self.name, (self.sources[number],), data, self.files)


def job_data(
    mode: Mode,
    lang: str,
    articles: Sequence[Article],
    edition: Edition,
    strings: Mapping[str, Text],
    site_url: str,
) -> dict[str, Any]:
    """The job file of a book (all articles) or a handout (one). `site_url` is empty while there is none."""

    def say(key: str, **values: object) -> str:
        text = strings[f"press.{key}"][lang]
        return text.format(**values) if values else text

    first = articles[0]
    words = {key: say(key) for key in _AS_THEY_ARE}
    words["edition"] = say("edition", date=format_date(edition.date, _LONG[lang], locale=lang))
    words["edition-id"] = say("edition-id", id=edition.id)
    words["running-edition"] = say(
        "running-edition", date=format_date(edition.date, _SHORT[lang], locale=lang), id=edition.id
    )
    return {
        "mode": mode,
        "lang": lang,
        "size": 10,
        "document-title": words["title"] if mode == "book" else first.title,
        "page": "" if mode == "book" else first.id,
        "url": site_url and site_url + first.url,
        "site-url": site_url,
        "date": {"year": edition.date.year, "month": edition.date.month, "day": edition.date.day},
        "words": words,
        "articles": [
            {
                "id": article.id,
                "role": article.role,
                "file": f"/articles/{article.id}.typ",
                "label": _label(article, mode, say),
            }
            for article in articles
        ],
    }


def _label(article: Article, mode: Mode, say: Any) -> str:
    if article.role == "annex":
        return say("annex") if mode == "book" else ""  # alone, a form is a form
    return "" if article.chapter is None else say("chapter", number=article.chapter)
