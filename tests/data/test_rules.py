"""Every Y rule: sound registers, one change, and exactly the findings that it must give."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from guidebook.data import load_registers
from guidebook.data.messages import messages

HERE = Path(__file__).parent
SOUND = HERE / "sound"
FILES = sorted((HERE / "cases").glob("*.yml"))
RULES = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in FILES}
CASES = [case for cases in RULES.values() for case in cases]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_a_change_gives_exactly_its_findings(case: dict, tmp_path: Path) -> None:
    shutil.copytree(SOUND, tmp_path, dirs_exist_ok=True)
    path = tmp_path / "docs" / "data" / case["file"]
    text = path.read_text("utf-8")
    for old, new in zip(case["swap"][::2], case["swap"][1::2], strict=True):
        assert old in text, f"the sound register holds no “{old}”"
        text = text.replace(old, new)
    path.write_bytes(text.encode("utf-8"))

    _, findings = load_registers(tmp_path)

    found = [f"{one.id} {one.file.removeprefix('docs/data/')}:{one.line}:{one.column}" for one in findings]
    assert sorted(found) == sorted(case["finds"]), [one.message.en for one in findings]
    for one in findings:
        assert one.severity == "error"
        assert all((one.message.vi, one.message.en, one.hint.vi, one.hint.en))
    if "says" in case:
        assert any(case["says"] in f"{one.message.en} {one.hint.en}" for one in findings), findings


def test_the_sound_registers_are_sound() -> None:
    registers, findings = load_registers(SOUND)
    assert findings == []
    counted = (registers.terms, registers.laws, registers.facts, registers.units)
    assert [len(entries) for entries in counted] == [1, 4, 3, 4]


def test_every_rule_has_a_failing_and_a_passing_case() -> None:
    assert RULES.keys() == {code[:4] for code in messages()}
    for rule, cases in RULES.items():
        assert any(found.startswith(rule) for case in cases for found in case["finds"]), rule
        # Y015 is about how a file is stored: the sound registers themselves are its passing case.
        assert rule == "Y015" or any(not case["finds"] for case in cases), rule


def test_messages_have_both_languages_and_say_what_to_do() -> None:
    for code, words in messages().items():
        assert set(words) == {"vi", "en", "do_vi", "do_en"}, code
        assert words["vi"] != words["en"] and words["do_vi"] != words["do_en"], code
