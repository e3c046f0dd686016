"""The same pages give the same bytes wherever, whenever and on however many cores they are pressed."""

from __future__ import annotations

import hashlib
import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from guidebook.book import Book
from guidebook.press import Article
from selectolax.lexbor import LexborHTMLParser

PAGES = ("chapters/06-baseline", "forms/b1-baseline")
PLACES = (
    {"TZ": "UTC", "PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8", "cores": "1"},
    {"TZ": "Asia/Ho_Chi_Minh", "PYTHONHASHSEED": "20", "LC_ALL": "C", "cores": "3"},
)


def articles(site: Path, book: Book) -> list[Article]:
    matters = {str(page.id.path.with_suffix("")): page.matter for page in book.ordered("vi")}
    found = []
    for name in PAGES:
        html, matter = (site / name / "index.html").read_text(encoding="utf-8"), matters[name]
        title = LexborHTMLParser(html).css_first("article h1").text(deep=False).strip()
        found.append(
            Article(name, f"{name}/", html, title, "chapter" if "chapter" in matter else "annex", matter.get("chapter"),
                    part="Phần", question=matter.get("question", ""), form="form" in matter)
        )  # fmt: skip
    return found


@pytest.fixture(scope="module")
def pressed(site: Path, book: Book, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Folders of the two results; both presses run at the same time."""
    held = tmp_path_factory.mktemp("articles") / "articles.pickle"
    held.write_bytes(pickle.dumps(articles(site, book)))
    program = Path(__file__).with_name("press_apart.py")
    running, outs = [], []
    for place in PLACES:
        folder = tmp_path_factory.mktemp(f"cores{place['cores']}")
        command = [sys.executable, str(program), str(held), str(site), str(folder / "out"), str(folder / "cache"), place["cores"]]
        running.append(subprocess.Popen(command, cwd=folder, env=os.environ | place, stderr=subprocess.PIPE, text=True))
        outs.append(folder / "out")
    for process in running:
        _, said = process.communicate(timeout=120)
        assert process.returncode == 0, said
    return outs


def digests(out: Path) -> dict[str, str]:
    return {
        path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.rglob("*"))
        if path.suffix in (".pdf", ".epub", ".docx")
    }


def test_place_time_zone_hash_seed_and_cores_change_no_byte(pressed: list[Path]) -> None:
    first, second = map(digests, pressed)
    assert first == second
    assert {Path(name).suffix for name in first} == {".pdf", ".epub", ".docx"}
    assert {f"pdf/vi/{page}.pdf" for page in PAGES} | {f"docx/vi/{page}.docx" for page in PAGES} <= set(first)
