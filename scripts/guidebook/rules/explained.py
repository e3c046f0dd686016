"""Every id that a finding can bear, explained: for --explain and for the reference page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from guidebook.model import Text
from guidebook.rules.rule import Explanation

FAMILIES = {
    "L": Text("Liên kết và mã neo", "Links and anchors"),
    "I": Text("Hình", "Pictures"),
    "F": Text("Dấu nguồn và con số", "Marks and figures"),
    "N": Text("Con số, ngày tháng, điều khoản giữa hai ngôn ngữ", "Figures, dates and articles in both languages"),
    "R": Text("Số hiệu và tình trạng văn bản", "Document numbers and their status"),
    "G": Text("Thuật ngữ và chữ viết tắt", "Terms and abbreviations"),
    "T": Text("Hai ngôn ngữ khớp nhau", "Both languages match"),
    "C": Text("Cấu trúc chương", "Pattern of a chapter"),
    "D": Text("Còn mới và đã xong", "Up to date and finished"),
    "V": Text("Cơ quan hiện nay", "Offices of today"),
    "U": Text("Chữ và ký tự", "Letters and characters"),
    "M": Text("Tệp và cú pháp", "Files and syntax"),
    "S": Text("An toàn", "Safety"),
    "X": Text("Ghi chú cho máy kiểm tra", "Notes to the checker"),
    "Y": Text("Sổ đăng ký trong docs/data", "Registers in docs/data"),
    "H": Text("Trang đã dựng (--site)", "The built site (--site)"),
    "E": Text("Liên kết ra ngoài (--online)", "External links (--online)"),
}
"""First letter of an id -> what the rules of that letter look at, in the order of the reference page."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A rule as a reader sees it."""

    id: str
    severity: str
    explanation: Explanation


@lru_cache
def explained() -> dict[str, Explained]:
    """Id -> explanation: the rules, from their docstrings, and what reading the files can find (reading.yml).

    Sorted by id.
    """
    from guidebook.rules.registry import all_rules

    found = {rule.id: Explained(rule.id, rule.severity, rule.explanation) for rule in all_rules()}
    text = Path(__file__).with_name("reading.yml").read_text(encoding="utf-8")
    for id, parts in yaml.load(text, Loader=yaml.CSafeLoader).items():
        texts = {name: Text(**both) for name, both in parts.items()}
        found[id] = Explained(id, "error", Explanation(**texts))
    return dict(sorted(found.items()))
