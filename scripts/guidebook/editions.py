"""Custom editions: a province or a trainer makes a book of chosen chapters and of local pages kept outside docs/."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import unquote, urlsplit

from guidebook.book import Book
from guidebook.data.edition_entries import EditionForm, read_edition_form
from guidebook.model import Finding, PageId, Place, Text

FOLDER = "local"
"""Where local pages stand in the tree that is built: docs/<lang>/local/<folder>/."""
_PICTURE = re.compile(r"!\[(?P<words>[^\]]*)\]\(\s*<?(?P<address>[^)\s>]+)")


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition file that holds what it names."""

    name: str
    """The file's name without suffix, of which the results are named."""
    form: EditionForm
    pages: tuple[str, ...]
    """Pages of the guidebook, then the local ones, in order, as docs/<lang>/<page>.md will name them."""
    local: tuple[tuple[Path, str], ...]
    """Folder of local pages -> its path below docs/<lang>/."""
    output: Path


def read_edition_file(path: Path, book: Book) -> tuple[Edition | None, list[Finding]]:
    """The edition at `path`, or everything that is wrong with it.

    Raises:
        OSError: the file cannot be read.
    """
    shown = _shown(path, book.root)
    form, places, findings = read_edition_form(shown, path)
    if form is None:
        return None, findings
    known = [str(page.id.path.with_suffix("")) for page in book.ordered("vi") if page.matter.get("print", True)]
    for at, page in enumerate(form.pages):
        if page not in known:
            findings.append(_unknown_page(places["pages"][at], page, known))
        elif page in form.pages[:at]:
            findings.append(_finding(
                places["pages"][at], f"trang “{page}” đã có ở trên; mỗi trang chỉ in một lần.",
                f"the page “{page}” stands above already; each page is printed once.",
                "Xóa dòng này.", "Delete this line."))
    local, pages = [], list(form.pages)
    for at, folder in enumerate(form.annex):
        place, source = places["annex"][at], path.parent / folder
        target = f"{FOLDER}/{source.resolve().name}"
        findings += _annex(place, folder, source, form.languages, book.root)
        local.append((source, target))
        if (source / form.languages[0]).is_dir():
            names = sorted(file.relative_to(source / form.languages[0]) for file in (source / form.languages[0]).rglob("*.md"))
            pages += [f"{target}/{name.with_suffix('').as_posix()}" for name in names]
    output = Path(os.path.normpath(path.parent / (form.output or path.stem)))
    edition = Edition(path.stem, form, tuple(pages), tuple(local), output)
    return (None if findings else edition), findings


def _unknown_page(place: Place, page: str, known: list[str]) -> Finding:
    near = get_close_matches(page, known, n=1, cutoff=0.4) or [name for name in known if name.endswith(page)][:1]
    return _finding(
        place, f"sổ tay không có trang in nào tên “{page}”; cần tên tệp trong docs/vi, bỏ đuôi .md.",
        f"the guidebook has no printed page “{page}”; expected the name of a file in docs/vi without .md.",
        *((f"Có phải là “{near[0]}”?", f"Did you mean “{near[0]}”?") if near else
          (f"Các trang có thể chọn: {', '.join(known)}.", f"Choose from: {', '.join(known)}.")))


def _annex(place: Place, folder: str, source: Path, languages: list[str], root: Path) -> Iterator[Finding]:
    """What is missing in a folder of local pages."""
    if not source.is_dir():
        yield _finding(
            place, f"không có thư mục phụ lục “{folder}” cạnh tệp này.", f"there is no annex folder “{folder}” beside this file.",
            "Tạo thư mục, trong đó có vi/ và en/ với các trang .md, hoặc sửa tên.",
            "Create it, with vi/ and en/ holding the .md pages, or correct the name.")
        return
    names = {lang: {file.relative_to(source / lang) for file in (source / lang).rglob("*.md")} for lang in languages}
    every = set().union(*names.values())
    for lang in languages:
        missing = ", ".join(sorted(map(str, every - names[lang]))) or ("*.md" if not every else "")
        if missing:
            yield _finding(
                place, f"phụ lục “{folder}” thiếu {lang}/{missing}; mỗi ngôn ngữ của bản này cần đủ các trang.",
                f"the annex “{folder}” lacks {lang}/{missing}; each language of the edition needs all pages.",
                "Viết trang còn thiếu, hoặc bỏ bớt ngôn ngữ ở languages.", "Write that page, or name fewer languages.")
        for name in sorted(names[lang]):
            yield from _pictures(source / lang / name, root)


def _pictures(page: Path, root: Path) -> Iterator[Finding]:
    for number, line in enumerate(page.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
        for match in _PICTURE.finditer(line):
            address = match["address"]
            place = Place(_shown(page, root), number, match.start() + 1)
            if not urlsplit(address).scheme and not (page.parent / unquote(address)).is_file():
                yield _finding(
                    place, f"không có hình {address}.", f"there is no picture {address}.",
                    "Đặt hình cạnh trang phụ lục và ghi đường dẫn tính từ trang.",
                    "Put it beside the local page, and write its path from there.")
            if not match["words"].strip():
                yield _finding(
                    place, f"hình {address} không có lời mô tả.", f"the picture {address} has no alternative text.",
                    "Viết điều hình cho thấy vào giữa hai dấu ngoặc vuông.", "Write what it shows between the square brackets.")


def stage(edition: Edition, root: Path, place: Path) -> None:
    """A copy of the guidebook's tree with the local pages in it, for the site builder; `place` is an empty folder."""
    shutil.copytree(root / "docs", place / "docs")
    (place / "overrides").symlink_to(root / "overrides")
    (root / ".cache" / "editions").mkdir(parents=True, exist_ok=True)
    (place / ".cache").symlink_to(root / ".cache" / "editions")
    git = subprocess.run(["git", "-C", str(root), "rev-parse", "--absolute-git-dir"], capture_output=True, text=True)
    if git.returncode == 0:
        (place / ".git").write_text(f"gitdir: {git.stdout}", encoding="utf-8")  # the edition is the guidebook's
    for source, target in edition.local:
        for lang in ("vi", "en"):  # a language that this edition goes without is built, but not printed
            own = source / (lang if (source / lang).is_dir() else edition.form.languages[0])
            shutil.copytree(own, place / "docs" / lang / target)
        for shared in source.iterdir():
            if shared.name not in ("vi", "en"):
                for lang in ("vi", "en"):
                    kept = place / "docs" / lang / FOLDER / shared.name
                    (shutil.copytree if shared.is_dir() else shutil.copyfile)(shared, kept)
    config = (root / "mkdocs.yml").read_text(encoding="utf-8")
    local = "".join(f"      - {page}.md\n" for page in edition.pages if page.startswith(f"{FOLDER}/"))
    if local:
        config = config.replace("\nnav:\n", f"\nnav:\n  - {FOLDER}:\n{local}", 1)
    (place / "mkdocs.yml").write_text(config, encoding="utf-8")


def source_of(edition: Edition, file: str) -> str:
    """Where a file of the staged tree comes from, for messages."""
    for source, target in edition.local:
        for lang in ("vi", "en"):
            if file.startswith(f"docs/{lang}/{target}/"):
                return str(source / lang / file.removeprefix(f"docs/{lang}/{target}/"))
    return file


def _shown(path: Path, root: Path) -> str:
    path = path.resolve()
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def _finding(place: Place, vi: str, en: str, do_vi: str, do_en: str) -> Finding:
    return Finding("Y010", "error", place.file, place.line, place.column, Text(vi, en), Text(do_vi, do_en))
