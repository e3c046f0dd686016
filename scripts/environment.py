#!/usr/bin/env python3
"""Prepares the machine: virtual environment, locked requirements, system packages. Standard library only.

Run by the Makefile with the system's Python, before anything else can be imported:

    python3 scripts/environment.py check    what `make check` and `make serve` need: Python packages alone
    python3 scripts/environment.py build    also what WeasyPrint loads, which the PDF plugin imports
    python3 scripts/environment.py test     also Chromium and poppler
    python3 scripts/environment.py bench    what `make bench` needs: Python packages, Node for one of the rivals, LibreOffice, epubcheck
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_BROWSERS = ("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                "/Applications/Chromium.app/Contents/MacOS/Chromium")
PACKAGES = {
    # what is missing: (Debian and Ubuntu, Fedora, macOS with Homebrew)
    "venv": ("python3-venv", "python3", "python"),
    "libraries": ("libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig", "pango fontconfig", "pango"),
    "browser": ("chromium", "chromium", "--cask chromium"),
    "atomic": ("libatomic1", "libatomic", ""),
    "poppler": ("poppler-utils", "poppler-utils", "poppler"),
    "npm": ("nodejs npm", "nodejs npm", "node"),
    "office": ("libreoffice-writer-nogui fonts-liberation", "libreoffice-writer liberation-fonts", "--cask libreoffice"),
    "epubcheck": ("epubcheck", "epubcheck", "epubcheck"),
}
VIETNAMESE = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)),
                  "").startswith("vi")


def say(vi: str, en: str) -> None:
    print(vi if VIETNAMESE else en, file=sys.stderr, flush=True)


def run(*command: str | Path, quiet: bool = False) -> bool:
    output = subprocess.DEVNULL if quiet else None
    return subprocess.run([str(part) for part in command], stdout=output, stderr=output, cwd=ROOT).returncode == 0


def has_venv() -> bool:
    return run(sys.executable, "-c", "import venv, ensurepip", quiet=True)


def has_libraries() -> bool:
    """What WeasyPrint loads when the PDF plugin imports it; asked without WeasyPrint, so that all is named at once."""
    if sys.platform != "linux":
        return not PYTHON.exists() or run(PYTHON, "-c", "import weasyprint", quiet=True)
    return all(loads(name) for name in ("libgobject-2.0.so.0", "libpango-1.0.so.0", "libpangoft2-1.0.so.0",
                                        "libharfbuzz.so.0", "libharfbuzz-subset.so.0", "libfontconfig.so.1"))


def loads(library: str) -> bool:
    return run(sys.executable, "-c", f"import ctypes; ctypes.CDLL('{library}')", quiet=True)


def has_browser() -> bool:
    return any(shutil.which(name) for name in BROWSERS) or any(Path(path).exists() for path in MAC_BROWSERS)


def has_atomic() -> bool:
    """Playwright's driver is linked against it, and a bare Debian does not have it."""
    return sys.platform != "linux" or loads("libatomic.so.1")


def has_poppler() -> bool:
    return shutil.which("pdftotext") is not None and shutil.which("pdftoppm") is not None


def has_npm() -> bool:
    return shutil.which("npm") is not None


def has_office() -> bool:
    return shutil.which("soffice") is not None


def has_epubcheck() -> bool:
    return shutil.which("epubcheck") is not None


def is_usable() -> bool:
    """The virtual environment is whole: its Python starts, and pip is there (or was, when everything was installed)."""
    if not PYTHON.exists():
        return False
    probe = ("-c", "") if (VENV / ".installed-build").exists() else ("-m", "pip", "--version")
    return run(PYTHON, *probe, quiet=True)


CHECKS = {"venv": has_venv, "libraries": has_libraries, "browser": has_browser, "atomic": has_atomic, "poppler": has_poppler,
          "npm": has_npm, "office": has_office, "epubcheck": has_epubcheck}


def need(*names: str) -> None:
    """Install the system packages for what is missing, or stop with one line that names them."""
    missing = [name for name in names if not CHECKS[name]()]
    if not missing:
        return
    debian = " ".join(PACKAGES[name][0] for name in missing)
    prefix = become_root()
    if shutil.which("apt-get") and prefix is not None:
        say(f"Cài gói hệ thống: {debian}", f"Installing system packages: {debian}")
        apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
        if run(*apt, "update", quiet=True) and run(*apt, "install", "-y", "--no-install-recommends", *debian.split()):
            missing = [name for name in names if not CHECKS[name]()]
            if not missing:
                return
    ways = [" ".join(PACKAGES[name][way] for name in missing) for way in range(3)]
    say(f"Thiếu gói hệ thống. Hãy cài rồi chạy lại — Debian/Ubuntu: sudo apt-get install {ways[0]} · "
        f"Fedora: sudo dnf install {ways[1]} · macOS: brew install {ways[2]}",
        f"System packages are missing. Install them, then run this again — Debian/Ubuntu: sudo apt-get install "
        f"{ways[0]} · Fedora: sudo dnf install {ways[1]} · macOS: brew install {ways[2]}")
    sys.exit(2)


def become_root() -> list[str] | None:
    """The prefix that makes a command run as root without a question; None where that is not allowed."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and run("sudo", "-n", "true", quiet=True):
        return ["sudo", "-n"]
    return None


def install(stamp: str, lock: Path, *, package: bool) -> None:
    """Install a locked list of requirements, unless the same list is installed already."""
    parts = [sys.version, str(ROOT), lock.read_text(), (ROOT / "pyproject.toml").read_text() if package else ""]
    wanted = hashlib.sha256("\0".join(parts).encode()).hexdigest()
    mark = VENV / f".installed-{stamp}"
    if mark.exists() and mark.read_text() == wanted:
        return
    say(f"Cài các gói Python trong {lock.relative_to(ROOT)} (lần đầu mất một đến hai phút)…",
        f"Installing the Python packages of {lock.relative_to(ROOT)} (the first time takes a minute or two)…")
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    done = run(*pip, "--require-hashes", "-r", lock)
    if done and package:
        # the build backend is in the lock: nothing unlocked is fetched for our own package
        done = run(*pip, "--no-deps", "--no-build-isolation", "--editable", ROOT)
    if not done:
        say("Không cài được các gói Python: xem dòng báo của pip ở trên (thường do mất mạng). Hãy chạy lại.",
            "The Python packages could not be installed: see pip's message above (often the network). Run this again.")
        sys.exit(2)
    mark.write_text(wanted)


def main(purpose: str) -> None:
    if sys.version_info < (3, 11):
        say(f"Cần Python 3.11 trở lên; máy này có {sys.version.split()[0]}.",
            f"Python 3.11 or later is needed; this is {sys.version.split()[0]}.")
        sys.exit(2)
    found = VENV / ".found-libraries"  # looking takes longer than the rest of a repeated run
    wanted = [] if is_usable() else ["venv"]
    if purpose in ("build", "test") and not found.exists():
        wanted.append("libraries")
    need(*wanted)
    if "venv" in wanted:
        shutil.rmtree(VENV, ignore_errors=True)  # half a folder from an interrupted run, or from a removed Python
        run(sys.executable, "-m", "venv", VENV)
    install("build", ROOT / "requirements.txt", package=True)
    if "libraries" in wanted:
        need("libraries")
        found.touch()
    if purpose == "test":
        install("test", ROOT / "tests" / "requirements.txt", package=False)
        need("browser", "atomic", "poppler")
    if purpose == "bench":
        need("npm", "office", "epubcheck")


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in ("check", "build", "test", "bench"):
        sys.exit("usage: environment.py check|build|test|bench")
    main(sys.argv[1])
