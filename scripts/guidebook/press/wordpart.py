"""A Word document as pandoc wrote it, taken apart and renumbered so that it can stand beside others in one document."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field

_BODY = re.compile(r"<w:body>(.*)<w:sectPr\b.*?</w:sectPr>\s*</w:body>", re.S)
_NOTE = re.compile(r'<w:footnote w:id="(\d+)">.*?</w:footnote>', re.S)
_NUM = re.compile(r'<w:num w:numId="(\d+)">.*?</w:num>', re.S)
_ABSTRACT = re.compile(r'<w:abstractNum w:abstractNumId="(\d+)">.*?</w:abstractNum>', re.S)
_RELATION = re.compile(r'<Relationship Type="[^"]*/hyperlink" Id="([^"]*)" Target="([^"]*)"')
_RUNS = re.compile(r'(?:<w:r><w:t xml:space="preserve">[^<]*</w:t></w:r>){2,}')
_BETWEEN_RUNS = '</w:t></w:r><w:r><w:t xml:space="preserve">'
_LINK = re.compile(r'<w:hyperlink w:anchor="([^"]*)">(.*?)</w:hyperlink>', re.S)
_LINK_STYLE = re.compile(r'<w:rStyle w:val="Hyperlink" />')
_TABLE = re.compile(r"<w:tbl>.*?</w:tbl>", re.S)
_BELOW_TABLE = re.compile(
    r'</w:tbl>(?:\s|<w:bookmark(?:Start|End)[^>]*>)*<w:p><w:pPr><w:pStyle w:val="(?!Heading|TableCaption)[^"]*" />'
    r"(?:<w:numPr>.*?</w:numPr>)?(?=</w:pPr>)",
    re.S,
)
_CELL_TEXT = re.compile(r'<w:pStyle w:val="(?:Compact|BodyText|FirstParagraph)" />')
_GRID = re.compile(r'(<w:gridCol w:w=")(\d+)')
# Each begins with what it looks for: a look behind at every letter takes ten times as long.
_NOTE_MARK = re.compile(r'(<w:footnoteReference w:id=")(\d+)')
_NOTE_START = re.compile(r'(<w:footnote w:id=")(\d+)')
_IN_LIST = re.compile(r'(<w:numId w:val=")(\d+)')
_BOOKMARK = re.compile(r'(<w:bookmark(?:Start|End) w:id=")(\d+)')
_TEXT_WIDTH = 9070  # twentieths of a point: A4 without two margins of 25 mm


def bookmark(identifier: str) -> str:
    """A place in the book as Word names it; mirrors `bookmark` in overrides/print/formats.lua."""
    return "b" + hashlib.sha1(identifier.encode()).hexdigest()[:20]


@dataclass(slots=True)
class Counters:
    """Where numbering stands in a document that is being put together."""

    mark: int = 0
    note: int = 0
    list: int = 0
    drawing: int = 0


@dataclass(slots=True)
class WordPart:
    """One article, ready to stand in a document."""

    body: str
    notes: str
    links: dict[str, str] = field(default_factory=dict)
    """Relationship -> address, of the text."""
    note_links: dict[str, str] = field(default_factory=dict)
    lists: str = ""
    kinds: dict[str, str] = field(default_factory=dict)
    """Number -> definition of a kind of list; the same number is the same kind in every piece."""


def take_apart(docx: bytes, name: str, count: Counters) -> WordPart:
    """The article of a piece; `name` keeps its relationships apart from those of other pieces."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        document, notes, numbering, relations, note_relations = (
            archive.read(f"word/{part}").decode()
            for part in (
                "document.xml",
                "footnotes.xml",
                "numbering.xml",
                "_rels/document.xml.rels",
                "_rels/footnotes.xml.rels",
            )
        )
    body = _BODY.search(document)[1].strip()
    text = "".join(match[0] for match in _NOTE.finditer(notes))
    body, text = (_tidy(part) for part in (body, text))
    body, text = (_renumber_marks(part, count) for part in (body, text))
    numbers = {match[1]: str(count.note + at) for at, match in enumerate(_NOTE.finditer(notes), 1)}
    count.note += len(numbers)
    body = _NOTE_MARK.sub(lambda m: m[1] + numbers[m[2]], body)
    text = _NOTE_START.sub(lambda m: m[1] + numbers[m[2]], text)
    lists = {match[1]: str(count.list + at) for at, match in enumerate(_NUM.finditer(numbering), 1)}
    count.list += len(lists)
    body, text = (_IN_LIST.sub(lambda m: m[1] + lists[m[2]], part) for part in (body, text))
    body, text = (part.replace(' r:id="rId', f' r:id="{name}-rId') for part in (body, text))
    return WordPart(
        body,
        text,
        {f"{name}-{rid}": target for rid, target in _RELATION.findall(relations)},
        {f"{name}-{rid}": target for rid, target in _RELATION.findall(note_relations)},
        "".join(re.sub(r'(?<=w:numId=")\d+', lists[m[1]], m[0], count=1) for m in _NUM.finditer(numbering)),
        {match[1]: _indented(match[0]) for match in _ABSTRACT.finditer(numbering)},
    )


def lead_out(part: WordPart, name: str, places: set[str], addresses: Mapping[str, str]) -> None:
    """Links to places outside `places` go to their address (`addresses`: bookmark -> address), or become text."""

    def lead(match: re.Match[str], links: dict[str, str]) -> str:
        if match[1] in places:
            return match[0]
        address = addresses.get(match[1])
        if not address:
            return _LINK_STYLE.sub("", match[2])
        links[f"{name}-{match[1]}"] = address.replace("&", "&amp;").replace('"', "&quot;")
        return f'<w:hyperlink r:id="{name}-{match[1]}">{match[2]}</w:hyperlink>'

    part.body = _LINK.sub(lambda match: lead(match, part.links), part.body)
    part.notes = _LINK.sub(lambda match: lead(match, part.note_links), part.notes)


def _tidy(xml: str) -> str:
    """Fewer runs, and tables that look and behave as tables of a manual should."""
    xml = _RUNS.sub(lambda runs: runs[0].replace(_BETWEEN_RUNS, ""), xml)
    xml = _BELOW_TABLE.sub(r'\g<0><w:spacing w:before="160" />', xml)
    return _TABLE.sub(lambda table: _table(table[0]), xml)


def _table(xml: str) -> str:
    xml = _CELL_TEXT.sub('<w:pStyle w:val="TableText" />', xml)
    xml = xml.replace("<w:tr><w:trPr>", "<w:tr><w:trPr><w:cantSplit />")
    xml = xml.replace("<w:tr><w:tc>", "<w:tr><w:trPr><w:cantSplit /></w:trPr><w:tc>")
    columns = [int(width) for _, width in _GRID.findall(xml)]
    room = iter(round(_TEXT_WIDTH * width / sum(columns)) for width in columns)
    return _GRID.sub(lambda match: f"{match[1]}{next(room)}", xml)


def _renumber_marks(xml: str, count: Counters) -> str:
    known: dict[str, str] = {}

    def mark(match: re.Match[str]) -> str:
        if match[2] not in known:
            count.mark += 1
            known[match[2]] = str(count.mark)
        return match[1] + known[match[2]]

    pieces = _BOOKMARK.sub(mark, xml).split('<wp:docPr id="0"')
    for at in range(1, len(pieces)):
        count.drawing += 1
        pieces[at] = f'<wp:docPr id="{count.drawing}"' + pieces[at]
    return "".join(pieces)


def _indented(kind: str) -> str:
    """Lists begin at the edge of the text, so that those in a callout keep its bar; bullets need no symbol font."""
    kind = re.sub(r"<w:rPr>.*?</w:rPr>", "", kind)
    kind = re.sub(
        r'(<w:lvl w:ilvl="(\d)">.*?)<w:ind w:left="\d+" w:hanging="\d+" />',
        lambda m: f'{m[1]}<w:ind w:left="{357 * (int(m[2]) + 1)}" w:hanging="357" />',
        kind,
        flags=re.S,
    )
    return re.sub(
        r'(<w:lvl w:ilvl="(\d)"><w:numFmt w:val="bullet" /><w:lvlText w:val=")([^ "])(?=")',
        lambda m: m[1] + "•–"[int(m[2]) % 2],
        kind,
    )
