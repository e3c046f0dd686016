"""Figures, dates and legal grounds in the notation of each language."""

from datetime import date
from decimal import Decimal

import pytest

from guidebook.model import Law, Place, Text, Unit, Value
from guidebook.notation import NBSP, format_date, format_number, format_value, legal_ground

PERCENT = Unit("%", Text("%", "%"), {"vi": ("%",), "en": ("%",)}, "%", Decimal(1), True)
YEARLY = Unit("%/yr", Text("%/năm", "% a year"), {}, "%/yr", Decimal(1), True)
BILLION = Unit("bn-vnd", Text("tỷ đồng", "billion VND"), {}, "VND", Decimal(10**9), True)
TONNES = Unit("t", Text("tấn", "tonnes"), {"en": ("tonnes", "tonne", "t")}, "kg", Decimal(1000), True)
YEAR = Unit("calendar-year", Text("", ""), {}, "calendar-year", Decimal(1), False)
COUNT = Unit("count", Text("", ""), {}, "count", Decimal(1), False)


def value(op, low=None, high=None, unit="%"):
    ends = [None if end is None else Decimal(end) for end in (low, high)]
    return Value("key", op, ends[0], ends[1], unit, None)


@pytest.mark.parametrize(
    ("figure", "unit", "vi", "en"),
    [
        (value("range", "5", "16.5"), PERCENT, "5-16,5%", "5–16.5%"),
        (value("range", "1.0", "1.5"), YEARLY, "1-1,5%/năm", "1–1.5% a year"),
        (value("approx", "4400"), BILLION, f"khoảng 4.400{NBSP}tỷ đồng", f"about 4,400{NBSP}billion VND"),
        (value("ge", "15"), PERCENT, "ít nhất 15%", "at least 15%"),
        (value("gt", "50"), PERCENT, "trên 50%", "over 50%"),
        (value("lt", None, "6.50"), PERCENT, "dưới 6,5%", "under 6.5%"),
        (value("le", None, "10"), PERCENT, "tối đa 10%", "at most 10%"),
        (value("eq", "1"), TONNES, f"1{NBSP}tấn", f"1{NBSP}tonne"),
        (value("eq", "1234.5"), TONNES, f"1.234,5{NBSP}tấn", f"1,234.5{NBSP}tonnes"),
        (value("eq", "2030"), YEAR, "2030", "2030"),
        (value("eq", "2441"), COUNT, "2.441", "2,441"),
        (value("eq", "0.000154"), COUNT, "0,000154", "0.000154"),
        (value("eq", "1e3"), COUNT, "1.000", "1,000"),
    ],
)
def test_value(figure, unit, vi, en):
    assert format_value(figure, unit, "vi") == vi
    assert format_value(figure, unit, "en") == en


def test_number_below_zero_has_a_minus_sign():
    assert format_number(Decimal("-1234.50"), "vi") == "−1.234,5"
    assert format_number(Decimal("-1234.50"), "en") == "−1,234.5"


def test_date():
    day = date(2023, 4, 7)
    assert format_date(day, "vi") == "07/04/2023"
    assert format_date(day, "vi", long=True) == "ngày 07 tháng 4 năm 2023"
    assert format_date(day, "en") == format_date(day, "en", long=True) == f"7{NBSP}April 2023"


def law(number, kind, issuer, title, issued):
    return Law(
        id="x", number=number, kind=kind, issuer=Text(issuer, ""), title=Text(title, ""), issued=issued,
        effective=None, status="in_force", amended_by=(), replaces=(), replaced_by=None, group="planning",
        why=Text("", ""), key_facts=(), sources=(), verified="text", note=None, place=Place("laws.yml", 1),
    )  # fmt: skip


DECREE_30 = law("30/2020/NĐ-CP", "decree", "Chính phủ", "Về công tác văn thư", date(2020, 3, 5))
PLANNING_LAW = law("112/2025/QH15", "law", "Quốc hội", "Luật Quy hoạch", date(2025, 12, 10))


@pytest.mark.parametrize(
    ("entry", "citation"),
    [
        (
            DECREE_30,
            "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;",
        ),
        # clause 6, Section II, Part I, Annex I of the decree: a law bears neither number nor issuer
        (PLANNING_LAW, "Căn cứ Luật Quy hoạch ngày 10 tháng 12 năm 2025;"),
        (
            law(
                "600/QĐ-BKHĐT", "decision", "Bộ Kế hoạch và Đầu tư (nay đã hợp nhất vào Bộ Tài chính)",
                "Ban hành Hướng dẫn xây dựng Kế hoạch hành động", date(2023, 1, 10),
            ),
            "Căn cứ Quyết định số 600/QĐ-BKHĐT ngày 10 tháng 01 năm 2023 của Bộ Kế hoạch và Đầu tư"
            " ban hành Hướng dẫn xây dựng Kế hoạch hành động;",
        ),
        (
            law("253/2025/QH15", "resolution", "Quốc hội", "Nghị quyết về các cơ chế năng lượng", None),
            "Căn cứ Nghị quyết số 253/2025/QH15 ngày … tháng … năm … của Quốc hội về các cơ chế năng lượng;",
        ),
        (
            law(
                "75-KL/TW", "resolution", "Ban Chấp hành Trung ương", "Kết luận Hội nghị về bảo vệ môi trường",
                date(2026, 7, 28),
            ),
            "Căn cứ Kết luận số 75-KL/TW ngày 28 tháng 7 năm 2026 của Ban Chấp hành Trung ương"
            " về bảo vệ môi trường;",
        ),
        (
            law("200/KH-UBND", "plan", "UBND tỉnh A", "Kế hoạch hành động (cập nhật)", date(2022, 9, 22)),
            "Căn cứ Kế hoạch số 200/KH-UBND ngày 22 tháng 9 năm 2022 của Ủy ban nhân dân tỉnh A"
            " về kế hoạch hành động;",
        ),
        (
            law(
                "227/TB-VPCP", "official_letter", "Văn phòng Chính phủ", "Thông báo kết luận của Phó Thủ tướng",
                date(2023, 6, 16),
            ),
            "Căn cứ Thông báo số 227/TB-VPCP ngày 16 tháng 6 năm 2023 của Văn phòng Chính phủ"
            " về kết luận của Phó Thủ tướng;",
        ),
        (law(None, "plan", "UBND tỉnh B", "Kế hoạch hành động", None), None),
        (law("NDC 2022", "plan", "Việt Nam", "Đóng góp do quốc gia tự quyết định", None), None),
        (law("(EU) 2023/956", "foreign", "Nghị viện châu Âu", "CBAM", date(2023, 5, 10)), None),
    ],
)  # fmt: skip
def test_legal_ground(entry, citation):
    assert legal_ground(entry) == citation


def test_legal_ground_names_amendments():
    amendment = law("119/2025/NĐ-CP", "decree", "Chính phủ", "Sửa đổi", date(2025, 6, 9))
    assert legal_ground(DECREE_30, (amendment, PLANNING_LAW)) == (
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư,"
        " được sửa đổi, bổ sung bởi Nghị định số 119/2025/NĐ-CP ngày 09 tháng 6 năm 2025"
        " và Luật Quy hoạch ngày 10 tháng 12 năm 2025;"
    )
