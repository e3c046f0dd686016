"""The whole book as plain values: registers, pages of both languages, navigation, other files."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from guidebook.data import load_registers
from guidebook.model import LANGUAGES, Finding, PageId, Registers, Text, Unit
from guidebook.rewrite import replace_cache

if TYPE_CHECKING:
    from guidebook.chapters import Page
    from guidebook.chapters.twins import Twins
    from guidebook.navigation import NavEntry

CACHE_FILE = "pages.pickle"
LARGEST_PAGE = 2_000_000
"""Bytes, some thousand printed pages: a longer one is named, and left unread."""


@dataclass(frozen=True, slots=True)
class ChapterCard:
    """What a list of chapters shows of one."""

    number: int
    path: str
    """Relative to the language folder."""
    title: str
    question: str
    minutes: int | None


@dataclass
class Book:
    """Everything that stands under a root folder."""

    root: Path
    registers: Registers
    pages: dict[PageId, Page]
    """Sorted by file."""
    files: frozenset[str]
    """All files under docs/, relative to the root, with forward slashes, pages included."""
    nav: tuple[NavEntry, ...] | None = None
    """In order; None when mkdocs.yml has no nav."""
    site_url: str = ""
    day: date | None = None
    """The day by which things are too old; None: nobody can tell."""
    problems: list[Finding] = field(default_factory=list)
    """What kept a file or register from being read."""
    _derived: dict[object, Any] = field(default_factory=dict, repr=False)

    def once(self, key: object, make: Callable[[], Any]) -> Any:
        """The result of `make`, computed once per book: what several rules look at."""
        if key not in self._derived:
            self._derived[key] = make()
        return self._derived[key]

    @cached_property
    def by_file(self) -> dict[str, Page]:
        """File relative to the root -> page."""
        return {page.file: page for page in self.pages.values()}

    def page(self, lang: str, path: str | PurePosixPath) -> Page | None:
        return self.pages.get(PageId(lang, PurePosixPath(path)))

    @cached_property
    def twins(self) -> list[Twins]:
        """All pages that exist in both languages."""
        from guidebook.chapters.twins import Twins

        return [
            Twins(page, self.pages[page.id.twin])
            for page in self.pages.values()
            if page.lang == "vi" and page.id.twin in self.pages
        ]

    def title(self, page: Page) -> str:
        """Text of the first heading, or the file's name."""
        return page.headings[0].text if page.headings else page.id.path.stem

    def ordered(self, lang: str) -> list[Page]:
        """The pages of a language that the navigation names, in its order; all pages when there is none."""
        if self.nav is None:
            return [page for page in self.pages.values() if page.lang == lang]
        found = (self.page(lang, entry.path) for entry in self.nav)
        return [page for page in found if page]

    def chapters(self, lang: str) -> list[ChapterCard]:
        """The chapters of the navigation, in its order."""
        return [
            ChapterCard(
                page.matter["chapter"],
                str(page.id.path),
                self.title(page),
                str(page.matter.get("question", "")),
                page.matter.get("minutes"),
            )
            for page in self.ordered(lang)
            if isinstance(page.matter.get("chapter"), int)
        ]

    def chapter_paths(self) -> dict[int, str]:
        """Chapter number -> path relative to the language folder, those in the navigation only."""
        return {card.number: card.path for card in self.chapters("vi")}

    def translation(self, path: str | PurePosixPath) -> str:
        """State of the English page: current, outdated, missing, or unsourced when no Vietnamese page stands
        behind it."""
        source, target = self.page("vi", path), self.page("en", path)
        if source is None:
            return "unsourced"
        if target is None:
            return "missing"
        return (
            "current" if str(target.matter.get("translated_from", "")) == source.source_hash else "outdated"
        )


def load_book(root: Path, cache: Path | None = None) -> Book:
    """Read everything under `root`; `cache` is a folder in which unchanged pages are remembered.

    Never raises for bad content: what cannot be read is named in Book.problems.
    """
    registers, problems = load_registers(root, cache)
    problems = list(problems)
    files = sorted(_walk(root, "docs"))
    config = root / "mkdocs.yml"
    nav, site_url = None, ""
    if config.is_file():
        from guidebook.navigation import NavigationError, read_config

        try:
            read = read_config(config.read_bytes())
            nav, site_url = read.nav, read.site_url
        except NavigationError as error:
            problems.append(_unreadable("M008", "mkdocs.yml", error.line, error.column, error.problem))
        except OSError as error:
            problems.append(_unreadable("M009", "mkdocs.yml", 1, 1, error.strerror or str(error)))
    pages = _pages(root, files, registers.units, cache, problems)
    return Book(root, registers, pages, frozenset(files), nav, site_url, problems=problems)


def _walk(root: Path, folder: str) -> Iterator[str]:
    """All files below a folder, relative to the root; links to folders are not followed (no loops)."""
    try:
        with os.scandir(root / folder) as entries:
            for entry in entries:
                name = f"{folder}/{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    yield from _walk(root, name)
                elif not entry.name.startswith(".") and entry.is_file():
                    yield name
    except OSError:
        return


def _pages(
    root: Path, files: list[str], units: dict[str, Unit], cache: Path | None, problems: list[Finding]
) -> dict[PageId, Page]:
    if not any(file.endswith(".md") for file in files):
        return {}
    from guidebook.chapters import digest, notations, scan  # compiles many patterns; a built site alone needs none

    notation = notations(units)
    known = _remembered(cache, units)
    pages: dict[PageId, Page] = {}
    changed = False
    for file in files:
        parts = file.split("/", 2)
        if len(parts) < 3 or parts[1] not in LANGUAGES or not file.endswith(".md"):
            continue
        try:
            content = (root / file).read_bytes()
        except OSError as error:
            problems.append(_unreadable("M009", file, 1, 1, error.strerror or str(error)))
            continue
        if len(content) > LARGEST_PAGE:
            problems.append(_too_large(file, len(content)))
            continue
        page = known.get(file)
        if page is None or page.digest != digest(content):
            page = scan(PageId(parts[1], PurePosixPath(parts[2])), content, notation[parts[1]])
            changed = True
        pages[page.id] = page
    if cache and (changed or len(known) != len(pages)):
        _remember(cache, units, pages)
    return pages


def _unreadable(rule: str, file: str, line: int, column: int, problem: str) -> Finding:
    return Finding(
        rule,
        "error",
        file,
        line,
        column,
        Text(f"Không đọc được {file}: {problem}.", f"{file} cannot be read: {problem}."),
        Text(
            "Sửa chỗ này rồi chạy lại; các kiểm tra khác cần tệp này."
            if rule == "M008"
            else "Kiểm tra quyền đọc tệp.",
            "Correct this place and run again; other checks need the file."
            if rule == "M008"
            else "Check that the file may be read.",
        ),
    )


def _too_large(file: str, size: int) -> Finding:
    found, most = size / 1e6, LARGEST_PAGE // 1_000_000
    return Finding(
        "M010",
        "error",
        file,
        1,
        1,
        Text(
            f"Trang dài {f'{found:.1f}'.replace('.', ',')} MB; máy chỉ đọc trang đến {most} MB nên chưa kiểm tra trang này.",
            f"The page is {found:.1f} MB long; pages of up to {most} MB are read, so this one was not checked.",
        ),
        Text(
            "Chia thành nhiều trang; nếu có hình hoặc dữ liệu dán thẳng vào bài, chuyển ra tệp riêng.",
            "Divide it into several pages; move pictures or data pasted into the text to files of their own.",
        ),
    )


def _version(units: dict[str, Unit]) -> str:
    """Changes when the scanner or the units change: then remembered pages are worth nothing."""
    state = blake2b(repr(units).encode(), digest_size=12)
    here = Path(__file__).parent
    for module in (*sorted((here / "chapters").glob("*.py")), *(here / f"{name}.py" for name in ("finding", "model", "notation"))):
        state.update(module.read_bytes())
    return state.hexdigest()


def _remembered(cache: Path | None, units: dict[str, Unit]) -> dict[str, Page]:
    if cache is None:
        return {}
    try:
        with open(cache / CACHE_FILE, "rb") as stream:
            version, pages = pickle.load(stream)
    except Exception:  # a torn, foreign or outdated cache file can raise anything; the pages are simply read again
        return {}
    return pages if version == _version(units) else {}


def _remember(cache: Path, units: dict[str, Unit], pages: dict[PageId, Page]) -> None:
    """Write the cache file whole or not at all; a folder that cannot be written to is no error."""
    known = _version(units), {page.file: page for page in pages.values()}
    replace_cache(cache / CACHE_FILE, pickle.dumps(known, pickle.HIGHEST_PROTOCOL))
