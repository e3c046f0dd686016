"""Tidy article HTML to Typst markup: pandoc with our filter."""

from __future__ import annotations

import hashlib
import subprocess
from importlib.metadata import version
from pathlib import Path

import pypandoc

from guidebook.press.shelf import Shelf
from guidebook.press.wording import as_typed


class Markup:
    """Runs pandoc, and keeps what it wrote by the hash of what it read."""

    def __init__(self, cache: Path, filter_file: Path) -> None:
        self._shelf = Shelf(cache)
        self._filter = filter_file
        read = filter_file.read_bytes() + filter_file.with_name("columns.lua").read_bytes()
        self._fixed = hashlib.sha256(read + version("pypandoc_binary").encode()).hexdigest()

    def typst(self, html: str) -> str:
        """Typst markup of the article.

        Raises:
            ValueError: pandoc refused; the text is its message.
        """
        name = hashlib.sha256((self._fixed + html).encode()).hexdigest()[:32] + ".typ"
        if kept := self._shelf.find(name):
            return kept.read_text(encoding="utf-8")
        command = [
            pypandoc.get_pandoc_path(),
            "--from=html-auto_identifiers",
            "--to=typst-smart",
            "--wrap=none",
            "--sandbox",
            f"--lua-filter={self._filter}",
        ]
        done = subprocess.run(command, input=html.encode(), capture_output=True)
        if done.returncode:
            raise ValueError(done.stderr.decode(errors="replace").strip())
        text = as_typed(done.stdout.decode())
        self._shelf.put(name, text.encode())
        return text
