"""What the build writes for reading without a network: worker, manifests, switches."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from datetime import date

import brotli
import pytest

from guidebook import app
from guidebook.edition import Edition
from guidebook.model import LANGUAGES, Text
from guidebook.offline import PLACE

WORDS = {f"app.{key}": Text(f"{key} vi {{date}}", f"{key} en {{date}}") for key in ("name", "short-name", "description")}


@pytest.fixture
def small(tmp_path):
    for path, text in {"index.html": "vi", "en/index.html": "en", "offline.html": "o", "404.html": "4", "chapters/a/index.html": "a",
                       "assets/css/guidebook.css": "c", "assets/js/forms.js": "f", "pdf/a.pdf": "p"}.items():  # fmt: skip
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    return tmp_path


def known(site, name):
    return json.loads(re.search(rf"^const {name} = (.+)$", (site / app.WORKER).read_text(encoding="utf-8"), re.M)[1])


def published(site, edition=Edition(date(2026, 11, 22), "abc1234")):
    app.publish(site, edition, WORDS)
    return (site / app.WORKER).read_bytes()


def test_worker_knows_the_bytes_of_every_part_of_a_page(small):
    published(small)
    files = known(small, "FILES")
    assert set(files) == {"index.html", "en/index.html", "offline.html", "chapters/a/index.html", "assets/css/guidebook.css",
                          "assets/js/forms.js", "assets/app-vi.js", "assets/app-en.js"}  # fmt: skip
    assert files["chapters/a/index.html"] == hashlib.sha256(b"a").hexdigest()[:12]
    assert set(known(small, "SHELL")) == set(files) - {"chapters/a/index.html", "assets/js/forms.js"}
    assert known(small, "EDITION") == {"id": "abc1234", "days": {"vi": "22/11/2026", "en": "22\u00a0November 2026"}}


def test_same_site_same_bytes_and_another_page_another_version(small):
    first, version = published(small), known(small, "VERSION")
    assert published(small) == first
    (small / "chapters/a/index.html").write_text("b")
    published(small)
    assert known(small, "VERSION") != version


@pytest.mark.parametrize("lang", LANGUAGES)
def test_manifest_names_language_and_edition(site, lang):
    manifest = json.loads((site / app.manifest_of(lang)).read_text(encoding="utf-8"))
    assert manifest["lang"] == lang
    assert (site / manifest["start_url"] / "index.html").is_file()
    assert all((site / icon["src"]).is_file() for icon in manifest["icons"])
    assert known(site, "EDITION")["days"][lang] in manifest["description"]


def test_what_is_kept_at_first_is_small(site):
    shell = known(site, "SHELL")
    weight = sum(len((site / path).read_bytes()) if path.endswith(".woff2") else len(brotli.compress((site / path).read_bytes())) for path in shell)
    worker = len(brotli.compress((site / app.WORKER).read_bytes()))
    print(f"{weight / 1024:.0f} KB in {len(shell)} files, worker {worker / 1024:.1f} KB")
    assert {"index.html", "en/index.html", app.OFFLINE} <= set(shell)
    assert weight < 130 * 1024
    assert worker < 12 * 1024


def test_files_are_as_the_worker_knows_them_and_the_stick_goes_without(site):
    for path, fingerprint in known(site, "FILES").items():
        assert app.print_of(site / path) == fingerprint, path
    with zipfile.ZipFile(site / PLACE) as archive:
        names = set(archive.namelist())
        assert not names & app.PLACES
        assert b"data-gb-app" not in archive.read("index.html")
