"""Binds pieces to an EPUB 3.3: one file per article, a contents of two levels, notes that open where they are marked."""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape, unescape

from guidebook.press.archive import archive
from guidebook.press.article import Role
from guidebook.press.picture import Picture

_TAG = re.compile(r"<[a-z][^<>]*>")
_DATA = re.compile(r' data-[\w-]+="[^"]*"')
_LANG = re.compile(r' lang="([^"]*)"')
_INSIDE = re.compile(r' href="#([^":]+):([^"]*)"')
_ID = re.compile(r' id="[^":]+:([^"]*)"')
_HEAD = re.compile(r"<thead>.*?</thead>", re.S)
_HEADING = re.compile(
    r'(?:<(?:section|div) id="([^"]*)"[^>]*>\s*)?<h2(?: id="([^"]*)")?[^>]*>(.*?)</h2>', re.S
)
"""A heading has an id, or what it stands first in."""
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*(?:\[.*?\])?[^>]*>", re.S)
_PAINT = re.compile(r'<[^<>]*?( paint-order="([^"]*)")[^<>]*>')
_MEDIA = {"svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg",
          "webp": "image/webp", "gif": "image/gif"}  # fmt: skip
_PART = {
    "chapter": ' epub:type="chapter" role="doc-chapter"',
    "annex": ' epub:type="appendix" role="doc-appendix"',
}
CONTAINER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<container version="1.0" '
    'xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="EPUB/package.opf" '
    'media-type="application/oebps-package+xml"/></rootfiles></container>\n'
)


@dataclass(frozen=True, slots=True)
class Leaf:
    """One article of the book."""

    id: str
    title: str
    opener: str
    role: Role
    xhtml: str
    """The piece."""


def bind_epub(
    leaves: Sequence[Leaf],
    pictures: Mapping[str, Picture],
    cover: bytes,
    css: bytes,
    words: Mapping[str, str],
    lang: str,
    day: date,
    site_url: str,
) -> bytes:
    """The book as one file. `words` are those of the job file; `cover` is a PNG."""
    pages = {"cover.xhtml": _page(words["title"], lang, _cover(words)), "title.xhtml": _page(words["title"], lang, _title(words, site_url))}
    files: dict[str, bytes] = {}
    for leaf in leaves:
        opener = f'<p class="opener">{escape(leaf.opener)}</p>\n' if leaf.opener else ""
        text = f"<section{_PART[leaf.role]}>\n{opener}{_own(leaf)}</section>"
        pages[f"{leaf.id}.xhtml"] = _page(leaf.title, lang, text)
    nav = _page(words["contents"], lang, _nav(leaves, words))
    names = {name: picture for name, picture in sorted(pictures.items())}
    items = [f'<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>',
             '<item id="css" href="style.css" media-type="text/css"/>',
             '<item id="cover-image" href="cover.png" media-type="image/png" properties="cover-image"/>']  # fmt: skip
    spine = []
    for at, (name, page) in enumerate(pages.items()):
        drawn = ' properties="mathml"' if "<math" in page else ""
        items.append(f'<item id="p{at}" href="{name}" media-type="application/xhtml+xml"{drawn}/>')
        spine.append(f'<itemref idref="p{at}"/>')
    spine.insert(2, '<itemref idref="nav"/>')
    items += [
        f'<item id="i{at}" href="pictures/{name}" media-type="{_MEDIA[name.rpartition(".")[2]]}"/>'
        for at, name in enumerate(names)
    ]
    opf = _package(words, lang, day, site_url, items, spine, bool(names))
    files["mimetype"] = b"application/epub+zip"
    files["META-INF/container.xml"] = CONTAINER.encode()
    files["EPUB/package.opf"] = opf.encode()
    files["EPUB/nav.xhtml"] = nav.encode()
    files["EPUB/style.css"] = css
    files["EPUB/cover.png"] = cover
    files |= {f"EPUB/{name}": page.encode() for name, page in pages.items()}
    files |= {f"EPUB/pictures/{name}": _drawing(picture) for name, picture in names.items()}
    return archive(files, day, first="mimetype")


def _drawing(picture: Picture) -> bytes:
    """A drawing as EPUB wants it: no document type, and CSS that SVG 1.1 has no attribute for in `style`."""
    if not picture.name.endswith(".svg"):
        return picture.content
    text = _DOCTYPE.sub("", picture.content.decode("utf-8"), count=1)
    return _PAINT.sub(_in_style, text).encode()


def _in_style(match: re.Match[str]) -> str:
    tag = match[0].replace(match[1], "", 1)
    if ' style="' in tag:
        return tag.replace(' style="', f' style="paint-order:{match[2]};', 1)
    return re.sub(r"^<[\w:]+", rf'\g<0> style="paint-order:{match[2]}"', tag)


def _page(title: str, lang: str, body: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops" lang="{lang}" xml:lang="{lang}">\n<head>\n<meta charset="utf-8"/>\n'
        f'<title>{escape(title)}</title>\n<link rel="stylesheet" type="text/css" href="style.css"/>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1"/>\n</head>\n'
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def _own(leaf: Leaf) -> str:
    """The piece with the ids and links of its own file."""

    def tag(match: re.Match[str]) -> str:
        text = _LANG.sub(r' lang="\1" xml:lang="\1"', _DATA.sub("", match[0]))
        text = _INSIDE.sub(lambda link: f' href="{_place(link[1], link[2], leaf.id)}"', text)
        return _ID.sub(r' id="\1"', text).replace(' src="/pictures/', ' src="pictures/')

    text = _TAG.sub(tag, leaf.xhtml)
    text = _HEAD.sub(lambda head: re.sub(r"<th(?![^>]*scope)(?=[ >])", '<th scope="col"', head[0]), text)
    return text.replace("<table", '<div class="wide"><table').replace("</table>", "</table></div>")


def _place(page: str, anchor: str, here: str) -> str:
    file = "" if page == here and anchor else f"{page}.xhtml"
    return file + (f"#{anchor}" if anchor else "")


def _cover(words: Mapping[str, str]) -> str:
    what = escape(f"{_line(words['cover-title'])}. {words['edition']}")
    return f'<section epub:type="cover" class="cover"><img src="cover.png" alt="{what}"/></section>'


def _title(words: Mapping[str, str], site_url: str) -> str:
    online = f'<p>{escape(words["online"])}: <a href="{escape(site_url)}">{escape(site_url)}</a></p>' if site_url else ""
    lines = (f"{words['edition']} · {words['edition-id']}", words["independence"], words["precedence"], words["licence"], words["licence-long"])
    return (
        f'<section epub:type="titlepage"><h1>{escape(_line(words["cover-title"]))}</h1>\n'
        f'<p>{escape(words["subtitle"])}</p></section>\n<section epub:type="copyright-page"><h2>{escape(words["imprint"])}</h2>\n'
        + "".join(f"<p>{escape(line)}</p>\n" for line in lines)
        + f"{online}</section>"
    )


def _nav(leaves: Sequence[Leaf], words: Mapping[str, str]) -> str:
    items = []
    for leaf in leaves:
        below = "".join(
            f'<li><a href="{_place(leaf.id, (own or around).partition(":")[2], "")}">{escape(_plain(text))}</a></li>'
            for around, own, text in _HEADING.findall(leaf.xhtml)
        )
        title = f"{leaf.opener}. {leaf.title}" if leaf.opener else leaf.title
        items.append(f'<li><a href="{leaf.id}.xhtml">{escape(title)}</a>{f"<ol>{below}</ol>" if below else ""}</li>')
    first = next((leaf.id for leaf in leaves if leaf.role == "chapter"), leaves[0].id)
    return (
        f'<nav epub:type="toc" role="doc-toc" id="toc"><h1>{escape(words["contents"])}</h1>\n<ol>\n'
        + "\n".join(items)
        + f'\n</ol></nav>\n<nav epub:type="landmarks" hidden="hidden"><ol><li><a epub:type="toc" href="#toc">'
        f'{escape(words["contents"])}</a></li><li><a epub:type="bodymatter" href="{first}.xhtml">'
        f'{escape(words["title"])}</a></li></ol></nav>'
    )


def _package(
    words: Mapping[str, str], lang: str, day: date, site_url: str,
    items: Sequence[str], spine: Sequence[str], pictures: bool,
) -> str:  # fmt: skip
    book = uuid.uuid5(uuid.NAMESPACE_URL, f"{site_url or 'urn:guidebook:'}{lang}/{words['edition-id']}")
    features = ["alternativeText", "displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents", "ARIA"]
    meta = [("dcterms:modified", f"{day.isoformat()}T00:00:00Z"), ("schema:accessMode", "textual")]
    meta += [("schema:accessMode", "visual")] if pictures else []
    meta += [("schema:accessModeSufficient", "textual"), ("schema:accessibilityHazard", "none")]
    meta += [("schema:accessibilityFeature", feature) for feature in features]
    meta += [("schema:accessibilitySummary", words["accessibility"])]
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<package xmlns="http://www.idpf.org/2007/opf" version="3.0" '
        f'unique-identifier="id" xml:lang="{lang}" prefix="schema: http://schema.org/">\n'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        f'<dc:identifier id="id">urn:uuid:{book}</dc:identifier>\n<dc:title>{escape(words["title"])}</dc:title>\n'
        f"<dc:language>{lang}</dc:language>\n<dc:date>{day.isoformat()}</dc:date>\n"
        f'<dc:description>{escape(words["subtitle"])}</dc:description>\n<dc:rights>{escape(words["licence"])}</dc:rights>\n'
        + "".join(f'<meta property="{name}">{escape(text)}</meta>\n' for name, text in meta)
        + "</metadata>\n<manifest>\n" + "\n".join(items) + "\n</manifest>\n<spine>\n" + "\n".join(spine)
        + "\n</spine>\n</package>\n"
    )  # fmt: skip


def _plain(xhtml: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", "", re.sub(r"<a epub:type.*?</a>", "", xhtml))).split())


def _line(text: str) -> str:
    return " ".join(text.split())
