"""From the bytes of a Markdown file to a Page: one pass, no rule looks at the file again."""

from __future__ import annotations

import re
from hashlib import blake2b
from itertools import accumulate

from guidebook.chapters.blocks import read_layout
from guidebook.chapters.citations import read_citations
from guidebook.chapters.figures import Notation, read_figures
from guidebook.chapters.inline import (
    html_links,
    read_comments,
    read_footnotes,
    read_html,
    read_ids,
    read_labels,
    read_links,
)
from guidebook.chapters.layout import Block, Layout
from guidebook.chapters.letters import read_oddities
from guidebook.chapters.marks import read_marks
from guidebook.chapters.masks import cut, read_mask
from guidebook.chapters.matter import FrontMatterError, Matter, read_matter, source_hash
from guidebook.chapters.record import Fault, MarkUse, Page, Segment
from guidebook.model import LANGUAGES, PageId, Text

_CONFLICT = re.compile(r"^(?:<{7}|>{7}|={7}|\|{7})(?:[ \t][^\n]*)?\r?$", re.M)
_SENTENCE_END = re.compile(r"[.!?…][\"”’)\]*_]*(?:[ ]?\0)*+\s+")
_ABBREVIATED = re.compile(
    r"(?:\b(?:TP|PGS|TS|ThS|GS|Th|Nxb|tr|Mr|Mrs|Ms|Dr|No|Nos|Art|Arts|St|vs|cf|Q|P|Đ)|(?:^|[\s(])[A-ZĐ])\.\Z"
)


def digest(content: bytes) -> str:
    """What tells two versions of a file apart."""
    return blake2b(content, digest_size=12).hexdigest()


def scan(page: PageId, content: bytes, notation: Notation) -> Page:
    """Read one page. Never raises for bad content: what is wrong becomes a Fault."""
    faults: list[Fault] = []
    text = _decode(content, faults)
    masked = read_mask(text)
    starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))][:-1]
    for kind, offset in masked.faults:
        faults.append(Fault(kind, offset, Text("", "")))
    conflicts = list(_CONFLICT.finditer(text)) if "<<<<<<<" in text or ">>>>>>>" in text else []
    faults += (
        Fault("conflict", match.start(), Text(match.group()[:7], match.group()[:7]))
        for match in conflicts
        if match.group()[0] in "<>"
    )
    body = cut(masked.text, [match.span() for match in conflicts])
    matter = _matter(text, starts, faults)
    ignores, builds, odd = read_comments(text, masked.comments)
    faults += (Fault("check-comment", offset, Text(found, found)) for offset, found in odd)
    marks, mark_errors = read_marks(text, body)
    faults += (Fault("mark", error.start, error.message) for error in mark_errors)

    layout = read_layout(body, builds, masked.matter)
    faults += (Fault(kind, offset, Text(detail, detail)) for kind, offset, detail in layout.faults)
    # Marks are hidden before links are read: [@id] is not the text of a link.
    unmarked = cut(body, [(start, end) for start, end, _marks in marks])
    html = read_html(unmarked)
    links = sorted([*read_links(unmarked), *html_links(html)])
    labels, definitions, label_spans = read_labels(unmarked)
    footnotes, notes = read_footnotes(unmarked)
    ids, attribute_spans = read_ids(unmarked, layout.options)
    hidden = [*attribute_spans, *label_spans, *layout.options]
    for link in links:
        if link.image:
            hidden.append((link.start, link.end))
        else:
            hidden += ((link.start, link.body[0]), (link.body[1], link.end))
    hidden += ((start, end) for start, end, _tag, _rest in html)
    hidden += (
        (text.rfind("\n", 0, block.start) + 1, block.start) for block in layout.blocks if block.detail == "ol"
    )
    hidden += ((offset, offset + len(label) + 3) for offset, label in [*footnotes, *notes])
    prose = cut(unmarked, sorted(hidden))
    citations = read_citations(prose)
    figures = read_figures(cut(prose, [(citation.start, citation.end) for citation in citations]), notation)
    return Page(
        id=page,
        digest=digest(content),
        source_hash=source_hash(text) if page.lang == LANGUAGES[0] else "",
        text=text,
        prose=prose,
        starts=starts,
        matter=matter.data,
        matter_lines=matter.lines,
        faults=tuple(sorted(faults, key=lambda fault: fault.offset)),
        headings=tuple(layout.headings),
        blocks=tuple(layout.blocks),
        tables=tuple(layout.tables),
        segments=tuple(_segments(prose, layout)),
        ids=tuple(sorted(ids)),
        links=tuple(links),
        labels=tuple(labels),
        definitions=tuple(definitions),
        footnotes=tuple(footnotes),
        notes=tuple(notes),
        marks=tuple(_placed(marks, links, layout)),
        figures=tuple(figures),
        figure_starts=tuple(figure.start for figure in figures),
        citations=tuple(citations),
        oddities=tuple(read_oddities(text, body)),
        html=tuple(html),
        ignores=tuple(ignores),
        builds=tuple(builds.items()),
    )


def _decode(content: bytes, faults: list[Fault]) -> str:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8", "replace")
        text = content.decode("utf-8", "replace")
        found = f"0x{content[error.start]:02X}"
        faults.append(Fault("utf8", len(before), Text(found, found)))
    if text.startswith("\ufeff"):
        faults.append(Fault("bom", 0, Text("U+FEFF", "U+FEFF")))
    if "\r" in text:
        faults.append(Fault("crlf", text.index("\r"), Text("CRLF", "CRLF")))
    return text


def _matter(text: str, starts: list[int], faults: list[Fault]) -> Matter:
    try:
        return read_matter(text)
    except FrontMatterError as error:
        line = min(error.line, len(starts))
        faults.append(Fault("matter", min(starts[line - 1] + error.column - 1, len(text)), error.message))
        return Matter({}, {})


def _placed(marks: list, links: list, layout: Layout) -> list[MarkUse]:
    """The marks with the kind of place each stands in."""
    found = []
    for start, end, references in marks:
        place = "text"
        link = next((link for link in links if link.body[0] <= start < link.body[1]), None) if links else None
        if link:
            place = "alt" if link.image else "link"
        else:
            block = _block(layout.blocks, start)
            if block and block.kind == "heading":
                place = "heading"
            elif block and block.kind == "table":
                place = "cell"
            elif block and block.inside.endswith("caption"):
                place = "caption"
            elif block is None or block.kind in ("open", "close"):
                place = "heading"  # the title line of a note
        found.append(MarkUse(start, end, references, place))
    return found


def _block(blocks: list[Block], offset: int) -> Block | None:
    low, high = 0, len(blocks)
    while low < high:
        middle = (low + high) // 2
        if blocks[middle].start <= offset:
            low = middle + 1
        else:
            high = middle
    block = blocks[low - 1] if low else None
    return block if block and offset < block.end else None


def _segments(prose: str, layout: Layout) -> list[Segment]:
    """Sentences of running text and cells of tables, in order."""
    found = []
    tables = {table.block: table for table in layout.tables}
    for number, block in enumerate(layout.blocks):
        if block.kind == "table":
            found += (Segment(cell.start, cell.end, number, True) for cell in tables[number].cells)
        elif block.kind in ("para", "item", "term", "note"):
            start = block.start
            for match in _SENTENCE_END.finditer(prose, block.start, block.end):
                following = prose[match.end() : match.end() + 1]
                if following.islower() or _ABBREVIATED.search(
                    prose, max(0, match.start() - 5), match.start() + 1
                ):
                    continue
                found.append(Segment(start, match.end(), number, False))
                start = match.end()
            if start < block.end:
                found.append(Segment(start, block.end, number, False))
    return found
