"""Letters that look right and are not: decomposed, misplaced tone marks, look-alikes, invisible ones,
mojibake."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from guidebook.normal_form import composed

_TONED = "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ".split()
_HOUSE = "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy".split()
_HOUSE_STYLE = dict(zip(_TONED, _HOUSE, strict=True))
_TONES = "".join(sorted({pair[1] for pair in _TONED}))
_MISPLACED = re.compile(rf"[{_TONES}{_TONES.upper()}](?<=[oOuU].)(?<![qQ]..)(?!\w)")
"""Finds the second letter of the pair."""
_LOOK_ALIKE = {"ð": "đ", "Ð": "Đ", "Ɖ": "Đ", "ɖ": "đ", "ƌ": "đ"}
_ORDINAL = re.compile(r"[ºª](?<=[A-Za-z\u00c0-\u024f\u1ea0-\u1eff].)(?<![NnáÁÂÃ].)")
"""º typed for ộ: Bº Tài chính; Nº 5 is sound, and áº is of another kind: a letter read in the wrong code page."""
_CYRILLIC = dict(zip("аеорсухіАВЕКМНОРСТХІ", "aeopcyxiABEKMHOPCTXI", strict=True))
_GREEK = dict(zip("οΑΒΕΗΙΚΜΝΟΡΤΧ", "oABEHIKMNOPTX", strict=True))
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u202a-\u202e\u2066-\u2069\ufeff"
# What the bytes 0x80–0xBF become in Windows-1252; quotation marks and dashes are left out, as they follow
# XÃ” too.
_CONTINUED = "\u0080-\u00bf€‚ƒ„†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ"
_ODD = re.compile(
    f"(?P<invisible>[{_INVISIBLE}])"
    f"|(?P<lookalike>[{''.join(_LOOK_ALIKE)}])"
    f"|(?P<mixed>[{''.join(_GREEK)}\\u0400-\\u04ff]{{1,40}})"
    f"|(?P<mojibake>\ufffd|[ÃÄÅÆ][{_CONTINUED}]|á[º»][{_CONTINUED}\\w]|â€.|Â[\u00a1-\u00bf])"
    r"|(?P<control>[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f])"
)
# Tells at full speed that a text has none of the above.
_SUSPECT = re.compile(
    f"[{_INVISIBLE}{''.join(_LOOK_ALIKE)}\\u0370-\\u03ff\\u0400-\\u04ff\\ufffdÄÃÅÆ"
    r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]"
)

_LONGEST = 40
"""Characters of a word that are looked at; a longer one is no word."""
_WORD = re.compile(rf"\w{{1,{2 * _LONGEST}}}")
_RUN = re.compile(r"\S{1,60}")


class Oddity(NamedTuple):
    """One wrong character or word."""

    kind: str
    """nfc, tone, lookalike, invisible, mixed, mojibake or control."""
    offset: int
    found: str
    expected: str
    """The text to write instead; empty when it cannot be known."""


def read_oddities(text: str, masked: str) -> list[Oddity]:
    """All oddities of a text: those of code and front matter too, but tone marks in prose only."""
    found = []
    if not unicodedata.is_normalized("NFC", text):
        found += _decomposed(text)
    if _SUSPECT.search(text) or "áº" in text or "á»" in text or "â€" in text or "Â" in text:
        found += filter(None, (_odd(match, text) for match in _ODD.finditer(text)))
    for match in _ORDINAL.finditer(masked):
        start = _word_start(masked, match.start())
        found.append(Oddity("lookalike", start, masked[start : match.end()], ""))
    for match in _MISPLACED.finditer(masked):
        at = match.start() - 1
        if masked[at : at + 2].lower() in _HOUSE_STYLE and not _quoted(masked, at):
            start = _word_start(masked, at)
            word = masked[start : at + 2]
            found.append(Oddity("tone", start, word, word[:-2] + _moved(word[-2:])))
    return sorted(found, key=lambda oddity: oddity.offset)


def _decomposed(text: str) -> list[Oddity]:
    found, at = [], 0
    for line in text.split("\n"):
        if not unicodedata.is_normalized("NFC", line):
            proper = composed(line)
            shorter = min(len(line), len(proper)) if proper != line else 0
            same = next((i for i, (a, b) in enumerate(zip(line, proper)) if a != b), shorter)
            start = _word_start(line, same)
            word = re.match(r"[\w\u0300-\u036f]{0,40}", line[start:])[0] or line[start : start + 2]
            found.append(Oddity("nfc", at + start, word, composed(word)))
        at += len(line) + 1
    return found


def _odd(match: re.Match[str], text: str) -> Oddity | None:
    kind, start, character = match.lastgroup, match.start(), match.group()
    if kind == "invisible":
        if start == 0 and character == "\ufeff":
            return None  # a byte order mark has its own finding
        return Oddity(kind, start, f"U+{ord(character):04X}", "")
    if kind == "control":
        return Oddity(kind, start, f"U+{ord(character):04X}", "")
    if kind == "mojibake":
        # A whole word decodes or not; the wrong code page gives signs that are no letters.
        begin = max(text.rfind(" ", 0, start), text.rfind("\n", 0, start), start - _LONGEST) + 1
        run = _RUN.match(text, begin)
        return Oddity(kind, start, run.group() if run else character, _decoded(run.group()) if run else "")
    begin = _word_start(text, start)
    word = _WORD.match(text, begin)
    whole = word.group() if word else character
    if kind == "mixed":
        replaced = "".join(_CYRILLIC.get(c) or _GREEK.get(c) or c for c in whole)
        if start != begin and re.search(r"[\u0370-\u04ff]", text[begin:start]):
            return None  # the word was reported at its first strange letter
        latin = re.search(r"[A-Za-z\u00c0-\u024f\u1ea0-\u1eff]", whole)
        if not latin and not (len(whole) > 1 and replaced.isascii() and all(ord(c) >= 0x400 for c in whole)):
            return None  # a Greek letter or a Russian word of its own
        return Oddity(kind, begin, whole, replaced if replaced.isascii() or latin else "")
    replaced = "".join(_LOOK_ALIKE.get(c, c) for c in whole)
    return (
        Oddity(kind, begin, whole, replaced) if not any(c in _LOOK_ALIKE for c in text[begin:start]) else None
    )


def _decoded(run: str) -> str:
    """What the bytes meant before they were read in the wrong code page; empty when that is not certain."""
    for page in ("cp1252", "latin-1"):
        try:
            return run.encode(page).decode("utf-8")
        except UnicodeError:
            continue
    return ""


def in_house_style(text: str) -> str:
    """The text with every tone mark where the guidebook puts it: hoà becomes hòa."""
    for match in _MISPLACED.finditer(text):
        at = match.start() - 1
        if text[at : at + 2].lower() in _HOUSE_STYLE:
            text = text[:at] + _moved(text[at : at + 2]) + text[at + 2 :]
    return text


def _word_start(text: str, at: int) -> int:
    least = max(0, at - _LONGEST)
    while at > least and (text[at - 1].isalnum() or unicodedata.combining(text[at - 1])):
        at -= 1
    return at


def _moved(pair: str) -> str:
    moved = _HOUSE_STYLE[pair.lower()]
    return "".join(new.upper() if old.isupper() else new for old, new in zip(pair, moved, strict=True))


def _quoted(text: str, at: int) -> bool:
    """Whether the place stands inside “…” of its line: quoted titles keep their spelling."""
    line = text.rfind("\n", 0, at) + 1
    return text.rfind("“", line, at) > text.rfind("”", line, at)
