"""Runs Typst: a job becomes a PDF, once for each content."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import typst

from guidebook.model import Text
from guidebook.press.fault import PressError
from guidebook.press.job import Job
from guidebook.press.row_heads import tag_row_heads
from guidebook.press.shelf import Shelf
from guidebook.press.streams import settle_stream_ends

STANDARDS = ["ua-1", "a-3a"]
_MAIN = '#import "/guidebook.typ": guidebook\n#show: guidebook\n'
_HEAD = b'#import "/text.typ": *\n'


@dataclass(frozen=True, slots=True)
class Made:
    """A PDF that stands where readers find it."""

    path: Path
    """Below the site: pdf/guidebook-vi.pdf."""
    kind: str
    """book, handout, large …: what the build counts together."""
    lang: str
    pages: int
    bytes: int
    seconds: float
    """CPU seconds of typesetting; 0 when it came from the cache."""

    @property
    def cached(self) -> bool:
        return not self.seconds


class Typesetter:
    """Typst with our template and our fonts only; it can read no file but those of the job."""

    def __init__(self, cache: Path, print_folder: Path) -> None:
        self._shelf = Shelf(cache)
        self._templates = sorted(print_folder.glob("*.typ"))
        fonts = sorted((print_folder / "fonts").glob("*.ttf"))
        digest = hashlib.sha256(f"{version('typst')} {STANDARDS} {_MAIN} {_HEAD}".encode())
        for file in (*self._templates, *fonts):
            digest.update(hashlib.sha256(file.read_bytes()).digest())
        self._fixed = digest.hexdigest()
        self._fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[print_folder / "fonts"]
        )

    def keeps(self, job: Job) -> bool:
        """Whether this very PDF was made before."""
        return self._shelf.find(f"{job.key(self._fixed)}.pdf") is not None

    def typeset(self, job: Job) -> float:
        """Make the job's PDF and keep it. Returns the CPU seconds that took.

        Raises:
            PressError: Typst refused; names the page where Typst says which one, with its own message.
        """
        name, started = job.key(self._fixed), time.process_time()
        try:
            pdf, pages = self._fitted(job)
        except typst.TypstError as error:
            raise self._fault(job, error) from error
        self._shelf.put(f"{name}.pages", str(pages).encode())
        self._shelf.put(f"{name}.pdf", settle_stream_ends(pdf))
        return time.process_time() - started

    def place(self, job: Job, out: Path, path: Path, seconds: float) -> Made:
        """Write the kept PDF of a job to `path` below `out`."""
        name = job.key(self._fixed)
        pages = int(self._shelf.find(f"{name}.pages").read_text())
        place = out / path
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(self._shelf.find(f"{name}.pdf"), place)
        return Made(path, job.kind, job.data["lang"], pages, place.stat().st_size, seconds)

    def _fitted(self, job: Job) -> tuple[bytes, int]:
        for size in job.sizes:
            pdf, pages = self._run(job.sized(size))
            if pages == 1:
                return pdf, pages
        if not job.sizes:
            return self._run(job)
        raise PressError(
            job.sources[0],
            Text(
                f"phần mở đầu chương cần {pages} trang ở cỡ chữ {job.sizes[-1]}; tờ {job.name} chỉ có một trang.",
                f"the opening of the chapter needs {pages} pages at {job.sizes[-1]} points; {job.name} has one.",
            ),
            Text(
                "Hãy rút ngắn “Trong 60 giây”, “Thông tin nhanh” hoặc “Sau chương này, người đọc”.",
                "Shorten “In 60 seconds”, “At a glance” or “After this chapter you can”.",
            ),
        )

    def _run(self, job: Job) -> tuple[bytes, int]:
        """PDF and number of pages."""
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            self._fill(root, job)
            compiler = typst.Compiler(
                root / "main.typ", root=root, font_paths=self._fonts, sys_inputs={"job": "/job.json"}
            )
            pdf = compiler.compile(format="pdf", pdf_standards=STANDARDS, timestamp=_seconds(job))
            made = json.loads(compiler.query("<made>", field="value", one=True))
            return tag_row_heads(pdf, made["row-heads"]), made["pages"]

    def _fault(self, job: Job, error: typst.TypstError) -> PressError:
        """Typst names places in its own files; the page at fault is the one that fails alone too."""
        at = 0
        if len(job.sources) > 1:
            at = next((number for number in range(len(job.sources)) if self._fails(job.alone(number))), 0)
        hints = " ".join(error.hints)
        return PressError(
            job.sources[at],
            Text(
                f"không dàn trang được {job.name}: {error.message}.",
                f"{job.name} cannot be typeset: {error.message}.",
            ),
            Text(
                f"Hãy sửa chỗ đó trong trang. {hints}".strip(),
                f"Mend that place in the page. {hints}".strip(),
            ),
        )

    def _fails(self, job: Job) -> bool:
        try:
            self._run(job)
        except typst.TypstError:
            return True
        return False

    def _fill(self, root: Path, job: Job) -> None:
        for template in self._templates:
            shutil.copyfile(template, root / template.name)
        (root / "main.typ").write_text(_MAIN, encoding="utf-8")
        (root / "job.json").write_text(json.dumps(job.data, ensure_ascii=False), encoding="utf-8")
        for name, content in job.files.items():
            place = root / name.lstrip("/")
            place.parent.mkdir(exist_ok=True)
            place.write_bytes(_HEAD + content if place.suffix == ".typ" else content)


def _seconds(job: Job) -> int:
    day = job.data["date"]
    return int(datetime(day["year"], day["month"], day["day"], tzinfo=UTC).timestamp())
