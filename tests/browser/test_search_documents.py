"""Every document of the register is found by its kind and number, as officials say them: quyết định số 600, decree 80."""

from __future__ import annotations

import re
from collections import Counter

from search_queries import TOP, Query, asked

from guidebook.notation import document_kind
from guidebook.search.letters import fold, words

LEAD = re.compile(r"(?P<number>[\d.]+)(?P<year>/\d{4})?")


def queries(book) -> list[Query]:
    """In Vietnamese without diacritics and with the word for “number”; the year only where two documents share a number."""
    found = []
    for lang, middle in (("vi", " so "), ("en", " ")):
        called = {}
        for law in book.registers.laws.values():
            name, lead = book.registers.strings.get(f"weave.kind-{document_kind(law)}"), LEAD.match(law.number or "")
            if name and lead:
                called[law.id] = (" ".join(map(fold, words(name[lang]))) + middle + lead["number"], lead["year"] or "")
        shared = Counter(short for short, _ in called.values())
        found += [Query(short + year * (shared[short] > 1), lang, "document-number", (f"reference/laws/#{law}",), "")
                  for law, (short, year) in called.items()]  # fmt: skip
    return found


def test_kind_and_number_lead_to_the_document(browser, home, book):
    every = queries(book)
    assert len(every) > 250
    answers = asked(browser, home, every)
    missed = [f"{query.lang} “{query.typed}”: {answers[number].links}" for number, query in enumerate(every)
              if not query.is_answered_by(answers[number].links)]  # fmt: skip
    assert missed == [], f"not among the first {TOP}"
