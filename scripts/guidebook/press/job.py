"""What one PDF is made of, in the words that overrides/print/job.typ reads."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol

import segno
from babel.dates import format_date

from guidebook.model import Text
from guidebook.press.article import Article
from guidebook.press.copies import Kind, Look

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
    "accessibility",
    "tables",
    "figures",
    "origin",
    "terms",
    "terms-help",
    "documents",
    "documents-help",
    "closing",
    "report",
    "licence-title",
    "licence-long",
    "forms",
    "forms-which",
    "page",
    "page-of",
)
_REPORT_SHEET = ("page", "wrong", "right", "source", "sender")
"""Lines of the sheet on which a reader reports a mistake, the same as on the site."""


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
    """Path of the PDF below its folder: guidebook-vi.pdf or vi/chapters/00-how-to-use.pdf."""
    kind: Kind
    sources: tuple[str, ...]
    """Source files of its articles, for messages."""
    data: Mapping[str, Any]
    """The job file."""
    files: Mapping[str, bytes]
    """Path below Typst's root -> content: articles and pictures."""
    sizes: tuple[float, ...] = ()
    """Of a copy that has to be one page: sizes of its body text to try, the largest first."""

    def key(self, fixed: str) -> str:
        """Hash of everything the PDF depends on; `fixed` stands for template, fonts and engine."""
        digest = hashlib.sha256(fixed.encode())
        digest.update(json.dumps([self.data, self.sizes], sort_keys=True, ensure_ascii=False).encode())
        for path in sorted(self.files):
            digest.update(path.encode() + b"\0" + hashlib.sha256(self.files[path]).digest())
        return digest.hexdigest()[:32]

    def alone(self, number: int) -> Job:
        """A job with one of this job's articles alone."""
        article = self.data["articles"][number]
        data = {**self.data, "mode": "handout", "page": article["id"], "articles": [article]}
        return replace(self, sources=(self.sources[number],), data=data)

    def sized(self, size: float) -> Job:
        """The same job with body text of another size, in points."""
        return replace(self, data={**self.data, "size": size})


def job_data(
    kind: Kind,
    lang: str,
    articles: Sequence[Article],
    edition: Edition,
    strings: Mapping[str, Text],
    site_url: str,
    look: Look,
    places: Sequence[str] | None = None,
) -> dict[str, Any]:
    """The job file of a book (all articles) or of a copy of one.

    `site_url` is empty while there is none. `places` are the ids in a copy that leaves something out; None: all are there.
    """

    def say(key: str, **values: object) -> str:
        text = strings[f"press.{key}"][lang]
        return text.format(**values) if values else text

    first = articles[0]
    book = kind == "book"
    words: dict[str, Any] = {key: say(key) for key in _AS_THEY_ARE}
    words["sheet"] = [strings[f"site.sheet-{line}"][lang] for line in _REPORT_SHEET]
    words["edition"] = say("edition", date=format_date(edition.date, _LONG[lang], locale=lang))
    words["edition-id"] = say("edition-id", id=edition.id)
    words["running-edition"] = say(
        "running-edition", date=format_date(edition.date, _SHORT[lang], locale=lang), id=edition.id
    )
    words["copy"] = "" if kind in ("book", "handout") else say(f"copy-{kind}")
    title = words["title"] if book else first.title
    url = site_url and site_url + first.url
    which = {"edition": words["edition"], "id": words["edition-id"]}
    words["citation"] = say("citation", title=words["title"], **which)
    words["report-how"] = say("report-how", **which)
    return {
        "mode": "book" if book else "handout",
        "lang": lang,
        "size": look.size,
        "mirror": look.mirror,
        "grey": look.grey,
        "document-title": f"{title} · {words['copy']}" if words["copy"] else title,
        "page": "" if book else first.id,
        "places": places,
        "keys": kind != "participant",
        "url": url,
        "code": "" if book or not url else _code(url),
        "site-url": site_url,
        "date": {"year": edition.date.year, "month": edition.date.month, "day": edition.date.day},
        "words": words,
        "articles": [
            {
                "id": article.id,
                "role": article.role,
                "file": f"/articles/{article.id}.typ",
                "label": "" if article.chapter is None else say("chapter", number=article.chapter),
                "title": article.title,
                "question": article.question,
                "part": article.part,
            }
            for article in articles
        ],
    }


def _code(url: str) -> str:
    """The address as a QR code (SVG). Level M: it still reads when a sixth of a photocopy is spoilt."""
    return segno.make(url, error="m", micro=False).svg_inline(border=4)
