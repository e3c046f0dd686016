"""Figures, dates and document numbers in the notation of each language."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from guidebook.book import load_book
from guidebook.chapters import Notation, notations
from guidebook.chapters.citations import read_citations
from guidebook.chapters.comparison import comparison
from guidebook.chapters.dates import read_moments
from guidebook.chapters.figures import read_figures


@pytest.fixture(scope="module")
def notation(root: Path) -> dict[str, Notation]:
    return notations(load_book(root, root / ".cache").registers.units)


@pytest.mark.parametrize(
    "lang, text, low, high, times, unit",
    [
        ("vi", "1.234,5", "1234.5", None, 1, None),
        ("en", "1,234.5", "1234.5", None, 1, None),
        ("vi", "16,5%", "16.5", None, 1, "%"),
        ("vi", "5-16,5%", "5", "16.5", 1, "%"),
        ("vi", "từ 5% đến 16,5%", "5", "16.5", 1, "%"),
        ("en", "5–16.5%", "5", "16.5", 1, "%"),
        ("en", "between 5 and 16.5 per cent", "5", "16.5", 1, "%"),
        ("vi", "4.400 tỷ đồng", "4400", None, 1, "bn-vnd"),
        ("vi", "4,4 nghìn tỷ đồng", "4.4", None, 1, "tn-vnd"),
        ("en", "4,400 billion VND", "4400", None, 1, "bn-vnd"),
        ("en", "VND 60 billion", "60", None, 10**9, "VND"),
        ("en", "US$5 million", "5", None, 10**6, "USD"),
        ("vi", "khoảng 600 tỷ", "600", None, 10**9, None),
        ("vi", "3 triệu người", "3", None, 10**6, None),
        ("vi", "1.000 TOE/năm", "1000", None, 1, "TOE/yr"),
        ("vi", "12,0 TOE/tỷ đồng", "12.0", None, 1, "TOE/bn-vnd"),
        ("vi", "5\ntỷ đồng", "5", None, 1, "bn-vnd"),
        ("vi", "1,5\u00a0%/năm", "1.5", None, 1, "%/yr"),
        ("vi", "giảm −5%", "-5", None, 1, "%"),
        ("en", "the 21st century", "21", None, 1, None),
        ("vi", "Bảng 0.1", "0.1", None, 1, None),
        ("vi", "công nghiệp 4.0", "4.0", None, 1, None),
        ("vi", "2021-2030", "2021", "2030", 1, None),
    ],
)
def test_one_number(
    notation: dict, lang: str, text: str, low: str, high: str | None, times: int, unit: str | None
) -> None:
    (figure,) = read_figures(text, notation[lang])
    assert (figure.kind, figure.low, figure.high) == ("number", Decimal(low), Decimal(high) if high else None)
    assert (figure.times, figure.unit, figure.foreign) == (times, unit, False)


@pytest.mark.parametrize(
    "lang, text", [("vi", "12.5%"), ("vi", "1,234.5"), ("en", "1.234,5"), ("en", "12,5%")]
)
def test_the_other_notation_is_noticed(notation: dict, lang: str, text: str) -> None:
    (figure,) = read_figures(text, notation[lang])
    assert figure.foreign
    assert figure.low in (Decimal("12.5"), Decimal("1234.5"))


@pytest.mark.parametrize("text", ["CO2", "m3", "P1", "2a", "VNEEP3", "B12"])
def test_digits_of_names_are_no_numbers(notation: dict, text: str) -> None:
    assert read_figures(text, notation["vi"]) == []


@pytest.mark.parametrize(
    "lang, text, labels",
    [
        ("vi", "điểm a khoản 2 Điều 3", ["a", "2", "3"]),
        ("vi", "các Điều 17-20", ["17", "20"]),
        ("vi", "Điều 5.6", ["5", "6"]),
        ("en", "Article 12(2)(a)", ["12", "2", "a"]),
        ("en", "Articles 17–20", ["17", "20"]),
        ("en", "Clause 2, Article 12", ["2", "12"]),
    ],
)
def test_places_in_laws(notation: dict, lang: str, text: str, labels: list[str]) -> None:
    assert [figure.label for figure in read_figures(text, notation[lang])] == labels


@pytest.mark.parametrize(
    "lang, text, labels",
    [
        ("vi", "ngày 07/04/2023", ["2023-04-07"]),
        ("vi", "ngày 07 tháng 4 năm 2023", ["2023-04-07"]),
        ("vi", "từ 10/2022 đến tháng 8 năm 2024", ["2022-10", "2024-08"]),
        ("vi", "trước ngày 31/3 hằng năm", ["-----03-31"]),
        ("vi", "quý IV/2026 và Quý I", ["2026-Q4", "-----Q1"]),
        ("vi", "7 giờ 45 và 14:30", ["07:45", "14:30"]),
        ("vi", "31/02/2024", ["2024-02-31"]),
        ("vi", "7/6 và 35/2022 và 12 tháng", []),
        ("en", "7 April 2023, April 7, 2023", ["2023-04-07", "2023-04-07"]),
        ("en", "from October 2022 to Aug 2024", ["2022-10", "2024-08"]),
        ("en", "fourth quarter of 2026, Q1", ["2026-Q4", "-----Q1"]),
        ("en", "in May, since March", ["-----05", "-----03"]),
        ("en", "May the office march on", []),
        ("en", "2026-11-22", ["2026-11-22"]),
    ],
)
def test_moments(lang: str, text: str, labels: list[str]) -> None:
    assert [moment.label for moment in read_moments(text, lang)] == labels


@pytest.mark.parametrize(
    "text, numbers",
    [
        ("600/QĐ-BKHĐT", ["600/QĐ-BKHĐT"]),
        ("72/2020/QH14 và 98/UBTVQH15", ["72/2020/QH14", "98/UBTVQH15"]),
        ("75-KL/TW, 08-NQ/TU", ["75-KL/TW", "08-NQ/TU"]),
        ("66.2/2025/NQ-CP", ["66.2/2025/NQ-CP"]),
        ("3685/VPCP-NN", ["3685/VPCP-NN"]),
        ("600 / QD – BKHĐT", ["600/QĐ-BKHĐT"]),
        ("0,6592 tCO2/MWh và 12/GDP và 5/12/2024", []),
    ],
)
def test_full_document_numbers(text: str, numbers: list[str]) -> None:
    assert [citation.number for citation in read_citations(text) if citation.number] == numbers


@pytest.mark.parametrize(
    "text, keys",
    [
        ("Decree 06/2022", ["06/2022"]),
        ("Quyết định số 600", ["600"]),
        ("Law 2020", []),
        ("theo 35/2022", ["35/2022"]),
    ],
)
def test_short_document_numbers(text: str, keys: list[str]) -> None:
    assert [citation.key for citation in read_citations(text)] == keys


@pytest.mark.parametrize(
    "lang, text, said",
    [
        ("vi", "giảm ít nhất ", "ge"),
        ("vi", "không dưới ", "ge"),
        ("vi", "tối đa là ", "le"),
        ("vi", "dưới ", "lt"),
        ("vi", "khoảng ", "approx"),
        ("vi", "ở mức ", ""),
        ("en", "at least VND ", "ge"),
        ("en", "not more than ", "le"),
        ("en", "nearly ", "approx"),
    ],
)
def test_words_before_a_figure(lang: str, text: str, said: str) -> None:
    assert comparison(text + "15%", len(text), lang) == said
