"""The last touch on a finished page: sizes of pictures, heads of columns, names of bare signs, language of parts, and
nothing that costs bytes without saying anything.

Works on the page as it leaves for the site; print takes the article before, with the sizes of paper.
"""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Callable

from selectolax.lexbor import LexborHTMLParser, LexborNode

from guidebook.model import LANGUAGES

_BOX = re.compile(rb"<svg\b[^>]*\bviewBox=[\"'][-\d.]+[ ,]+[-\d.]+[ ,]+([\d.]+)[ ,]+([\d.]+)", re.S)
_PNG = b"\x89PNG\r\n\x1a\n"
_UNSPOKEN = {"script", "style", "code", "pre", "head", "title"}
_UNUSED = "[data-md-component=skip], [data-md-component=announce], link[href*='stylesheets/palette.']"
"""Of Material's page: a second skip link, past the title and the box; an empty place for announcements; colours that
guidebook.css sets."""
_KEPT = re.compile(r"(<(?:pre|textarea|script|style)\b.*?</(?:pre|textarea|script|style)>)", re.S)
_SPACE = re.compile(r"[ \t\r]*\n\s*")

_MARKED = "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
_SYLLABLE = rf"[a-z]*[{_MARKED}][a-z{_MARKED}]*"
_PLAIN = (r"(?!(?:a|an|at|can|do|he|in|it|me|men|no|on|so|than|that|the|then|thin|to)\b)"
          r"(?:[bdghklmnprstvx]|ch|gh|gi|kh|ng|ngh|nh|ph|qu|th|tr)?[aeiouy]{1,3}(?:[cmnpt]|ch|ng|nh)?")  # fmt: skip
"""A Vietnamese syllable that carries no mark: "ban" in "Ủy ban nhân dân". English words of the same shape are not meant."""
_RUN = re.compile(rf"(?<!\w){_SYLLABLE}(?:[ \xa0]+(?:{_PLAIN}[ \xa0]+){{0,2}}{_SYLLABLE})+(?!\w)", re.I)
LEAST = 3
"""Syllables of a Vietnamese stretch in another language's page that are read out in Vietnamese. Two are mostly the name
of a place, and names need no mark (WCAG 3.1.2)."""


def finish(html: str, lang: str, read: Callable[[str], bytes | None]) -> str:
    """The page for the site.

    Args:
        read: content of the file that an address in the page leads to, None where it leads out of the site.
    """
    tree = LexborHTMLParser(html)
    for picture in tree.css("img, picture > source"):
        _size(picture, read)
    for head in tree.css("thead th:not([scope])"):
        if head.text(strip=True) or head.css_first("img"):
            head.attrs["scope"] = "col"
        else:
            head.replace_with(LexborHTMLParser("<table><tr><td>").css_first("td"))  # the empty corner heads nothing
    for sign in tree.css("a.headerlink[title]"):
        sign.attrs["aria-label"] = sign.attributes["title"]  # a title alone leaves "pilcrow" as the name
        del sign.attrs["title"]
    for arrow in tree.css("a.footnote-backref[title]"):
        del arrow.attrs["title"]  # guidebook.js names them: a hundred different titles are half a kilobyte
    ways = {arrow.attributes["href"] for arrow in tree.css("a.footnote-backref")}
    for place in tree.css("sup[id^=fnref]"):
        if f"#{place.attributes['id']}" not in ways:
            del place.attrs["id"]  # a note of many places keeps one way back
    for part in tree.css(_UNUSED):
        part.decompose()
    for label in tree.css("label[for]"):
        if tree.css_first(f"[id='{label.attributes['for']}']") is None:
            del label.attrs["for"]  # the theme's title of a page's contents, where it left their switch out
    for script in tree.css("script[src*='/bundle.']"):
        script.attrs["defer"] = None  # else the page waits for it before it shows; ours are deferred behind it
    for script in tree.css("script[type*=json]"):
        script.inner_html = _compact(script.text())
    if lang != LANGUAGES[0]:
        for text in list(_spoken(tree.body, lang)):
            _name_language(text)
    parts = _KEPT.split(tree.html or html)
    return "".join(part if number % 2 else _SPACE.sub("\n", part) for number, part in enumerate(parts))


def _compact(text: str) -> str:
    """Letters as letters: escapes are three times as long, and do not repeat what stands elsewhere in the page."""
    return json.dumps(json.loads(text), ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def size(content: bytes) -> tuple[float, float] | None:
    """Width and height of an SVG or PNG; None of another kind."""
    if content.startswith(_PNG):
        return struct.unpack(">II", content[16:24])
    box = _BOX.search(content[:4000])
    return (float(box[1]), float(box[2])) if box else None


def vietnamese(text: str) -> list[tuple[int, int]]:
    """Start and end of the stretches of a foreign text that are Vietnamese and no mere name of a place."""
    return [found.span() for found in _RUN.finditer(text) if len(found[0].split()) >= LEAST]


def _size(picture: LexborNode, read: Callable[[str], bytes | None]) -> None:
    """Room is kept before the picture arrives, and it arrives when it is scrolled to."""
    source = picture.attributes.get("src") or picture.attributes.get("srcset") or ""
    content = read(source)
    found = size(content) if content else None
    if found:
        width = float(picture.attributes.get("width") or found[0])
        picture.attrs["width"] = f"{width:.0f}"
        picture.attrs["height"] = f"{width * found[1] / found[0]:.0f}"
    if picture.tag == "img":
        picture.attrs["loading"] = "lazy"


def _spoken(body: LexborNode | None, lang: str) -> list[LexborNode]:
    """Texts that are read out in the language of the page."""
    def is_in(node: LexborNode) -> bool:
        while node := node.parent:
            if node.tag in _UNSPOKEN:
                return False
            named = node.attributes.get("lang")
            if named:
                return named == lang
        return True

    found = body.traverse(include_text=True) if body else ()
    return [node for node in found if node.tag == "-text" and node.text_content and is_in(node)]


def _name_language(node: LexborNode) -> None:
    text = node.text_content or ""
    stretches = vietnamese(text)
    if not stretches:
        return
    done = 0
    for start, end in stretches:
        span = LexborHTMLParser(f'<span lang="{LANGUAGES[0]}">x</span>').css_first("span")
        span.inner_html = text[start:end]
        node.insert_before(text[done:start])
        node.insert_before(span)
        done = end
    node.replace_with(text[done:])
