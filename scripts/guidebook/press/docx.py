"""Binds pieces to Word documents: a chapter to comment on, or the whole book.

The package is written here, part by part; its look stands in overrides/print/word/*.xml, its text comes from pandoc.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from guidebook.press.archive import archive
from guidebook.press.package import (
    RELATIONS,
    XML,
    application,
    content_types,
    core,
    document_relations,
    hyperlinks,
    package_relations,
)
from guidebook.press.raster import Raster
from guidebook.press.wordpart import Counters, WordPart, bookmark, lead_out, take_apart

_W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
_PICTURE = re.compile(r'r:embed="([^"]+)"')
_SECTION = re.compile(
    r'<w:bookmarkStart w:id="\d+" w:name="([^"]*)" />\s*<w:p><w:pPr><w:pStyle w:val="Heading2" /></w:pPr>(.*?)</w:p>', re.S
)
_TEXT = re.compile(r"<w:t[^>]*>([^<]*)</w:t>")
LOCALES = {"vi": "vi-VN", "en": "en-GB"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One article of a document."""

    id: str
    title: str
    opener: str
    """Stands above the title: Chapter 3. Empty where there is none."""
    docx: bytes
    """The piece."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What documents of one language and edition share."""

    lang: str
    day: date
    words: Mapping[str, str]
    """As the job file has them."""
    styles: str
    settings: str
    addresses: Mapping[str, str]
    """Bookmark -> address of that place on the site; empty while there is none."""


def bind_chapter(entry: Entry, frame: Frame, rasters: Mapping[str, Raster]) -> bytes:
    """A Word document of one article."""
    return _bind([entry], entry.title, frame, rasters, "")


def bind_book(entries: Sequence[Entry], frame: Frame, rasters: Mapping[str, Raster]) -> bytes:
    """A Word document of all articles, after a cover, the imprint and the contents."""
    cover = _cover(frame) + "<!--contents-->" + _section_end(_section("", "", restart=False))
    return _bind(entries, frame.words["title"], frame, rasters, cover)


def _contents(title: str, entries: Sequence[Entry], bodies: Sequence[str]) -> str:
    """The contents as a field of Word: it can be brought up to date there, which adds page numbers."""
    lines = []
    for entry, body in zip(entries, bodies, strict=True):
        whole = f"{entry.opener}. {entry.title}" if entry.opener else entry.title
        lines.append(_contents_line(1, escape(whole), bookmark(entry.id + ":")))
        for place, heading in _SECTION.findall(body):
            lines.append(_contents_line(2, " ".join("".join(_TEXT.findall(heading)).split()), place))
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u '
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    lines[0] = lines[0].replace("</w:pPr>", "</w:pPr>" + begin, 1)
    lines[-1] = lines[-1].removesuffix("</w:p>") + '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    return paragraph("TOCHeading", title) + "".join(lines)


def _contents_line(level: int, text: str, place: str) -> str:
    return (
        f'<w:p><w:pPr><w:pStyle w:val="TOC{level}"/></w:pPr><w:hyperlink w:anchor="{place}"><w:r>'
        f'<w:t xml:space="preserve">{text}</w:t></w:r></w:hyperlink></w:p>'
    )


def paragraph(style: str, text: str, mark: str = "") -> str:
    """A paragraph of plain text; a line feed in it is a line break."""
    lines = '<w:br/></w:r><w:r>'.join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{mark}<w:r>{lines}</w:r></w:p>'


def _cover(frame: Frame) -> str:
    words = frame.words
    return "".join(
        [
            paragraph("Title", words["cover-title"]),
            paragraph("Subtitle", words["subtitle"]),
            paragraph("ImprintHeading", words["imprint"]),
            *(
                paragraph("Imprint", text)
                for text in (
                    f"{words['edition']} · {words['edition-id']}",
                    words["independence"],
                    words["precedence"],
                    words["licence"],
                    words["licence-long"],
                )
            ),
        ]
    )


def _bind(
    entries: Sequence[Entry], title: str, frame: Frame, rasters: Mapping[str, Raster], before: str
) -> bytes:
    count = Counters()
    parts = [take_apart(entry.docx, f"a{at}", count) for at, entry in enumerate(entries)]
    places = {bookmark(f"{entry.id}:") for entry in entries}
    for part in parts:
        places |= set(re.findall(r'<w:bookmarkStart w:id="\d+" w:name="([^"]*)"', part.body))
    body, headers, pictures = [before], {}, {}
    for at, (entry, part) in enumerate(zip(entries, parts, strict=True)):
        lead_out(part, f"a{at}", places, frame.addresses)
        headers[f"header{at}.xml"] = _header(entry, frame, whole=len(entries) > 1)
        count.mark += 1
        mark = f'<w:bookmarkStart w:id="{count.mark}" w:name="{bookmark(entry.id + ":")}"/><w:bookmarkEnd w:id="{count.mark}"/>'
        opener = paragraph("Opener", entry.opener, mark) if entry.opener else ""
        text = opener + (part.body if opener else mark + part.body)
        text = _PICTURE.sub(lambda match: f'r:embed="picture-{match[1].partition(".")[0]}"', text)
        body.append(_sections(text, f"header{at}", last=at == len(entries) - 1))
    for name in sorted({name for part in parts for name in _PICTURE.findall(part.body)}):
        pictures[name] = rasters[name]
    notes = _footnotes(parts)
    note_links = _used([part.note_links for part in parts], notes)
    if len(entries) > 1:
        body[0] = before.replace("<!--contents-->", _contents(frame.words["contents"], entries, [part.body for part in parts]))
    document = f"{XML}<w:document {_W}><w:body>{''.join(body)}</w:body></w:document>"
    links = _used([part.links for part in parts], document)
    files = {
        "[Content_Types].xml": content_types(headers, pictures),
        "_rels/.rels": package_relations(),
        "docProps/core.xml": core(title, LOCALES[frame.lang], frame.day, frame.words),
        "docProps/app.xml": application(),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": document_relations(headers, pictures, links),
        "word/styles.xml": frame.styles.replace('"LANG"', f'"{LOCALES[frame.lang]}"'),
        "word/settings.xml": frame.settings.replace('"LANG"', f'"{LOCALES[frame.lang]}"'),
        "word/numbering.xml": _numbering(parts),
        "word/footnotes.xml": notes,
        "word/_rels/footnotes.xml.rels": f"{XML}{RELATIONS}{hyperlinks(note_links)}</Relationships>",
        **{f"word/{name}": xml for name, xml in headers.items()},
        "word/footer.xml": _footer(frame),
    }
    binary = {name: content.encode() for name, content in files.items()}
    binary |= {f"word/media/{raster.name}": raster.content for raster in pictures.values()}
    return archive(binary, frame.day, first="")


def _used(links: Sequence[Mapping[str, str]], xml: str) -> dict[str, str]:
    """pandoc names the links of the notes in the text too."""
    named = set(re.findall(r' r:id="([^"]*)"', xml))
    return {rid: target for some in links for rid, target in some.items() if rid in named}


def _section(header: str, turn: str, *, restart: bool) -> str:
    """The properties of a section: A4, upright or (turn "wide") across; a header holds until the next one."""
    wide = turn == "wide"
    size = 'w:w="16838" w:h="11906" w:orient="landscape"' if wide else 'w:w="11906" w:h="16838"'
    lines = f'<w:headerReference w:type="default" r:id="{header}"/>' if header else ""
    lines += '<w:footerReference w:type="default" r:id="footer"/>' if header else ""
    notes = '<w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr>' if restart else ""
    return (
        f'<w:sectPr>{lines}{notes}<w:type w:val="nextPage"/><w:pgSz {size}/><w:pgMar w:top="1418" w:right="1418" '
        'w:bottom="1304" w:left="1418" w:header="680" w:footer="567" w:gutter="0"/></w:sectPr>'
    )


def _section_end(properties: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="SectionEnd"/>{properties}</w:pPr></w:p>'


def _sections(text: str, header: str, *, last: bool) -> str:
    """An article's text with its sections; `formats.lua` has marked where one ends that lies across the page."""
    pieces = re.split(r"<!--section(?::(wide))?-->", text)
    texts, turns = pieces[::2], [*pieces[1::2], None]
    while len(texts) > 1 and not re.search(r"<w:(?:p|tbl)>", texts[-1]):
        rest = texts.pop()  # nothing follows the sheet across the page
        turns.pop()
        texts[-1] += rest
    out = []
    for at, (part, turn) in enumerate(zip(texts, turns, strict=True)):
        properties = _section(header if at == 0 else "", turn or "", restart=at == 0)
        out.append(part + (properties if last and at == len(texts) - 1 else _section_end(properties)))
    return "".join(out)


def _header(entry: Entry, frame: Frame, *, whole: bool) -> str:
    title = f"{entry.opener} · {entry.title}" if entry.opener else entry.title
    below = f"{frame.words['title']} · {frame.words['running-edition']}"
    return f"{XML}<w:hdr {_W}>{paragraph('Header', title)}{paragraph('HeaderLast', below)}</w:hdr>"


def _footer(frame: Frame) -> str:
    def field(name: str) -> str:
        return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'

    runs = ""
    for part in re.split(r"(\{\w+\})", frame.words["page-of"]):
        if part in ("{number}", "{total}"):
            runs += field("PAGE" if part == "{number}" else "NUMPAGES")
        elif part:
            runs += f'<w:r><w:t xml:space="preserve">{escape(part)}</w:t></w:r>'
    small = paragraph("Footer", f"{frame.words['independence']} {frame.words['precedence']}")
    number = f'<w:p><w:pPr><w:pStyle w:val="Footer"/><w:jc w:val="right"/></w:pPr>{runs}</w:p>'
    return f"{XML}<w:ftr {_W}>{small}{number}</w:ftr>"


def _footnotes(parts: Sequence[WordPart]) -> str:
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for kind, number in (("separator", -1), ("continuationSeparator", 0))
    )
    return f"{XML}<w:footnotes {_W}>{separators}{''.join(part.notes for part in parts)}</w:footnotes>"


def _numbering(parts: Sequence[WordPart]) -> str:
    kinds = {number: kind for part in parts for number, kind in part.kinds.items()}
    lists = "".join(part.lists for part in parts)
    return f"{XML}<w:numbering {_W}>{''.join(kinds[number] for number in sorted(kinds))}{lists}</w:numbering>"
