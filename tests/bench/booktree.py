"""A large bilingual guidebook made of the real one: its registers as they are, its chapters in pieces."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from guidebook.book import load_book

LANGUAGES = ("vi", "en")
HUB = "00-how-to-use.md"
CHARACTERS = 2_700
"""Least Vietnamese text of an added page: 600 files then hold about 3.2 MB, as in the first measurements."""


def grow(root: Path, folder: Path, files: int) -> list[str]:
    """Write a guidebook of this many source files into a new folder. Returns the pages added.

    The same every time. The added pages are in topics/, beside the real ones: they are no chapters.
    """
    shutil.copytree(root / "docs", folder / "docs")
    config = (root / "mkdocs.yml").read_text(encoding="utf-8")
    real = len(list((folder / "docs").glob("??/**/*.md")))
    pieces = _pieces(root)
    pages = []
    taken = 0
    for number in range((files - real) // 2):
        page = f"topics/{number:03}-topic.md"
        chosen: list[str] = []
        while sum(len(pieces[name]["vi"]) for name in chosen) < CHARACTERS:
            name = list(pieces)[taken % len(pieces)]
            taken += 1
            if name in chosen:
                break
            chosen.append(name)
        for lang in LANGUAGES:
            title = f"Chuyên đề {number}" if lang == "vi" else f"Topic {number}"
            text = "\n".join(pieces[name][lang] for name in chosen)
            text = re.sub(r"\]\(#([\w-]+)\)", rf"](../chapters/{HUB}#\1)", text)
            text = re.sub(r"\]\((\d\d-[\w-]+\.md)", r"](../chapters/\1", text)
            path = folder / "docs" / lang / page
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(
                f"---\ndescription: {title}.\n---\n\n# {title} {{#topic-{number}}}\n\n{text}",
                encoding="utf-8",
            )
        pages.append(page)
    entries = "".join(f"      - {page}\n" for page in pages)
    (folder / "mkdocs.yml").write_text(
        config.replace("  - reference:\n", f"  - topics:\n{entries}  - reference:\n", 1), encoding="utf-8"
    )
    _follow(folder, pages)
    return pages


def _follow(folder: Path, pages: list[str]) -> None:
    """Note in each English page which Vietnamese text it follows."""
    book = load_book(folder)
    for page in pages:
        path = folder / "docs/en" / page
        source = book.page("vi", page)
        assert source
        text = path.read_text(encoding="utf-8")
        path.write_text(
            text.replace("\n---\n", f"\ntranslated_from: '{source.source_hash}'\n---\n", 1), encoding="utf-8"
        )


def _pieces(root: Path) -> dict[str, dict[str, str]]:
    """Heading id -> language -> the section's text, of all sections that a page of its own may hold."""
    found: dict[str, dict[str, str]] = {}
    for lang in LANGUAGES:
        text = (root / "docs" / lang / "chapters" / HUB).read_text(encoding="utf-8")
        for part in re.split(r"(?m)^(?=## )", text)[1:]:
            name = re.search(r"\{#([\w-]+)\}", part)
            assert name
            found.setdefault(name[1], {})[lang] = part
    return found
