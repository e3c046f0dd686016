"""The record of external links and the run that writes it."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from guidebook.external import FILE, Known, read_known, write_known
from guidebook.online import refresh
from guidebook.rules import check

NOW = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
PAGE = "# Trang {#page}\n\n[một](ADDRESS)\n"


def book(root: Path, address: str) -> Path:
    page = root / "docs" / "vi" / "page.md"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(PAGE.replace("ADDRESS", address), encoding="utf-8")
    return root


def test_the_record_is_read_back_as_written_one_sorted_line_a_link(tmp_path: Path) -> None:
    known = {
        "https://b.vn/": Known("gone", "404", NOW, failed=NOW - timedelta(days=2)),
        "https://a.vn/ủy": Known("ok", "200", NOW, to="https://a.vn/new", anchor=False),
        "https://c.vn/": Known("unknown", "429", NOW, next=NOW + timedelta(hours=3)),
    }
    write_known(tmp_path, known)
    assert read_known(tmp_path) == known
    text = (tmp_path / FILE).read_text(encoding="utf-8")
    assert len(text.splitlines()) == 5 and "ủy" in text
    write_known(tmp_path, dict(reversed(known.items())))
    assert (tmp_path / FILE).read_text(encoding="utf-8") == text


@pytest.mark.parametrize("text", ["", "[]", "{", '{"https://a.vn/": {}}', '{"https://a.vn/": {"state": "well", "code": "1", "checked": "2026-11-22T06:00Z"}}',
                                  '{"https://a.vn/": {"state": "ok", "code": "1", "checked": "yesterday"}}'])  # fmt: skip
def test_a_torn_record_counts_as_none(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).parent.mkdir()
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    assert read_known(tmp_path) == {}


def test_a_run_records_what_the_book_links_to_and_drops_the_rest(tmp_path: Path, server) -> None:
    server.answers = {"/there": (200, {}, "")}
    root = book(tmp_path, server.url("/there", "localhost"))
    write_known(root, {"https://left.example/": Known("ok", "200", NOW)})
    said = refresh(root, allow_private=True)
    assert "1 of 1" in said.en and "1 trên 1" in said.vi
    known = read_known(root)
    assert list(known) == [server.url("/there", "localhost")] and known[server.url("/there", "localhost")].state == "ok"
    assert [found.id for found in check(root, level="info") if found.id[0] == "E"] == []


def test_a_second_run_visits_nothing_that_is_fresh(tmp_path: Path, server) -> None:
    server.answers = {"/there": (200, {}, "")}
    root = book(tmp_path, server.url("/there", "localhost"))
    refresh(root, allow_private=True)
    before = (root / FILE).read_text(encoding="utf-8")
    refresh(root, allow_private=True)
    assert len(server.asked) == 1 and (root / FILE).read_text(encoding="utf-8") == before


def test_findings_follow_the_record_and_not_an_older_run(tmp_path: Path, server) -> None:
    """The findings of an unchanged book are remembered: a new record must end that."""
    root = book(tmp_path, server.url("/gone", "localhost"))
    cache = tmp_path / ".cache"
    assert [found.id for found in check(root, level="info", cache=cache) if found.id[0] == "E"] == ["E005"]
    write_known(root, {server.url("/gone", "localhost"): Known("gone", "404", NOW, failed=NOW - timedelta(days=1))})
    assert [found.id for found in check(root, cache=cache) if found.id[0] == "E"] == ["E001"]


def test_offline_is_the_rule_and_a_dead_network_is_said(tmp_path: Path, server, root: Path) -> None:
    """The command never asks a private address: for it this machine's server is no network at all."""
    book(tmp_path, server.url("/there", "localhost"))
    command = [sys.executable, str(root / "scripts" / "check.py"), str(tmp_path), "--lang", "en"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert (done.returncode, done.stderr, server.asked) == (0, "", [])
    done = subprocess.run([*command, "--online"], capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert done.returncode == 0 and "offline" in done.stderr and server.asked == []
    assert not (tmp_path / FILE).exists()


def test_today_ages_the_book(tmp_path: Path, root: Path) -> None:
    page = book(tmp_path, "#page") / "docs/vi/page.md"
    page.write_text("---\nchecked: 2026-01-10\n---\n\n# Trang {#page}\n", encoding="utf-8")
    command = [sys.executable, str(root / "scripts" / "check.py"), str(tmp_path), "--lang", "en", "--today"]
    for day, told in (("2026-07-10", False), ("2026-07-11", True)):
        done = subprocess.run([*command, day], capture_output=True, encoding="utf-8", timeout=60, check=False)
        assert done.returncode == 0 and ("D001" in done.stdout) == told, done.stderr
