"""`guidebook pdf`: single handouts, the book or a custom edition, with the options of whoever prints them."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from guidebook.book import Book, load_book
from guidebook.build import BuildStopped, Steps, run_mkdocs, size_of
from guidebook.edition import EditionError, read_history
from guidebook.editions import FOLDER, Edition, read_edition_file, source_of, stage
from guidebook.exchange import lock
from guidebook.model import LANGUAGES, Finding
from guidebook.press import MADE_WITH, UNPRINTED, Article, Look, Made, Press, PressError, compile_all
from guidebook.press.booklet import SIZE, impose
from guidebook.rules import check
from guidebook.words import Words

OUT = "print"
"""Folder of the results, unless the user names another; kept out of the repository by .gitignore."""
ANNEX_RULES = ("F001", "F002", "F003", "F005", "F007", "I001", "L", "M", "S001")
"""What must hold in local pages too: marks, pictures, links, blocks. National wording and twins are not their matter."""


def run(root: Path, options: argparse.Namespace, lang: str) -> int:
    """Returns the exit code: 0 printed, 1 something in the pages or the edition is wrong, 2 wrong use."""
    book = load_book(root, root / ".cache")
    words = Words(book.registers.strings, lang)
    try:
        with lock(root / ".cache" / "build.lock"):
            made, out = _edition(root, book, options, words) if options.edition else _pages(root, book, options, words)
    except BlockingIOError:
        print(words.say("locked"), file=sys.stderr)
        return 2
    except EditionError as error:
        print(words.say("no-edition", reason=error), file=sys.stderr)
        return 2
    except PressError as error:
        print(f"{error.file}: {error.found[lang]} {error.todo[lang]}", file=sys.stderr)
        return 1
    except _WrongUse as error:
        print(error, file=sys.stderr)
        return 2
    except BuildStopped as stop:
        print(stop, file=sys.stderr)
        return 1
    for pdf in made:
        print(words.say("printed", file=out / pdf.path, pages=pdf.pages, size=size_of(pdf.bytes)))
    return 0


class _WrongUse(Exception):
    """The message is for the user."""


def _pages(root: Path, book: Book, options: argparse.Namespace, words: Words) -> tuple[list[Made], Path]:
    wanted = [_named(name, book, words) for name in options.pages]
    out = options.out or root / OUT
    kind = options.kind
    look = Look(SIZE if options.booklet and kind == "handout" else 10, options.mirror, options.grey)

    def plan(press: Press, sheets: Sequence, texts: Sequence[str]) -> list:
        if not wanted and kind == "handout":
            return press.book(f"guidebook-{press.lang}.pdf", sheets, texts)
        chosen = [(sheet, text) for sheet, text in zip(sheets, texts) if not wanted or sheet.article.page in wanted]
        return press.copies([sheet for sheet, _ in chosen], [text for _, text in chosen], [kind])

    def articles(collected: Iterable[Article], lang: str) -> list[Article]:
        return list(collected)

    return _print(root, root, book, [options.lang] if options.lang else LANGUAGES, look, articles, plan, out,
                  options.booklet, words), out


def _named(name: str, book: Book, words: Words) -> str:
    """The page that a user names by its number, its file or its path."""
    known = [str(page.id.path.with_suffix("")) for page in book.ordered("vi") if page.matter.get("print", True)]
    plain = name.removesuffix(".md").removeprefix("docs/").removeprefix("vi/").removeprefix("en/")
    if name.isdecimal():
        plain = book.chapter_paths().get(int(name), name).removesuffix(".md")
    found = [page for page in known if page == plain or page.rpartition("/")[2] == plain]
    alone = {page for page in known if page.startswith(("chapters/", "forms/b"))}
    if len(found) == 1 and found[0] in alone:
        return found[0]
    raise _WrongUse(words.say("no-page", page=name, pages=", ".join(sorted(alone))))


def _edition(root: Path, book: Book, options: argparse.Namespace, words: Words) -> tuple[list[Made], Path]:
    try:
        edition, findings = read_edition_file(options.edition, book)
    except OSError as error:
        raise _WrongUse(words.say("no-edition-file", file=options.edition, reason=error.strerror)) from error
    if edition is None:
        raise BuildStopped(report(findings, words.lang))
    form = edition.form
    size = SIZE if form.print.booklet and form.print.size == 10 else form.print.size
    look = Look(size, options.mirror, options.grey or form.print.grey)
    order = {page: number for number, page in enumerate(edition.pages)}

    def articles(collected: Iterable[Article], lang: str) -> list[Article]:
        return sorted((article for article in collected if article.page in order), key=lambda article: order[article.page])

    def plan(press: Press, sheets: Sequence, texts: Sequence[str]) -> list:
        jobs = press.book(f"{edition.name}-{press.lang}.pdf", sheets, texts)
        return jobs + (press.copies(sheets, texts, ["handout"]) if form.print.handouts else [])

    out = options.out or edition.output
    languages = [lang for lang in form.languages if options.lang in (None, lang)]
    with tempfile.TemporaryDirectory(dir=root / ".cache", prefix="edition-") as folder:
        staged = Path(folder)
        stage(edition, root, staged)
        wrong = [finding for finding in check(staged, cache=staged / ".cache")
                 if f"/{FOLDER}/" in finding.file and finding.severity == "error" and finding.id.startswith(ANNEX_RULES)
                 and finding.file.split("/")[1] in languages]
        if wrong:
            raise BuildStopped(report(wrong, words.lang, edition))
        try:
            made = _print(root, staged, book, languages, look, articles, plan, out, form.print.booklet or options.booklet,
                          words, edition)
        except PressError as error:
            raise PressError(source_of(edition, error.file), error.found, error.todo) from error
    return made, out


def _print(
    root: Path, tree: Path, book: Book, languages: Iterable[str], look: Look,
    articles: Callable[[Iterable[Article], str], list[Article]], plan: Callable, out: Path, booklet: bool, words: Words,
    edition: Edition | None = None,
) -> list[Made]:
    """Build the pages of `tree`, print what `plan` wants of `articles` into `out`, all or nothing."""
    history = read_history(root)
    cache = root / ".cache"
    with tempfile.TemporaryDirectory(dir=cache, prefix="print-") as folder:
        site, aside = Path(folder, "site"), Path(folder, "out")
        site.mkdir()
        aside.mkdir()
        step = Steps(words)
        step.begin("step-site")
        plugin = run_mkdocs(tree, site, step, collect_only=True)
        step.begin("step-pdf")
        presses = []
        for lang in languages:
            press = Press(
                root, cache / "press", lang, lambda files: history.edition({*MADE_WITH, *files}, UNPRINTED),
                book.registers.strings, plugin.address, look, _cover(edition, book, lang) if edition else {},
            )
            for article in articles(plugin.articles(lang), lang):
                press.add(article)
            presses.append(press)
        made = compile_all(presses, site, plan, aside)
        step.end()
        if booklet:
            for pdf in list(made):
                place = impose(aside / pdf.path)
                sides = -(-pdf.pages // 4) * 2
                made.append(Made(place.relative_to(aside), "booklet", pdf.lang, sides, place.stat().st_size, 0.0))
        for pdf in made:
            place = out / pdf.path
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(aside / pdf.path, place)
    return made


def _cover(edition: Edition, book: Book, lang: str) -> dict[str, str]:
    """The words of the job file that a custom edition says in its own way; it always says what it was taken from."""
    strings, form = book.registers.strings, edition.form
    title = getattr(form.title, lang)
    taken = strings["press.taken-from"][lang].format(title=strings["press.title"][lang])
    lines = [getattr(line, lang) for line in form.cover]
    return {"title": title, "cover-title": title, "subtitle": "\n".join([*lines, taken])}


def report(findings: Iterable[Finding], lang: str, edition: Edition | None = None) -> str:
    """One line for what was found and one for what to do, for each finding."""
    return "\n".join(
        f"{source_of(edition, finding.file) if edition else finding.file}:{finding.line}:{finding.column}: "
        f"{finding.message[lang]}\n    → {finding.hint[lang]}"
        for finding in findings
    )
