"""Random damage to real chapters: the same number always gives the same damage."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

LANGUAGES = ("vi", "en")
# fmt: off
SPLINTERS = (
    ". <!-- check: ignore F004 a reason long enough to be masked as one run -->",
    "<!-- a comment long enough to be masked as one run -->x",
    ".`a piece of code of the same length as that`[@a]",
    "```", "~~~", "///", "/// note", "/// details | x", "    type: question", "<!--", "-->", "---", "[",
    "]", "(", ")", "](", "![", "[@", "[@a:b; @c]", "[^", "[^1]:", "{#", "{#a}", "{: ", "}", "|", "|---|",
    "#", "###### ", "- [ ] ", "> ", "1. ", "*", "**", "_", "`", "\\", "<", ">", "<b", "&#x110000;",
    "&nbsp;", "%", "%zz", "%C3%28", "\0", "\r", "\r\n", "\f", "\x0b", "\x85", "\u2028", "\u2029", "\t",
    "\u202e", "\u202b", "\u2066", "\u200f", "\u200b", "\ufeff", "\ufffd", "\xad", "e\u0323\u0302",
    "\U0001f600", "\U0010ffff", "²", "½", "٣", "１２", "Ⅷ", "1.234.567,89", "1,234,567.89", "9" * 400,
    "1e999", "0,", ",5", "5-", "–", "%%", "31/02/2027", "99/99/9999", "0/0/0", "quý V", "Điều 999999",
    "Điều 0", "600/QĐ-", "/QH15", "1266/QĐ-TTg", "<!-- check: ignore", "<!-- check: ignore X -->",
    "<!-- build: laws -->", "[a]: ", "[a]: <", "https://", "http://[", "//", "data:", "javascript:",
    "file:///etc/passwd", "../" * 30, "$$", ": ", ":   ", "=" * 80, "~", "^", "^^", "a" * 3000, "| " * 500,
    "[" * 500, "> " * 200, "- " * 200,
)
# fmt: on
Damage = Callable[[list[str], random.Random], None]


def _at(lines: list[str], dice: random.Random) -> int:
    if not lines:
        lines.append("")
    return dice.randrange(len(lines))


def delete_characters(lines: list[str], dice: random.Random) -> None:
    at = _at(lines, dice)
    start = dice.randrange(len(lines[at]) + 1)
    lines[at] = lines[at][:start] + lines[at][start + dice.randint(1, 12) :]


def repeat_characters(lines: list[str], dice: random.Random) -> None:
    at = _at(lines, dice)
    start = dice.randrange(len(lines[at]) + 1)
    piece = lines[at][start : start + dice.randint(1, 6)]
    lines[at] = lines[at][:start] + piece * dice.choice((2, 3, 50)) + lines[at][start:]


def insert_splinter(lines: list[str], dice: random.Random) -> None:
    at = _at(lines, dice)
    start = dice.choice((0, len(lines[at]), dice.randrange(len(lines[at]) + 1)))
    lines[at] = lines[at][:start] + dice.choice(SPLINTERS) + lines[at][start:]


def insert_line(lines: list[str], dice: random.Random) -> None:
    lines.insert(_at(lines, dice), dice.choice(SPLINTERS))


def delete_lines(lines: list[str], dice: random.Random) -> None:
    at = _at(lines, dice)
    del lines[at : at + dice.choice((1, 1, 2, 10))]


def repeat_lines(lines: list[str], dice: random.Random) -> None:
    at = _at(lines, dice)
    lines[at:at] = lines[at : at + dice.choice((1, 3, 20))] * dice.choice((1, 2, 10))


def swap_lines(lines: list[str], dice: random.Random) -> None:
    one, two = _at(lines, dice), _at(lines, dice)
    lines[one], lines[two] = lines[two], lines[one]


def move_block(lines: list[str], dice: random.Random) -> None:
    at = _at(lines, dice)
    block = lines[at : at + dice.randint(2, 15)]
    del lines[at : at + len(block)]
    lines[_at(lines, dice) : 0] = block


def swap_brackets(lines: list[str], dice: random.Random) -> None:
    at = _at(lines, dice)
    lines[at] = lines[at].translate(str.maketrans("[](){}|", dice.choice((")(][}{|", "((((((|", "][)(}{/"))))


def indent(lines: list[str], dice: random.Random) -> None:
    at = _at(lines, dice)
    for line in range(at, min(at + dice.randint(1, 6), len(lines))):
        lines[line] = dice.choice((" ", "    ", "\t", "> ", "- ")) * dice.choice((1, 2, 40)) + lines[line]


def huge_line(lines: list[str], dice: random.Random) -> None:
    at = _at(lines, dice)
    lines[at] = (lines[at] or "x ") * (20_000 // max(len(lines[at]), 2))


def join_lines(lines: list[str], dice: random.Random) -> None:
    at = _at(lines, dice)
    lines[at : at + 8] = [dice.choice(("", " ", "\0", "|")).join(lines[at : at + 8])]


def cut_short(lines: list[str], dice: random.Random) -> None:
    del lines[_at(lines, dice) :]


DAMAGES: tuple[Damage, ...] = (
    delete_characters,
    delete_characters,
    repeat_characters,
    insert_splinter,
    insert_splinter,
    insert_splinter,
    insert_line,
    insert_line,
    delete_lines,
    repeat_lines,
    swap_lines,
    move_block,
    swap_brackets,
    indent,
    join_lines,
    cut_short,
    huge_line,
)


class Orchard:
    """The real pages, in whole sections, ready to be damaged."""

    def __init__(self, root: Path) -> None:
        pages = sorted(path.relative_to(root / "docs/vi") for path in (root / "docs/vi").rglob("*.md"))
        self.pages = {
            page: {
                lang: sections((root / "docs" / lang / page).read_text(encoding="utf-8"))
                for lang in LANGUAGES
            }
            for page in pages
            if (root / "docs/en" / page).is_file()
        }

    def case(self, number: int) -> dict[str, bytes]:
        """Language -> damaged page: now and then a whole chapter, mostly one or two of its sections."""
        dice = random.Random(number)
        weights = [len(parts["vi"]) for parts in self.pages.values()]
        parts = dice.choices(list(self.pages.values()), weights)[0]
        count = min(len(parts["vi"]), len(parts["en"]))
        first = dice.randrange(count)
        size = count if dice.random() < 0.03 else dice.randint(1, 2)
        lines = {
            lang: [
                *parts[lang][0],
                *(line for part in parts[lang][max(first, 1) : first + size] for line in part),
            ]
            for lang in LANGUAGES
        }
        for _ in range(dice.choice((1, 1, 2, 3, 8))):
            dice.choice(DAMAGES)(lines[dice.choice(LANGUAGES)], dice)
        return {
            lang: bent("\n".join(text).encode("utf-8", "surrogatepass"), dice) for lang, text in lines.items()
        }


def sections(text: str) -> list[list[str]]:
    """The front matter with what follows it, then each part from a heading to the next."""
    parts: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.startswith("## "):
            parts.append([])
        parts[-1].append(line)
    return parts


def bent(content: bytes, dice: random.Random) -> bytes:
    """One case in fifty is damaged in its bytes too."""
    if dice.random() > 0.02:
        return content
    kind = dice.randrange(4)
    if kind == 0:
        return content.decode("utf-8", "replace").encode("utf-16")
    if kind == 1:
        return b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n")
    at = dice.randrange(len(content) + 1)
    if kind == 2:
        return content[:at] + bytes(dice.randrange(256) for _ in range(40)) + content[at:]
    return content[:at]
