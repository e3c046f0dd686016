"""What has changed, as an Atom feed (RFC 4287) in each language, from CHANGELOG.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as xml

from guidebook.model import LANGUAGES, Text

_SECTION = re.compile(r"^## \[?(?P<name>[^\]\n]+?)\]?(?: - (?P<day>\d{4}-\d\d-\d\d))?$", re.M)
_BETWEEN = re.compile(r"(?<=[.!?]) · ")


class ChangelogError(Exception):
    """A line of the changelog is not in both languages. The message says which, in both."""


@dataclass(frozen=True, slots=True)
class Release:
    """One section of the changelog."""

    name: str
    day: date | None
    """None for what is not released yet."""
    changes: tuple[Text, ...]


def read_changelog(text: str) -> list[Release]:
    """The sections of a changelog in the form of keepachangelog.com, newest first; each item is `Tiếng Việt. · English.`

    Raises:
        ChangelogError: an item does not hold exactly two languages.
    """
    heads = list(_SECTION.finditer(text))
    return [
        Release(
            head["name"], date.fromisoformat(head["day"]) if head["day"] else None,
            tuple(_text(item) for item in re.findall(r"^- (.+)$", text[head.end() : end], re.M)),
        )
        for head, end in zip(heads, [*(head.start() for head in heads[1:]), len(text)])
    ]  # fmt: skip


def _text(item: str) -> Text:
    parts = _BETWEEN.split(item)
    if len(parts) != 2:
        raise ChangelogError(
            f"CHANGELOG.md: dòng “{item[:60]}…” cần đúng hai phần, “Tiếng Việt. · English.”, nhưng có {len(parts)} phần. · "
            f"CHANGELOG.md: the line “{item[:60]}…” needs two parts, “Tiếng Việt. · English.”, but has {len(parts)}."
        )
    return Text(*parts)


def feeds(root: Path, address: str, titles: Text, edition: date) -> Iterator[tuple[str, str]]:
    """(path below the site, Atom feed) for each language. `address` is the public one, ending in a slash; `titles` the
    name of the feed; what is not released bears the date of the edition.

    Raises:
        ChangelogError: see `read_changelog`.
    """
    releases = read_changelog((root / "CHANGELOG.md").read_text(encoding="utf-8"))
    for lang in LANGUAGES:
        folder = "" if lang == LANGUAGES[0] else f"{lang}/"
        yield f"{folder}feed.xml", _feed(releases, f"{address}{folder}", titles[lang], lang, edition)


def _feed(releases: list[Release], home: str, title: str, lang: str, edition: date) -> str:
    feed = xml.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": lang})
    xml.SubElement(feed, "title").text = title
    xml.SubElement(feed, "id").text = home
    xml.SubElement(feed, "link", {"rel": "self", "href": f"{home}feed.xml"})
    xml.SubElement(feed, "link", {"href": home})
    xml.SubElement(feed, "updated").text = f"{edition}T00:00:00Z"
    author = xml.SubElement(feed, "author")
    xml.SubElement(author, "name").text = title
    for release in releases:
        for change in release.changes:
            entry = xml.SubElement(feed, "entry")
            xml.SubElement(entry, "title").text = change[lang]
            # The id must not move when the address or the name of the section does: it is that of the sentence.
            xml.SubElement(entry, "id").text = uuid5(NAMESPACE_URL, change[LANGUAGES[0]] + lang).urn
            xml.SubElement(entry, "link", {"href": home})
            xml.SubElement(entry, "updated").text = f"{release.day or edition}T00:00:00Z"
            xml.SubElement(entry, "content", {"type": "text"}).text = change[lang]
    xml.indent(feed)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + xml.tostring(feed, encoding="unicode") + "\n"
