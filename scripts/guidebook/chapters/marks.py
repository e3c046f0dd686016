"""Marks: `[@id]`, `[@id:key]`, `[@id:key; @id2]`, `[@law, Điều 3]` — the references that prove a figure."""

from __future__ import annotations

import re

from guidebook.chapters.masks import mask
from guidebook.model import Mark, Text

_OPENING = re.compile(r"\[@(?<!\\\[@)")
_CLOSING = re.compile(r"[\[\]]|\n[ \t\r]*(?:\n|\Z)")
_REFERENCE = re.compile(
    r"\s*@(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)(?::(?P<key>[A-Za-z0-9]+(?:[-_.][A-Za-z0-9]+)*))?"
    r"(?:\s*,\s*(?P<locator>[^;\[\]]*?[^;\[\]\s]))?\s*"
)

FoundMark = tuple[int, int, tuple[Mark, ...]]
"""Start and end offset of one bracket, and the references in it."""


class MarkError(ValueError):
    """A bracket that begins like a mark and is none. `start` and `end` are offsets in the text."""

    def __init__(self, start: int, end: int, message: Text) -> None:
        super().__init__(message.en)
        self.start = start
        self.end = end
        self.message = message


def find_marks(text: str, masked: str | None = None) -> list[FoundMark]:
    """All marks of a text, in order. Raises the first MarkError.

    `masked` is mask(text) when it is already known: nothing is found in code or comments.
    """
    marks, faults = read_marks(text, masked)
    if faults:
        raise faults[0]
    return marks


def read_marks(text: str, masked: str | None = None) -> tuple[list[FoundMark], list[MarkError]]:
    """All well-formed marks and all malformed ones, each in order."""
    masked = mask(text) if masked is None else masked
    marks: list[FoundMark] = []
    faults: list[MarkError] = []
    for opening in _OPENING.finditer(masked):
        start = opening.start()
        closing = _CLOSING.search(masked, start + 2)
        if closing is None or closing.group() != "]":
            end = min(closing.start() if closing else len(text), start + 60)
            faults.append(
                MarkError(
                    start,
                    end,
                    Text(
                        f"dấu dẫn nguồn “{_shown(text[start:end])}” không có ngoặc đóng ]",
                        f"the mark “{_shown(text[start:end])}” has no closing bracket ]",
                    ),
                )
            )
            continue
        end = closing.end()
        references: list[Mark] = []
        for part in text[start + 1 : end - 1].split(";"):
            match = _REFERENCE.fullmatch(" ".join(part.split()))
            if match is None:
                faults.append(MarkError(start, end, _why_not(text[start:end], part)))
                break
            references.append(Mark(match["id"], match["key"], _folded(match["locator"])))
        else:
            marks.append((start, end, tuple(references)))
    return marks, faults


def _folded(locator: str | None) -> str | None:
    return " ".join(locator.split()) if locator else None


def _shown(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:59] + "…"


def _why_not(whole: str, part: str) -> Text:
    """What is wrong with one reference of a mark."""
    shown, part = _shown(whole), part.strip()
    if not part or part == "@":
        return Text(
            f"dấu dẫn nguồn “{shown}” có chỗ trống, thiếu mã", f"the mark “{shown}” has an empty reference"
        )
    if not part.startswith("@"):
        return Text(
            f"trong dấu dẫn nguồn “{shown}”, “{_shown(part)}” thiếu @ ở đầu",
            f"in the mark “{shown}”, “{_shown(part)}” lacks the @ in front",
        )
    if re.match(r"@\s", part):
        return Text(
            f"trong dấu dẫn nguồn “{shown}” có khoảng trắng sau @",
            f"in the mark “{shown}” a space follows the @",
        )
    name = re.match(r"@([^:,]*)", part)[1].strip()
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", name):
        return Text(
            f"trong dấu dẫn nguồn “{shown}”, mã “{_shown(name)}” chỉ được gồm chữ thường không dấu, số và "
            "gạch nối",
            f"in the mark “{shown}”, the id “{_shown(name)}” may hold small letters a–z, digits and hyphens "
            "only",
        )
    if ":" in part:
        return Text(
            f"trong dấu dẫn nguồn “{shown}”, khóa sau dấu hai chấm không đúng dạng",
            f"in the mark “{shown}”, the key after the colon is malformed",
        )
    return Text(
        f"trong dấu dẫn nguồn “{shown}”, phần sau dấu phẩy bị trống hoặc không đúng dạng",
        f"in the mark “{shown}”, the part after the comma is empty or malformed",
    )
