"""Pictures that Typst may read: found inside the site, of a kind it draws, complete in themselves."""

from __future__ import annotations

import hashlib
import io
import re
import warnings
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from guidebook.model import Text
from guidebook.press.letters import Letters, unprintable

KINDS = {".svg": "", ".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP", ".gif": "GIF"}
"""Suffix -> format of a photograph."""

FAMILIES = ("Noto Sans", "Source Serif 4", "Source Code Pro", "DejaVu Sans")
"""The families in overrides/print/fonts that a drawing may name."""

MOST_PIXELS = 40_000_000
"""Of a photograph: a page of paper at 600 dots an inch. Decoding more would cost gigabytes."""

_INSIDE = r"""(?!\s*#|\s*data:image/(?:png|jpeg|gif|webp);)"""
_OUTSIDE = re.compile(
    rf"""(?:href|src)\s*=\s*["']{_INSIDE}([^"']*)|url\(\s*["']?{_INSIDE}([^)"']+)|@import|<!ENTITY"""
    r"""|<\?xml-stylesheet|<!DOCTYPE[^>[]*(?:SYSTEM|PUBLIC)[^>]*["'](?!http://www\.w3\.org/|-//W3C//)([^"']*)["']\s*[>\[]"""
)
_UNDRAWN = re.compile(r"<(?:\w+:)?(foreignObject|script|animate\w*|set|iframe|video|audio|canvas)\b")
_TEXT = re.compile(r"<(?:\w+:)?text\b")
_FAMILY = re.compile(r"""font-family\s*[=:]\s*(?:"([^"]*)"|'([^']*)'|([^;"'}]+))""")


class PictureError(Exception):
    """Why a picture cannot be printed."""

    def __init__(self, found: Text, todo: Text) -> None:
        self.found, self.todo = found, todo
        super().__init__(found.en)


@dataclass(frozen=True, slots=True)
class Picture:
    name: str
    """Hash of the content, with suffix: equal pictures are one file."""
    content: bytes


def read_picture(path: Path, letters: Letters | None = None) -> Picture:
    """The picture at `path`.

    Raises:
        PictureError: missing, damaged, too large, of another kind, a drawing that needs something from outside or
            writes letters that are not among `letters`.
    """
    if path.suffix.lower() not in KINDS:
        raise PictureError(
            Text(
                f"hình {path.name} có dạng mà bản in không vẽ được.",
                f"print cannot draw the kind of {path.name}.",
            ),
            Text("Hãy dùng SVG, PNG hoặc JPEG.", "Use SVG, PNG or JPEG."),
        )
    try:
        content = path.read_bytes()
    except OSError as error:
        raise PictureError(
            Text(f"không đọc được hình {path.name}.", f"the picture {path.name} cannot be read."),
            Text(
                "Hãy đặt hình vào docs/assets/images/ và sửa đường dẫn.",
                "Put it into docs/assets/images/ and mend the path.",
            ),
        ) from error
    if path.suffix.lower() == ".svg":
        _check_drawing(path.name, content.decode("utf-8", errors="replace"), letters)
    else:
        _check_photograph(path, content)
    return Picture(hashlib.sha256(content).hexdigest()[:20] + path.suffix.lower(), content)


def _check_photograph(path: Path, content: bytes) -> None:
    from PIL import Image  # the book has drawings only, so most builds never load it

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # the size is judged here
            image = Image.open(io.BytesIO(content), formats=[KINDS[path.suffix.lower()]])
        width, height = image.size
        if width * height <= MOST_PIXELS:
            image.load()
    except Image.DecompressionBombError:
        width, height = MOST_PIXELS, 2
    except Exception as error:  # Pillow's decoders raise whatever they stumble over
        raise PictureError(
            Text(f"hình {path.name} bị hỏng hoặc sai đuôi tệp.", f"the picture {path.name} is damaged, or its suffix is wrong."),
            Text("Hãy xuất lại tệp hình.", "Export the picture again."),
        ) from error
    if width * height > MOST_PIXELS:
        raise PictureError(
            Text(
                f"hình {path.name} có quá nhiều điểm ảnh: nhiều nhất {MOST_PIXELS // 1_000_000} triệu.",
                f"the picture {path.name} has too many pixels: at most {MOST_PIXELS // 1_000_000} million.",
            ),
            Text("Hãy thu nhỏ hình, rộng 4000 điểm là đủ.", "Make it smaller; 4,000 pixels of width are enough."),
        )


def _check_drawing(name: str, svg: str, letters: Letters | None) -> None:
    if outside := _OUTSIDE.search(svg):
        what = next((group for group in outside.groups() if group), outside[0])
        raise PictureError(
            Text(f"hình {name} gọi tới nơi khác: {what}.", f"the drawing {name} refers outside: {what}."),
            Text("Hãy nhúng phần đó vào tệp SVG.", "Put that part into the SVG file itself."),
        )
    try:
        drawing = ElementTree.fromstring(svg)
    except (ElementTree.ParseError, ValueError) as error:
        raise PictureError(
            Text(f"hình {name} không phải SVG đúng: {error}.", f"the drawing {name} is no well-formed SVG: {error}."),
            Text("Hãy xuất lại tệp SVG.", "Export the SVG file again."),
        ) from error
    if undrawn := _UNDRAWN.search(svg):
        raise PictureError(
            Text(
                f"hình {name} có phần tử <{undrawn[1]}>, bản in không vẽ được.",
                f"the drawing {name} has an element <{undrawn[1]}>, which print cannot draw.",
            ),
            Text("Hãy xuất lại với chữ và nét thường.", "Export it again with plain text and shapes."),
        )
    if _TEXT.search(svg):
        _check_families(name, svg)
        text = " ".join("".join(node.itertext()) for node in drawing.iter() if str(node.tag).rpartition("}")[2] == "text")
        if letters and (strange := letters.strange(text)):
            found, todo = unprintable(strange, f"{name}: {' '.join(text.split())[:60]}")
            raise PictureError(found, todo)


def _check_families(name: str, svg: str) -> None:
    named = [next(group for group in match.groups() if group) for match in _FAMILY.finditer(svg)]
    strange = [families for families in named if not any(family in families for family in FAMILIES)]
    if strange or not named:
        raise PictureError(
            Text(
                f"chữ trong hình {name} dùng phông {strange[0] if strange else 'không ghi tên'}.",
                f"text in the drawing {name} uses the font {strange[0] if strange else 'of no name'}.",
            ),
            Text(
                f"Hãy dùng một trong các phông: {', '.join(FAMILIES)}.", f"Use one of {', '.join(FAMILIES)}."
            ),
        )
