"""Each element of an article, from HTML to the PDF's structure."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readback import Node, Reading
from workshop import ADDRESS, Workshop, chapter

Handout = Callable[..., Reading]
SIGNS = (
    "2021-2030 giảm -3 và (-5); a--b --- ... “trích” ‘nhỏ’ don’t \"thẳng\" 'đơn' #mã @ai $5 *sao* _gạch_ ~ ` "
    "\\ [x] = / + - &lt;b&gt; // /* */"
)


def words(node: Node) -> str:
    return " ".join(node.text().split())


def one(reading: Reading, kind: str) -> Node:
    [node] = reading.tree.all(kind)
    return node


def test_signs_stay_as_typed(handout: Handout) -> None:
    paragraph = handout(f"<p>{SIGNS}</p>").tree.all("P")[-1]
    assert words(paragraph) == SIGNS.replace("&lt;", "<").replace("&gt;", ">")


@pytest.mark.parametrize(
    "line",
    ["- không phải danh sách", "1. không phải danh sách", "= không phải đề mục", "/ a: b", "2026. Năm"],
)
def test_a_paragraph_that_looks_like_markup_stays_a_paragraph(handout: Handout, line: str) -> None:
    reading = handout(f"<p>{line}</p>")
    assert words(reading.tree.all("P")[-1]) == line
    assert not reading.tree.all("L")


def test_a_link_before_a_bracket_does_not_swallow_it(handout: Handout) -> None:
    html = '<p><a href="https://example.org/">trang</a>(xem) <span lang="en">word</span>[1]</p>'
    assert words(handout(html).tree.all("P")[-1]) == "trang(xem) word[1]"


def test_line_breaks_keep_words_apart(handout: Handout) -> None:
    assert (
        words(handout("<p>Sở Tài chính<br>Sở Công Thương</p>").tree.all("P")[-1])
        == "Sở Tài chính Sở Công Thương"
    )


def test_only_the_text_of_the_screen_page_is_printed(handout: Handout) -> None:
    reading = handout(
        '<h2 id="a">Mục<a class="headerlink" href="#a">¶</a></h2><p>giữ<button>Chép</button></p>'
        '<div class="no-print"><p>lọc</p></div><p class="print-only">chỉ in</p><script>x()</script>'
    )
    text = words(reading.tree)
    assert "giữ" in text and "chỉ in" in text
    assert not {"¶", "Chép", "lọc", "x()"} & set(text.split())


NOTE = (
    '<p>Một<sup id="fnref:a"><a class="footnote-ref" href="#fn:a">1</a></sup> và hai'
    '<sup id="fnref2:a"><a class="footnote-ref" href="#fn:a">1</a></sup>.</p><div class="footnote"><hr><ol>'
    '<li id="fn:a"><p>Nguồn: <em>sổ</em>.&#160;<a class="footnote-backref" href="#fnref:a">↩</a></p></li>'
    "</ol></div>"
)


def test_a_note_stands_once_and_its_number_is_repeated(handout: Handout) -> None:
    reading = handout(NOTE)
    assert words(one(reading, "Note")) == "1Nguồn: sổ."
    assert words(reading.tree.all("P")[-1]).count("1") == 3  # both marks, and the number before the note
    assert "↩" not in reading.tree.text()


def test_notes_and_folded_answers_are_printed_with_their_titles(handout: Handout) -> None:
    reading = handout(
        '<div class="admonition warning"><p class="admonition-title">Lưu ý</p><p>Một.</p></div>'
        '<details class="question"><summary>Đáp án</summary><p>Hai.</p></details>'
    )
    assert [words(node) for node in reading.tree.all("P")[-4:]] == ["Lưu ý", "Một.", "Đáp án", "Hai."]


def table(
    rows: int, head: str = "<th scope='col'>Bước</th><th scope='col' style='text-align: right;'>Số</th>"
) -> str:
    body = "".join(
        f"<tr><td>Việc {row}</td><td style='text-align: right;'>{row},5</td></tr>" for row in range(rows)
    )
    return (
        f"<figure><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        "<figcaption><p>Bảng 1.1. Việc</p></figcaption></figure>"
    )


def test_a_table_is_tagged_once_and_repeats_its_head(handout: Handout) -> None:
    reading = handout(table(90))
    assert len(reading.labels) > 2
    assert len(one(reading, "Table").all("TR")) == 91
    assert [words(cell) for cell in one(reading, "Table").all("TH")] == ["Bước", "Số"]
    assert words(one(reading, "Caption")) == "Bảng 1.1. Việc"
    later = reading.artifacts[1:]
    assert all("Bước" in outside for outside in later)


def test_a_row_head_is_tagged_as_one(handout: Handout) -> None:
    rows = "".join(f"<tr><th scope='row'>Dòng {row}</th><td>{row}</td></tr>" for row in range(3))
    plain = "<table><thead><tr><th>X</th><th>Y</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>"
    reading = handout(
        f"{plain}<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody>{rows}</tbody></table>{plain}"
    )
    heads = [words(cell) for cell in reading.tree.all("TH")]
    assert heads == ["X", "Y", "A", "B", "Dòng 0", "Dòng 1", "Dòng 2", "X", "Y"]
    assert [words(cell) for cell in reading.tree.all("TD")] == ["1", "2", "0", "1", "2", "1", "2"]


def test_a_caption_is_printed_above_its_table(handout: Handout) -> None:
    kinds = [node.kind for node in handout(table(3)).tree.walk() if node.kind in ("Caption", "TR")]
    assert kinds == ["Caption", "TR", "TR", "TR", "TR"]


def test_a_short_table_stays_on_one_page(handout: Handout) -> None:
    reading = handout("<p>Đoạn.</p>" * 29 + table(8))
    assert len(reading.labels) == 2
    assert "Bước" not in "".join(reading.artifacts)


def test_a_linked_table_head_is_not_repeated(handout: Handout) -> None:
    """What is repeated is decoration to a reader of tags, and decoration may hold no link."""
    reading = handout(table(90, "<th>Bước <a href='https://example.org/'>nguồn</a></th><th>Số</th>"))
    assert len(one(reading, "Table").all("TH")) == 2
    assert not any("Bước" in outside for outside in reading.artifacts)


def test_a_cell_longer_than_a_page_is_not_cut(handout: Handout) -> None:
    long = " ".join(f"từ{number}" for number in range(1500))
    reading = handout(
        "<table><thead><tr><th>A</th><th>B</th></tr></thead>"
        f"<tbody><tr><td>x</td><td>{long}</td></tr></tbody></table>"
    )
    assert words(one(reading, "Table").all("TD")[-1]) == long
    assert len(reading.labels) > 1


def test_tasks_show_their_boxes(handout: Handout) -> None:
    item = (
        '<li class="task-list-item"><label class="task-list-control"><input type="checkbox" disabled{}>'
        '<span class="task-list-indicator"></span></label> {}</li>'
    )
    reading = handout(f'<ul class="task-list">{item.format("", "chưa")}{item.format(" checked", "rồi")}</ul>')
    assert [words(node) for node in one(reading, "L").all("Lbl")] == ["☐", "☑"]
    assert [words(node) for node in one(reading, "L").all("LBody")] == ["chưa", "rồi"]


def test_lists_keep_their_depth_and_their_numbers(handout: Handout) -> None:
    reading = handout(
        "<ol start='3'><li>ba<ul><li>con</li></ul></li><li>bốn</li></ol>"
        "<dl><dt>Thời gian</dt><dd>15 phút</dd></dl>"
    )
    assert [words(node) for node in reading.tree.all("Lbl")] == ["3.", "•", "4.", "Thời gian"]
    assert len(reading.tree.all("L")) == 3


def test_formulas_are_set_and_read_aloud(handout: Handout) -> None:
    reading = handout(
        r'<p><span class="arithmatex">\(a \le b\)</span></p><div class="arithmatex">\[\frac{P}{E}\]</div>'
    )
    assert [node.alt for node in reading.tree.all("Formula")] == [r"a \le b", r"\frac{P}{E}"]
    assert "NotoSansMath-Regular" in reading.fonts


def test_pictures_carry_their_words_and_our_fonts(handout: Handout) -> None:
    reading = handout(
        '<figure><img src="../../assets/images/drawing.svg" alt="Trục 2026-2031.">'
        "<figcaption><p>Hình 1</p></figcaption></figure>"
    )
    assert one(reading, "Figure").alt == "Trục 2026-2031."
    assert set(reading.fonts) <= {"NotoSans-Regular", "NotoSans-Bold", "SourceSerif4-SemiBold"}


def test_parts_in_the_other_language_are_marked(handout: Handout) -> None:
    reading = handout('<p>Cơ quan <span lang="en">agency</span></p><p lang="en">Whole.</p>')
    assert [words(node) for node in reading.tree.all("P")[-2:]] == ["Cơ quan agency", "Whole."]
    assert {"agency": "en", "Whole.": "en"}.items() <= reading.foreign.items()


def test_code_is_kept_to_the_letter(handout: Handout) -> None:
    reading = handout("<p>Gõ <code>make -- ... #x</code></p><pre><code>a = 1\n  b -- ...</code></pre>")
    assert [words(node) for node in reading.tree.all("Code")] == ["make -- ... #x", "a = 1 b -- ..."]


CROSS = (
    '<p>Xem <a href="../02-two/#goal">mục tiêu</a>, <a class="gb-law" href="../02-two/">Luật</a> và '
    '<a href="#own">đây</a>.</p><h2 id="own">Đây</h2>'
)


def test_links_inside_the_book_print_their_page(workshop: Workshop) -> None:
    two = chapter('<h2 id="goal">Mục tiêu</h2>', "chapters/02-two", number=2, title="Hai")
    workshop.press(chapter(CROSS), two)
    reading = workshop.read("guidebook-vi.pdf")
    assert "Xem mục tiêu (trang 2), Luật và đây (trang 1)." in [words(node) for node in reading.tree.all("P")]
    links = {words(node): node for node in reading.tree.all("Link")}
    assert reading.labels[links["mục tiêu"].goal] == reading.labels[links["Luật"].goal] == "2"


def test_links_out_of_a_handout_lead_to_the_site(workshop: Workshop) -> None:
    two = chapter('<h2 id="goal">Mục tiêu</h2>', "chapters/02-two", number=2, title="Hai")
    workshop.press(chapter(CROSS), two)
    reading = workshop.read("vi/chapters/01-one.pdf")
    assert "Xem mục tiêu, Luật và đây (trang 1)." in [words(node) for node in reading.tree.all("P")]
    assert {words(node): node.address for node in reading.tree.all("Link")} == {
        "mục tiêu": ADDRESS + "chapters/02-two/#goal",
        "Luật": ADDRESS + "chapters/02-two/",
        "đây": "",
    }


def test_an_address_that_is_not_fixed_yet_is_never_printed(workshop: Workshop) -> None:
    workshop.address = "https://guidebook.example/"
    two = chapter("<p>x</p>", "chapters/02-two", number=2, title="Hai")
    workshop.press(chapter('<p><a href="../02-two/">Hai</a> <a href="../../pdf/x.pdf">tệp</a></p>'), two)
    for name in ("vi/chapters/01-one.pdf", "guidebook-vi.pdf"):
        reading = workshop.read(name)
        assert ".example" not in reading.tree.text() + "".join(reading.artifacts)
        assert not any(node.address for node in reading.tree.all("Link"))


def test_an_english_book_speaks_english(workshop: Workshop) -> None:
    workshop.press(chapter("<p>Text.</p>", lang="en", title="One"), lang="en")
    reading = workshop.read("guidebook-en.pdf")
    text = words(reading.tree)
    assert "Contents" in text and "Edition of 22 November 2026" in text and "Chapter 1" in text
    assert reading.lang == "en"


def test_every_page_of_a_handout_says_what_it_is(handout: Handout) -> None:
    reading = handout("<p>Đoạn.</p>" * 80)
    assert len(reading.labels) > 1
    for number, outside in enumerate(reading.artifacts, 1):
        for piece in (
            "Sổ tay tích hợp",
            "Bản 22/11/2026 · abc1234",
            f"Trang {number}/{len(reading.labels)}",
            ADDRESS + "chapters/01-one/",
            "độc lập",
            "văn bản pháp luật được ưu tiên",
        ):
            assert piece in outside


def test_inserted_words_are_labelled_and_whole(handout: Handout) -> None:
    """The bracket says where an insertion ends; the words for screen readers of the web page would be doubled."""
    label = '<span class="gb-insert-label">'
    reading = handout(
        f'<p>Công nghiệp tăng, <ins class="gb-insert">{label}[thêm: </span>cường độ <strong>giảm</strong>'
        f'{label}<span class="gb-sr"> hết phần thêm</span>]</span></ins>(xem bảng).</p>'
    )
    assert words(reading.tree.all("P")[-1]) == "Công nghiệp tăng, [thêm: cường độ giảm](xem bảng)."
