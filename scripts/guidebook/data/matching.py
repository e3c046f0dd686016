"""Which spellings of a term a script may look for."""

from __future__ import annotations

import re
from collections.abc import Iterable

from guidebook.model import Term

_BRACKETS = re.compile(r"\s*\([^()]*\)")


def matchable(items: Iterable[str]) -> tuple[str, ...]:
    """The items without brackets: words in brackets are a condition that only a human reader can judge."""
    return tuple(item for item in items if "(" not in item)


def spellings(term: Term, lang: str) -> tuple[str, ...]:
    """All forms under which `term` is acceptable in text of `lang`, the preferred first, each once.

    A name such as “integration; to integrate” holds two forms, and words in brackets explain the name:
    “thẩm định (quy hoạch, kế hoạch, dự án)” is found as “thẩm định”.
    """
    forms = [_BRACKETS.sub("", form).strip() for form in term.name(lang).split(";")]
    variants = term.variants_vi if lang == "vi" else term.variants_en
    abbreviation = term.abbr(lang)
    found = [*forms, *matchable(variants), *([abbreviation] if abbreviation else [])]
    return tuple(dict.fromkeys(form for form in found if form))
