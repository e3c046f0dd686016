"""Alphabetical order in both languages."""

from __future__ import annotations

import random
import unicodedata

import pytest

from guidebook.pages.collation import collation_key, initial

VIETNAMESE = [
    "an toàn", "ăn mòn", "ân hạn", "ba", "bà", "bả", "bã", "bá", "bạ", "bài tập", "ban quản lý", "bản đồ",
    "căn cứ", "cân bằng", "CO2", "công nghiệp", "cơ sở", "danh mục", "đánh giá", "đầu tư", "định mức", "em", "êm",
    "khu", "khu công nghiệp", "khu kinh tế", "khung", "ô nhiễm", "ủy ban", "ưu đãi",
]  # fmt: skip
ENGLISH = ["appraisal", "carbon credit", "Đà Nẵng", "decree", "eco-industrial park", "energy audit", "Sông Mai", "unit"]


@pytest.mark.parametrize(("lang", "words"), [("vi", VIETNAMESE), ("en", ENGLISH)])
def test_order(lang, words):
    shuffled = random.Random(1).sample(words, len(words))
    assert sorted(shuffled, key=lambda word: collation_key(word, lang)) == words


def test_a_tone_decides_only_between_syllables_of_the_same_letters():
    words = ["bán hàng", "bạn", "bản đồ", "bài tập", "bao bì", "ban quản lý", "bàn"]
    in_order = ["bài tập", "ban quản lý", "bàn", "bản đồ", "bán hàng", "bạn", "bao bì"]
    assert sorted(words, key=lambda word: collation_key(word, "vi")) == in_order


def test_decomposed_text_sorts_like_composed_text():
    word = "đường cơ sở"
    assert collation_key(unicodedata.normalize("NFD", word), "vi") == collation_key(word, "vi")


@pytest.mark.parametrize(
    ("word", "vi", "en"),
    [("đánh giá", "Đ", "D"), ("ủy ban", "U", "U"), ("ưu đãi", "Ư", "U"), ("“xanh”", "X", "X"), ("3R", "0–9", "0–9")],
)
def test_initial(word, vi, en):
    assert initial(word, "vi") == vi
    assert initial(word, "en") == en
