"""Pictures without colour, for a proof of what a grey printer makes of them."""

from __future__ import annotations

import io
import re

_HEX = re.compile(rb"#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")


def grey(name: str, content: bytes) -> bytes:
    """The file's content in grey, by the brightness that ITU-R BT.601 gives a colour; text stays as it is."""
    if name.endswith(".svg"):
        return _HEX.sub(_tone, content)
    if not name.endswith((".png", ".jpg", ".jpeg", ".webp", ".gif")):
        return content
    from PIL import Image  # a colour print needs none of it

    with Image.open(io.BytesIO(content)) as picture:
        out = io.BytesIO()
        picture.convert("LA" if "A" in picture.getbands() else "L").save(out, picture.format)
        return out.getvalue()


def _tone(match: re.Match[bytes]) -> bytes:
    digits = match[1].decode()
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue = (int(digits[at : at + 2], 16) for at in (0, 2, 4))
    return b"#" + f"{round(0.299 * red + 0.587 * green + 0.114 * blue):02x}".encode() * 3
