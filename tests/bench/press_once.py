"""Makes the book of one language from the built site's articles, with nothing kept from before.

    python tests/bench/press_once.py SITE LANG OUT [--times 10]

`--times` repeats the chapters and annexes under other names, to see what more text costs. A program of its own, so
that its process tree can be measured.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from guidebook.book import load_book
from guidebook.edition import read_edition
from guidebook.model import LANGUAGES
from guidebook.press import Article, Press
from guidebook.press.typesetter import Typesetter
from selectolax.lexbor import LexborHTMLParser

ROOT = Path(__file__).resolve().parent.parent.parent


def articles(root: Path, site: Path, lang: str) -> list[Article]:
    """The printed pages of a language as the site has them, in the order of the book."""
    found = []
    for page in load_book(root).ordered(lang):
        if not page.matter.get("print", True):
            continue
        name = str(page.id.path.with_suffix(""))
        folder = name.removesuffix("index").rstrip("/")
        url = ("" if lang == LANGUAGES[0] else f"{lang}/") + (f"{folder}/" if folder else "")
        chapter = page.matter.get("chapter")
        role = "chapter" if chapter is not None else "front" if name.startswith("about/") else "annex"
        html = (site / url / "index.html").read_text(encoding="utf-8")
        title = (LexborHTMLParser(html).css_first("article h1").text() or "").removesuffix("¶").strip()
        found.append(Article(name, url, html, title, role, chapter, "form" in page.matter))
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("lang", choices=LANGUAGES)
    parser.add_argument("out", type=Path)
    parser.add_argument("--times", type=int, default=1)
    options = parser.parse_args()
    strings = load_book(ROOT).registers.strings
    with tempfile.TemporaryDirectory() as cache:
        edition = read_edition(ROOT)
        press = Press(ROOT, Path(cache), options.lang, lambda files: edition, strings, "")
        once = articles(ROOT, options.site, options.lang)
        for turn in range(options.times):
            for one in once:
                again = f"-{turn}" if turn else ""
                if turn == 0 or one.role != "front":
                    press.add(replace(one, page=one.page + again, url=one.url.rstrip("/") + again + "/" if turn else one.url))
        sheets = press.sheets(options.site)
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            texts = [text.result() for text in press.texts(sheets, pool)]
        book = press.jobs(sheets, texts)[0]
        typesetter = Typesetter(press.cache, press.print_folder)
        made = typesetter.place(book, options.out, typesetter.typeset(book))
    print(made.pages)
    return 0


if __name__ == "__main__":
    sys.exit(main())
