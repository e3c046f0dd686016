"""Small care for words on their way to Typst: numbers keep their units, and signs stay as typed."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

_NBSP = "\N{NO-BREAK SPACE}"
_NAMES = (
    "Điều|[Kk]hoản|điểm|[Cc]hương|Bảng|Hình|[Mm]ục|[Bb]ước|mức|ngày|tháng|năm|"
    "Articles?|Clause|Point|Chapters?|Tables?|Figures?|[Ss]ections?|[Pp]ages?|[Ss]teps?|[Ll]evel"
)
_UNITS = (
    "tỷ|triệu|nghìn|tấn|ngày|tháng|năm|giờ|phút|đồng|ha|kg|kWh|MWh|GWh|MW|GW|TOE|ktoe|tCO2tđ|tCO2e|USD|VND|"
    "billion|million|thousand|tonnes|days|months|years|hours|minutes"
)
_NAMED_NUMBER = re.compile(rf"\b({_NAMES})\s(?=\d{{1,3}}(?:\.\d+)?\b)")
_COUNTED_UNIT = re.compile(rf"(?<=\d)\s(?=(?:{_UNITS})\b)")

# Typst reads "-3" as a minus, "--" as a dash and "..." as an ellipsis. The signs travel through pandoc as
# characters of the private use area and come out escaped.
_HYPHEN, _DOT = "\ue000", "\ue001"
_BREAK = "\ue002"
"""Where an endless word may be broken; overrides/print/columns.lua and guidebook.typ know it too."""
_ENDLESS = re.compile(r"[^ \t\r\n/\-–—?\ue000\u200b\u00ad]{28,}")
_INSIDE = re.compile(r"(?<=.)(?=[^\u0300-\u036f])", re.DOTALL)
_READ_BY_TYPST = re.compile(r"-(?=[\d?-])|(?<=-)-|\.(?=\.\.)|(?<=\.)\.(?=\.)|(?<=\.\.)\.")


def guard_text(root: LexborNode) -> None:
    """Bind numbers to their names and units, mark the signs that Typst reads as its own, and the places where a
    word too long for a line may be broken; code stays."""
    for node in list(root.traverse(include_text=True)):
        if not node.is_text_node or node.parent is None or node.parent.tag in ("code", "script"):
            continue
        text = node.text_content or ""
        kept = _NAMED_NUMBER.sub(rf"\1{_NBSP}", text)
        kept = _COUNTED_UNIT.sub(_NBSP, kept)
        kept = _READ_BY_TYPST.sub(lambda sign: _HYPHEN if sign[0] == "-" else _DOT, kept)
        kept = _ENDLESS.sub(lambda word: _INSIDE.sub(_BREAK, word[0]), kept)
        if kept != text:
            node.replace_with(kept)


def as_typed(markup: str) -> str:
    """Typst markup with the marked signs escaped and the marked places breakable."""
    return markup.replace(_HYPHEN, "\\-").replace(_DOT, "\\.").replace(_BREAK, "#break-point;")


def as_read(html: str) -> str:
    """HTML with the marked signs as they were typed, and words whole, for everything but Typst."""
    return html.replace(_HYPHEN, "-").replace(_DOT, ".").replace(_BREAK, "")
