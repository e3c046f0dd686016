"""What stands inside lines: links, images, footnote marks, ids, raw HTML, ignore comments."""

from __future__ import annotations

import re
from typing import NamedTuple


class Link(NamedTuple):
    """A link or an image. A reference link has its label as target until it is resolved."""

    start: int
    end: int
    target: str
    """Address as written, without < >."""
    at: int
    """Offset of the address."""
    text: str
    image: bool
    body: tuple[int, int]
    """Span of the text or alternative text."""


class Label(NamedTuple):
    """A reference link [text][label] or a definition [label]: address."""

    offset: int
    label: str
    target: str
    image: bool


class Ignore(NamedTuple):
    """An ignore comment: which rules, on which lines, why."""

    line: int
    """Of the comment itself, from 1."""
    lines: tuple[int, ...]
    """The lines whose findings it silences."""
    rules: tuple[str, ...]
    reason: str


_TEXT = r"(?:[^\[\]\\\0]|\\.|\0|\[(?:[^\[\]\\]|\\.)*+\])*+"
_LINK = re.compile(
    rf"\[(?<!\\\[)(?P<text>{_TEXT})\]\([ ]*(?P<target><[^<>\n]*+>|(?:[^()\s\\<]|\\.|\([^()\s]*+\))*+)"
    r"(?:\s+(?:\"[^\"\n]*+\"|'[^'\n]*+'|\([^()\n]*+\)))?[ ]*\)",
    re.S,
)
_IMAGE = re.compile(r"!(?<!\\!)\[(?P<text>[^\[\]\0]*+)\]\([ ]*(?P<target><[^<>\n]*+>|[^()\s]*+)", re.S)
_AUTO = re.compile(r"<(?P<target>(?:https?|ftp|mailto|javascript|data):[^<>\s]*)>", re.I)
_REFERENCE = re.compile(
    rf"(?<![\\\]])(?P<bang>!?)\[(?P<text>(?!@|\^){_TEXT})\]\[(?P<label>[^\[\]\n@^]*+)\]", re.S
)
_DEFINITION = re.compile(
    r"^[ ]{0,3}\[(?P<label>[^\]\n^@][^\]\n]*)\]:[ \t]*<?(?P<target>[^\s>\0]+)>?[^\n]*$", re.M
)
_FOOTNOTE = re.compile(r"\[(?<!\\\[)\^(?P<label>[^\[\]\n\s]++)\](?P<colon>:?)")
_ATTRS = re.compile(r"\{(?<!\\\{):?[ \t]*(?=[#.\w])(?P<attrs>[^{}\n]*)\}")
_ID = re.compile(r"(?:\A|[ \t])#([^\s{}#.=\"']+)")
_OPTION_ID = re.compile(r"\bid:[ \t]*['\"]?([^\s'\",}]+)")
_HTML = re.compile(r"</?(?P<tag>[A-Za-z][A-Za-z0-9-]*)(?P<rest>[^<>]*)>")
_HTML_TARGET = {
    tag: re.compile(rf"(?:\A|\s){name}\s*=\s*[\"']?(?P<target>[^\s\"'<>]*)", re.I)
    for tag, name in (("a", "href"), ("img", "src"))
}
_OUTSIDE = {"a": ("javascript:", "data:", "vbscript:"), "img": ("http:", "https:", "data:", "//")}
_ALT = re.compile(r"(?:\A|\s)alt\s*=\s*[\"'](?P<alt>[^\"']*)", re.I)
_IGNORE = re.compile(r"<!--\s*check:\s*(?P<verb>[\w-]+)(?P<rest>.*?)-->", re.S)
_RULE_ID = re.compile(r"[A-Z]\d{3}\b")
_BUILD = re.compile(r"<!--\s*build:\s*(?P<name>[\w-]+)\s*-->")


def read_links(text: str) -> list[Link]:
    """Inline links, images and automatic links of a masked text, in order; images inside links count too."""
    found = []
    for match in _LINK.finditer(text) if "](" in text else ():
        body = match["text"]
        if "\n\n" in body:
            continue
        image = _image(text, match.start())
        found.append(_link(match, body, image))
        if not image and "![" in body:
            found += [
                _link(inner, inner["text"], True) for inner in _IMAGE.finditer(text, *match.span("text"))
            ]
    for match in _AUTO.finditer(text):
        found.append(
            Link(
                *match.span(),
                match["target"],
                match.start("target"),
                match["target"],
                False,
                match.span("target"),
            )
        )
    return sorted(found)


def _image(text: str, start: int) -> bool:
    return text[start - 1 : start] == "!" and text[start - 2 : start - 1] != "\\"


def _link(match: re.Match[str], body: str, image: bool) -> Link:
    target = match["target"]
    start = match.start() - (image and match.group()[0] == "[")
    return Link(
        start,
        match.end(),
        target.strip("<>"),
        match.start("target"),
        " ".join(body.split()),
        image,
        match.span("text"),
    )


def read_labels(text: str) -> tuple[list[Label], list[Label], list[tuple[int, int]]]:
    """Reference links and definitions of a masked text, and the spans that are no prose: labels and
    definitions."""
    if "][" not in text and "]:" not in text:
        return [], [], []
    uses, definitions, hidden = [], [], []
    for match in _REFERENCE.finditer(text):
        label = _folded(match["label"] or match["text"])
        uses.append(Label(match.start(), label, "", _image(text, match.start())))
        hidden.append((match.end("text"), match.end()))
    for match in _DEFINITION.finditer(text):
        definitions.append(Label(match.start(), _folded(match["label"]), match["target"], False))
        hidden.append(match.span())
    return uses, definitions, hidden


def _folded(label: str) -> str:
    return " ".join(label.split()).lower()


def read_footnotes(text: str) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """Footnote marks and footnote texts: (offset, label) each. Reads the masked text."""
    uses, notes = [], []
    for match in _FOOTNOTE.finditer(text) if "[^" in text else ():
        line = text.rfind("\n", 0, match.start()) + 1
        begins = not text[line : match.start()].strip(" \t>")
        (notes if match["colon"] and begins else uses).append((match.start(), match["label"]))
    return uses, notes


def read_ids(
    text: str, options: list[tuple[int, int]]
) -> tuple[list[tuple[int, str]], list[tuple[int, int]]]:
    """Explicit ids in attribute lists and block options, as (offset, id), and the spans of the lists."""
    ids, spans = [], []
    for match in _ATTRS.finditer(text) if "{" in text else ():
        spans.append(match.span())
        ids += [(match.start(), found) for found in _ID.findall(match["attrs"])]
    for start, end in options:
        ids += [(start, found) for found in _OPTION_ID.findall(text[start:end])]
    return ids, spans


def read_html(text: str) -> list[tuple[int, int, str, str]]:
    """Raw HTML tags of a masked text: (start, end, tag in lower case, the rest)."""
    if "<" not in text:
        return []
    return [
        (*match.span(), match["tag"].lower(), match["rest"])
        for match in _HTML.finditer(text)
        if ":" not in match["rest"][:1] and "@" not in match.group()
    ]


def html_links(html: list[tuple[int, int, str, str]]) -> list[Link]:
    """Where raw HTML links and pictures lead within the book; other addresses are a matter of safety."""
    found = []
    for start, end, tag, rest in html:
        wanted = _HTML_TARGET.get(tag)
        match = wanted.search(rest) if wanted else None
        if match is None or match["target"].lower().startswith(_OUTSIDE[tag]):
            continue
        at = start + 1 + len(tag) + match.start("target")
        alt = _ALT.search(rest) if tag == "img" else None
        text = match["target"] if tag == "a" else alt["alt"] if alt else ""
        found.append(Link(start, end, match["target"], at, text, tag == "img", (end, end)))
    return found


def read_comments(
    text: str, comments: list[tuple[int, int]]
) -> tuple[list[Ignore], dict[int, str], list[tuple[int, str]]]:
    """Ignores, generated parts (offset -> name), and check comments that make no sense (offset, text)."""
    ignores: list[Ignore] = []
    builds: dict[int, str] = {}
    odd: list[tuple[int, str]] = []
    for start, end in comments:
        body = text[start:end]
        if match := _BUILD.fullmatch(body):
            builds[start] = match["name"]
            continue
        match = _IGNORE.fullmatch(body)
        if match is None:
            continue
        rules, rest = [], match["rest"].lstrip()
        while found := _RULE_ID.match(rest):
            rules.append(found.group())
            rest = rest[found.end() :].lstrip(" ,\t")
        if match["verb"] != "ignore" or not rules:
            odd.append((start, " ".join(body.split())))
            continue
        line = text.count("\n", 0, start) + 1
        alone = not text[text.rfind("\n", 0, start) + 1 : start].strip(" \t>")
        lines = (line,) if not alone else (line, _next_line(text, end, line + text.count("\n", start, end)))
        ignores.append(Ignore(line, lines, tuple(rules), " ".join(rest.split())))
    return ignores, builds, odd


def _next_line(text: str, end: int, line: int) -> int:
    """The next line with anything on it but another comment."""
    for following in text[end:].split("\n")[1:]:
        line += 1
        if following.strip() and not following.lstrip().startswith("<!-- check:"):
            break
    return line
