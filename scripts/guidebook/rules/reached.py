"""Where the links of the built site lead, and which source page stands behind a built one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from guidebook.built import BuiltPage, BuiltSite, Reference, folders_of, resolve
from guidebook.finding import Finding
from guidebook.rules.nearest import Names
from guidebook.rules.rule import in_file

if TYPE_CHECKING:
    from guidebook.book import Book
    from guidebook.chapters import Page

MANY = 20
"""Pages with the same broken address beyond which the theme or the navigation is the cause: one finding."""


@dataclass
class Built:
    """What the rules of the built site look at."""

    site: BuiltSite
    book: Book | None
    """None when only the site is there."""
    missing_links: dict[tuple[str, str], list[BuiltPage]] = field(default_factory=lambda: defaultdict(list))
    """(target, address) -> pages that link to it."""
    missing_anchors: dict[tuple[str, str, str], list[BuiltPage]] = field(
        default_factory=lambda: defaultdict(list)
    )
    """(target page, fragment, address) -> pages that link to it."""
    missing_assets: dict[tuple[str, str], list[BuiltPage]] = field(default_factory=lambda: defaultdict(list))
    _anchor_names: dict[str, Names] = field(default_factory=dict, repr=False)

    @cached_property
    def page_names(self) -> Names:
        return Names(path.removesuffix("index.html") for path in self.site.pages)

    @cached_property
    def asset_names(self) -> Names:
        return Names(file for file in self.site.files if not file.endswith(".html"))

    def anchor_names(self, path: str) -> Names:
        """The ids of a page, without those that the theme makes."""
        if path not in self._anchor_names:
            ids = self.site.pages[path].ids
            self._anchor_names[path] = Names(name for name in ids if not name.startswith("__"))
        return self._anchor_names[path]

    def __post_init__(self) -> None:
        # Pages of one folder write the same addresses for the same targets: what was found sound once is
        # not looked at again.
        sound: dict[str, set[str]] = defaultdict(set)
        for page in self.site.pages.values():
            folders = folders_of(page.path)
            beside = sound[folders[-2] if len(folders) > 1 else page.path]
            for address in page.links - beside:
                self._link(page, address, folders, beside)
            for address in page.assets - beside:
                self._asset(page, address, folders, beside)
        for path, addresses in self.site.styles.items():
            style = BuiltPage(path, "", frozenset(), (), frozenset(), frozenset(addresses), ())
            for address in addresses:
                if self.site.taken_apart(address).path:
                    self._asset(style, address, folders_of(path), set())

    def _link(self, page: BuiltPage, address: str, folders: list[str], sound: set[str]) -> None:
        reference = self.site.taken_apart(address)
        fragment = reference.fragment
        if reference.kind != "inner":
            sound.add(address)
            return
        if not reference.path and not reference.ups:
            if fragment and fragment not in page.ids and fragment != "top":
                self.missing_anchors[page.path, fragment, address].append(page)
            return
        target = resolve(page.path, reference, folders)
        if target is None or not self.site.exists(target):
            self.missing_links[_target(page.path, reference, folders), address].append(page)
            return
        other = self.site.page_at(target) if fragment else None
        if other and fragment not in other.ids and fragment != "top":
            self.missing_anchors[other.path, fragment, address].append(page)
        elif reference.ups:
            sound.add(address)

    def _asset(self, page: BuiltPage, address: str, folders: list[str], sound: set[str]) -> None:
        reference = self.site.taken_apart(address)
        if reference.kind != "inner":
            sound.add(address)
            return
        target = resolve(page.path, reference, folders)
        if target is None or not self.site.exists(target):
            self.missing_assets[_target(page.path, reference, folders), address].append(page)
        elif reference.ups:
            sound.add(address)

    def source(self, page: BuiltPage) -> Page | None:
        """The chapter behind a built page."""
        if self.book is None:
            return None
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
        return next((found for one in tries if (found := self.book.page(lang, one))), None)

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
