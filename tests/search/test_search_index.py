"""The index: what is in it, that the browser can undo its packing, that it is the same every time and small."""

from __future__ import annotations

import gzip
import json
import re
from itertools import accumulate

import pytest

from guidebook.search import FOLDER, SearchPage, index_scripts
from guidebook.search.entries import register_entries
from guidebook.search.letters import fold, words
from guidebook.search.postings import pack
from guidebook.search.sections import section_entries, titles

LANGUAGES = pytest.mark.parametrize("lang", ("vi", "en"))
HEADS, ALL = 60_000, 300_000
"""Compressed bytes: what answers first, and everything of one language."""


def read(script: str) -> dict:
    """The data of a script, as the browser reads it."""
    quoted = re.fullmatch(r"guidebookSearch\.arrived\('\w+','(.*)'\)\n", script, re.S)
    return json.loads(re.sub(r"\\(.)", r"\1", quoted[1]))


def unpack(packed: dict, field: int) -> dict[str, set[int]]:
    """Word -> entries."""
    return {term: set(accumulate(steps)) for term, steps in zip(packed["terms"].split(" "), packed["fields"][field]) if steps}


def page(html: str, path: str = "chapters/01/") -> SearchPage:
    return SearchPage(path, "Trang", "chapter", "Phần I · Chương 1", html)


@pytest.mark.parametrize("text, expected", [
    ("Nghị định 06/2022/NĐ-CP", ["nghi", "dinh", "06", "2022", "nd", "cp"]),
    ("Đường CO₂, CO2 và tCO2tđ", ["duong", "co2", "co2", "va", "tco2td"]),
    ("hòa hoà HÒA", ["hoa", "hoa", "hoa"]),
    ("các-bon_thấp", ["cac", "bon", "thap"]),
])  # fmt: skip
def test_words_are_compared_without_diacritics(text, expected):
    assert [fold(word) for word in words(text)] == expected


def test_packing_loses_nothing():
    texts = [["a b b", "", "b c", "a a a"], ["", "a", "", "c"]]
    packed = pack(texts)
    for field, entries in enumerate(texts):
        expected: dict[str, set[int]] = {}
        for number, text in enumerate(entries):
            for word in text.split():
                expected.setdefault(word, set()).add(number)
        assert unpack(packed, field) == expected


def test_sections_hold_what_a_reader_reads_and_nothing_else():
    html = """<h1 id="top">Trang<a class="headerlink">¶</a></h1><p>Mở đầu CO<sub>2</sub>.</p>
    <h2 id="one">1.1 Một<a class="headerlink">¶</a></h2><ul><li>Dòng một</li><li>dòng hai</li></ul>
    <p>Nguồn<sup class="footnote-ref">1</sup></p><div class="gb-list"><p>mục của sổ</p></div>
    <h3 id="two">Hai</h3><table><tr><td>ô một</td><td>ô hai</td></tr></table>
    <p><button>Chép</button></p><div class="footnote">chú thích</div>"""
    found = list(section_entries(page(html), {"one": "1.1 One"}))
    assert [(entry.anchor, entry.title, entry.text, entry.foreign) for entry in found] == [
        ("", "Trang", "Mở đầu CO2.", ()),
        ("one", "1.1 Một", "Dòng một dòng hai Nguồn", ("1.1 One",)),
        ("two", "Hai", "ô một ô hai", ()),
    ]  # fmt: skip
    assert titles(page(html)) == {"": "Trang", "one": "1.1 Một", "two": "Hai"}


@LANGUAGES
def test_every_register_entry_can_be_found_under_its_names(book, lang):
    found = {entry.anchor: entry for entry in register_entries(book.registers, lang)}
    assert set(found) == {*book.registers.terms, *book.registers.laws, *book.registers.facts}
    term = found["khi-nha-kinh"]
    names = {term.title, *term.own, *term.foreign}
    assert {"khí nhà kính", "KNK", "greenhouse gas", "GHG"} <= names
    assert (term.title == "khí nhà kính") == (lang == "vi")
    law = found["nd-06-2022"]
    assert law.title.startswith("06/2022/NĐ-CP – ")
    assert "NĐ 06/2022" in law.own
    assert {"vi": "Decree 06/2022/NĐ-CP", "en": "Nghị định 06/2022/NĐ-CP"}[lang] in law.foreign
    conclusion = found["kl-75-2026"]  # the register files it among the resolutions; nobody asks for it as one
    assert {"vi": "Kết luận 75-KL/TW", "en": "Conclusion 75-KL/TW"}[lang] in conclusion.own
    assert "KL 75" in conclusion.own and "NQ 66.25/2026" in found["nq-66-25-2026"].own


def test_names_with_a_condition_lead_to_their_term_too(book):
    merger = next(entry for entry in register_entries(book.registers, "vi") if entry.anchor == "sap-xep-don-vi-hanh-chinh")
    assert "sáp nhập tỉnh" in merger.foreign


def test_the_same_book_gives_the_same_scripts(book):
    pages = {lang: [page("<p>Một</p>", path) for path in ("reference/glossary/", "reference/laws/", "reference/sources/")]
             for lang in ("vi", "en")}
    first, second = (dict(index_scripts(book.registers, pages)) for _ in range(2))
    assert first == second
    assert set(first) == {f"{FOLDER}/{lang}-{part}.js" for lang in ("vi", "en") for part in ("heads", "texts")}


@LANGUAGES
def test_the_built_index_holds_every_page_and_is_small(site, book, lang):
    scripts = {part: (site / FOLDER / f"{lang}-{part}.js").read_text(encoding="utf-8") for part in ("heads", "texts")}
    heads, texts = read(scripts["heads"]), read(scripts["texts"])
    assert len(heads["entries"]) == len(texts["texts"])
    in_nav = {str(entry.path) for entry in book.nav}
    assert len(heads["pages"]) == len(in_nav)
    for path, title, kind, _part in heads["pages"]:
        assert (site / heads["root"] / path / "index.html").is_file()
        assert title and kind in ("chapter", "form", "page")
    size = {part: len(gzip.compress(script.encode(), 9)) for part, script in scripts.items()}
    assert size["heads"] <= HEADS
    assert size["heads"] + size["texts"] <= ALL
    assert set(texts) == {"texts"}, "the worker finds the words of the texts itself"


def test_material_s_own_search_is_gone(site):
    assert not (site / "search").exists()
    assert not list((site / "assets" / "javascripts").glob("lunr/**/*"))
    assert not list((site / "assets" / "javascripts").glob("workers/*"))
