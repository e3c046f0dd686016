"""The inverted index in a form that compresses well; docs/assets/js/search/layer.js makes MiniSearch's own of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from guidebook.search.letters import fold, words

Packed = dict[str, object]


def pack(fields: Sequence[Sequence[str]]) -> Packed:
    """Index texts: one sequence per field, and in it one text per entry.

    Returns {"terms": all folded words, sorted, joined by spaces, "fields": for each field one list per term}. Such a
    list tells the entries that hold the word, in order: the step from the entry before, doubled; odd when the number
    of times follows because it is not one.
    """
    counted = [[Counter(map(fold, words(text))) for text in texts] for texts in fields]
    terms = sorted({term for counts in counted for count in counts for term in count})
    at = {term: number for number, term in enumerate(terms)}
    packed: list[list[list[int]]] = []
    for counts in counted:
        lists: list[list[int]] = [[] for _ in terms]
        last = [0] * len(terms)
        for entry, count in enumerate(counts):
            for term, times in count.items():
                number = at[term]
                step = (entry - last[number]) * 2
                lists[number] += [step] if times == 1 else [step + 1, times]
                last[number] = entry
        packed.append(lists)
    return {"terms": " ".join(terms), "fields": packed}
