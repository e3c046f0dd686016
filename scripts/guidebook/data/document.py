"""One YAML file of docs/data: its bytes, its text and its entries, each with line and column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

import yaml

from guidebook.data.content import decoded
from guidebook.data.messages import finding
from guidebook.data.nodes import nodes_of
from guidebook.model import Finding, Place

_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+")
_TAG = "tag:yaml.org,2002:"


@dataclass(frozen=True, slots=True)
class Entry:
    """A mapping of a register, as plain data and as the nodes that know their places."""

    file: str
    node: yaml.Node
    offset: int
    """Lines before the piece of the file in which the node was read."""
    data: dict[str, object]

    @property
    def name(self) -> str:
        """Its id as written, for messages."""
        return str(self.data.get("id", "?"))

    def place(self, *path: str | int, key: bool = False) -> Place:
        """Where the value at `path` stands (its key with `key`), or the nearest mapping or list around it."""
        node = self.node
        mark = node.start_mark
        for step in path:
            found = next(_children(node, step), None)
            if found is None:
                break
            mark = (found[0] if key else found[1]).start_mark
            node = found[1]
        return Place(self.file, self.offset + mark.line + 1, mark.column + 1)


@dataclass(slots=True)
class Document:
    """What could be read of a file, and what was wrong with it."""

    file: str
    entries: list[Entry] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    """Ids of entries that could not be read."""
    whole: bool = True
    """False when nothing could be read: then nobody can say which ids are missing."""
    findings: list[Finding] = field(default_factory=list)

    def report(self, code: str, line: int, column: int, **found: object) -> None:
        self.findings.append(finding(code, Place(self.file, line, column), **found))


def read_document(file: str, content: bytes, listed: bool = True) -> Document:
    """Read a register: a list of mappings, or one mapping when not `listed`. Never raises for bad content."""
    document = Document(file)
    text = decoded(document.report, content)
    if text is None:
        document.whole = False
        return document
    nodes, lost = nodes_of(text, listed, document.report)
    document.lost = lost
    for offset, node in nodes:
        _entries(document, node, offset, listed)
    return document


def mappings(holder: dict, field: str) -> Iterator[tuple[int, dict]]:
    """The mappings listed in a field, with their positions; anything else there is left to validation."""
    listed = holder.get(field)
    for at, item in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(item, dict):
            yield at, item


def _entries(document: Document, node: yaml.Node | None, offset: int, listed: bool) -> None:
    if node is None:
        return
    if listed and not isinstance(node, yaml.SequenceNode):
        mark = node.start_mark
        document.report("Y004.list", offset + mark.line + 1, mark.column + 1, found=_kind(node))
        document.whole = False
        return
    for item in node.value if listed else [node]:
        if not isinstance(item, yaml.MappingNode):
            mark = item.start_mark
            document.report("Y004.mapping", offset + mark.line + 1, mark.column + 1, found=_kind(item))
            continue
        data = _plain(document, item, offset)
        document.entries.append(Entry(document.file, item, offset, data))


def _plain(document: Document, node: yaml.Node, offset: int) -> object:
    """The node as plain data: numbers are int or Decimal, dates stay text."""
    line, column = offset + node.start_mark.line + 1, node.start_mark.column + 1
    if isinstance(node, yaml.ScalarNode):
        return _scalar(document, node, line, column)
    if node.tag not in (_TAG + "seq", _TAG + "map"):
        document.report("Y004.tag", line, column, found=node.tag)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(document, item, offset) for item in node.value]
    data: dict[str, object] = {}
    first: dict[str, int] = {}
    for key, value in node.value:
        at = offset + key.start_mark.line + 1, key.start_mark.column + 1
        if not isinstance(key, yaml.ScalarNode) or key.tag not in (_TAG + "str", _TAG + "merge"):
            document.report("Y004.key", *at, found=getattr(key, "value", _kind(key)))
        elif key.value in data:
            document.report("Y005.key", *at, found=key.value, first=first[key.value])
        else:
            first[key.value] = at[0]
            data[key.value] = _plain(document, value, offset)
    return data


def _scalar(document: Document, node: yaml.ScalarNode, line: int, column: int) -> object:
    tag, value = node.tag.removeprefix(_TAG), node.value
    if tag in ("str", "timestamp"):
        return value
    if tag == "null":
        return None
    if tag == "bool":
        return value.lower() in ("true", "yes", "on")
    if tag == "int" and _INTEGER.fullmatch(value) and len(value) <= 30:
        return int(value)
    if tag == "float" and _DECIMAL.fullmatch(value) and len(value) <= 30:
        return Decimal(value)
    if tag in ("int", "float"):
        document.report("Y004.number", line, column, found=value)
        return Decimal(0) if tag == "float" else 0
    document.report("Y004.tag", line, column, found=node.tag)
    return value


def _children(node: yaml.Node, step: str | int) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        yield from ((key, value) for key, value in node.value if key.value == step)
    elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        yield node.value[step], node.value[step]


def _kind(node: yaml.Node) -> str:
    return {"ScalarNode": "text", "SequenceNode": "list", "MappingNode": "mapping"}[type(node).__name__]
