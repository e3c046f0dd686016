"""Has the EPUBs checked by epubcheck and the Word documents opened by LibreOffice, and prints what they say.

    python tests/bench/office_bench.py [--site site] [--all]

LibreOffice turns each document into a PDF; every word of its text and notes must be in it as often, and every digit.
--all opens every chapter and form; otherwise the book and two of them in each language. Exit code 1 when epubcheck
finds an error or a word is lost.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path[:0] = [str(HERE), str(HERE.parent / "press")]

from stopwatch import measure  # noqa: E402
from wordfile import WordFile  # noqa: E402

SAID = re.compile(r"\d+ fatals? / \d+ errors? / \d+ warnings?|No errors or warnings detected")
UNITS = re.compile(r"[^\W\d_]+|\d")
"""A word's letters, or one digit: the mark of a note follows a number without a gap."""
AT_LINE_END = re.compile(r"(?<=\w)-\s*(?=\w)")
"""pdftotext takes a hyphen at the end of a line for a divided word: compounds are compared joined."""
SOME = ("chapters/06-baseline", "forms/b1-baseline")


@dataclass(frozen=True)
class Row:
    what: str
    verdict: str
    words: int
    lost: int
    pages: int
    cpu: float
    good: bool


def check_epub(path: Path) -> Row:
    """What epubcheck says. Debian's program is the archive itself."""
    program = shutil.which("epubcheck") or "epubcheck"
    command = ["java", "-jar", program] if zipfile.is_zipfile(program) else [program]
    done = subprocess.run([*command, str(path)], capture_output=True, text=True)
    said = SAID.search(done.stdout + done.stderr)
    if done.returncode:
        print(done.stdout, done.stderr, file=sys.stderr)
    return Row(path.name, said[0] if said else "no answer", 0, 0, 0, 0, done.returncode == 0)


def open_docx(path: Path, name: str) -> Row:
    """Pages that LibreOffice makes, and words that are not in them."""
    file = WordFile(path)
    texts = [part.text for part in file.paragraphs] + [" ".join(note) for note in file.notes]
    with tempfile.TemporaryDirectory() as folder:
        home = f"-env:UserInstallation=file://{folder}/home"
        run = measure(["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", folder, str(path)], ROOT)
        made = Path(folder, path.stem + ".pdf")
        if not made.is_file():
            return Row(name, "not opened", 0, 0, 0, run.cpu, False)
        shown = subprocess.run(["pdftotext", "-enc", "UTF-8", made, "-"], capture_output=True, check=True).stdout.decode()
    wanted = units(texts)
    lost = wanted - units([shown])
    if lost:
        print(name, lost.most_common(20), file=sys.stderr)
    return Row(name, "opened", sum(wanted.values()), sum(lost.values()), shown.count("\f"), run.cpu, not lost)


def units(texts: Iterable[str]) -> Counter[str]:
    joined = (AT_LINE_END.sub("", unicodedata.normalize("NFC", text)) for text in texts)
    return Counter(unit for text in joined for unit in UNITS.findall(text))


def documents(site: Path, everything: bool) -> list[Path]:
    if everything:
        return sorted((site / "docx").rglob("*.docx"))
    whole = sorted((site / "docx").glob("*.docx"))
    return whole + [site / "docx" / lang / f"{name}.docx" for lang in ("vi", "en") for name in SOME]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    parser.add_argument("--all", action="store_true")
    asked = parser.parse_args()
    rows = [check_epub(path) for path in sorted((asked.site / "epub").glob("*.epub"))]
    rows += [open_docx(path, path.relative_to(asked.site / "docx").as_posix()) for path in documents(asked.site, asked.all)]
    print(f"{'file':40} {'verdict':46} {'words, digits':>13} {'lost':>5} {'pages':>5} {'CPU s':>6}")
    for row in rows:
        numbers = f"{row.words:13} {row.lost:5} {row.pages:5} {row.cpu:6.1f}" if row.words else ""
        print(f"{row.what:40} {row.verdict:46} {numbers}".rstrip())
    sys.exit(0 if all(row.good for row in rows) else 1)
