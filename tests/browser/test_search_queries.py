"""What people type, in the real box: the answer stands among the first three results."""

from __future__ import annotations

from collections import Counter

import pytest
from selectolax.lexbor import LexborHTMLParser

from search_queries import CLASSES, OFF_TOPIC, ROOTS, load

QUERIES = load()


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: f"{query.file}-{query.typed}")
def test_query_is_well_formed_and_its_targets_exist(query, site):
    assert isinstance(query.typed, str) and query.typed.strip()
    assert query.lang in ROOTS
    assert query.group in (*CLASSES, OFF_TOPIC)
    assert bool(query.targets) == (query.group != OFF_TOPIC)
    for target in query.targets:
        page, _, anchor = target.partition("#")
        file = site / ROOTS[query.lang] / page / "index.html"
        assert file.is_file(), f"{target}: no such page"
        if anchor:
            assert LexborHTMLParser(file.read_bytes()).css_first(f'[id="{anchor}"]'), f"{target}: no such place"


def test_no_query_stands_twice():
    twice = [typed for typed, count in Counter((query.lang, query.typed) for query in QUERIES).items() if count > 1]
    assert twice == []
