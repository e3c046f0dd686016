"""The search index of each language, made at build time for docs/assets/js/search/."""

from __future__ import annotations

from guidebook.search.index import FOLDER, index_scripts
from guidebook.search.sections import SearchPage

__all__ = ["FOLDER", "SearchPage", "index_scripts"]
