"""The other ways to make a book of the same articles: Chromium's print, and mkdocs-to-pdf."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from guidebook.press import Article
from selectolax.lexbor import LexborHTMLParser

TO_PDF = "mkdocs-to-pdf==0.12.1"
MATERIAL = "mkdocs-material==9.8.1"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_SCREEN = ".headerlink, .md-content__button, .no-print, button, script, style, form"


def bodies(articles: Sequence[Article], site: Path) -> list[str]:
    """Each article's HTML without what is for the screen, its pictures named by their files."""
    found = []
    for article in articles:
        root = LexborHTMLParser(article.html).css_first("article.md-content__inner")
        for node in root.css(_SCREEN):
            node.decompose()
        for details in root.css("details"):
            details.attrs["open"] = ""
        for image in root.css("img"):
            image.attrs["src"] = (site / article.url / (image.attributes["src"] or "")).resolve().as_uri()
        found.append(root.inner_html)
    return found


def with_chromium(pages: Sequence[str], site: Path, folder: Path) -> tuple[list[str], Path]:
    """Command and its PDF: one HTML file with all articles, in the site's own styles for paper."""
    styles = "".join(f'<link rel="stylesheet" href="{path.as_uri()}">' for path in
                     [*sorted((site / "assets/stylesheets").glob("main.*.css")), site / "assets/css/guidebook.css"])
    inner = "".join(f'<article class="md-content__inner md-typeset" style="break-before: page">{page}</article>' for page in pages)
    source = folder / "book.html"
    source.write_text(f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Sổ tay</title>{styles}</head>'
                      f"<body>{inner}</body></html>", encoding="utf-8")
    browser = next((path for name in BROWSERS if (path := shutil.which(name))), "chromium")
    out = folder / "chromium.pdf"
    return [browser, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
            f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={out}", source.as_uri()], out


def with_to_pdf(pages: Sequence[str], articles: Sequence[Article], cache: Path, folder: Path) -> tuple[list[str], Path]:
    """Command and its PDF: the same articles as pages of a Material site of one language."""
    python = _venv(cache / "bench-to-pdf")
    docs = folder / "to-pdf" / "docs"
    names = []
    for number, (page, article) in enumerate(zip(pages, articles, strict=True)):
        name = f"{number:02}.md" if number else "index.md"
        names.append(name)
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        # one line: an empty one would end the block of HTML
        inner = " ".join(line for line in page.splitlines() if line.strip())
        (docs / name).write_text(f"---\ntitle: {article.title!r}\n---\n\n<div>{inner}</div>\n", encoding="utf-8")
    (docs.parent / "mkdocs.yml").write_text(
        "site_name: Sổ tay\nsite_url: https://guidebook.test/\ntheme: {name: material, language: vi, font: false}\n"
        "plugins:\n  - to-pdf: {output_path: book.pdf, author: x, cover_title: Sổ tay, toc_level: 2}\n"
        "nav:\n" + "".join(f"  - {name}\n" for name in names), encoding="utf-8")
    return [str(python), "-m", "mkdocs", "build", "--quiet", "-f", str(docs.parent / "mkdocs.yml"), "-d",
            str(folder / "to-pdf" / "site")], folder / "to-pdf" / "site" / "book.pdf"


def _venv(folder: Path) -> Path:
    """Python of an environment that holds the plugin, installed once."""
    python = folder / "bin/python"
    if not (folder / ".whole").exists():
        shutil.rmtree(folder, ignore_errors=True)
        for command in ([sys.executable, "-m", "venv", str(folder)],
                        [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", TO_PDF, MATERIAL]):
            done = subprocess.run(command, capture_output=True, text=True, env={**os.environ})
            if done.returncode:
                sys.exit(f"Không cài được / cannot be installed: {TO_PDF}\n{done.stderr[-1500:]}")
        (folder / ".whole").touch()
    return python
