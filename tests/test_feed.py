"""The changelog, and the feeds made from it."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree as xml

import pytest

from guidebook.feed import ChangelogError, feeds, read_changelog
from guidebook.model import Text

ATOM = "{http://www.w3.org/2005/Atom}"
CHANGELOG = """# Thay đổi · Changes

## Chưa phát hành · Unreleased

- Thêm Chương 9. · Add Chapter 9.

## [2] - 2026-12-01

- Sửa một hạn. · Mend a deadline.
- Thêm biểu mẫu! · Add a form!
"""


def test_sections_and_items_are_read_in_both_languages():
    new, old = read_changelog(CHANGELOG)
    assert (new.name, new.day, new.changes) == ("Chưa phát hành · Unreleased", None, (Text("Thêm Chương 9.", "Add Chapter 9."),))
    assert (old.name, old.day) == ("2", date(2026, 12, 1))
    assert [change.en for change in old.changes] == ["Mend a deadline.", "Add a form!"]


@pytest.mark.parametrize("item", ["Chỉ tiếng Việt.", "Một. · Hai. · Ba."])
def test_an_item_without_two_languages_is_refused_with_its_words(item):
    with pytest.raises(ChangelogError, match=item[:8]):
        read_changelog(f"## 1\n\n- {item}\n")


def test_our_changelog_can_be_read(root):
    releases = read_changelog((root / "CHANGELOG.md").read_text(encoding="utf-8"))
    assert sum(len(release.changes) for release in releases) >= 6


def test_a_feed_is_stable_and_dated(tmp_path):
    (tmp_path / "CHANGELOG.md").write_text(CHANGELOG, encoding="utf-8")
    made = dict(feeds(tmp_path, "https://book.test/", Text("Đổi gì", "What changed"), date(2027, 1, 5)))
    assert list(made) == ["feed.xml", "en/feed.xml"]
    vi, en = (xml.fromstring(text) for text in made.values())
    assert [entry.findtext(f"{ATOM}updated") for entry in en.iter(f"{ATOM}entry")] == [
        "2027-01-05T00:00:00Z", "2026-12-01T00:00:00Z", "2026-12-01T00:00:00Z"]  # fmt: skip
    assert [entry.findtext(f"{ATOM}title") for entry in vi.iter(f"{ATOM}entry")][0] == "Thêm Chương 9."
    ids = [element.text for feed in (vi, en) for element in feed.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids)) == 8
    assert {link.get("href") for link in en.iter(f"{ATOM}link")} == {"https://book.test/en/", "https://book.test/en/feed.xml"}
    again = dict(feeds(tmp_path, "https://other.test/", Text("Đổi gì", "What changed"), date(2027, 2, 1)))
    entries = [[entry.findtext(f"{ATOM}id") for entry in xml.fromstring(text).iter(f"{ATOM}entry")] for text in (made["feed.xml"], again["feed.xml"])]
    assert entries[0] == entries[1], "readers would see old news as new"
