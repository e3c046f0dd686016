"""The order of pages, read from mkdocs.yml without MkDocs: tags such as !ENV or !!python/name mean nothing
here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LONGEST = 200_000
"""Bytes. Deeper nesting than a real configuration has would crash the C parser."""


class NavigationError(ValueError):
    """mkdocs.yml is not valid YAML. `line` and `column` count from 1."""

    def __init__(self, line: int, column: int, problem: str) -> None:
        super().__init__(f"{line}:{column}: {problem}")
        self.line = line
        self.column = column
        self.problem = problem


@dataclass(frozen=True, slots=True)
class NavEntry:
    """One page of the navigation."""

    path: str
    """Relative to the language folder."""
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class SiteConfig:
    """What the checker needs of mkdocs.yml."""

    nav: tuple[NavEntry, ...] | None
    """None when there is no nav."""
    site_url: str
    """Public address, or nothing."""


def read_config(content: bytes) -> SiteConfig:
    """Navigation and address. Raises NavigationError."""
    if len(content) > _LONGEST:
        raise NavigationError(1, 1, f"longer than {_LONGEST} bytes")
    try:
        # Nodes are composed but never constructed, so no tag is ever followed.
        node = yaml.compose(content, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise NavigationError(
            mark.line + 1 if mark else 1, mark.column + 1 if mark else 1, error.problem or "?"
        ) from error
    except (yaml.YAMLError, UnicodeError) as error:
        raise NavigationError(1, 1, str(error).splitlines()[0]) from error
    if not isinstance(node, yaml.MappingNode):
        return SiteConfig(None, "")
    fields = {str(key.value): value for key, value in node.value}
    nav = fields.get("nav")
    return SiteConfig(tuple(_entries(nav)) if nav is not None else None, _address(fields.get("site_url")))


def _entries(node: yaml.Node) -> Iterator[NavEntry]:
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _entries(item)
    elif isinstance(node, yaml.MappingNode):
        for _title, item in node.value:
            yield from _entries(item)
    elif node.value and "://" not in node.value:
        yield NavEntry(node.value, node.start_mark.line + 1, node.start_mark.column + 1)


def _address(node: yaml.Node | None) -> str:
    """The address itself, or the default behind !ENV."""
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.SequenceNode) and node.value and isinstance(node.value[-1], yaml.ScalarNode):
        return node.value[-1].value
    return ""
