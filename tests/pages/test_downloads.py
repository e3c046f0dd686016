"""The sizes behind the list of downloads, written once the files exist."""

from __future__ import annotations

from pathlib import Path

from guidebook.pages.downloads import write_sizes


def test_sizes_stand_behind_files_in_the_notation_of_the_language(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "epub").mkdir()
    (tmp_path / "epub/large.epub").write_bytes(b"x" * 3_250_000)
    (tmp_path / "epub/small.epub").write_bytes(b"x" * 12_400)
    html = "".join(f'<a>{name}</a><span class="gb-size" data-file="epub/{name}.epub"></span>' for name in ("large", "small", "none"))
    for folder in (".", "en"):
        (tmp_path / folder / "index.html").write_text(html, encoding="utf-8")
    write_sizes(tmp_path)
    for folder, large in ((".", "3,2"), ("en", "3.2")):
        said = (tmp_path / folder / "index.html").read_text(encoding="utf-8").replace("\N{NO-BREAK SPACE}", " ")
        assert said == f"<a>large</a> ({large} MB)<a>small</a> (12 kB)<a>none</a>"
