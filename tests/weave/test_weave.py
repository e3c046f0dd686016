"""The weave: terms, document numbers, chapters and marks in real Python-Markdown pages."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser
from weave_samples import term

from guidebook.model import Registers
from guidebook.weave.extension import Weaver
from guidebook.weave.marks import weave_marks
from guidebook.weave.numbers import first_date
from guidebook.weave.spans import Span, join
from guidebook.weave.terms import HEAD_START, PER_THOUSAND_WORDS, TermBudget, TermFinder

CHAPTERS = {0: "chapters/00.md", 5: "chapters/05.md"}


def render(registers: Registers, markdown: str, lang: str = "vi", chapter: int | None = 0) -> str:
    weaver = Weaver(registers, lang, CHAPTERS)
    weaver.begin(lambda target: target, chapter)
    text = weave_marks(markdown, registers, lang, lambda target: target)
    return Markdown(extensions=["attr_list", "tables", "def_list", "footnotes", "md_in_html", weaver]).convert(text)


def links(html: str, css: str) -> list[tuple[str, str]]:
    return re.findall(rf'<a class="{css}"[^>]*?href="([^"]*)"[^>]*>([^<]*)</a>', html)


def test_the_longest_term_wins_and_a_term_is_woven_once(registers: Registers) -> None:
    html = render(registers, "Kế hoạch hành động về tăng trưởng xanh. Một kế hoạch, lại tăng trưởng xanh.")
    assert links(html, "gb-term") == [("reference/glossary.md#action-plan", "Kế hoạch hành động"),
                                      ("reference/glossary.md#green-growth", "tăng trưởng xanh")]


def test_a_term_broken_over_two_lines_is_found(registers: Registers) -> None:
    assert links(render(registers, "về tăng\ntrưởng xanh"), "gb-term") == [("reference/glossary.md#green-growth",
                                                                            "tăng\ntrưởng xanh")]


def test_abbreviations_keep_their_case_and_words_their_edges(registers: Registers) -> None:
    html = render(registers, "TTX, ttx, TTXa, 12/TTX, KNK và KNK")
    assert [text for _, text in links(html, "gb-term")] == ["TTX", "KNK", "KNK"]


def test_a_form_of_two_terms_is_left_alone() -> None:
    both = [term("appraisal", "thẩm định (dự án)", "appraisal"), term("verification", "thẩm định (khí nhà kính)", "verification")]
    assert not list(TermFinder(Registers(terms={t.id: t for t in both}), "vi").find("cơ quan thẩm định"))
    one = TermFinder(Registers(terms={"appraisal": both[0]}), "vi")
    assert [found[2].id for found in one.find("cơ quan thẩm định")] == ["appraisal"]


def test_english_plurals_belong_to_the_link(registers: Registers) -> None:
    html = render(registers, "Two action plans cut greenhouse gases.", "en")
    assert [text for _, text in links(html, "gb-term")] == ["action plans", "greenhouse gases"]


@pytest.mark.parametrize("markdown", [
    "# Tăng trưởng xanh",
    "[tăng trưởng xanh](x.md)",
    "`tăng trưởng xanh`",
    "    tăng trưởng xanh",
    "![tăng trưởng xanh](x.svg)",
    "Chữ ở đây.\n{: .no-weave }\n\n- tăng trưởng\n- xanh",
    "<!-- tăng trưởng xanh -->",
])
def test_headings_links_code_pictures_and_comments_stay_as_they_are(registers: Registers, markdown: str) -> None:
    assert "gb-term" not in render(registers, markdown)


def test_words_and_order_of_a_page_are_untouched(registers: Registers) -> None:
    source = "Một **khí nhà kính** hai *kế hoạch hành động* ba\n\n- bốn TTX năm\n\n| a | KNK |\n|---|---|\n| 600/QĐ-BKHĐT | b |"
    plain = Markdown(extensions=["tables"]).convert(source)
    woven = re.sub(r" <span class=\"gb-badge[^>]*>[^<]*</span>", "", render(registers, source))
    strip = re.compile(r"<[^>]*>")
    assert strip.sub("", woven).split() == strip.sub("", plain).split()
    assert len(links(woven, "gb-term")) == 4


def test_a_badge_stands_at_the_first_mention_only(registers: Registers) -> None:
    html = render(registers, "Theo 06/2022/NĐ-CP và lại 06/2022/NĐ-CP; 600/QĐ-BKHĐT.")
    assert html.count("gb-badge--partly_amended") == 1 and "đã sửa đổi" in html
    assert html.count("gb-badge--unknown") == 1
    assert len(links(html, "gb-law")) == 3


@pytest.mark.parametrize("behind, target", [
    (" ngày 18/08/2020", "qd-1266-2020"),
    (" ngày 14 tháng 7 năm 2026", "qd-1266-2026"),
    (" of 18 August 2020", "qd-1266-2020"),
    ("", None),
    (" ngày 01/01/2021", None),
])
def test_a_namesake_is_linked_only_with_its_date(registers: Registers, behind: str, target: str | None) -> None:
    found = links(render(registers, f"Quyết định 1266/QĐ-TTg{behind} nói"), "gb-law")
    assert [href for href, _ in found] == ([f"reference/laws.md#{target}"] if target else [])


def test_impossible_dates_are_no_dates() -> None:
    assert first_date("ngày 31/02/2024") is None
    assert first_date("chưa có ngày") is None


def test_chapters_are_linked_once_they_are_in_the_nav(registers: Registers) -> None:
    html = render(registers, "Chương 5, Chương 7, Chương 0, chương 50 và Chương 5.3", chapter=0)
    assert links(html, "gb-chapter") == [("chapters/05.md", "Chương 5")]
    assert links(render(registers, "See Chapter 0.", "en", chapter=None), "gb-chapter") == [("chapters/00.md", "Chapter 0")]


def test_marks_become_notes_and_the_same_mark_one_note(registers: Registers) -> None:
    html = render(registers, "giảm 5-16,5%[@steel:y2030] và 5-16,5% [@steel:y2030], việc[@nd-6, Điều 3; @bare]")
    assert "[@" not in html
    assert len(re.findall(r'class="footnote-ref"', html)) == 3
    assert len(re.findall(r'<li id="fn:', html)) == 2
    note = re.search(r'<li id="fn:gb-1">.*?</li>', html, re.S)[0]
    for words in ("Nghị định 06/2022/NĐ-CP", '<a href="https://www.evn.com.vn/a">evn.com.vn</a>', "năm 2030", "nguồn thứ cấp",
                  "reference/sources.md#steel"):
        assert words in note
    assert note.count("evn.com.vn</a>") == 1
    assert "Điều 3" in html


def test_a_key_leads_to_its_place_in_the_law(registers: Registers) -> None:
    assert "Điều 2" in render(registers, "5 việc[@qd-600:count-of-tasks]")
    assert "Article 2" in render(registers, "5 tasks[@qd-600:tasks]", "en")


def test_factors_of_one_table_with_the_same_sources_share_one_note(registers: Registers) -> None:
    html = render(registers, "0,6[@coal:factor], 0,9[@oil:factor] và 0,7[@grid:factor]")
    assert len(re.findall(r'<li id="fn:', html)) == 2
    assert "reference/factors.md#factors-conversion" in html and "reference/factors.md#factors-grid" in html


def test_all_numbers_of_a_case_share_one_note(registers: Registers) -> None:
    html = render(registers, "12[@case-x:a] rồi 13[@case-x:b]")
    assert len(re.findall(r'<li id="fn:', html)) == 1
    assert "Số liệu minh họa của tỉnh X (giả định)" in html


def test_a_note_of_many_places_keeps_one_way_back(registers: Registers) -> None:
    few, many = (render(registers, "1[@case-x:a] " * count) for count in (3, 30))
    assert few.count("footnote-backref") == 3
    assert many.count("footnote-backref") == 1 and many.count('class="footnote-ref"') == 30


def test_a_conclusion_of_the_party_is_named_so(registers: Registers) -> None:
    html = render(registers, "x[@kl-7]")
    assert "Kết luận 7-KL/TW" in html and "Conclusion 7-KL/TW" in render(registers, "x[@kl-7]", "en")


def test_marks_work_in_tables_and_definitions_and_stay_in_code(registers: Registers) -> None:
    html = render(registers, "| a |\n|---|\n| 5%[@steel] |\n\nTừ\n:   5%[@steel]\n\n`[@steel]`")
    assert len(re.findall(r'class="footnote-ref"', html)) == 2
    assert "<code>[@steel]</code>" in html


def test_the_budget_spreads_new_terms_over_the_page() -> None:
    """Half of the words are new terms: no more are woven than the share allows, and not all at the top."""
    terms = [term(f"t{number}", f"từ{number}", f"word{number}") for number in range(400)]
    finder = TermFinder(Registers(terms={t.id: t for t in terms}), "vi")
    budget, spans = TermBudget(), []
    for number in range(400):
        text = f"từ{number} nền"
        spans += budget.choose(text, finder.find(text))
    assert 0 < len(spans) <= HEAD_START + PER_THOUSAND_WORDS * 800 // 1000 + 1
    assert spans[-1].target > "reference/glossary.md#t2"


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 8)), max_size=12))
def test_joined_spans_never_overlap(pairs: list[tuple[int, int]]) -> None:
    spans = [Span(start, start + length, "c", "t") for start, length in pairs]
    joined = join(spans[::2], spans[1::2])
    assert all(left.end <= right.start for left, right in zip(joined, joined[1:]))
    assert set(joined) <= set(spans)


@given(st.text(alphabet="tănggrưởngxanhKNK /[]@*_`\n#|-", max_size=200))
def test_any_text_keeps_its_words(text: str) -> None:
    finder = TermFinder(_SMALL, "vi")
    at = 0
    for start, end, _ in finder.find(text):
        assert at <= start < end <= len(text)
        at = end


def _small() -> Registers:
    return Registers(terms={"a": term("a", "tăng trưởng xanh", "x"), "b": term("b", "khí nhà kính", "y", abbr_vi="KNK")})


_SMALL = _small()


def test_inserted_words_are_labelled_in_the_language_of_the_page(registers: Registers) -> None:
    for lang, start, end in (("vi", "[thêm:", "hết phần thêm"), ("en", "[added:", "end of addition")):
        weaver = Weaver(registers, lang, CHAPTERS)
        html = Markdown(extensions=[weaver, "pymdownx.caret"], extension_configs={
            "pymdownx.caret": {"superscript": False}}).convert("Công nghiệp tăng, ^^cường độ **giảm**.^^\n^^Sở báo cáo^^ hằng năm; 10^2^.")
        [one, two] = LexborHTMLParser(html).css("ins.gb-insert")
        assert one.text() == f"{start} cường độ giảm. {end}]" and two.text() == f"{start} Sở báo cáo {end}]"
        assert [node.text().strip() for node in one.css(".gb-insert-label .gb-sr")] == [end], "heard, not seen"
        assert one.css_first("strong").text() == "giảm" and "10^2^" in html


def test_terms_and_marks_in_inserted_words_are_woven(registers: Registers) -> None:
    weaver = Weaver(registers, "vi", CHAPTERS)
    weaver.begin(lambda target: target, 0)
    text = weave_marks("Tỉnh ^^có tăng trưởng xanh 5%[@steel:y2030]^^.", registers, "vi", lambda target: target)
    html = Markdown(extensions=["attr_list", "footnotes", "pymdownx.caret", weaver], extension_configs={
        "pymdownx.caret": {"superscript": False}}).convert(text)
    inserted = LexborHTMLParser(html).css_first("ins")
    assert inserted.css_first("a.gb-term").text() == "tăng trưởng xanh" and inserted.css_first("a.footnote-ref")
