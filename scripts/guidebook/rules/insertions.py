"""M011: inserted words, ^^between two pairs of carets^^."""

from __future__ import annotations

from collections.abc import Iterator

from guidebook.book import Book
from guidebook.model import Finding
from guidebook.rules.rule import found, rule, shown


@rule("M011", "error")
def insertion_open(book: Book) -> Iterator[Finding]:
    """Chỗ chèn `^^…^^` không đóng hoặc cách chữ | Insertion `^^…^^` that is not closed, or apart from its words

    vi: Trang in ra nguyên dấu `^^`, và người đọc không biết chữ nào là chữ mới.
    en: The page prints the carets, and nobody sees which words are new.
    do_vi: Đặt chữ chèn giữa hai cặp `^^` trong cùng một đoạn, liền với chữ chèn.
    do_en: Put the inserted words between two pairs `^^` in one paragraph, with no space inside them.
    bad: Công nghiệp tăng, ^^cường độ năng lượng giảm.
    good: Công nghiệp tăng, ^^cường độ năng lượng giảm^^.
    """
    faults = ((page, fault) for page in book.pages.values() for fault in page.faults if fault.kind.startswith("insertion"))
    for page, fault in faults:
        words = shown(page.text[fault.offset : fault.offset + 40].split("\n")[0])
        if fault.kind == "insertion-open":
            yield found(
                page,
                fault.offset,
                f"Chỗ chèn mở ở “{words}” không có cặp ^^ đóng trong cùng đoạn.",
                f"The insertion that opens at “{words}” has no closing ^^ in its paragraph.",
                "Thêm ^^ ngay sau chữ cuối của chỗ chèn, ví dụ: ^^chữ chèn^^. Mỗi đoạn có cặp riêng.",
                "Add ^^ right after the last inserted word, as in ^^inserted words^^. Each paragraph has its own pairs.",
            )
        else:
            yield found(
                page,
                fault.offset,
                f"Cặp ^^ ở “{words}” bị dấu cách tách khỏi chữ chèn nên không thành chỗ chèn; trang in ra nguyên dấu ^^.",
                f"A space parts the ^^ at “{words}” from the inserted words, so nothing is inserted: the page prints the carets.",
                "Viết ^^ liền trước chữ đầu và liền sau chữ cuối của chỗ chèn, ví dụ: tăng, ^^cường độ giảm^^.",
                "Write ^^ right before the first and right after the last inserted word, as in: grows, ^^intensity falls^^.",
            )


RULES = (insertion_open,)
