"""The inverted index in a form that compresses well; docs/assets/js/search/library.js makes MiniSearch's own of it."""

from __future__ import annotations

from collections.abc import Sequence

from guidebook.search.letters import fold, words

Packed = dict[str, object]


def pack(fields: Sequence[Sequence[str]]) -> Packed:
    """Index texts: one sequence per field, and in it one text per entry.

    Returns {"terms": all folded words, sorted, joined by spaces, "fields": for each field one list per term}. Such a
    list tells the entries that hold the word, in order, each as the step from the one before. How often a word stands
    in an entry is left out: it would take a third more, and nearness and place decide the order.
    """
    held = [[set(map(fold, words(text))) for text in texts] for texts in fields]
    terms = sorted({term for entries in held for entry in entries for term in entry})
    at = {term: number for number, term in enumerate(terms)}
    packed: list[list[list[int]]] = []
    for entries in held:
        lists: list[list[int]] = [[] for _ in terms]
        last = [0] * len(terms)
        for entry, present in enumerate(entries):
            for number in map(at.__getitem__, present):
                lists[number].append(entry - last[number])
                last[number] = entry
        packed.append(lists)
    return {"terms": " ".join(terms), "fields": packed}
