"""Copies of the built site whose search is Material's own, or Pagefind's: the same text, the same queries."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from types import SimpleNamespace

import material
from material.plugins.search.plugin import SearchIndex
from selectolax.lexbor import LexborHTMLParser

PAGEFIND = "pagefind@1.5.2"
FIELDS = {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1000000.0}}
"""The plugin's own."""
_ENTRY = re.compile(r'(<section class="gb-entry[^"]*") id="([^"]+)"([^>]*>\s*<(?:h3|p))')
_AS_SHIPPED = (
    ('class="md-search" role="dialog"', 'class="md-search" data-md-component="search" role="dialog"'),
    ('name="gb-search"', 'name="search"'),
    ('class="md-search__input"', 'class="md-search__input" data-md-component="search-query"'),
    ('<div class="md-search-result">', '<div class="md-search-result" data-md-component="search-result">'),
    ('<div class="gb-nothing md-typeset" hidden></div>', ""),
)
_OURS = re.compile(r'<script[^>]*assets/js/search/box\.js[^>]*></script>')


def copied(site: Path, folder: Path) -> Path:
    """The site without our search. Entries of the registers get their ids on their first line, where rivals look."""
    shutil.copytree(site, folder, ignore=shutil.ignore_patterns("pdf", "*.zip", "search"))
    for page in folder.rglob("*.html"):
        html = _OURS.sub("", page.read_text(encoding="utf-8"))
        page.write_text(_ENTRY.sub(r'\1\3 id="\2"', html), encoding="utf-8")
    return folder


def with_material(site: Path, folder: Path) -> Path:
    """As the theme ships it: lunr in a worker, one index of both languages."""
    copied(site, folder)
    scripts = Path(material.__file__).parent / "templates" / "assets" / "javascripts"
    for part in ("lunr", "workers"):
        shutil.copytree(scripts / part, folder / "assets" / "javascripts" / part, dirs_exist_ok=True)
    index = SearchIndex(lang=["vi", "en"], separator=r"[\s\-]+", pipeline=["stopWordFilter"], fields=FIELDS)
    for path in sorted(folder.rglob("index.html")):
        html = path.read_text(encoding="utf-8")
        for ours, shipped in _AS_SHIPPED:
            html = html.replace(ours, shipped)
        path.write_text(html, encoding="utf-8")
        tree = LexborHTMLParser(html)
        article = tree.css_first("article")
        for node in article.css(".headerlink"):
            node.decompose()
        headings = [node for node in article.css("h1[id], h2[id], h3[id]")]
        toc = [SimpleNamespace(id=node.attributes["id"], url="#" + node.attributes["id"], title=node.text(), children=[]) for node in headings]
        address = path.parent.relative_to(folder).as_posix()
        index.add_entry_from_context(SimpleNamespace(
            content=article.html, title=tree.css_first("h1").text(), meta={}, toc=toc,
            url="" if address == "." else f"{address}/"))  # fmt: skip
    target = folder / "search" / "search_index.json"
    target.parent.mkdir()
    target.write_text(index.generate_search_index(None), encoding="utf-8")
    return folder


def with_pagefind(site: Path, folder: Path, cache: Path) -> Path:
    """Indexed by Pagefind from npm; asked through its own interface, which has one index per language."""
    program = cache / "bench-node" / "node_modules" / ".bin" / "pagefind"
    if not program.exists():
        program.parents[2].mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "install", "--silent", "--no-fund", "--no-audit", "--prefix", program.parents[2], PAGEFIND],
                       check=True, stdout=subprocess.DEVNULL)  # fmt: skip
    copied(site, folder)
    subprocess.run([program, "--site", folder, "--root-selector", "article"], check=True, stdout=subprocess.DEVNULL)
    return folder
