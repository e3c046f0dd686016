"""A browser, and the real site behind a web server on this machine."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

BROWSERS = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)  # fmt: skip
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
"""A browser that asks for nothing by itself: what it requests, the site asked for."""


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Answers a missing address with the site's own 404 page, as web servers are set up to do."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != 404:
            return super().send_error(code, message, explain)
        content = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """The test's report is enough."""


@dataclass
class Watch:
    """What went wrong on a page while it was used."""

    home: str
    faults: list[str] = field(default_factory=list)

    def over(self, page: Page) -> Page:
        page.on("request", lambda request: self._request(request.url))
        page.on("response", lambda answer: answer.status >= 400 and self._add(f"{answer.status} {answer.url}"))
        page.on("requestfailed", lambda request: self._failed(request.url, request.failure))
        page.on("console", lambda message: message.type == "error" and self._add(f"console {message.text}"))
        page.on("pageerror", lambda error: self._add(f"script {error}"))
        return page

    def _request(self, url: str) -> None:
        if urlsplit(url).netloc != urlsplit(self.home).netloc and not url.startswith(("data:", "blob:")):
            self._add(f"foreign {url}")

    def _failed(self, url: str, reason: str | None) -> None:
        if reason != "net::ERR_ABORTED":  # the next page was asked for before this file had arrived
            self._add(f"failed {url} {reason}")

    def _add(self, fault: str) -> None:
        self.faults.append(fault)


@pytest.fixture(scope="session")
def home(site: Path) -> Iterator[str]:
    """Address of the served site, with a slash at its end."""
    handler = functools.partial(_Handler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    assert found, "no Chromium or Chrome found: install one (Debian: apt install chromium), then run `make test` again"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def context(browser: Browser, home: str) -> Iterator[BrowserContext]:
    """A desktop window with its own storage."""
    opened = browser.new_context(base_url=home, viewport={"width": 1280, "height": 900})
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext, home: str) -> Iterator[Page]:
    """A watched page: the test fails when it asks another host, misses a file or writes an error to the console."""
    watch = Watch(home)
    yield watch.over(context.new_page())
    assert watch.faults == []


@pytest.fixture
def phone(browser: Browser, home: str) -> Iterator[Page]:
    """A watched page on a narrow touch screen."""
    watch = Watch(home)
    opened = browser.new_context(
        base_url=home, viewport={"width": 360, "height": 760}, has_touch=True, is_mobile=True, device_scale_factor=2
    )
    yield watch.over(opened.new_page())
    opened.close()
    assert watch.faults == []
