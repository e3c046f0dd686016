"""What an editor may write by mistake: it fits on the page with every word, or it stops the build and is named."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from guidebook.press import PressError
from PIL import Image

from boxes import read_sheets
from expected import expect
from glyphs import read_faces
from readback import Reading
from test_real_pdfs import compare, split
from workshop import DRAWING, Workshop, chapter
from writing import written

SENTENCE = "Sở Công Thương lập bảng số liệu và danh sách giải pháp. "
ENDLESS = "đường" * 60
PICTURE = "![Hình cho thấy một điều.](../../assets/images/{})"


def table(columns: int, cell: str, rows: int = 3) -> str:
    line = "| " + " | ".join([cell] * columns) + " |\n"
    heads = "| " + " | ".join(f"Cột {number}" for number in range(columns)) + " |\n"
    return heads + "|---" * columns + "|\n" + line * rows


FITTING = {
    "a table with twenty columns": table(20, "từ dài hơn một chút"),
    "twenty columns of long words": table(20, "internationalization"),
    "twelve columns in a box": "/// note | Lưu ý\n" + table(12, "tăng trưởng") + "///\n",
    "fifteen columns in a list": "- mục\n\n" + "".join(f"    {line}\n" for line in table(15, "tăng trưởng xanh").splitlines()),
    "a code block of 200 lines": "```\n" + "\n".join(f"dòng {n} = {'x' * (n % 140)}" for n in range(200)) + "\n```\n",
    "an endless word in text": f"{SENTENCE}{ENDLESS} {SENTENCE}",
    "an endless word in a cell": f"| A | B |\n|---|---|\n| x | {ENDLESS} |\n",
    "an endless word in a heading": f"## Đề mục {ENDLESS} {{#h}}\n\n{SENTENCE}",
    "an endless word in a note": f"Câu.[^a]\n\n[^a]: {ENDLESS}\n",
    "an endless word in code": f"Gõ `{'x' * 300}` nhé.",
    "an endless word in a list": f"- mục {ENDLESS}\n    - con {ENDLESS}\n",
    "an endless word in a caption": f"{table(2, 'a')}\n/// caption\nBảng {ENDLESS}\n///\n",
    "an endless address": f"Xem <https://example.org/{'a' * 300}> nhé.",
    "a cell taller than a page": f"| A | B |\n|---|---|\n| x | {SENTENCE * 200} |\n",
    "a row of 120 lines": f"| A | B |\n|---|---|\n| x | {'a<br>' * 120} |\n",
    "a tall cell in twelve columns": table(11, "ngắn").replace("| ngắn |\n", f"| {SENTENCE * 12} |\n"),
    "lists in lists": "".join(f"{'    ' * depth}- mức {depth} {SENTENCE}\n" for depth in range(12)),
    "numbers in numbers": "".join(f"{'    ' * depth}1. mức {depth} {SENTENCE}\n" for depth in range(12)),
    "a heading of a page": f"## {SENTENCE * 40}{{#h}}\n\n{SENTENCE}",
    "a note of three pages": f"Câu.[^a]\n\n[^a]: {SENTENCE * 150}\n",
    "150 notes in a paragraph": " ".join(f"Câu.[^a{n}]" for n in range(150)) + "\n\n" + "".join(f"[^a{n}]: Nguồn {n}.\n" for n in range(150)),
    "a note in a cell": f"| A | B |\n|---|---|\n| x[^a] | y |\n\n[^a]: Nguồn. {SENTENCE}\n",
    "a note in a head": f"| A[^a] | B |\n|---|---|\n| x | y |\n\n[^a]: Nguồn. {SENTENCE}\n",
    "a note in a heading": f"## Đề mục[^a] {{#h}}\n\n{SENTENCE}\n\n[^a]: Nguồn.\n",
    "a caption of half a page": f"{table(3, 'a')}\n/// caption\n{SENTENCE * 30}\n///\n",
    "a folded answer of three pages": "/// details | Đáp án\n" + f"{SENTENCE * 10}\n\n" * 20 + "///\n",
    "a picture wider than the page": PICTURE.format("drawing.svg") + "{ width=4000 }",
    "a picture of four widths": PICTURE.format("drawing.svg") + "{ width=400% }",
    "a picture taller than the page": PICTURE.format("tower.svg"),
    "quotations in quotations": "".join(f"{'>' * depth} mức {depth} {SENTENCE}\n\n" for depth in range(1, 16)),
}


def read(workshop: Workshop, text: str) -> tuple[str, Reading]:
    """The HTML that the text becomes, and its handout; the book is made beside it."""
    tower = DRAWING.replace('viewBox="0 0 90 30"', 'viewBox="0 0 30 900"')
    (workshop.site / "assets/images/tower.svg").write_text(tower, encoding="utf-8")
    html = written(text)
    article = chapter(html)
    workshop.press(article)
    return article.html, workshop.read("vi/chapters/01-one.pdf")


@pytest.mark.parametrize("name", FITTING)
def test_it_fits_with_every_word(workshop: Workshop, name: str) -> None:
    html, reading = read(workshop, FITTING[name])
    [article] = split(reading)
    compare(article, expect(html, "chapters/01-one/", {"chapters/01-one/"}), "vi", name)
    for path in sorted((workshop.site / "pdf").rglob("*.pdf")):
        faults = [fault for sheet in read_sheets(path) for fault in sheet.faults()]
        assert not faults, f"{path.name}: {faults[:5]}"
        assert not any(0 in face.shown for face in read_faces(path))


@pytest.mark.parametrize(("columns", "cell", "across"), [(4, "tăng trưởng xanh", False), (20, "tăng trưởng", True)])
def test_a_table_turns_its_page_when_its_words_do_not_fit(
    workshop: Workshop, columns: int, cell: str, across: bool
) -> None:
    _, reading = read(workshop, f"{SENTENCE}\n\n{table(columns, cell)}\n\n{SENTENCE}")
    sheets = list(read_sheets(reading.path))
    assert [sheet.width > sheet.height for sheet in sheets] == ([False, True, False] if across else [False])
    assert len(reading.tree.all("Table")) == 1 and len(reading.tree.all("TR")) == 4


def png(width: int, height: int) -> bytes:
    """A whole, valid file without the pixels it speaks of: a bomb for whoever believes it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def photograph(width: int, height: int, kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.effect_noise((width, height), 20).save(out, kind)
    return out.getvalue()


def drawn(inside: str, before: str = "") -> bytes:
    return (before + DRAWING.replace("<text", inside + "<text", 1)).encode()


PICTURES = {
    "http.svg": (drawn('<image href="http://example.org/x.png"/>'), "gọi tới nơi khác", "refers outside"),
    "file.svg": (drawn('<image href="file:///etc/passwd"/>'), "gọi tới nơi khác", "refers outside"),
    "path.svg": (drawn('<use href="other.svg#a"/>'), "gọi tới nơi khác", "refers outside"),
    "spaced.svg": (drawn("<image href = ' //example.org/x'/>"), "gọi tới nơi khác", "refers outside"),
    "xlink.svg": (
        drawn('<image xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="http://e.org/x.png"/>'),
        "gọi tới nơi khác", "refers outside",
    ),
    "import.svg": (drawn("<style>@import 'a.css';</style>"), "gọi tới nơi khác", "refers outside"),
    "url.svg": (drawn("<style>rect{fill:url(http://e.org/a)}</style>"), "gọi tới nơi khác", "refers outside"),
    "entity.svg": (drawn("", '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>'), "gọi tới nơi khác", "refers outside"),
    "laughs.svg": (
        drawn("&b;", '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'), "gọi tới nơi khác", "refers outside",
    ),
    "dtd.svg": (drawn("", '<!DOCTYPE svg SYSTEM "http://example.org/x.dtd">'), "gọi tới nơi khác", "refers outside"),
    "sheet.svg": (drawn("", '<?xml-stylesheet href="#a"?>'), "gọi tới nơi khác", "refers outside"),
    "nested.svg": (drawn('<image href="data:image/svg+xml;base64,PHN2Zy8+"/>'), "gọi tới nơi khác", "refers outside"),
    "script.svg": (drawn("<script>x()</script>"), "<script>", "<script>"),
    "html.svg": (drawn("<foreignObject><p>x</p></foreignObject>"), "foreignObject", "foreignObject"),
    "moving.svg": (drawn("<animateTransform/>"), "animateTransform", "animateTransform"),
    "letter.svg": (drawn('<text font-family="Noto Sans">绿</text>'), "U+7EFF", "U+7EFF"),
    "utf16.svg": (DRAWING.encode("utf-16"), "không phải SVG đúng", "no well-formed SVG"),
    "empty.svg": (b"", "không phải SVG đúng", "no well-formed SVG"),
    "cut.png": (photograph(90, 60)[:900], "bị hỏng", "damaged"),
    "text.png": (b"not a picture", "bị hỏng", "damaged"),
    "jpeg.png": (photograph(90, 60, "JPEG"), "sai đuôi tệp", "suffix is wrong"),
    "bomb.png": (png(60_000, 60_000), "quá nhiều điểm ảnh", "too many pixels"),
    "large.png": (png(8_000, 6_000), "quá nhiều điểm ảnh", "too many pixels"),
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_that_cannot_be_printed_is_named(workshop: Workshop, name: str) -> None:
    content, vi, en = PICTURES[name]
    (workshop.site / "assets/images" / name).write_bytes(content)
    fault = refused(workshop, PICTURE.format(name))
    assert name in fault.found.vi and vi in fault.found.vi
    assert name in fault.found.en and en in fault.found.en


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_a_photograph_is_scaled_to_the_measure(workshop: Workshop, kind: str) -> None:
    name = f"photo.{kind.lower()}"
    (workshop.site / "assets/images" / name).write_bytes(photograph(3000, 2000, kind))
    _, reading = read(workshop, PICTURE.format(name))
    [sheet] = read_sheets(reading.path)
    [photo] = [box for box in sheet.boxes if box.kind == "picture"]
    assert not list(sheet.faults()) and 400 < photo.right - photo.left < 460


REFUSED = {
    "no alternative text": ("![](../../assets/images/drawing.svg)", "không có lời mô tả", "no alternative text"),
    "a missing anchor": ("[x](#nowhere)", "nowhere", "does not have"),
    "a missing anchor elsewhere": ("[x](../01-one/#nowhere)", "nowhere", "does not have"),
    "Chinese letters": (f"{SENTENCE}绿色 xong", "“绿” (U+7EFF", "“绿” (U+7EFF"),
    "a letter of private use": (f"{SENTENCE}\ue123 xong", "U+E123", "U+E123"),
    "a letter that the press uses itself": (f"{SENTENCE}\ue000 xong", "U+E000", "U+E000"),
    "a letter of private use far up": (f"{SENTENCE}\U000f0001 xong", "U+F0001", "U+F0001"),
    "a control character": (f"{SENTENCE}a\x08b xong", "U+0008", "U+0008"),
    "a letter in a heading": ("## Đề mục 绿 {#h}\n", "U+7EFF", "U+7EFF"),
    "a letter in code": ("Gõ `绿`.", "U+7EFF", "U+7EFF"),
    "a letter in a note": ("Câu.[^a]\n\n[^a]: 绿\n", "U+7EFF", "U+7EFF"),
    "a frame": ('x <iframe src="https://example.org/"></iframe> y', "<iframe>", "<iframe>"),
    "a film": ('x <video src="a.mp4"></video> y', "<video>", "<video>"),
    "a drawing in the text": ('x <svg viewBox="0 0 9 9"><text>chữ</text></svg> y', "<svg>", "<svg>"),
    "an object": ('x <object data="a.svg"></object> y', "<object>", "<object>"),
}


def refused(workshop: Workshop, text: str) -> PressError:
    """The fault of a page with this text, in the midst of others; the last PDFs still stand."""
    workshop.press(chapter("<p>Trước.</p>"))
    before = {path: path.read_bytes() for path in workshop.site.rglob("*.pdf")}
    others = [chapter("<p>Tốt.</p>", f"chapters/{n:02}-x", number=n, title=f"Bài {n}") for n in (0, 2)]
    with pytest.raises(PressError) as caught:
        workshop.press(others[0], chapter(written(text)), others[1])
    assert {path: path.read_bytes() for path in workshop.site.rglob("*.pdf")} == before
    assert caught.value.file == "docs/vi/chapters/01-one.md"
    assert caught.value.todo.vi and caught.value.todo.en
    return caught.value


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_printed_is_named_in_both_languages(workshop: Workshop, name: str) -> None:
    text, vi, en = REFUSED[name]
    fault = refused(workshop, text)
    assert vi in fault.found.vi and en in fault.found.en


def test_a_sign_that_a_face_holds_is_printed(workshop: Workshop) -> None:
    """DejaVu Sans has some faces and arrows: they are no fault, and no box of a missing glyph."""
    _, reading = read(workshop, f"{SENTENCE}😀 → ☑ xong")
    assert "😀 → ☑ xong" in " ".join(reading.tree.text().split())


SECRET = "SECRET-7f3a"
READING = {
    "raw Typst in a fence": "```{=typst}\n#read(\"SECRET_PATH\")\n```\n",
    "raw Typst in a line": 'a `#read("SECRET_PATH")`{=typst} b',
    "Typst in plain words": 'a #read("SECRET_PATH") #include "SECRET_PATH" #eval("1") b',
    "Typst in HTML": '<div class="x">#read("SECRET_PATH")</div>\n\n<span>#image("SECRET_PATH")</span>',
    "Typst in a heading": '## Đề #read("SECRET_PATH") {#h}\n',
    "Typst in a cell": '| A |\n|---|\n| ]#read("SECRET_PATH")[ |\n',
    "Typst in alternative text": '![a"); #read("SECRET_PATH")](../../assets/images/drawing.svg)',
    "Typst in a caption": '| A |\n|---|\n| b |\n\n/// caption\n]; #read("SECRET_PATH") [\n///\n',
    "Typst in an address": '<a href="https://e.org/&quot;); #read(&quot;SECRET_PATH&quot;)">x</a>',
    "Typst in an id": '<p id="a&quot;); #read(&quot;SECRET_PATH&quot;)">x</p>',
    "Typst in a language": '<p lang="en&quot;); #read(&quot;SECRET_PATH&quot;)">x</p>',
    "a formula": r'<span class="arithmatex">\(\input{SECRET_PATH} a\)</span>',
    "another file by pandoc": "\\input{SECRET_PATH}\n\n<script>include('SECRET_PATH')</script>",
    "a width": '<img src="../../assets/images/drawing.svg" alt="x" width="1); #read(&quot;SECRET_PATH&quot;">',
}


@pytest.mark.parametrize("name", READING)
def test_no_text_makes_the_engine_read_a_file(workshop: Workshop, name: str) -> None:
    """Words that would be commands stay words; a file outside is neither printed nor kept in the PDF."""
    secret = workshop.site.parent / "secret.txt"
    secret.write_text(SECRET)
    try:
        read(workshop, READING[name].replace("SECRET_PATH", str(secret)))
    except PressError as fault:
        assert SECRET not in str(fault)
        assert fault.file == "docs/vi/chapters/01-one.md"
        return
    for path in workshop.site.rglob("*.pdf"):
        reading = Reading(path)
        everything = reading.tree.text() + "".join(reading.artifacts) + " ".join(n.alt for n in reading.tree.walk())
        assert SECRET not in everything


OUTSIDE = {
    "an absolute path": "/etc/hostname.svg",
    "up and out": "../../../secret.svg",
    "up and out in codes": "%2e%2e/%2e%2e/%2e%2e/secret.svg",
    "another scheme": "file:///etc/hostname.svg",
    "data in the page": "data:image/svg+xml;base64,PHN2Zy8+",
    "a link out": "../../assets/images/linked.svg",
    "a folder linked out": "../../assets/elsewhere/secret.svg",
}


@pytest.mark.parametrize("name", OUTSIDE)
def test_no_picture_comes_from_outside_the_site(workshop: Workshop, name: str) -> None:
    secret: Path = workshop.site.parent / "secret.svg"
    secret.write_text(DRAWING)
    (workshop.site / "assets/images/linked.svg").symlink_to(secret)
    (workshop.site / "assets/elsewhere").symlink_to(workshop.site.parent)
    fault = refused(workshop, f'<img src="{OUTSIDE[name]}" alt="Hình.">')
    assert "nằm ngoài" in fault.found.vi or "không đọc được" in fault.found.vi


def test_pandoc_is_shut_in(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without its sandbox pandoc would fetch what an address names."""
    import guidebook.press.markup as markup

    seen: list[list[str]] = []
    run: Callable = markup.subprocess.run
    monkeypatch.setattr(markup.subprocess, "run", lambda command, **rest: seen.append(command) or run(command, **rest))
    workshop.press(chapter("<p>x</p>"))
    reading = [command for command in seen if any(part.startswith("--from=") for part in command)]
    assert reading and all("--sandbox" in command for command in reading)
