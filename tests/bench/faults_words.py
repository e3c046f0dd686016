"""Faults in words: discouraged ones, terms not used, offices of the past."""

from __future__ import annotations

from collections.abc import Iterator

from seeds import Garden, Seed
from sowing import insert, swap


def sow(garden: Garden) -> Iterator[Seed]:
    yield from terms(garden)
    yield from offices(garden)


def terms(garden: Garden) -> Iterator[Seed]:
    for good, bad in (
        ("designated energy users", "key energy consumers"),
        ("greenhouse gas inventory", "GHG audit"),
        ("master plan", "planning scheme"),
        ("trainers", "lecturers"),
        ("participants", "students"),
    ):
        yield from swap(
            garden,
            "discouraged word",
            "G003",
            "en",
            rf"(?i)\b{good}\b",
            bad,
            1,
            skip=r"^---|description|!\[|^#|/// ",
        )
    for good, bad in (
        ("hằng năm", "hàng năm"),
        ("giảm nhẹ phát thải khí nhà kính", "giảm thiểu khí nhà kính"),
        ("Bộ Công Thương", "Bộ Công thương"),
        ("Ủy ban nhân dân", "Ủy ban Nhân dân"),
    ):
        yield from swap(garden, "discouraged word", "G003", "vi", good, bad, 1, skip=r"^#|!\[")
    for term, other in (
        ("designated energy users", "big users"),
        ("greenhouse gas inventory", "gas count"),
        ("lead agency", "main body"),
        ("working group", "small team"),
        ("master plan", "grand design"),
    ):
        yield from swap(
            garden,
            "term not used in translation",
            "G004",
            "en",
            rf"(?i)\b{term}\b",
            other,
            1,
            skip=r"^#|!\[|\|",
        )


def offices(garden: Garden) -> Iterator[Seed]:
    for vi, en in (
        (
            "Sở Kế hoạch và Đầu tư chủ trì bước này.",
            "The Department of Planning and Investment leads this step.",
        ),
        (
            "Gửi báo cáo cho Bộ Tài nguyên và Môi trường.",
            "Send the report to the Ministry of Natural Resources and Environment.",
        ),
        ("Ủy ban nhân dân huyện lập danh sách.", "The district People's Committee draws up the list."),
        (
            "Bộ Kế hoạch và Đầu tư thẩm định kế hoạch.",
            "The Ministry of Planning and Investment appraises the plan.",
        ),
        (
            "Sở Tài nguyên và Môi trường xác nhận số liệu.",
            "The Department of Natural Resources and Environment confirms the data.",
        ),
    ):
        yield from insert(garden, "office of the past named as current", "V", vi, en, 1)
