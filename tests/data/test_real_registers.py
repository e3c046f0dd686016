"""The registers of the book itself are clean, complete and quick to load."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

from guidebook.data import load_registers, spellings


def test_there_is_nothing_to_report(root: Path) -> None:
    _, findings = load_registers(root)
    assert [f"{one.file}:{one.line}: {one.message.en}" for one in findings] == []


def test_every_entry_of_the_first_content_is_there(root: Path) -> None:
    registers, _ = load_registers(root)
    assert len(registers.terms) >= 298
    assert len(registers.laws) >= 135
    assert len(registers.facts) >= 299
    assert sum(len(law.key_facts) for law in registers.laws.values()) >= 258
    assert registers.cases.keys() >= {"case-song-mai"}


def test_everyday_words_do_not_drown_the_page(root: Path) -> None:
    registers, _ = load_registers(root)
    weave = Counter(term.weave for term in registers.terms.values())
    assert weave["always"] <= 12
    everyday = {"ke-hoach", "quy-hoach", "chi-tieu", "muc-tieu", "khu-cong-nghiep"}
    assert {registers.terms[name].weave for name in everyday} == {"never"}


def test_terms_with_tooltips_can_be_told_apart(root: Path) -> None:
    registers, _ = load_registers(root)
    for lang in ("vi", "en"):
        bearers = Counter(
            form.casefold()
            for term in registers.terms.values()
            if term.weave != "never"
            for form in spellings(term, lang)
        )
        assert [form for form, count in bearers.items() if count > 1] == []


def test_namesakes_are_known(root: Path) -> None:
    registers, _ = load_registers(root)
    namesakes = registers.laws_numbered("1266/QĐ-TTg")
    assert len({law.issued for law in namesakes}) == len(namesakes) == 2


def test_a_warm_load_needs_neither_pydantic_nor_yaml(root: Path, tmp_path: Path) -> None:
    script = (
        "import sys, time; from pathlib import Path; from guidebook.data import load_registers;"
        "begun = time.process_time();"
        "registers, findings = load_registers(Path(sys.argv[1]), Path(sys.argv[2]));"
        "print(round(time.process_time() - begun, 3), len(registers.terms), 'pydantic' in sys.modules,"
        " 'yaml' in sys.modules)"
    )

    def load() -> list[str]:
        command = [sys.executable, "-c", script, str(root), str(tmp_path)]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()

    cold, warm = load(), load()
    assert cold[1] == warm[1]
    assert warm[2:] == ["False", "False"]
    # Bounds of the design: 1.5 s and 0.1 s of CPU; they are wide enough for a slow machine.
    assert float(cold[0]) < 1.5
    assert float(warm[0]) < 0.1
