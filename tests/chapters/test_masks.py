"""What is masked, and that offsets stay true."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guidebook.chapters import BLANK, mask

PIECES = [
    "```\n",
    "~~~\n",
    "`",
    "``",
    "<!--",
    "-->",
    "\n",
    "\n\n",
    "    ",
    "- ",
    "a",
    "ế",
    "\\",
    "---\n",
    "/// note\n",
    "\r\n",
    "|",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@settings(max_examples=300, deadline=None)
def test_a_mask_keeps_length_and_lines(text: str) -> None:
    masked = mask(text)
    assert len(masked) == len(text)
    for was, now in zip(text, masked, strict=True):
        assert now in (was, BLANK)
        if was == "\n":
            assert now == "\n"


@pytest.mark.parametrize(
    "text",
    [
        "a `X` b",
        "a ``X ` X`` b",
        "a `X\nX` b",
        "<!-- X -->",
        "<!-- X\n\nX -->",
        "```\nX\n```",
        "~~~ python\nX\n~~~",
        "````\n```\nX\n````",
        "> ```\n> X\n> ```",
        "- item\n\n    ```\n    X\n    ```",
        "---\ntitle: X\n---\n",
        "\ufeff---\r\ntitle: X\r\n---\r\n",
        "text\n\n    X\n\n    X\n",
        "```\nX never closed",
    ],
)
def test_code_and_comments_are_masked(text: str) -> None:
    assert "X" not in mask(text)


@pytest.mark.parametrize(
    "text",
    [
        r"a \`X` b",
        "a `b\n\nX` c",
        "a ``X` b",
        "<!-- X never closed",
        "- item\n\n    X\n",
        "[^1]: note\n\n    X\n",
        "/// details | X\n    type: X\n///",
        "``` X ``` X",
        "a\n    X\n",
        "--- X",
    ],
)
def test_prose_is_kept(text: str) -> None:
    assert "X" in mask(text)


def test_inserted_words_are_prose_and_their_signs_are_not() -> None:
    masked = mask("Tăng, ^^giảm 5%.^^ `^^X^^`")
    assert masked.startswith(f"Tăng, {BLANK * 2}giảm 5%.{BLANK * 2} ") and "X" not in masked and "^" not in masked
