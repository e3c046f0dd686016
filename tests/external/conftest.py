"""A web server on this machine that behaves as badly as asked, and remembers how it was asked."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

Answer = tuple[int, dict[str, str], str]


@dataclass
class Server:
    """Path -> answer (status, headers, body), or a function of the method that gives one."""

    port: int = 0
    answers: dict[str, Answer | Callable[[str], Answer]] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    """(method, path) in order."""
    busy: Counter[str] = field(default_factory=Counter)
    most: Counter[str] = field(default_factory=Counter)
    """Host as it was asked for -> most requests at one time."""

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"


@pytest.fixture
def server() -> Iterator[Server]:
    state = Server()
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            host = self.headers.get("Host", "")
            with lock:
                state.asked.append((self.command, self.path))
                state.busy[host] += 1
                state.most[host] = max(state.most[host], state.busy[host])
            try:
                found = state.answers.get(self.path, (404, {}, ""))
                status, headers, body = found(self.command) if callable(found) else found
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body.encode())))
                self.end_headers()
                if self.command == "GET":
                    self.wfile.write(body.encode())
            except (BrokenPipeError, ConnectionResetError):
                pass  # the visitor has lost patience, which is what some tests are about
            finally:
                with lock:
                    state.busy[host] -= 1

        do_GET = do_HEAD = answer

        def log_message(self, *_arguments: object) -> None:
            pass

    web = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    web.daemon_threads = True
    state.port = web.server_address[1]
    thread = threading.Thread(target=web.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield state
    web.shutdown()
    web.server_close()
    thread.join(5)


@pytest.fixture
def slow() -> Callable[[float], Callable[[str], Answer]]:
    """A function that makes an answer which takes so many seconds."""

    def after(seconds: float) -> Callable[[str], Answer]:
        def answer(_method: str) -> Answer:
            time.sleep(seconds)
            return 200, {}, ""

        return answer

    return after
