"""The few words of the reports. They stand here because they must be readable when a register is not."""

from __future__ import annotations

from guidebook.model import Text

SEVERITIES = {
    "error": Text("lỗi", "error"),
    "warning": Text("cảnh báo", "warning"),
    "info": Text("ghi nhận", "info"),
}
PLURALS = {
    "error": Text("lỗi", "errors"),
    "warning": Text("cảnh báo", "warnings"),
    "info": Text("ghi nhận", "notes"),
}
CLEAN = Text("Không thấy lỗi nào.", "No faults found.")
WHERE = Text("thư mục gốc của sổ tay", "the root folder of the guidebook")
SEE = Text("xem", "see")
HEADING = Text("Kết quả kiểm tra", "Findings of the checker")
FILE = Text("Tệp", "File")
COLUMNS = (Text("Dòng", "Line"), Text("Mã", "Rule"), Text("Gặp gì", "Found"), Text("Việc cần làm", "What to do"))
LEFT_OUT = Text("… và {count} chỗ nữa.", "… and {count} more.")
WHY = Text("Vì sao", "Why")
DO = Text("Việc cần làm", "What to do")
BAD = Text("Sai", "Wrong")
GOOD = Text("Đúng", "Right")
MORE = Text("Giải thích một mã: guidebook check --explain", "To have a rule explained: guidebook check --explain")


def printable(text: str) -> str:
    """The text without characters that could steer a terminal or break a line."""
    return "".join(character if character.isprintable() else "�" for character in text)
