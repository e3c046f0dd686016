"""`--online`: visits the links that lead out of the book and writes down what was found."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from guidebook.book import load_book
from guidebook.external import FILE, read_known, write_known
from guidebook.external.visits import BUDGET, visit
from guidebook.model import Text
from guidebook.rules.external import external_links

_SAID = Text(
    "Đã xem {visited} trên {all} liên kết ra ngoài: {ok} còn, {gone} mất, {unknown} không rõ; {left} chưa kịp xem. "
    "Kết quả ghi trong {file}.",
    "Visited {visited} of {all} external links: {ok} ok, {gone} gone, {unknown} unknown; no time for {left}. "
    "The results are in {file}.",
)
_DOWN = Text(
    "Không xem được trang nào, hoặc phần lớn tên máy chủ không tra được: máy này không có mạng. Không ghi gì; kiểm tra tiếp theo kết quả cũ.",
    "No page could be visited, or most hosts have no address: this machine is offline. Nothing was recorded; the check goes on with what is known.",
)


def refresh(root: Path, cache: Path | None = None, *, budget: float = BUDGET, allow_private: bool = False) -> Text:
    """Visit what is due, record it in the book's link file, and say in both languages what was done.

    Links that the book no longer holds leave the record. Raises OSError when the file cannot be written.
    """
    urls = external_links(load_book(root, cache))
    known = read_known(root)
    now = datetime.now(UTC).replace(second=0, microsecond=0)
    visits = visit(urls, known, now, budget=budget, allow_private=allow_private)
    if visits.offline:
        return _DOWN
    write_known(root, {url: result for url, result in {**known, **visits.found}.items() if url in urls})
    states = [result.state for result in visits.found.values()]
    counts = {state: states.count(state) for state in ("ok", "gone", "unknown")}
    said = {"visited": len(states), "all": len(urls), "left": len(visits.left), "file": FILE, **counts}
    return Text(_SAID.vi.format(**said), _SAID.en.format(**said))
