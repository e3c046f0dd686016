#!/usr/bin/env python3
"""Refreshes the libraries and the typeface of the headings kept in the repository from npm; the result is committed.

    .venv/bin/python scripts/vendor/vendor.py

package.json beside this file pins the versions, package-lock.json the contents. Nothing but `make vendor` needs Node.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from headings import cut

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
CACHE = ROOT / ".cache" / "vendor"
SCRIPTS = {
    # file in the package: where it goes, minified
    "minisearch/dist/umd/index.js": "docs/assets/js/search/minisearch.min.js",
}
LICENCES = {
    "minisearch/LICENSE.txt": "docs/assets/js/search/LICENSE-minisearch.txt",
    "@expo-google-fonts/source-serif-4/LICENSE_FONT": "docs/assets/fonts/OFL-SourceSerif4.txt",
    "axe-core/LICENSE": "tests/browser/axe/LICENSE-axe-core.txt",
}
AS_PUBLISHED = {
    # a tool of the tests, not shipped to readers: kept byte for byte, with the version and licence in its first lines
    "axe-core/axe.min.js": "tests/browser/axe/axe.min.js",
}
HEADINGS = {
    "@expo-google-fonts/source-serif-4/700Bold/SourceSerif4_700Bold.ttf": "docs/assets/fonts/source-serif-4-700.woff2",
}
TARGET = "es2019"
"""Browsers of 2020 and later understand it."""


def run(*command: str | Path) -> None:
    try:
        subprocess.run([str(part) for part in command], cwd=CACHE, check=True, stdout=subprocess.DEVNULL)
    except FileNotFoundError:
        sys.exit("npm was not found. Install Node.js 20 or later, then run `make vendor` again. · "
                 "Không thấy npm: cài Node.js 20 trở lên rồi chạy lại `make vendor`.")  # fmt: skip
    except subprocess.CalledProcessError as error:
        sys.exit(f"`{error.cmd[0]}` stopped with code {error.returncode}; its message stands above. · "
                 f"`{error.cmd[0]}` dừng với mã {error.returncode}; xem thông báo ở trên.")  # fmt: skip


def main() -> None:
    CACHE.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, CACHE)
    run("npm", "ci", "--silent", "--no-fund", "--no-audit")
    packages = CACHE / "node_modules"
    for source, target in SCRIPTS.items():
        run(packages / ".bin" / "esbuild", packages / source, "--minify", f"--target={TARGET}", "--log-level=error",
            f"--outfile={ROOT / target}")  # fmt: skip
        print(target)
    for source, target in HEADINGS.items():
        cut(packages / source, ROOT / target)
        print(target)
    for source, target in (LICENCES | AS_PUBLISHED).items():
        (ROOT / target).parent.mkdir(exist_ok=True)
        shutil.copy(packages / source, ROOT / target)
        print(target)


if __name__ == "__main__":
    main()
