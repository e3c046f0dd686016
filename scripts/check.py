"""Checks the guidebook: python scripts/check.py [ROOT] [--format text|json|github|sarif|junit] [--lang vi|en]
[--site DIR]

Exit code 0: clean, 1: findings of severity error, 2: wrong use or an error in the program itself.
"""

from __future__ import annotations

import argparse
import os
import sys
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
NEEDED = ("yaml", "pydantic", "selectolax")
"""Packages of the virtual environment that the checker uses."""
AGAIN = "GUIDEBOOK_CHECK_AGAIN"
"""Set when the program has started itself anew, so that it never does so twice."""


def main() -> int:
    options = _options()
    root = options.root.resolve()
    if not (root / "docs").is_dir():
        print(f"Không có thư mục docs trong {root}. / There is no folder docs in {root}.", file=sys.stderr)
        return 2
    sys.path.insert(0, str(HERE / "scripts"))
    if any(find_spec(name) is None for name in NEEDED):
        return _again(root)
    from guidebook.reporters import render
    from guidebook.rules import check
    from guidebook.words import locale_language

    lang = options.lang or locale_language()
    site = options.site.resolve() if options.site else None
    if site and not site.is_dir():
        print(f"Không có thư mục {site}." if lang == "vi" else f"There is no folder {site}.", file=sys.stderr)
        return 2
    findings = check(root, site=site, cache=root / ".cache")
    report = render(
        findings, options.format, lang, colour=sys.stdout.isatty() and "NO_COLOR" not in os.environ
    )
    if report:
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
        print(report)
    return 1 if any(finding.severity == "error" for finding in findings) else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "root", nargs="?", type=Path, default=HERE, metavar="ROOT", help="folder with docs (this repository)"
    )
    parser.add_argument("--format", choices=("text", "json", "github", "sarif", "junit"), default="text")
    parser.add_argument(
        "--lang", choices=("vi", "en"), help="language of the messages (the terminal's, or English)"
    )
    parser.add_argument("--site", type=Path, metavar="DIR", help="check this built site too")
    return parser.parse_args()


def _again(root: Path) -> int:
    """Run under the Python of the virtual environment, where the packages are."""
    if AGAIN not in os.environ:
        for folder in (HERE, root):
            for python in (folder / ".venv/bin/python", folder / ".venv/Scripts/python.exe"):
                if python.is_file():
                    os.environ[AGAIN] = "1"
                    os.execv(python, [str(python), str(Path(__file__).resolve()), *sys.argv[1:]])
    print(
        "Chưa cài các gói cần thiết: chạy `make check` trong thư mục sổ tay. / "
        "The packages needed are not installed: run `make check` in the guidebook's folder.",
        file=sys.stderr,
    )
    return 2


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:  # a traceback helps no editor; GUIDEBOOK_DEBUG=1 shows it to a developer
        if os.environ.get("GUIDEBOOK_DEBUG"):
            raise
        print(
            f"Lỗi trong chương trình / An error in the program itself: {type(error).__name__}: {error}",
            file=sys.stderr,
        )
        sys.exit(2)
