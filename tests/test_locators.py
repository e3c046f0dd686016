"""Places in a law, in each language."""

import pytest

from guidebook.locators import format_locator


@pytest.mark.parametrize(
    ("locator", "english"),
    [
        ("Điều 5.6", "Article 5.6"),
        ("Điều 4-5", "Articles 4–5"),
        ("Điều 2, 3", "Articles 2, 3"),
        ("Điều 4, Điều 11", "Article 4, Article 11"),
        ("khoản 7 Điều 2; điểm đ khoản 2 Điều 37", "Article 2(7); Article 37(2)(đ)"),
        ("khoản 1, khoản 2 Điều 150", "Article 150(1) and (2)"),
        ("Điều 33.1 (sửa)", "Article 33.1 (as amended)"),
        ("Phụ lục I, nhóm 4", "Annex I, group 4"),
        ("Mục II.2.a", "Section II.2.a"),
        ("Phần căn cứ", "Preamble"),
    ],
)
def test_locator_in_english(locator, english):
    assert format_locator(locator, "en") == (english, "en")
    assert format_locator(locator, "vi") == (locator, "vi")


def test_locator_without_english_words_stays_vietnamese():
    assert format_locator("Mục quan điểm", "en") == ("Mục quan điểm", "vi")
