"""Files no editor would write: each must be answered with findings, in time, without a traceback."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

HEAD = "---\ndescription: x\n---\n\n# T {#t}\n\n"
# fmt: off
ROWS = (
    "*", "[", "(", ".", "\0", "1", "/// note\n", "///", "<", "`", " ", '"', "“", "(a", "[a](", "[a][", "![", "[@a;", "[^",
    "^[", "^^", "^^a ", "\n^^a", "{#", "{: ", "|", "|-", "#", "> ", "- ", "1. ", "1.", "1,1 ", "1-", "1%", "$1", "−1", "5 tỷ ", "Điều ", "Điều 1, ",
    "ngày ", "1/1/", "600/QĐ-", "A-", "1 tháng ", "quý ", "Article 1(1)", "(1)", "1 May ", "&#", "&nbsp;", "\\[", "__a ",
    "~~~\n", "<!--", "<!-- check: ignore ", "-->", "<a href=", "https://a ", "../", "](", "[a]: b\n", "\u200b", "\u0301",
    "hoà ", "а", "Ã¡", "áº", "A. ", "a.\0 ", ".”", "?! ", "XY ", "---\n", ":   a\n", "\n    a\n\n", "a|b\n-|-\n",
    "|a|b|\n|-|-|\n|c|d|\n", "Bảng 1.1, ", "từ 1 đến ", "phòng ", "º", "Phụ lục ", "Annex ",
)
# fmt: on
"""Pieces that a rash regular expression reads anew from each of them: a long row of one must be read in time."""


def pages(scale: int) -> dict[str, bytes]:
    """Name -> content of a page. `scale` sets the size: with 1000 the largest is about 20 MB."""
    many = 20 * scale
    sentence = (
        "Sở Công Thương lập bảng số liệu năm 2026, giảm 12,5%[@qd-1658-2021:intensity-2030] "
        "theo 600/QĐ-BKHĐT.\n"
    )
    texts = {
        "empty": "",
        "one newline": "\n",
        "only front matter": "---\ndescription: x\n---\n",
        "open front matter": "---\ndescription: x\n",
        "front matter is a list": "---\n- a\n---\n# T {#t}\n",
        "front matter bomb": "---\na: &a [x,x,x,x,x,x,x,x,x]\n"
        + "".join(f"{chr(98 + i)}: &{chr(98 + i)} [{','.join(['*' + chr(97 + i)] * 9)}]\n" for i in range(8))
        + "---\n# T {#t}\n",
        "front matter turns in a circle": "---\ndescription: &a [*a]\n---\n# T {#t}\n",
        "front matter with a tag": "---\ndescription: !!python/object/apply:os.getcwd []\n---\n# T {#t}\n",
        "front matter with odd dates": "---\ndescription: 12:30:45\nchecked: 2026-13-45\n"
        "chapter: 1_0e999\nminutes: .nan\n---\n# T {#t}\n",
        "as long as is read, in many lines": HEAD + sentence * (min(scale, 100) * 150),
        "as long as is read, in one line": HEAD + sentence.strip() * (min(scale, 100) * 150),
        "large in many lines": HEAD + sentence * (scale * 150),
        "large in one line": HEAD + sentence.strip() * (scale * 150),
        "one word": HEAD + "a" * (many * 100),
        "one number": HEAD + "1" * (many * 5) + " tấn và " + "1.234" * many + " %[@x]",
        "numbers with thousands of digits": HEAD + f"{'9' * 5000} tỷ đồng, {'9' * 5000}/{'9' * 5000}/QĐ-TTg "
        f"ngày {'1' * 5000}/12/2026, Điều {'7' * 5000}",
        "digits of other scripts": HEAD
        + "٣٤٥ tấn, ² %, ½ ha, １２/１２/２０２６, Ⅷ, ①②③%[@x] ngày ٣/٤/٢٠٢٦ Điều ² khoản ½",
        "headings": HEAD + "".join(f"## a{i} {{#a{i % 7}}}\n\n" for i in range(many)),
        "headings without ids": HEAD + "## Mục\n\n" * many,
        "links": HEAD + " ".join(f"[a](b{i}.md#c)" for i in range(many)),
        "open brackets": HEAD + "[" * (many * 5),
        "open pictures": HEAD + "![" * (many * 3),
        "open marks": HEAD + "[@" * (many * 3),
        "open parentheses after links": HEAD + "[a](" * (many * 2),
        "open footnotes": HEAD + "[^" * (many * 3),
        "footnotes inside out": HEAD + "^[" * (many * 3),
        "one Russian word": HEAD + "а" * (many * 3),
        "wrong code page": HEAD + "Ã¡" * (many * 2),
        "open braces": HEAD + "{#" * (many * 3),
        "open comments": HEAD + "<!--" * (many * 2),
        "open tags": HEAD + "<a " * (many * 3),
        "open entities": HEAD + "&#" * (many * 3),
        "backticks of growing length": HEAD + " ".join("`" * i for i in range(1, 200)),
        "backticks": HEAD + "`a" * (many * 3),
        "stars": HEAD + "**a *b " * (many * 2),
        "underscores": HEAD + "_" * (many * 5),
        "spaces": HEAD + "a" + " " * (many * 10) + "b",
        "spaces before a line's end": HEAD + ("a" + " " * 200 + "\n") * scale,
        "deep quotes": HEAD + "> " * (many // 2) + "a",
        "deep lists": HEAD + "".join(" " * (2 * i) + "- a\n" for i in range(min(many, 1200))),
        "deep brackets": HEAD + "[" * 3000 + "a" + "](b)" * 3000,
        "deep blocks": HEAD + "".join("/" * (3 + i % 5) + " note | a\n" for i in range(many // 4)),
        "open blocks": HEAD + "/// note | a\n" * (many // 4),
        "closing blocks": HEAD + "///\n" * many,
        "everything open": HEAD
        + "/// note\n```\n<!-- [a](b [@c [^d ![e](f {#g | h **i _j `k\n/// details\n~~~\n$$\n<div><p",
        "wide table": HEAD
        + "|a" * (many // 2)
        + "|\n"
        + "|-" * (many // 2)
        + "|\n"
        + "|b" * (many // 2)
        + "|\n",
        "long table": HEAD + "|a|b|\n|-|-|\n" + "|1|2|\n" * many,
        "ragged table": HEAD + "|a|b|\n|-|-|\n" + "".join("|1" * (i % 40) + "|\n" for i in range(scale * 2)),
        "footnotes": HEAD + "".join(f"a[^{i}]\n\n[^{i}]: b\n\n" for i in range(scale * 2)),
        "footnotes of themselves": HEAD + "a[^1]\n\n[^1]: b[^1] [^2]\n[^2]: [^1]\n",
        "reference labels": HEAD + "".join(f"[a{i}]: b{i}.md\n" for i in range(scale * 4)) + "[a][b]" * scale,
        "comments after sentences": HEAD
        + "1. A. Do it.” <!-- check: ignore V001 a reason long enough to hang a rash pattern -->\n" * scale,
        "masked runs after sentences": HEAD
        + f"A. Do it. <!-- {'x' * 60} -->`{'y' * 60}`[@a-b:c].{'z ' * 3}<!-- {'x' * 60} -->.\n\n" * scale,
        "captions": HEAD + "/// caption\n///\n" * scale,
        "ignores": HEAD + "<!-- check: ignore F004 a -->\n" * scale,
        "NUL": HEAD + "a\0b [a\0](c\0.md) {#\0}\n\0\n",
        "controls": HEAD + "".join(map(chr, range(32))) + "\x7f\x80\x85\u2028\u2029",
        "right to left": HEAD + "\u202e\u202babc\u2066 [a\u202e](b\u200f.md) {#\u202d} \u2069" * 50,
        "combining marks": HEAD + "e" + "\u0323\u0302" * (many * 2),
        "only combining marks": "\u0301" * 2000,
        "emoji": HEAD + "👩‍👩‍👧‍👦" * many,
        "carriage returns": (HEAD + sentence * 50).replace("\n", "\r"),
        "odd line ends": HEAD + "a\x0bb\x0cc\x1cd\x1ee\x85f\u2028g\u2029h\r\ni\rj\n\rk",
        "dates": HEAD + " ".join(f"ngày {i}/{i}/{i} tháng {i} năm {i}, quý {i}" for i in range(scale * 2)),
        "ranges": HEAD + "-".join(str(i) for i in range(scale * 4)) + " %",
        "document numbers": HEAD + "/".join(["600/QĐ-BKHĐT"] * scale * 2),
        "numbers with dots": HEAD + ".".join(["123"] * many) + " tỷ đồng",
        "abbreviations": HEAD
        + " ".join(f"X{chr(65 + i % 26)}{chr(65 + i // 26 % 26)}" for i in range(scale * 4)),
        "terms without spaces": HEAD + "tăng trưởng xanh" * (scale * 4),
        "odd addresses": HEAD + "[a](//) [a](///) [a](http://[::1) [a](#) [a](?) [a](%) [a](%zz) [a](%00.md) "
        "[a](../../../../../../etc/passwd) "
        "[a](file:///etc/passwd) [a](\\\\host\\c) [a](CON) [a](<>) [a](< >) "
        "[a](a:b:c) [a](http://a:99999/) [a](" + "x" * 5000 + ".md)",
        "html": HEAD + "<table><tr><td>" * scale + "<script>" * 20 + "<svg onload=x>" + "<iframe" * 100,
    }
    contents = {name: text.encode("utf-8", "surrogatepass") for name, text in texts.items()}
    contents["lone surrogate"] = HEAD.encode() + b"\xed\xa0\x80 a \xed\xbf\xbf"
    contents["not UTF-8"] = HEAD.encode() + "Sở Công Thương".encode("utf-16-le")
    contents["UTF-16 with mark"] = (HEAD + sentence).encode("utf-16")
    contents["binary"] = bytes(range(256)) * (scale // 2 + 1)
    contents["gzip"] = b"\x1f\x8b\x08\0" + bytes(range(255, -1, -1)) * 20
    return contents


REGISTERS = {
    "glossary.yml": b"- id: [\n",
    "laws.yml": bytes(range(256)),
    "facts.yml": b"a: &a [" + b"*a, " * 50 + b"]\n",
    "units.yml": b"",
    "cases/song-mai.yml": b"id: case-song-mai\nitems:\n- {id: a, formula: '"
    + b"(" * 5000
    + b"'}\n- {id: b, formula: '9**9**9**9'}\n",
    "strings/check.yml": b"\0",
}


def registers(text: bytes) -> dict[str, bytes]:
    """Ways of spoiling one register file: name -> content."""
    half = len(text) // 2
    return {
        "empty": b"",
        "cut in the middle": text[:half],
        "twice": text + text,
        "binary": bytes(range(256)) * 8,
        "not UTF-8": b"\xff\xfe" + text[:900],
        "a number": b"1\n",
        "a mapping": b"a: 1\n",
        "nulls": b"- null\n- [null]\n- {id: null}\n",
        "deep": b"[" * 20_000,
        "bomb": b"a: &a [x,x]\n"
        + b"".join(b"%c: &%c [*%c,*%c,*%c,*%c]\n" % (98 + i, 98 + i, *([97 + i] * 4)) for i in range(12)),
        "circle": b"- &a {id: *a}\n",
        "tag": b"- !!python/object/apply:os.getcwd []\n",
        "tabs": text[:2000].replace(b"  ", b"\t"),
        "huge number": b"- {id: a, values: [{key: k, op: eq, min: 1e999999999, unit: t}]}\n- {id: b, year: "
        + b"9" * 6000
        + b"}\n",
        "NUL": text[:500] + b"\0" + text[500:1000],
    }


Odd = Callable[[Path], None]
"""Puts something odd below the folder of Vietnamese pages."""


def odd_files() -> dict[str, Odd]:
    """Things that are no ordinary file. Where a file system refuses one, making it raises OSError."""

    def loop(folder: Path) -> None:
        (folder / "loop").symlink_to(folder, target_is_directory=True)

    def own_loop(folder: Path) -> None:
        (folder / "self.md").symlink_to(folder / "self.md")

    def dangling(folder: Path) -> None:
        (folder / "dangling.md").symlink_to("nowhere.md")

    def device(folder: Path) -> None:
        (folder / "zero.md").symlink_to("/dev/zero")

    def pipe(folder: Path) -> None:
        os.mkfifo(folder / "pipe.md")

    def unreadable(folder: Path) -> None:
        (folder / "secret.md").write_text(HEAD)
        (folder / "secret.md").chmod(0)

    def unreadable_folder(folder: Path) -> None:
        (folder / "closed").mkdir()
        (folder / "closed/a.md").write_text(HEAD)
        (folder / "closed").chmod(0)

    def folder_as_page(folder: Path) -> None:
        (folder / "folder.md").mkdir()

    def odd_names(folder: Path) -> None:
        for name in ("a\nb.md", "a b.md", "%41.md", "a#b?.md", "‮nrm.md", ".md", "-rf.md", "x" * 240 + ".md"):
            (folder / name).write_text(HEAD)

    def bytes_name(folder: Path) -> None:
        Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.md")).write_text(HEAD)

    def deep_folders(folder: Path) -> None:
        deep = folder.joinpath(*["d" * 20] * 100)
        deep.mkdir(parents=True)
        (deep / "a.md").write_text(HEAD)

    return {
        "link to its own folder": loop,
        "link to itself": own_loop,
        "link to nothing": dangling,
        "link to an endless device": device,
        "named pipe": pipe,
        "unreadable file": unreadable,
        "unreadable folder": unreadable_folder,
        "folder named like a page": folder_as_page,
        "odd names": odd_names,
        "name that is not UTF-8": bytes_name,
        "folders a hundred deep": deep_folders,
    }
