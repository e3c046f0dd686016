"""Reading [@…]: what a mark is, and what is said about one that is malformed."""

from __future__ import annotations

import pytest

from guidebook.chapters import MarkError, find_marks, read_marks
from guidebook.model import Mark


@pytest.mark.parametrize(
    "text, marks",
    [
        ("[@qd-600]", [Mark("qd-600", None, None)]),
        ("[@qd-600:themes]", [Mark("qd-600", "themes", None)]),
        ("[@a:b; @c]", [Mark("a", "b", None), Mark("c", None, None)]),
        ("[@luat, Điều 3]", [Mark("luat", None, "Điều 3")]),
        ("[@luat, khoản 2\n    Điều 3;\n@b]", [Mark("luat", None, "khoản 2 Điều 3"), Mark("b", None, None)]),
    ],
)
def test_references(text: str, marks: list[Mark]) -> None:
    assert find_marks(f"giảm 15%{text} so với") == [(8, 8 + len(text), tuple(marks))]


def test_nothing_is_found_in_code_comments_or_behind_a_backslash() -> None:
    assert find_marks("`[@a]` <!-- [@b] --> \\[@c] [^@d] [a@b]") == []


@pytest.mark.parametrize(
    "text, said",
    [
        ("[@Qd-600]", "chữ thường"),
        ("[@]", "thiếu mã"),
        ("[@a; b]", "thiếu @"),
        ("[@ a]", "khoảng trắng"),
        ("[@a:]", "dấu hai chấm"),
        ("[@a,]", "dấu phẩy"),
        ("[@a; ]", "thiếu mã"),
        ("[@a\n\nb]", "ngoặc đóng"),
        ("[@a", "ngoặc đóng"),
        ("[@a [b]]", "ngoặc đóng"),
    ],
)
def test_a_malformed_mark_says_what_is_wrong(text: str, said: str) -> None:
    marks, faults = read_marks(text)
    assert marks == []
    assert [said in fault.message.vi for fault in faults] == [True]
    assert faults[0].message.en != faults[0].message.vi
    with pytest.raises(MarkError):
        find_marks(text)
