"""A large built site with known faults and with decoys that only look like faults.

Shaped like the output of MkDocs with the Material theme: directory URLs, two languages, about 18 kB and
67 links a page. Every fault and every decoy has a word of its own in its address, by which
any tool's report can be read.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

NAVIGATION, BODY = 48, 12
"""Links in each page's navigation, and in its text."""
PLACES = ("", "#ladder", "#checklist", "#ph%E1%BA%A1m-vi")
WORDS = (
    "Sở Công Thương lập bảng số liệu, hồ sơ ngành công nghiệp và danh sách giải pháp đã xếp hạng "
    "theo mức độ tích hợp. "
    "The Department of Industry and Trade brings the data sheet and the ranked list of measures. "
)


@dataclass
class Site:
    folder: Path
    pages: int
    links: int = 0
    faults: dict[str, str] = field(default_factory=dict)
    """Word of the fault -> kind."""
    decoys: dict[str, str] = field(default_factory=dict)
    """Word of the decoy -> kind."""


FAULTS = {
    # {w} stands for the fault's word, {n} for another page of the same language, {up} for the way to the root
    "page missing": '<a href="{up}{w}/">a</a>',
    "page missing, by its file": '<a href="../{w}/index.html">a</a>',
    "anchor missing in another page": '<a href="../{n}/#{w}">a</a>',
    "anchor missing on the own page": '<a href="#{w}">a</a>',
    "Vietnamese anchor missing, in percent codes": '<a href="../{n}/#ph%E1%BA%A1m-vi-{w}">a</a>',
    "Vietnamese anchor missing, as letters": '<a href="../{n}/#phạm-vi-{w}">a</a>',
    "picture missing": '<img src="{up}assets/{w}.png" alt="a">',
    "picture of a set missing": '<img src="{up}assets/a.png" '
    'srcset="{up}assets/a.png 1x, {up}assets/{w}.png 2x" alt="a">',
    "script missing": '<script src="{up}assets/{w}.js"></script>',
    "style sheet missing": '<link rel="stylesheet" href="{up}assets/{w}.css">',
    "download missing": '<a href="{up}pdf/{w}.pdf">a</a>',
    "letter case of a path differs": '<a href="{up}assets/{w}.PDF">a</a>',
}
DECOYS = {
    "Vietnamese anchor in percent codes": '<a href="../{n}/#ph%E1%BA%A1m-vi?{w}">a</a>',
    "link in a comment": '<!-- <a href="../{w}/">a</a> -->',
    "link in escaped code": "<pre><code>&lt;a href=&quot;../{w}/&quot;&gt;</code></pre>",
    "link in a script": "<script>var a = '<a href=\"../{w}/\">';</script>",
    "address in a style": "<style>.a::after {{ content: '<a href=\"../{w}/\">' }}</style>",
    "mail address": '<a href="mailto:{w}@example.org">a</a>',
    "telephone": '<a href="tel:+84243868?{w}">a</a>',
    "script address": '<a href="javascript:void({w})">a</a>',
    "picture in the address": '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-x="{w}" alt="">',
    "outside address": '<a href="https://example.org/{w}/">a</a>',
    "outside address without scheme": '<a href="//example.org/{w}/">a</a>',
    "query of the own page": '<a href="?{w}=1">a</a>',
    "query and anchor": '<a href="../{n}/?{w}=1#top-part">a</a>',
    "page by its file": '<a href="../{n}/index.html?{w}">a</a>',
    "top of the page": '<a href="#" data-x="{w}">a</a> <a href="#top" data-x="{w}">a</a>',
    "anchor by name": '<a name="{w}"></a><a href="#{w}">a</a>',
    "data attribute": '<b data-href="../{w}/">a</b>',
    "space and letters in a path": '<a href="{up}assets/B%E1%BA%A3ng%20s%E1%BB%91.pdf?{w}">a</a>',
}
DECOYS["Vietnamese anchor in percent codes"] = '<a href="../{n}/#ph%E1%BA%A1m-vi" data-x="{w}">a</a>'


def build(folder: Path, pages: int, each: int) -> Site:
    """Write the site; `each` faults and as many decoys of every kind. The same every time."""
    dice = random.Random(f"{pages} {each}")
    site = Site(folder, pages)
    (folder / "assets").mkdir(parents=True)
    for name in ("a.png", "a.js", "a.css", "a.pdf", "Bảng số.pdf"):
        (folder / "assets" / name).write_bytes(b"x")
    spread: dict[int, list[str]] = {}
    for kinds, words, letter in ((FAULTS, site.faults, "f"), (DECOYS, site.decoys, "d")):
        for rank, (kind, code) in enumerate(kinds.items()):
            for count in range(each):
                word = f"{letter}q{rank:02}x{count:03}z"
                words[word] = kind
                spread.setdefault(dice.randrange(pages), []).append(code.replace("{w}", word))
                if kind.startswith("letter case"):
                    (folder / "assets" / f"{word}.pdf").write_bytes(b"x")
    half = pages // 2
    for number in range(pages):
        lang, rank = ("vi", number) if number < half else ("en", number - half)
        text = page(lang, rank, half, spread.get(number, ()), dice)
        path = folder / ("" if lang == "vi" else "en") / f"p{rank}" / "index.html"
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
        site.links += text.count(" href=") + text.count(" src=") + text.count(" srcset=")
    for lang, at in (("vi", folder), ("en", folder / "en")):
        at.mkdir(exist_ok=True)
        rows = " ".join(f'<a href="p{n}/">p</a>' for n in range(half))
        (at / "index.html").write_text(
            f'<!doctype html><html lang="{lang}"><head><title>t</title></head><body>{rows}</body></html>',
            encoding="utf-8",
        )
    return site


def page(lang: str, rank: int, half: int, seeds: list[str] | tuple[str, ...], dice: random.Random) -> str:
    up = "../" if lang == "vi" else "../../"
    other = f"../en/p{rank}/" if lang == "vi" else f"../../p{rank}/"
    around = [f"../p{(rank + step) % half}/" for step in range(1, NAVIGATION - 7)]
    menu = "\n".join(
        f'<li class="md-nav__item"><a href="{address}" class="md-nav__link">'
        '<span class="md-ellipsis">p</span></a></li>'
        for address in around
    )
    own = ("top-part", "phạm-vi", "ladder", "checklist")
    contents = "".join(
        f'<li><a href="#{quote(name) if name[0] == "p" else name}" class="md-nav__link">{name}</a></li>'
        for name in own
    )
    parts = []
    for name in own:
        links = " ".join(
            f'<a href="../p{dice.randrange(half)}/{dice.choice(PLACES)}">x</a>' for _ in range(BODY // 4)
        )
        anchor = quote(name) if name[0] == "p" else name
        parts.append(
            f'<h2 id="{name}">{name}<a class="headerlink" href="#{anchor}" title="¶">¶</a></h2>\n'
            f"<p>{WORDS * 12}{links}</p>\n"
        )
    sown = "\n".join(
        code.replace("{up}", up).replace("{n}", f"p{(rank + 7) % half}").replace("{{", "{").replace("}}", "}")
        for code in seeds
    )
    return (
        f'<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8"><title>p{rank}</title>'
        f'<link rel="stylesheet" href="{up}assets/a.css"><link rel="icon" href="{up}assets/a.png"></head>\n'
        f'<body><nav><a href="{up}" title="t">t</a><a href="{other}" hreflang="x">x</a>'
        f"<ul>{menu}</ul><ul>{contents}</ul></nav>\n"
        f'<main><article class="md-content__inner md-typeset"><h1 id="p{rank}">p{rank}</h1>\n'
        f"{''.join(parts)}{sown}\n"
        f'<p><img src="{up}assets/a.png" alt="a"></p></article></main>\n'
        f'<script src="{up}assets/a.js"></script></body></html>\n'
    )
