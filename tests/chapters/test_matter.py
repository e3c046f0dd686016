"""Front matter and the hash that a translation follows."""

from __future__ import annotations

import unicodedata

import pytest

from guidebook.chapters import FrontMatterError, front_matter, read_matter, source_hash


def test_fields_and_their_lines() -> None:
    matter = read_matter("---\ntitle: Một\n# lời chú\nchapter: 1\n---\n\n# Một\n")
    assert matter.data == {"title": "Một", "chapter": 1}
    assert matter.lines == {"title": 2, "chapter": 4}


@pytest.mark.parametrize("text", ["", "# Một", "text\n---\na: b\n---\n", "---\n---\n", "---\n"])
def test_none_is_empty(text: str) -> None:
    assert front_matter(text) == {}


@pytest.mark.parametrize(
    "text, line",
    [
        ("---\na: [\n---\n", 3),
        ("---\na: 1\na: 2\n---\n", 3),
        ("---\n- a\n---\n", 2),
        ("---\na: b: c\n---\n", 2),
        ("---\na: !!python/name:os.system\n---\n", 2),
        ("---\na: 2026-02-31\n---\n", 1),
        ("---\na: " + "[" * 100_000 + "\n---\n", 1),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(text: str, line: int) -> None:
    with pytest.raises(FrontMatterError) as caught:
        front_matter(text)
    assert caught.value.line == line
    assert caught.value.message.vi and caught.value.message.en


def test_the_hash_looks_at_words_alone() -> None:
    text = "---\ntitle: Một\n---\n\nMột câu.\nHai câu.\n"
    same = "\ufeff---\r\ntitle: Hai\r\n---\r\n\r\nMột câu. Hai\n  câu."
    assert source_hash(text) == source_hash(same) == source_hash(unicodedata.normalize("NFD", text))
    assert source_hash(text) != source_hash(text.replace("Hai câu", "Ba câu"))
    assert len(source_hash(text)) == 10
