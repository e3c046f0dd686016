"""`guidebook build`: check, build aside, check the result, exchange. A failed build leaves the last good site in place."""

from __future__ import annotations

import gc
import io
import logging
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from typing import TYPE_CHECKING

from guidebook import app
from guidebook.book import load_book
from guidebook.edition import EditionError, read_edition
from guidebook.exchange import exchange, lock
from guidebook.model import Finding
from guidebook.offline import pack
from guidebook.press import Made
from guidebook.reporters import render
from guidebook.rules import check
from guidebook.words import Words

if TYPE_CHECKING:
    from guidebook.plugin import GuidebookPlugin

PDF_SWITCH = "GUIDEBOOK_PDF"
"""pdf-export looks at this variable; `serve` and plain MkDocs go without PDFs."""


class BuildStopped(Exception):
    """The build cannot go on. The message is for the user."""


def build(root: Path, lang: str) -> int:
    """Build site/ anew. Returns the exit code: 0 built, 1 something in the book is wrong, 2 no build is possible."""
    cache = root / ".cache"
    words = Words(load_book(root, cache).registers.strings, lang)
    try:
        with lock(cache / "build.lock"):
            _build(root, cache, words)
    except BlockingIOError:
        print(words.say("locked"), file=sys.stderr)
        return 2
    except EditionError as error:
        print(words.say("no-edition", reason=error), file=sys.stderr)
        return 2
    except BuildStopped as stop:
        print(stop, words.say("stopped"), sep="\n", file=sys.stderr)
        return 1
    return 0


def _build(root: Path, cache: Path, words: Words) -> None:
    gc.freeze()  # the registers live as long as the build: looking for garbage among them is time lost
    edition = read_edition(root)  # before a minute of work, not after it
    started, cpu = time.monotonic(), _cpu()
    step = Steps(words)
    step.begin("step-check")
    _stop_on_errors(check(root, cache=cache), words)
    aside = Path(tempfile.mkdtemp(prefix="site-", dir=cache))
    try:
        step.begin("step-site")
        made = run_mkdocs(root, aside, step).made
        pages_cpu = step.seconds("step-site")
        step.begin("step-offline")
        app.publish(aside, edition, load_book(root, cache).registers.strings)
        pack(aside, edition.date)
        step.begin("step-built")
        _stop_on_errors(check(root, site=aside, cache=cache), words)
        aside.chmod(0o755)  # mkdtemp makes private folders; a web server must read this one
        exchange(aside, root / "site")
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    step.end()
    print(_table(root / "site", made, pages_cpu, words))
    print(words.say("total", wall=f"{time.monotonic() - started:.1f}", cpu=f"{_cpu() - cpu:.1f}"))


def _stop_on_errors(findings: list[Finding], words: Words) -> None:
    if findings:
        print(render(findings, "text", words.lang), file=sys.stderr)
    if any(finding.severity == "error" for finding in findings):
        raise BuildStopped("")


def run_mkdocs(root: Path, site: Path, step: Steps, collect_only: bool = False) -> GuidebookPlugin:
    """Both languages and the PDFs into `site`, every warning an error; with `collect_only` the articles wait in the
    plugin. Raises BuildStopped."""
    os.environ[PDF_SWITCH] = "1"
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's banner at each start; README names the exit route
    from mkdocs.commands.build import build as build_site
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    with _mkdocs_log(step) as problems, redirect_stdout(io.StringIO()):  # pdf-export prints
        config = None
        try:
            config = load_config(str(root / "mkdocs.yml"), site_dir=str(site), strict=True)
            config.plugins["guidebook"].collect_only = collect_only
            config.plugins.on_startup(command="build", dirty=False)
            build_site(config)
        except (MkDocsException, SystemExit) as error:
            reason = "\n".join(problems) or str(error)
            if config is not None and (fault := config.plugins["guidebook"].fault):
                reason = f"{fault.file}: {fault.found[step.words.lang]} {fault.todo[step.words.lang]}"
            raise BuildStopped(step.words.say("failed", reason=reason)) from error
    return config.plugins["guidebook"]


class Steps(logging.Handler):
    """Prints which step runs, and keeps the CPU seconds of each. As a log handler it hears of steps inside MkDocs."""

    def __init__(self, words: Words) -> None:
        super().__init__(logging.INFO)
        self.words = words
        self._name = ""
        self._seconds: dict[str, float] = {}
        self._at = _cpu()

    def begin(self, name: str, detail: str = "") -> None:
        self.end()
        print(f"· {self.words.say(name)}{f' ({detail})' if detail else ''} …", file=sys.stderr, flush=True)
        self._name = name

    def end(self) -> None:
        now = _cpu()
        if self._name:
            self._seconds[self._name] = self.seconds(self._name, until=self._at) + now - self._at
        self._name, self._at = "", now

    def seconds(self, name: str, until: float | None = None) -> float:
        running = _cpu() - self._at if name == self._name and until is None else 0.0
        return self._seconds.get(name, 0.0) + running

    def emit(self, record: logging.LogRecord) -> None:
        self.begin(record.getMessage(), *(self.words.say(f"lang-{lang}") for lang in getattr(record, "langs", ())))


@contextmanager
def _mkdocs_log(step: Steps) -> Iterator[list[str]]:
    """MkDocs' warnings and errors as lines; --strict counts them itself, as long as the level lets them through."""
    problems: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: problems.append(record.getMessage())
    logger, progress = logging.getLogger("mkdocs"), logging.getLogger("guidebook.progress")
    logger.setLevel(logging.WARNING)
    progress.setLevel(logging.INFO)
    logger.addHandler(handler)
    progress.addHandler(step)
    try:
        yield problems
    finally:
        logger.removeHandler(handler)
        progress.removeHandler(step)


def _table(site: Path, made: Iterable[Made], pages_cpu: float, words: Words) -> str:
    """What was built, where, pages, size, seconds: one row for the site, one per kind of copy and language."""
    rows = [tuple(words.say(f"col-{name}") for name in ("what", "where", "pages", "size", "seconds"))]
    pages = sum(1 for _ in site.rglob("*.html"))
    size = sum(file.stat().st_size for file in site.rglob("*") if file.is_file() and file.suffix != ".pdf")
    rows.append((words.say("row-site"), "site/", str(pages), size_of(size), f"{pages_cpu:.1f}"))
    groups: dict[tuple[str, str], list[Made]] = {}
    for pdf in made:
        groups.setdefault((pdf.lang, pdf.kind), []).append(pdf)
    for (_, kind), pdfs in groups.items():
        place = pdfs[0].path if len(pdfs) == 1 else f"{os.path.commonpath([pdf.path for pdf in pdfs])}/"
        seconds = sum(pdf.seconds for pdf in pdfs)
        rows.append((words.say(f"row-{kind}", count=len(pdfs)), f"site/{place}", str(sum(pdf.pages for pdf in pdfs) or "–"),
                     size_of(sum(pdf.bytes for pdf in pdfs)),
                     words.say("cached") if all(pdf.cached for pdf in pdfs) else f"{seconds:.1f}"))
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    return "\n".join("  ".join(cell.ljust(width) if column < 2 else cell.rjust(width)
                               for column, (cell, width) in enumerate(zip(row, widths))) for row in rows)


def size_of(count: int) -> str:
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{count / 1e3:.0f} kB"


def _cpu() -> float:
    return sum(getrusage(who).ru_utime + getrusage(who).ru_stime for who in (RUSAGE_SELF, RUSAGE_CHILDREN))
