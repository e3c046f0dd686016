"""Checks the guidebook: python scripts/check.py [ROOT] and the options of `guidebook check`.

Exit code 0: clean, 1: findings of severity error, 2: wrong use or an error in the program itself.
"""

from __future__ import annotations

import argparse
import gc
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
    sys.path.insert(0, str(HERE / "scripts"))
    if any(find_spec(name) is None for name in NEEDED):
        return _again()
    from guidebook import checker, options

    parser = options.Parser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "root", nargs="?", type=Path, default=HERE, metavar="ROOT", help="folder with docs (this repository)"
    )
    options.add_options(parser)
    wanted = parser.parse_args()
    root = wanted.root.resolve()
    if not (root / "docs").is_dir():
        print(f"Không có thư mục docs trong {root}. / There is no folder docs in {root}.", file=sys.stderr)
        return 2
    return checker.run(root, wanted)


def _again() -> int:
    """Run under the Python of the virtual environment, where the packages are."""
    if AGAIN not in os.environ:
        for python in (HERE / ".venv/bin/python", HERE / ".venv/Scripts/python.exe"):
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
    gc.disable()  # one run, hardly a cycle: looking through a book of 600 files for garbage takes a fifth of a second
    try:
        code = main()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)  # taking millions of small objects apart one by one, to give back memory that is freed anyway
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
