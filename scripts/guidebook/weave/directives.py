"""Expands `<!-- build: NAME -->`, alone on a line, into a generated part of the page."""

from __future__ import annotations

import re
from collections.abc import Callable

_DIRECTIVE = re.compile(r"^<!-- build: (?P<name>[a-z][a-z0-9-]*) -->[ \t]*$", re.M)


def weave_directives(markdown: str, render: Callable[[str], str]) -> str:
    """The text with each directive replaced by render(name), as a block of its own. Raises what render raises."""
    return _DIRECTIVE.sub(lambda match: f"\n{render(match['name']).strip()}\n", markdown)
