"""Generated parts of pages, from the real registers."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter

import pytest
from selectolax.lexbor import LexborHTMLParser

from guidebook import pages
from guidebook.notation import legal_ground
from guidebook.pages.collation import collation_key
from guidebook.pages.status import tallies
from guidebook.rules.explained import explained

LANGUAGES = ("vi", "en")


def target(path: str) -> str:
    """A link function whose addresses tell what was asked for."""
    return f"to:{path}"


@pytest.fixture(scope="module")
def trees(book):
    return {
        (name, lang): LexborHTMLParser(pages.render(name, book, lang, target))
        for name in pages.NAMES
        for lang in LANGUAGES
    }


def ids(tree, css):
    return [node.attributes["id"] for node in tree.css(css)]


def words(node):
    return " ".join(node.text().split())


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", pages.NAMES)
def test_html_has_no_gap_to_fill_and_no_id_twice(trees, book, name, lang):
    html = pages.render(name, book, lang, target)
    assert set(re.findall(r"\{\w*\}", html)) <= {"{shown}", "{total}"}
    assert "\n\n" not in html, "a blank line would end the block of raw HTML in Markdown"
    assert unicodedata.is_normalized("NFC", html)
    assert [key for key, number in Counter(ids(trees[name, lang], "[id]")).items() if number > 1] == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", pages.NAMES)
def test_links_lead_to_pages_and_entries_that_exist(trees, book, name, lang):
    registers = book.registers
    anchors = {
        "reference/laws.md": registers.laws, "reference/glossary.md": registers.terms, "reference/sources.md": registers.facts,
    }  # fmt: skip
    own = set(ids(trees[name, lang], "[id]"))
    for link in trees[name, lang].css("a"):
        address = link.attributes["href"]
        if address.startswith("#"):
            assert address[1:] in own
        elif address.startswith("to:/"):
            assert re.match(r"to:/(pdf/|epub/|docx/|data/|downloads/|assets/|forms/|en/|chapters/|reference/|about/|$)", address)
        elif address.startswith("to:"):
            path, _, anchor = address[3:].partition("#")
            assert book.page(lang, path), address
            assert not anchor or anchor in anchors[path]
        else:
            assert address.startswith(("https://", "http://"))
        assert words(link)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_glossary_holds_every_term_in_order(trees, book, lang):
    terms, tree = book.registers.terms, trees["glossary", lang]
    entries = ids(tree, ".gb-term-entry")
    assert sorted(entries) == sorted(terms)
    assert entries == sorted(entries, key=lambda id: collation_key(terms[id].name(lang), lang))
    other = "en" if lang == "vi" else "vi"
    for entry in tree.css(".gb-term-entry"):
        term = terms[entry.attributes["id"]]
        assert words(entry.css_first("h3")) == term.name(lang)
        assert words(entry.css_first(f"[lang={other}]")) == term.name(other)
        assert " ".join(term.definition[lang].split()) in words(entry)
        assert entry.attributes["data-topic"] == term.topic


@pytest.mark.parametrize("lang", LANGUAGES)
def test_glossary_letters_lead_to_their_groups(trees, lang):
    tree = trees["glossary", lang]
    letters = [(words(link), link.attributes["href"][1:]) for link in tree.css(".gb-letters a")]
    assert letters == [(words(head), head.attributes["id"]) for head in tree.css("h2")]
    assert all(anchor.isascii() for _, anchor in letters)


def test_unchecked_articles_say_so(trees, book):
    unchecked = {id for id, term in book.registers.terms.items() if term.locator and term.locator_checked is False}
    assert unchecked
    said = {
        entry.attributes["id"]
        for entry in trees["glossary", "vi"].css(".gb-term-entry")
        if "chưa đối chiếu điều khoản" in words(entry)
    }
    assert said == unchecked


@pytest.mark.parametrize("lang", LANGUAGES)
def test_law_register_holds_every_law_and_key_fact(trees, book, lang):
    laws, tree = book.registers.laws, trees["laws", lang]
    assert sorted(ids(tree, ".gb-law-entry")) == sorted(laws)
    facts = [f"{law.id}--{fact.id}" for law in laws.values() for fact in law.key_facts]
    assert sorted(ids(tree, ".gb-keyfacts li")) == sorted(facts)
    for entry in tree.css(".gb-law-entry"):
        law = laws[entry.attributes["id"]]
        assert entry.css_first(f".gb-badge--{law.status}")
        assert (law.number or "") in words(entry.css_first("h3"))
        unverified = bool(entry.css_first(".gb-badge--unverified"))
        assert unverified == (law.verified == "unverified")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_citation_is_vietnamese_and_only_for_what_may_be_cited(trees, book, lang):
    laws = book.registers.laws
    for entry in trees["laws", lang].css(".gb-law-entry"):
        law = laws[entry.attributes["id"]]
        citation = entry.css_first(".gb-ground__text")
        citable = law.status in ("in_force", "partly_amended", "unknown") and law.verified != "unverified"
        expected = legal_ground(law, [laws[id] for id in law.amended_by]) if citable else None
        assert (words(citation) if citation else None) == expected
        if citation:
            assert citation.attributes["lang"] == "vi"
            button = entry.css_first("button")
            assert button.attributes["data-gb-copy"] == citation.attributes["id"]
            cited = [law, *(laws[id] for id in law.amended_by)]
            assert expected.count("ngày …") == sum(one.issued is None for one in cited)


def test_replaced_law_names_its_successor(trees, book):
    tree = trees["laws", "en"]
    replaced = [law for law in book.registers.laws.values() if law.replaced_by]
    assert replaced
    for law in replaced:
        entry = tree.css_first(f'[id="{law.id}"]')
        assert f"#{law.replaced_by}" in [link.attributes["href"] for link in entry.css("a")]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_sources_hold_every_fact_with_its_marks(trees, book, lang):
    facts, tree = book.registers.facts, trees["sources", lang]
    assert sorted(ids(tree, ".gb-fact-entry")) == sorted(facts)
    for entry in tree.css(".gb-fact-entry"):
        fact = facts[entry.attributes["id"]]
        marks = [words(code) for code in entry.css("code")]
        assert marks == [f"{fact.id}:{value.key}" for value in fact.values] or marks == [fact.id]
        assert bool(entry.css_first(".gb-badge--unverified")) == (fact.verified == "unverified")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_factors_hold_every_value_once_with_its_source(trees, book, lang):
    factors, tree = book.registers.factors, trees["factors", lang]
    marks = [words(code) for code in tree.css("code")]
    assert sorted(marks) == sorted(f"{factor.id}:{value.key}" for factor in factors.values() for value in factor.values)
    assert [f"factors-{group}" for group in dict.fromkeys(one.group for one in factors.values())] == ids(tree, "h2")
    row = next(row for row in tree.css("tr") if "ef-grid-2023:factor" in row.text())
    assert ("0,6592" if lang == "vi" else "0.6592") in row.text() and "2023" in row.text()
    assert row.css_first("a").attributes["href"] == "to:reference/sources.md#ef-grid-2023"


def test_values_stand_in_the_notation_of_the_language(trees):
    marked = {lang: trees["sources", lang].css_first("#vneep3-steel-2030 .gb-value") for lang in LANGUAGES}
    assert words(marked["vi"]).startswith("5-16,5%")
    assert words(marked["en"]).startswith("5–16.5%")


def test_status_counts_every_page_and_entry(trees, book):
    rows = trees["status", "vi"].css("table")[0].css("tbody tr")
    assert len(rows) == len(book.ordered("vi")) + 1
    registers = book.registers
    counts = {tally.name: tally.entries for tally in tallies(registers)}
    assert counts == {"terms": len(registers.terms), "laws": len(registers.laws), "facts": len(registers.facts)}
    for tally in tallies(registers):
        assert tally.proofs is None or tally.proofs.total() == tally.entries
        assert tally.with_values is None or 0 < tally.with_values < tally.entries


@pytest.mark.parametrize("lang", LANGUAGES)
def test_lists_name_every_chapter(trees, book, lang):
    paths = [chapter.path for chapter in book.chapters(lang)]
    assert [link.attributes["href"] for link in trees["chapters", lang].css("a")] == [f"to:{path}" for path in paths]
    downloads = [link.attributes["href"] for link in trees["downloads", lang].css("a")]
    for path in paths:
        assert f"to:/pdf/{lang}/{path.removesuffix('.md')}.pdf" in downloads
        assert f"to:/docx/{lang}/{path.removesuffix('.md')}.docx" in downloads
    whole = {"pdf/guidebook-vi.pdf", "pdf/guidebook-en.pdf", f"epub/guidebook-{lang}.epub", f"docx/guidebook-{lang}.docx"}
    assert {f"to:/{file}" for file in whole} <= set(downloads)
    assert f"to:/docx/{lang}/forms/b1-baseline.docx" in downloads


@pytest.mark.parametrize("lang", LANGUAGES)
def test_terms_script_is_an_assignment_of_json(book, lang):
    script = pages.terms_script(book.registers, lang)
    head, _, rest = script.partition("=")
    assert head == "window.guidebookTerms"
    terms = json.loads(rest.rstrip().removesuffix(";"))
    assert terms.keys() == book.registers.terms.keys()
    term = book.registers.terms["duong-co-so"] if "duong-co-so" in terms else next(iter(book.registers.terms.values()))
    assert terms[term.id] == [term.name(lang), term.definition[lang], term.name("en" if lang == "vi" else "vi")]


def test_unknown_name_is_refused(book):
    with pytest.raises(KeyError):
        pages.render("nothing", book, "vi", target)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_reference_of_checks_says_what_explain_says(trees, lang):
    tree, rules = trees["checks", lang], explained()
    assert sorted(ids(tree, "section")) == sorted(id.lower() for id in rules)
    assert sorted(link.attributes["href"][1:] for link in tree.css("td a")) == sorted(ids(tree, "section"))
    for section in tree.css("section"):
        rule = rules[section.attributes["id"].upper()]
        told, shown = rule.explanation, words(section).replace("`", "").split()
        for text in (told.title, told.why, told.do):
            said = text[lang].replace("`", "").split()
            assert any(shown[at : at + len(said)] == said for at in range(len(shown))), rule.id
        assert [pre.text() for pre in section.css("pre")] == [told.bad[lang], told.good[lang]]
        assert section.css_first(f".gb-badge--{rule.severity}")


def test_reference_of_checks_leaves_no_mark_to_the_weave(book):
    html = pages.render("checks", book, "en", target)
    assert "[@" not in html and "[&#64;qd-1658-2021]" in html
    assert "<code>///</code>" in html
