"""Where the links of the built site lead, and which source page stands behind a built one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from guidebook.book import Book
from guidebook.built import BuiltPage, BuiltSite, Reference, folders_of, resolve
from guidebook.chapters import Page
from guidebook.model import Finding, PageId
from guidebook.rules.rule import in_file

MANY = 20
"""Pages with the same broken address beyond which the theme or the navigation is the cause: one finding."""


@dataclass
class Built:
    """What the rules of the built site look at."""

    site: BuiltSite
    book: Book
    missing_links: dict[tuple[str, str], list[BuiltPage]] = field(default_factory=lambda: defaultdict(list))
    """(target, address) -> pages that link to it."""
    missing_anchors: dict[tuple[str, str, str], list[BuiltPage]] = field(
        default_factory=lambda: defaultdict(list)
    )
    """(target page, fragment, address) -> pages that link to it."""
    missing_assets: dict[tuple[str, str], list[BuiltPage]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        site, known = self.site, {}
        for page in site.pages.values():
            folders = folders_of(page.path)
            for address in page.links:
                reference = site.taken_apart(address)
                if reference.kind == "inner":
                    self._link(page, address, reference, folders, known)
            for address in page.assets:
                reference = site.taken_apart(address)
                if reference.kind == "inner" and not self._reached(page, reference, folders, known):
                    self.missing_assets[_target(page.path, reference, folders), address].append(page)
        for path, addresses in site.styles.items():
            folders = folders_of(path)
            for address in addresses:
                reference = site.taken_apart(address)
                if (
                    reference.kind == "inner"
                    and reference.path
                    and not site.exists(_target(path, reference, folders))
                ):
                    self.missing_assets[_target(path, reference, folders), address].append(
                        BuiltPage(path, "", frozenset(), (), (), (), ())
                    )

    def _reached(
        self, page: BuiltPage, reference: Reference, folders: list[str], known: dict[str, bool]
    ) -> bool:
        target = resolve(page.path, reference, folders)
        if target is None:
            return False
        reached = known.get(target)
        if reached is None:
            reached = known[target] = self.site.exists(target)
        return reached

    def _link(
        self, page: BuiltPage, address: str, reference: Reference, folders: list[str], known: dict[str, bool]
    ) -> None:
        fragment = reference.fragment
        if not reference.path and not reference.ups:
            if fragment and fragment not in page.ids and fragment != "top":
                self.missing_anchors[page.path, fragment, address].append(page)
            return
        if not self._reached(page, reference, folders, known):
            self.missing_links[_target(page.path, reference, folders), address].append(page)
        elif fragment:
            target = resolve(page.path, reference, folders)
            other = self.site.page_at(target)
            if other and fragment not in other.ids and fragment != "top":
                self.missing_anchors[other.path, fragment, address].append(page)

    def source(self, page: BuiltPage) -> Page | None:
        """The chapter behind a built page."""
        path = PurePosixPath(page.path)
        lang = "vi"
        if path.parts[0] == "en":
            lang, path = "en", PurePosixPath(*path.parts[1:])
        stem = path.parent if path.name == "index.html" else path.with_suffix("")
        tries = (
            [PurePosixPath("index.md")]
            if stem == PurePosixPath(".")
            else [stem.with_name(stem.name + ".md"), stem / "index.md"]
        )
        return next(
            (self.book.pages[PageId(lang, one)] for one in tries if PageId(lang, one) in self.book.pages),
            None,
        )

    def related(self, page: BuiltPage, wanted: str) -> tuple[tuple[str, int], ...]:
        """The line of the source in which the address, or its last part, stands."""
        source = self.source(page)
        if source is None:
            return ()
        for part in (
            wanted,
            wanted.rpartition("#")[2],
            wanted.rstrip("/").rpartition("/")[2].partition("#")[0],
        ):
            at = source.text.find(part) if len(part) > 2 else -1
            if at >= 0:
                return ((source.file, source.line(at)),)
        return ((source.file, 1),)

    def at(
        self, page: BuiltPage, pages: list[BuiltPage], wanted: str, vi: str, en: str, do_vi: str, do_en: str
    ) -> Finding:
        more = len(pages) - 1
        return in_file(
            f"{self.site.name}/{page.path}",
            vi + (f" Còn {more} trang khác cũng vậy." if more else ""),
            en + (f" {more} other pages do the same." if more else ""),
            do_vi,
            do_en,
            related=self.related(page, wanted),
        )


def _target(page: str, reference: Reference, folders: list[str]) -> str:
    return resolve(page, reference, folders) or "../" * reference.ups + reference.path


def groups(pages: list[BuiltPage]) -> Iterator[tuple[BuiltPage, list[BuiltPage]]]:
    """One finding for each page, or one for all when there are many."""
    if len(pages) > MANY:
        yield pages[0], pages
    else:
        for page in pages:
            yield page, [page]
