"""Prints what each rule says in both languages about its own failing case: for a reader with fresh eyes.

    python tests/bench/messages.py [--all] [ROOT]

Does it say where, what was found, what was expected, and what to do?
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

import yaml

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent / "scripts"))

from guidebook.model import LANGUAGES, Finding  # noqa: E402
from guidebook.rules import all_rules, baseline, check  # noqa: E402


def findings_of(path: Path, root: Path, folder: Path) -> list[Finding]:
    """What the checker says about one case file of tests/rules."""
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    book = folder / "book"
    shutil.copytree(root / "tests/rules/base", book)
    for name in ("units.yml", "strings/check.yml"):
        (book / "docs/data" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(root / "docs/data" / name, book / "docs/data" / name)
    files = {f"docs/{lang}/page.md": case[lang].encode() for lang in LANGUAGES if lang in case}
    files |= {name: text.encode() for name, text in case.get("files", {}).items()}
    files |= {name: text.encode("latin-1") for name, text in case.get("raw", {}).items()}
    site = folder / "site" if "site" in case else None
    for base, texts in (
        (book, files),
        (site, {name: text.encode() for name, text in case.get("site", {}).items()}),
    ):
        for name, content in texts.items():
            target = Path(base or folder) / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    known = {}
    if "baseline" in case:
        (folder / "baseline.json").write_text(case["baseline"], encoding="utf-8")
        known = baseline.read(folder / "baseline.json")
    return check(
        book,
        site=site,
        level="info",
        today=case.get("today"),
        sieve=lambda found: baseline.without_known(found, known, "baseline.json", lambda rule, file: True),
    )


def show(finding: Finding) -> None:
    print(
        f"  {finding.severity} {finding.file}:{finding.line}:{finding.column}"
        + "".join(f"  (see {file}:{line})" for file, line in finding.related)
    )
    for lang in LANGUAGES:
        print(f"    {lang}  {finding.message[lang]}\n        → {finding.hint[lang]}")


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("root", nargs="?", type=Path, default=HERE.parent.parent, help="the guidebook")
    parser.add_argument(
        "--all", action="store_true", help="every different message of a rule, not only the first"
    )
    options = parser.parse_args()
    silent = []
    for rule in all_rules():
        shown: set[str] = set()
        for path in sorted((options.root / "tests/rules" / rule.id).glob("*.yml")):
            with tempfile.TemporaryDirectory() as folder:
                for finding in findings_of(path, options.root, Path(folder)):
                    if (
                        finding.id == rule.id
                        and finding.hint.en + finding.message.en not in shown
                        and (options.all or not shown)
                    ):
                        if not shown:
                            print(f"\n{rule.id}")
                        shown.add(finding.hint.en + finding.message.en)
                        show(finding)
        if not shown:
            silent.append(rule.id)
    if silent:
        print("\nwithout a failing case:", " ".join(silent))
    return 1 if silent else 0


if __name__ == "__main__":
    sys.exit(main())
