"""Markdown as an editor writes it, turned into an article by the extensions that mkdocs.yml names."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from markdown import Markdown
from mkdocs.config import load_config

ROOT = Path(__file__).resolve().parent.parent.parent


@cache
def _extensions() -> tuple[list, dict]:
    config = load_config(str(ROOT / "mkdocs.yml"))
    return config.markdown_extensions, config.mdx_configs


def written(text: str) -> str:
    """HTML of a chapter's text, as MkDocs hands it to the theme."""
    extensions, settings = _extensions()
    return Markdown(extensions=extensions, extension_configs=settings).convert(text)
