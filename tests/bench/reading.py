"""Lighthouse on a chapter, beside the same text in Material as shipped: slow-4G phone, compressed, turn about."""

from __future__ import annotations

import functools
import http.server
import json
import mimetypes
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import brotli

LIGHTHOUSE = "lighthouse@12.8.2"
"""Pinned: scores of different versions cannot be compared. The newest that runs with Node 20."""
CHAPTER = "chapters/05-seven-steps/"
SCORES = ("performance", "accessibility", "best-practices", "seo")
PACKED = (".woff2", ".png", ".pdf", ".zip")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-quic --disable-background-networking --disable-component-update"


class _Compressing(http.server.SimpleHTTPRequestHandler):
    """Sends what the published server will send: Brotli, and a long life for files."""

    kept: dict[str, bytes] = {}

    def do_GET(self) -> None:  # noqa: N802 - the name is http.server's
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        content = path.read_bytes()
        self.send_response(200)
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith(("text/", "application/j")) else kind)
        self.send_header("Cache-Control", "max-age=31536000" if "assets" in path.parts else "no-cache")
        if not path.name.endswith(PACKED):
            content = self.kept.setdefault(str(path), brotli.compress(content))
            self.send_header("Content-Encoding", "br")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        with suppress(BrokenPipeError):  # the browser left
            self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """The table is enough."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Address of the folder on this machine, with a slash at its end."""
    handler = functools.partial(_Compressing, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def build(root: Path, folder: Path, address: str) -> None:
    """The site without PDFs, with a public address, so that its head is whole."""
    environment = {**os.environ, "GUIDEBOOK_SITE_URL": address}
    environment.pop("GUIDEBOOK_PDF", None)
    _run([sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder)], root, environment)


def as_shipped(root: Path, site: Path, folder: Path, address: str) -> None:
    """Material with its defaults and the same chapters: nothing of ours but the text."""
    source = folder / "source"
    shutil.copytree(root / "docs" / "vi" / "chapters", source / "docs" / "chapters")
    shutil.copytree(site / "assets" / "images", source / "docs" / "assets" / "images")
    (source / "docs" / "index.md").write_text("# Sổ tay\n", encoding="utf-8")
    for chapter in (source / "docs" / "chapters").glob("*.md"):
        text = chapter.read_text(encoding="utf-8")
        chapter.write_text(text.replace("../../assets/", "../assets/"), encoding="utf-8")
    (source / "mkdocs.yml").write_text(
        f"site_name: Sổ tay\nsite_url: {address}\ntheme: {{name: material, language: vi}}\n"
        "markdown_extensions: [attr_list, def_list, tables, footnotes, pymdownx.blocks.admonition,"
        " pymdownx.blocks.details, pymdownx.blocks.caption, pymdownx.tasklist, toc]\nplugins: [search]\n",
        encoding="utf-8")  # fmt: skip
    _run([sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder / "site")], source, dict(os.environ))


def program(cache: Path) -> Path:
    """Lighthouse, installed once."""
    folder = cache / "bench-lighthouse"
    found = folder / "node_modules/.bin/lighthouse"
    if not found.exists():
        folder.mkdir(parents=True, exist_ok=True)
        _run(["npm", "install", "--silent", "--no-fund", "--no-audit", "--prefix", str(folder), LIGHTHOUSE], folder, dict(os.environ))
    return found


def look(lighthouse: Path, address: str) -> dict[str, float]:
    """One run: scores out of 100, milliseconds, kilobytes. Lighthouse's own slow-4G phone is its default."""
    browser = os.environ.get("CHROME_PATH") or next((path for name in BROWSERS if (path := shutil.which(name))), "")
    done = subprocess.run(
        [str(lighthouse), address, "--quiet", "--output=json", f"--chrome-flags={FLAGS}",
         f"--only-categories={','.join(SCORES)}"],
        capture_output=True, text=True, env={**os.environ, "CHROME_PATH": browser}, timeout=240)  # fmt: skip
    if done.returncode:
        sys.exit(f"Lighthouse: {done.stderr.strip()[-2000:]}")
    report = json.loads(done.stdout)
    audits = report["audits"]
    found = {name: round(100 * report["categories"][name]["score"]) for name in SCORES}
    for name in SCORES[1:]:
        for reference in report["categories"][name]["auditRefs"]:
            audit = audits[reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
                print(f"    {address}: {name}: {audit['title']}", flush=True)
    return found | {
        "LCP ms": audits["largest-contentful-paint"]["numericValue"],
        "TBT ms": audits["total-blocking-time"]["numericValue"],
        "CLS": audits["cumulative-layout-shift"]["numericValue"],
        "KB": audits["total-byte-weight"]["numericValue"] / 1024,
    }


def compare(root: Path, folder: Path, rounds: int) -> dict[str, list[dict[str, float]]]:
    """Name of the site -> what each round found on the chapter; the sites take turns."""
    lighthouse = program(root / ".cache")
    ours, theirs = folder / "ours", folder / "theirs"
    ours.mkdir()
    with served(ours) as home, served(theirs / "site") as other:
        build(root, ours, home)
        as_shipped(root, ours, theirs, other)
        addresses = {"guidebook": home + CHAPTER, "Material as shipped": other + CHAPTER}
        found: dict[str, list[dict[str, float]]] = {name: [] for name in addresses}
        for turn in range(rounds):
            for name in list(addresses)[:: -1 if turn % 2 else 1]:
                found[name].append(look(lighthouse, addresses[name]))
    return found


def _run(command: list[str], folder: Path, environment: dict[str, str]) -> None:
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"Không chạy được / cannot run: {' '.join(command[:4])}\n{done.stdout[-1500:]}{done.stderr[-1500:]}")
