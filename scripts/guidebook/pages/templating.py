"""Fills the templates of generated pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from guidebook.locators import format_locator
from guidebook.model import Registers, Source, Value
from guidebook.notation import format_date, format_number, format_value
from guidebook.pages.naming import law_label

Link = Callable[[str], str]
"""Address of `reference/laws.md#qd-600` or `/pdf/guidebook-vi.pdf`, relative to the page being built."""


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


class Words:
    """What a template may call: strings and notation of one language."""

    def __init__(self, registers: Registers, lang: str) -> None:
        self._registers, self.lang = registers, lang
        self.other = "en" if lang == "vi" else "vi"

    def say(self, key: str, **values: object) -> Markup:
        """The string pages.<key> in the page's language. Raises KeyError for an unknown one."""
        text = Markup(escape(self._registers.strings[f"pages.{key}"][self.lang]))
        return text.format(**values) if values else text

    def proof(self, level: str) -> str:
        """How far an entry was checked, in the words of the source notes."""
        return self._registers.strings[f"weave.proof-{level}"][self.lang]

    def law(self, id: str) -> str:
        """What a link to a document says."""
        return law_label(self._registers.laws[id], self._registers, self.lang)

    def date(self, day: date) -> str:
        return format_date(day, self.lang)

    def number(self, number: Decimal | int) -> str:
        return format_number(number, self.lang)

    def value(self, value: Value) -> str:
        return format_value(value, self._registers.units[value.unit], self.lang)

    def locator(self, locator: str) -> Markup:
        """A place in a law; one that has no English form stays Vietnamese and says so."""
        text, lang = format_locator(locator, self.lang)
        return Markup(escape(text)) if lang == self.lang else Markup('<span lang="{}">{}</span>').format(lang, text)

    def sources(self, sources: Iterable[Source]) -> list[tuple[str, Source]]:
        """Sources with the site's name, which is the text of the link."""
        return [(urlsplit(source.url).netloc.removeprefix("www."), source) for source in sources]


def fill(template: str, registers: Registers, lang: str, link: Link, **values: object) -> str:
    """The HTML of templates/<template>.html; blank lines are dropped, since Markdown reads meaning into them."""
    words = Words(registers, lang)
    html = _environment().get_template(f"{template}.html").render(
        words=words, say=words.say, link=link, lang=lang, other=words.other, registers=registers, **values
    )
    return "\n".join(line for line in html.splitlines() if line.strip())
