"""Makes the book of one language from collected articles, with nothing kept from before.

    python tests/bench/press_once.py ARTICLES SITE OUT [--times 10]

ARTICLES is a pickled list of what the site builder collected (print_bench.py writes it); SITE has their pictures.
`--times` repeats the chapters and annexes under other names, to see what more text costs. A program of its own, so
that its process tree can be measured. Prints the number of pages.
"""

from __future__ import annotations

import argparse
import pickle
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from guidebook.data import load_registers
from guidebook.edition import read_edition
from guidebook.press import Article, Press, compile_all

ROOT = Path(__file__).resolve().parent.parent.parent


def again(article: Article, turn: int) -> Article:
    """The article under another name and address."""
    return replace(article, page=f"{article.page}-{turn}", url=f"{article.url.rstrip('/')}-{turn}/")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("site", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--times", type=int, default=1)
    options = parser.parse_args()
    articles: Sequence[Article] = pickle.loads(options.articles.read_bytes())
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as cache:
        edition, strings = read_edition(ROOT), load_registers(ROOT)[0].strings
        press = Press(ROOT, Path(cache), "vi", lambda files: edition, strings, "")
        for turn in range(options.times):
            for article in articles:
                press.add(again(article, turn) if turn else article)
        (book,) = compile_all([press], options.site, lambda own, *of: own.book("book.pdf", *of), options.out)
    print(book.pages)
    return 0


if __name__ == "__main__":
    sys.exit(main())
