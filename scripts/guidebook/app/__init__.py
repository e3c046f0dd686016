"""The site as an app that reads without a network: a service worker that knows the bytes of one edition, a web manifest
and the reader's switch in each language.

The worker keeps only what has the fingerprint written here. Whatever a half-finished upload or another edition sends
is shown, and not kept: two editions never mix in the copy.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from guidebook.edition import Edition
from guidebook.model import LANGUAGES, Text
from guidebook.notation import format_date

WORKER, OFFLINE = "sw.js", "offline.html"
_KINDS = {".html", ".css", ".js", ".svg", ".woff2"}
"""What a page is made of. PDFs, forms to download and registers stay on the server."""
_SHELL = ("assets/stylesheets/", "assets/css/guidebook.css", "assets/fonts/", "assets/javascripts/bundle", "assets/js/guidebook.js",
          "assets/js/search/box.js", "assets/app-", "assets/images/favicon.svg")
"""What every page needs, and so is kept from the beginning, with both home pages and the page for pages not kept."""
_ICON = "assets/images/favicon.svg"


def script_of(lang: str) -> str:
    """Path of the reader's switch below the site."""
    return f"assets/app-{lang}.js"


def manifest_of(lang: str) -> str:
    return f"manifest-{lang}.webmanifest"


PLACES = {WORKER, OFFLINE, *(of(lang) for lang in LANGUAGES for of in (script_of, manifest_of))}
"""Files that only a server's copy has use for."""


def publish(site: Path, edition: Edition, strings: Mapping[str, Text]) -> None:
    """Write worker, manifests and switches into the built site. The same site gives the same bytes."""
    here = Path(__file__).parent
    days = {lang: format_date(edition.date, lang) for lang in LANGUAGES}
    for lang in LANGUAGES:
        words = {key.removeprefix("app."): text[lang] for key, text in strings.items() if key.startswith("app.")}
        switch = f"const WORDS = {_json(words)}\n{(here / 'page.js').read_text(encoding='utf-8')}"
        (site / script_of(lang)).write_text(f"(() => {{\n{switch}}})()\n", encoding="utf-8")
        (site / manifest_of(lang)).write_text(_json(_manifest(lang, words, days[lang])) + "\n", encoding="utf-8")
    files = {path: print_of(site / path) for path in _files(site)}
    shell = [path for path in files if path.startswith(_SHELL) or path in ("index.html", "en/index.html", OFFLINE)]
    worker = (here / "worker.js").read_text(encoding="utf-8")
    version = hashlib.sha256((_json(files) + worker).encode()).hexdigest()[:12]
    known = {"VERSION": version, "EDITION": {"id": edition.id, "days": days}, "SHELL": shell, "FILES": files}
    (site / WORKER).write_text("".join(f"const {name} = {_json(value)}\n" for name, value in known.items()) + worker, encoding="utf-8")


def print_of(file: Path) -> str:
    """The first twelve digits of the file's SHA-256."""
    return hashlib.sha256(file.read_bytes()).hexdigest()[:12]


def _files(site: Path) -> list[str]:
    paths = (file.relative_to(site).as_posix() for file in site.rglob("*") if file.suffix in _KINDS and file.is_file())
    return sorted(path for path in paths if path not in (WORKER, "404.html"))


def _manifest(lang: str, words: Mapping[str, str], day: str) -> dict[str, object]:
    home = "./" if lang == LANGUAGES[0] else f"./{lang}/"
    return {
        "id": home, "start_url": home, "scope": "./", "lang": lang, "dir": "ltr", "display": "minimal-ui",
        "name": words["name"], "short_name": words["short-name"], "description": words["description"].replace("{date}", day),
        "theme_color": "#0b5d3b", "background_color": "#fffdf9",
        "icons": [{"src": _ICON, "sizes": "any", "type": "image/svg+xml", "purpose": "any"}],
    }  # fmt: skip


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
