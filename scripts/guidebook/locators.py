"""Places in a law, such as `khoản 7 Điều 3`, in each language."""

from __future__ import annotations

import re

PLACES = (
    (r"(?i)khoản (\d+), khoản (\d+) Điều (\d+\w?)", r"Article \3(\1) and (\2)"),
    (r"(?i)điểm (\w) khoản (\d+) Điều (\d+\w?)", r"Article \3(\2)(\1)"),
    (r"(?i)khoản (\d+) Điều (\d+\w?)", r"Article \2(\1)"),
    (r"Điều (\d[\w.]*)-(\d)", r"Articles \1–\2"),
    (r"Điều (?=\d[\w.]*(?:, \d| đến \d))", "Articles "),
    (r"Điều (?=\d)", "Article "),
    (r"(?i)khoản (?=\d)", "Clause "),
    (r"(?i)chương (?=[IVX\d])", "Chapter "),
    (r"(?i)phụ lục (?=[IVX\d])", "Annex "),
    (r"(?i)phụ lục(?=,|$)", "Annex"),
    (r"(?i)mục (?=[IVX\d])", "Section "),
    (r"(?i)bảng (?=\d)", "Table "),
    (r"(?i)nhiệm vụ (?=\d)", "Task "),
    (r"nhóm (?=\d)", "group "),
    (r"mục tiêu (?=\d)", "objective "),
    (r"^Mục tiêu (?=\d)", "Objectives for "),
    (r"^Mục tiêu$", "Objectives"),
    (r"^(?:Phần căn cứ|Căn cứ)$", "Preamble"),
    (r"^Tổ chức thực hiện$", "Implementation"),
    (r"^Phạm vi$", "Scope"),
    (r"^Tên gọi$", "Title"),
    (r"^Bố cục$", "Structure"),
    (r" \((?:đã )?sửa(?: đổi)?\)$", " (as amended)"),
    (r" \(bổ sung\)$", " (added)"),
    (r" mới$", " (new)"),
    (r" \(định hướng ngành\)$", " (sector orientations)"),
    (r"Luật Bảo vệ môi trường: ", "Law on Environmental Protection: "),
    (r"Thông tư: ", "Circular: "),
    (r" đến ", " to "),
)
"""Vietnamese names of places in a law and their English, applied in this order."""


def format_locator(locator: str, lang: str) -> tuple[str, str]:
    """A place in a law and the language it came out in: `Điều 5.6` / `Article 5.6`.

    Registers hold it in Vietnamese; what the small vocabulary here cannot say in English stays Vietnamese.
    """
    if lang == "vi":
        return locator, "vi"
    english = locator.replace(" - ", " – ")
    for pattern, words in PLACES:
        english = re.sub(pattern, words, english)
    rest = re.sub(r"[–đ]", "", english)  # a point may be called đ
    return (english, "en") if rest.isascii() else (locator, "vi")
