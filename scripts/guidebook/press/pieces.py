"""Tidy articles as pieces of XHTML and of Word documents: pandoc with overrides/print/formats.lua."""

from __future__ import annotations

import hashlib
import os
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import pypandoc

from guidebook.press.shelf import Shelf

KINDS = ("xhtml", "docx")


class PieceError(Exception):
    """pandoc refused one of the articles; the text is its message."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One article as pandoc wrote it, ids and links still those of the whole book."""

    key: str
    """Hash of all it depends on."""
    folder: Shelf

    @property
    def xhtml(self) -> str:
        return self.folder.find(f"{self.key}.xhtml").read_text(encoding="utf-8")

    @property
    def docx(self) -> bytes:
        return self.folder.find(f"{self.key}.docx").read_bytes()


class Pieces:
    """Runs pandoc, and keeps what it wrote by the hash of what it read."""

    def __init__(self, cache: Path, script: Path) -> None:
        self._shelf = Shelf(cache)
        self._script = script
        read = script.read_bytes() + script.with_name("columns.lua").read_bytes()
        self._fixed = hashlib.sha256(read + version("pypandoc_binary").encode()).hexdigest()

    def make(self, articles: Mapping[str, str]) -> dict[str, Piece]:
        """Name -> piece of each article, given as name -> HTML.

        Raises:
            PieceError: pandoc refused.
        """
        keys = {
            name: hashlib.sha256((self._fixed + html).encode()).hexdigest()[:32] for name, html in articles.items()
        }
        missing = [
            (keys[name], html)
            for name, html in articles.items()
            if not all(self._shelf.find(f"{keys[name]}.{kind}") for kind in KINDS)
        ]
        missing.sort(key=lambda one: -len(one[1]))
        workers = os.cpu_count() or 1
        with ThreadPoolExecutor(workers) as pool:  # each starts one pandoc; long and short articles for each
            list(pool.map(self._run, [part for at in range(workers) if (part := missing[at::workers])]))
        return {name: Piece(key, self._shelf) for name, key in keys.items()}

    def _run(self, articles: Sequence[tuple[str, str]]) -> None:
        with tempfile.TemporaryDirectory() as folder:
            tasks = Path(folder, "tasks")
            lines = []
            for key, html in articles:
                paths = [Path(folder, f"{key}.{kind}") for kind in ("html", *KINDS)]
                paths[0].write_text(html, encoding="utf-8")
                lines.append("\t".join(map(str, paths)))
            tasks.write_text("\n".join(lines) + "\n", encoding="utf-8")
            # room for 64 MB of new data between two looks for garbage: a tenth faster, a tenth of a gigabyte more
            room = ("+RTS", "-A64M", "-RTS")
            command = [pypandoc.get_pandoc_path(), *room, "lua", str(self._script), str(tasks)]
            done = subprocess.run(command, capture_output=True, cwd=folder)
            if done.returncode:
                raise PieceError(done.stderr.decode(errors="replace").strip())
            for key, _ in articles:
                for kind in KINDS:
                    self._shelf.put(f"{key}.{kind}", Path(folder, f"{key}.{kind}").read_bytes())
