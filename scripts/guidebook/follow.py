"""Notes in an English page which state of the Vietnamese text it follows."""

from __future__ import annotations

import re
from pathlib import Path

from guidebook.chapters import source_hash
from guidebook.rewrite import replace_text

_FIELD = re.compile(r"^translated_from:.*$", re.M)


class FollowError(Exception):
    """The page cannot be noted; the message says why."""


def follow(root: Path, page: Path) -> str:
    """Write translated_from into `page` (under docs/en) and return the hash of its Vietnamese twin.

    Raises:
        FollowError: the page is no English page, has no twin, or has no front matter.
    """
    english = (root / "docs" / "en").resolve()
    path = (root / page if not page.is_absolute() else page).resolve()
    if not path.is_relative_to(english) or path.suffix != ".md" or not path.is_file():
        raise FollowError(f"{page}: không phải trang tiếng Anh có sẵn trong docs/en / no existing English page under docs/en")
    twin = root / "docs" / "vi" / path.relative_to(english)
    if not twin.is_file():
        raise FollowError(f"{page}: thiếu trang tiếng Việt / the Vietnamese page is missing: {twin.relative_to(root)}")
    mark = source_hash(twin.read_text(encoding="utf-8"))
    text = path.read_text(encoding="utf-8")
    if not text.startswith("---\n"):
        raise FollowError(f"{page}: thiếu phần đầu trang --- / the front matter between --- lines is missing")
    head, fence, body = text[4:].partition("\n---")
    line = f"translated_from: '{mark}'"  # in quotes: ten hex digits may all be decimal
    head = _FIELD.sub(line, head) if _FIELD.search(head) else f"{head}\n{line}"
    replace_text(path, f"---\n{head}{fence}{body}")
    return mark
