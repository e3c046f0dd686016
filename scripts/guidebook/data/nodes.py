"""YAML text as trees of nodes, and the words for what YAML cannot read."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from guidebook.data.content import Report

DEPTH = 12
"""Deepest nesting of lists and mappings; the registers need four."""

SAFE = 4000
"""Brackets that may all be open at once: the parser's stack holds five times as many."""

_ALIAS = re.compile(r"(?:^|[\s\[{,:?-])\*[^\s*,\[\]{}]", re.MULTILINE)
"""Finds every alias, and some text that only looks like one."""
_BLOCKS = re.compile(r"^[ \t?-]{200}", re.MULTILINE)
_ITEM = re.compile(r"^- ", re.MULTILINE)
_ITEM_ID = re.compile(r"- \{?\s*id:\s*['\"]?([^\s'\",}]+)")
_ERRORS = {
    "tab character": "Y001.tab",
    "mapping values are not allowed": "Y001.colon",
    "could not find expected ':'": "Y001.no-colon",
    "unexpected end of stream": "Y001.open-quote",
    "unexpected document indicator": "Y001.open-quote",
    "but found another document": "Y001.documents",
    "undefined alias": "Y001.alias",
    "nested too deep": "Y001.depth",
    "cannot start any token": "Y001.quotes",
    "alphabetic or numeric": "Y001.quotes",
    "unknown escape": "Y001.escape",
    "expected ',' or": "Y001.bracket",
    "did not find expected": "Y001.indent",
}
"""Words of libyaml -> our words for it."""
_OPENED = ("Y001.open-quote", "Y001.bracket", "Y001.no-colon")
"""Slips that are noticed far behind the place where they were made."""


def nodes_of(text: str, listed: bool, report: Report) -> tuple[list[tuple[int, yaml.Node | None]], list[str]]:
    """Pairs (lines before the piece that was read, node), and the ids of items that could not be read.

    A list that YAML cannot read is read item by item: one broken entry does not hide errors in the others.
    """
    try:
        return [(0, _compose(text))], []
    except yaml.YAMLError as error:
        if not listed:
            _report_error(report, error, text, 0)
            return [], []
    nodes: list[tuple[int, yaml.Node | None]] = []
    lost: list[str] = []
    for offset, piece in _items(text):
        try:
            nodes.append((offset, _compose(piece)))
        except yaml.YAMLError as error:
            _report_error(report, error, piece, offset)
            lost += _ITEM_ID.findall(piece)[:1]
    return nodes, lost


def _compose(text: str) -> yaml.Node | None:
    """The tree of nodes. Raises YAMLError, also for aliases and for nesting that would overflow the stack."""
    if _ALIAS.search(text) or text.count("[") + text.count("{") > SAFE or _BLOCKS.search(text):
        _walk(text)
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    _measure(node, 1)
    return node


def _walk(text: str) -> None:
    """Raise YAMLError where the text has an alias, or nesting too deep for the parser's stack. Takes as long as parsing."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent):
            raise yaml.MarkedYAMLError(problem="undefined alias", problem_mark=event.start_mark)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEPTH:
            raise yaml.MarkedYAMLError(problem="nested too deep", problem_mark=event.start_mark)


def _measure(node: yaml.Node | None, depth: int) -> None:
    """Raise YAMLError at the first list or mapping that stands too deep."""
    if not isinstance(node, yaml.CollectionNode):
        return
    if depth > DEPTH:
        raise yaml.MarkedYAMLError(problem="nested too deep", problem_mark=node.start_mark)
    pairs = isinstance(node, yaml.MappingNode)
    for item in node.value:
        for below in item if pairs else (item,):
            if not isinstance(below, yaml.ScalarNode):
                _measure(below, depth + 1)


def _items(text: str) -> Iterator[tuple[int, str]]:
    """The pieces of a list, cut before each `- ` that starts a line: (lines before the piece, piece)."""
    starts = [match.start() for match in _ITEM.finditer(text)]
    line = 0
    before = 0
    for start, end in zip([0, *starts], [*starts, len(text)], strict=True):
        line += text.count("\n", before, start)
        before = start
        if text[start:end].strip():
            yield line, text[start:end]


def _report_error(report: Report, error: yaml.YAMLError, text: str, offset: int) -> None:
    problem = getattr(error, "problem", None) or str(error)
    code = next((code for words, code in _ERRORS.items() if words in problem), "Y001.syntax")
    if code == "Y001.indent" and "flow" in (getattr(error, "context", None) or ""):
        code = "Y001.bracket"
    mark = getattr(error, "problem_mark", None)
    if code in _OPENED:
        mark = getattr(error, "context_mark", None) or mark
    lines = text.rstrip("\n").split("\n")
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    if line > len(lines):
        line, column = len(lines), len(lines[-1]) + 1
    beginning = lines[line - 1][:column]
    if beginning.endswith("\t") or "\t" in beginning[: len(beginning) - len(beginning.lstrip())]:
        code = "Y001.tab"
    report(code, offset + line, column, found=problem)
