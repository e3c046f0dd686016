"""V001 against sentences as officials write them: what acts today, and what is told as history."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from guidebook.rules import check

CURRENT = {
    "vi": """
Sở Kế hoạch và Đầu tư tổng hợp, trình Ủy ban nhân dân tỉnh trước ngày 31/03.
Hiện nay Sở Tài nguyên và Môi trường chủ trì kiểm kê khí nhà kính.
Từ năm 2023, Sở Kế hoạch và Đầu tư chủ trì việc lập kế hoạch.
Trong giai đoạn 2021-2030, Bộ Kế hoạch và Đầu tư theo dõi việc thực hiện.
Theo Nghị định 06/2022/NĐ-CP, cơ sở gửi báo cáo cho Sở Tài nguyên và Môi trường.
Ủy ban nhân dân huyện lập danh sách làng nghề.
Phòng Kinh tế và Hạ tầng huyện kiểm tra cụm công nghiệp.
Gửi hồ sơ cho Bộ KH&ĐT.
Cụm nằm ở tỉnh Bắc Giang.
Bộ Nông nghiệp và Phát triển nông thôn hướng dẫn làng nghề.
""",
    "en": """
The Department of Planning and Investment submits the draft before 31 March.
The Department of Natural Resources and Environment now leads the inventory.
Since 2023 the Department of Planning and Investment leads the plan.
In 2021–2030 the Ministry of Planning and Investment follows progress.
Under Decree 06/2022/NĐ-CP facilities report to the Department of Natural Resources and Environment.
The district People's Committee lists the craft villages.
The People's Committee of the district checks the cluster.
Send the file to the Ministry of Planning and Investment.
The cluster lies in Bắc Giang province.
The Ministry of Transport issues the norm.
""",
}
HISTORY = {
    "vi": """
Sở Tài chính tiếp nhận nhiệm vụ của Sở Kế hoạch và Đầu tư.
Sở Kế hoạch và Đầu tư (nay là Sở Tài chính) đã lập kế hoạch này.
Bộ Kế hoạch và Đầu tư nay thuộc Bộ Tài chính.
Văn bản của Sở Tài nguyên và Môi trường cũ vẫn còn trong hồ sơ.
Năm 2023, Bộ Kế hoạch và Đầu tư tổ chức ba đợt tập huấn.
Quyết định số 600/QĐ-BKHĐT ngày 07/04/2023 của Bộ Kế hoạch và Đầu tư ban hành Hướng dẫn.
Thông tư 06/2022/NĐ-CP (Bộ Tài nguyên và Môi trường ban hành) còn hiệu lực.
Khi tài liệu viết “Bộ Kế hoạch và Đầu tư”, viết “Bộ Tài chính”.
Việc trước đây của Ủy ban nhân dân huyện do tỉnh làm.
Không còn cấp huyện từ ngày 01/07/2025.
Bộ Kế hoạch và Đầu tư khi đó tham mưu cho Chính phủ.
Nhà máy ở tỉnh Bắc Giang cũ giữ nguyên số liệu.
Sở Nông nghiệp và Môi trường hợp nhất từ Sở Tài nguyên và Môi trường và Sở Nông nghiệp và Phát triển nông thôn.
Quyết định lập ban ghi Chủ tịch Ủy ban nhân dân huyện là thành viên trước khi sáp nhập.
""",
    "en": """
The Department of Finance took over the tasks of the Department of Planning and Investment.
The Department of Planning and Investment (now the Department of Finance) wrote this plan.
The Ministry of Planning and Investment is now part of the Ministry of Finance.
Records of the former Department of Natural Resources and Environment are kept.
In 2023 the Ministry of Planning and Investment held three courses.
Decision 600/QĐ-BKHĐT of 7 April 2023 of the Ministry of Planning and Investment issued the Guidance.
Decree 06/2022/NĐ-CP (issued by the Ministry of Natural Resources and Environment) applies.
Where a document says “Ministry of Planning and Investment”, write “Ministry of Finance”.
The old work of the district People's Committee went up to the province.
There is no longer a district level.
The Ministry of Planning and Investment, at the time, advised the Government.
Plants in the former Bắc Giang province keep their data.
The department was merged from the Department of Natural Resources and Environment and another.
Until 2025 the district People's Committee was a member.
""",
}
HEAD = "# {title} {{#page}}\n\n"
TITLES = {"vi": "Trang", "en": "Page"}


def lines(text: str) -> list[str]:
    return text.strip().split("\n")


def gone(small_book: Callable, lang: str, sentences: list[str]) -> set[int]:
    """The sentences, each a paragraph of a chapter, that are called out."""
    page = HEAD.format(title=TITLES[lang]) + "\n\n".join(sentences) + "\n"
    found = [one for one in check(small_book({f"docs/{lang}/chapters/01-page.md": page})) if one.id == "V001"]
    return {(one.line - 3) // 2 for one in found}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_offices_that_are_gone_do_not_act(small_book: Callable, lang: str) -> None:
    sentences = lines(CURRENT[lang])
    silent = set(range(len(sentences))) - gone(small_book, lang, sentences)
    assert [sentences[number] for number in sorted(silent)] == []


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_history_is_told_freely(small_book: Callable, lang: str) -> None:
    sentences = lines(HISTORY[lang])
    assert [sentences[number] for number in sorted(gone(small_book, lang, sentences))] == []


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_pages_about_the_book_are_history(small_book: Callable, lang: str) -> None:
    page = HEAD.format(title=TITLES[lang]) + lines(CURRENT[lang])[0] + "\n"
    assert [one for one in check(small_book({f"docs/{lang}/about/origin.md": page})) if one.id == "V001"] == []


def test_a_past_sentence_does_not_excuse_the_next(small_book: Callable) -> None:
    text = "Sở Tài chính tiếp nhận nhiệm vụ của Sở Kế hoạch và Đầu tư.\nSở Kế hoạch và Đầu tư trình kế hoạch."
    assert gone(small_book, "vi", [text]) == {0}
