"""What goes wrong on the way to print."""

from __future__ import annotations

from guidebook.model import Text


class PressError(Exception):
    """A page that cannot be printed as it is. `str()` says it in both languages."""

    def __init__(self, file: str, found: Text, todo: Text) -> None:
        self.file = file
        """Source of the page, relative to the root: docs/vi/chapters/00-how-to-use.md."""
        self.found = found
        self.todo = todo
        super().__init__(f"{file}: {found.vi} {todo.vi} / {found.en} {todo.en}")

    def __reduce__(self) -> tuple:
        return PressError, (self.file, self.found, self.todo)  # a worker process sends it whole
