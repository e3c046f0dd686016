"""Files as they come from an editor's machine: encodings, line ends, damage. Nothing ends in a traceback."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from guidebook.data import load_registers
from guidebook.data.files import RegisterFiles, register_files
from guidebook.data.registers import parse_registers

SOUND = Path(__file__).parent / "sound"
CONTENTS = register_files(SOUND).contents


@pytest.fixture
def data(tmp_path: Path) -> Path:
    shutil.copytree(SOUND, tmp_path, dirs_exist_ok=True)
    return tmp_path / "docs" / "data"


def found_in(root: Path) -> list[tuple[str, str, int, int]]:
    _, findings = load_registers(root)
    return [(one.id, one.file.removeprefix("docs/data/"), one.line, one.column) for one in findings]


def test_latin_letters_of_another_encoding(data: Path, tmp_path: Path) -> None:
    text = (data / "facts.yml").read_text("utf-8")
    (data / "facts.yml").write_bytes(text.replace("Một", "M\xf4t").encode("latin-1", "ignore"))
    registers, findings = load_registers(tmp_path)
    assert [one.id for one in findings] == ["Y001"]
    assert "UTF-8" in findings[0].message.vi and findings[0].line == 3
    assert registers.facts == registers.factors and registers.terms


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_sixteen_bits(data: Path, tmp_path: Path, encoding: str) -> None:
    text = (data / "laws.yml").read_text("utf-8")
    mark = "" if encoding == "utf-16" else "\ufeff"
    (data / "laws.yml").write_bytes((mark + text).encode(encoding))
    assert found_in(tmp_path) == [("Y001", "laws.yml", 1, 1)]  # and no finding that laws are missing


def test_a_mark_and_windows_line_ends_are_reported_and_read(data: Path, tmp_path: Path) -> None:
    content = (data / "glossary.yml").read_bytes()
    (data / "glossary.yml").write_bytes(b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n"))
    registers, findings = load_registers(tmp_path)
    assert [one.id for one in findings] == ["Y015", "Y015"]
    assert registers.terms["khi-nha-kinh"].definition.en == "A gas that keeps heat in the atmosphere."


def test_a_missing_register_is_one_finding(data: Path, tmp_path: Path) -> None:
    (data / "laws.yml").unlink()
    registers, findings = load_registers(tmp_path)
    assert [(one.id, one.file) for one in findings] == [("Y001", "docs/data/glossary.yml")]
    assert "laws.yml" in findings[0].message.en and "2 places" in findings[0].message.en
    assert registers.facts


def test_an_empty_tree_has_empty_registers(tmp_path: Path) -> None:
    registers, findings = load_registers(tmp_path)
    assert findings == [] and not registers.terms and not registers.strings


def test_an_empty_file_and_a_file_of_comments(data: Path, tmp_path: Path) -> None:
    (data / "strings" / "empty.yml").write_bytes(b"")
    (data / "strings" / "comments.yml").write_bytes("# chưa có gì\n".encode())
    assert found_in(tmp_path) == []


def test_a_folder_and_a_wrong_ending(data: Path, tmp_path: Path) -> None:
    (data / "strings" / "folder.yml").mkdir()
    (data / "cases" / "other.yaml").write_text("id: case-other\n", "utf-8")
    assert found_in(tmp_path) == [("Y001", "cases/other.yaml", 1, 1), ("Y001", "strings/folder.yml", 1, 1)]


def test_everything_wrong_everywhere_is_reported_at_once(data: Path, tmp_path: Path) -> None:
    for name, old, new in [
        ("glossary.yml", "topic: climate", "topic: weather"),
        ("laws.yml", "issued: 2025-06-09", "issued: 2025-13-09"),
        ("facts.yml", "unit: '%', year: 2030", "unit: pct, year: 2030"),
        ("units.yml", "scale: 1000", "scale: -1"),
        ("cases/small.yml", "{coal} + {oil}", "{coal} +"),
        ("strings/site.yml", "en: Edit this page", "en: ''"),
    ]:
        path = data / name
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    found = found_in(tmp_path)
    assert [one[:2] for one in found] == [
        ("Y013", "cases/small.yml"),
        ("Y006", "facts.yml"),
        ("Y004", "glossary.yml"),
        ("Y008", "laws.yml"),
        ("Y009", "strings/site.yml"),
        ("Y004", "units.yml"),
    ]


def test_billions_of_aliases_are_harmless(data: Path, tmp_path: Path) -> None:
    bomb = "b0: &b0 [x]\n"
    bomb += "".join(f"b{i}: &b{i} [{', '.join([f'*b{i - 1}'] * 9)}]\n" for i in range(1, 30))
    (data / "cases" / "bomb.yml").write_text(bomb, "utf-8")
    assert [found[:2] for found in found_in(tmp_path)] == [("Y001", "cases/bomb.yml")]


@pytest.mark.parametrize("deep", ["[" * 200_000, "- " * 200_000, "{a: " * 200_000, "? " * 200_000])
def test_bottomless_nesting_is_harmless(data: Path, tmp_path: Path, deep: str) -> None:
    (data / "strings" / "deep.yml").write_text(f"- id: x\n  vi: {deep}\n", "utf-8")
    assert "Y001" in {found[0] for found in found_in(tmp_path)}


PIECES = [
    piece.encode("utf-8", "surrogateescape")
    for piece in (
        *("", "\n", "\r", "\t", "  ", "- ", "? ", ": ", "---\n", "<<: ", "&a ", "*a", "!", "|", "#"),
        *("'", '"'),
        *("[", "]", "{", "}", "%", "-", "0", "id", "null", "yes", "2025-02-30", "\u0301", "\u2028", "\udcff"),
    )
]
cut = st.tuples(st.floats(0, 1), st.integers(0, 30), st.sampled_from(PIECES))
cuts = st.lists(cut, min_size=1, max_size=4)


@given(name=st.sampled_from(sorted(CONTENTS)), cuts=cuts)
@settings(max_examples=200, deadline=None)
def test_no_damaged_text_ends_in_a_traceback(name: str, cuts: list[tuple[float, int, bytes]]) -> None:
    content = CONTENTS[name]
    for place, length, piece in cuts:
        at = int(place * len(content))
        content = content[:at] + piece + content[at + length :]
    _, findings = parse_registers(RegisterFiles(CONTENTS | {name: content}))
    lines = len(content.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    for one in findings:
        assert 1 <= one.line and 1 <= one.column
        assert one.line <= lines or one.file != name


odd = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(["", "x", "nd-6-2022", "2025-01-01", "%"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["id", "key", "values", "vi"]), inner),
    max_leaves=4,
)


@given(name=st.sampled_from(sorted(CONTENTS)), place=st.integers(0, 10_000), value=odd)
@settings(max_examples=200, deadline=None)
def test_no_odd_value_ends_in_a_traceback(name: str, place: int, value: object) -> None:
    data = yaml.safe_load(CONTENTS[name])
    holders: list[tuple[list | dict, int | str]] = []

    def visit(holder: list | dict) -> None:
        for key, inner in list(holder.items() if isinstance(holder, dict) else enumerate(holder)):
            holders.append((holder, key))
            if isinstance(inner, list | dict):
                visit(inner)

    visit(data)
    holder, key = holders[place % len(holders)]
    holder[key] = value
    content = yaml.safe_dump(data, allow_unicode=True, sort_keys=False).encode()
    parse_registers(RegisterFiles(CONTENTS | {name: content}))
