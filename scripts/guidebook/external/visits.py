"""Visits external links: politely, within a fixed time, and never an address inside somebody's network."""

from __future__ import annotations

import queue
import threading
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from itertools import islice
from urllib.parse import unquote, urldefrag, urlsplit

import requests
from selectolax.lexbor import LexborHTMLParser

from guidebook.external.guard import Guard, PrivateAddressError, UnknownHostError
from guidebook.external.record import Known

BUDGET = 120.0
"""Seconds for all visits together."""
LANES = 2
"""Requests to one host at a time."""
THREADS = 16
WITNESSES = 3
"""Links known to be well that are visited besides: when they fail too, the fault is on our side."""
PATIENCE = 15.0
"""Seconds without a byte before a visit is given up."""
LONGEST_WAIT = 30.0
"""A Retry-After up to this many seconds is waited for; a longer one is left to a later run."""
LARGEST = 2_000_000
"""Bytes of a page that are searched for a fragment."""
AGENT = "guidebook-link-check"
_GONE = (404, 410)
_LATER = (429, 503)
_FOR_GOOD = (301, 308)


@dataclass(frozen=True, slots=True)
class Visits:
    """What a run has found."""

    found: dict[str, Known]
    """Link -> result, of those that were reached in time."""
    left: tuple[str, ...]
    """Links for which no time was left."""
    offline: bool
    """No page was found at all, or most hosts had no address: the network is at fault, and nothing was learnt."""


def visit(
    urls: Iterable[str],
    known: Mapping[str, Known],
    now: datetime,
    *,
    budget: float = BUDGET,
    allow_private: bool = False,
) -> Visits:
    """Visit the links that are due, those never visited first, then those visited longest ago.

    A few links that were well are visited besides, as witnesses that the network works; they are not in `found`. Every server is asked by at most LANES requests at a time. Never raises for what a server does.
    `allow_private` is for tests, whose server stands on this machine.
    """
    urls = sorted(set(urls))
    due = [url for url in urls if url not in known or known[url].due(now)]
    due.sort(key=lambda url: (url in known, known[url].checked if url in known else now))
    sound = (url for url in urls if url in known and known[url].state == "ok" and not known[url].due(now))
    witnesses = list(islice(sound, WITNESSES)) if due else []
    run = _Run(now, time.monotonic() + budget, allow_private)
    lanes: dict[tuple[str, int], list[str]] = defaultdict(list)
    turns: dict[str, int] = defaultdict(int)
    for url in (*witnesses, *due):
        host = urlsplit(url).netloc.lower()
        lanes[host, turns[host] % LANES].append(url)
        turns[host] += 1
    waiting: queue.SimpleQueue[list[str]] = queue.SimpleQueue()
    for lane in lanes.values():
        waiting.put(lane)
    # Daemons: a server that drips its answer byte by byte must not keep the program from ending.
    threads = [threading.Thread(target=run.work, args=(waiting,), daemon=True) for _ in range(min(THREADS, len(lanes)))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(max(0.0, run.deadline - time.monotonic()))
    results = dict(run.found)
    hosts = sum(1 for result in results.values() if result.code == "host")
    # Behind a gateway a few addresses may answer with an error of the gateway's own: that is no network either.
    offline = bool(results) and (hosts * 2 > len(results) or not any(one.state == "ok" for one in results.values()))
    found = {} if offline else {url: results[url].after(known.get(url)) for url in due if url in results}
    return Visits(found, tuple(url for url in due if url not in results), offline)


class _Run:
    """What the threads of one run share."""

    def __init__(self, now: datetime, deadline: float, allow_private: bool) -> None:
        self.now, self.deadline = now, deadline
        self.found: dict[str, Known] = {}
        self.guard = Guard(LANES, deadline, allow_private)

    def work(self, waiting: queue.SimpleQueue[list[str]]) -> None:
        with requests.Session() as session:
            session.max_redirects = 10
            session.headers["User-Agent"] = AGENT
            session.mount("http://", self.guard.adapter())
            session.mount("https://", self.guard.adapter())
            while True:
                try:
                    lane = waiting.get_nowait()
                except queue.Empty:
                    return
                for url in lane:
                    if self.left() <= 0:
                        return
                    try:
                        result = self.visit(session, url)
                    except _OutOfTimeError:
                        return
                    if time.monotonic() < self.deadline:
                        self.found[url] = result

    def left(self) -> float:
        return self.deadline - time.monotonic()

    def visit(self, session: requests.Session, url: str) -> Known:
        try:
            return self.asked(session, url)
        except UnknownHostError:
            return self.known("gone", "host")
        except PrivateAddressError:
            return self.known("unknown", "private")
        except requests.TooManyRedirects:
            return self.known("unknown", "redirects")
        except requests.Timeout:
            if self.left() <= 0:
                raise _OutOfTimeError from None
            return self.known("unknown", "timeout")
        except requests.exceptions.SSLError:
            return self.known("unknown", "tls")
        except (requests.RequestException, ValueError):  # urllib3 and idna raise ValueErrors of their own
            return self.known("unknown", "connection")

    def asked(self, session: requests.Session, url: str) -> Known:
        """HEAD, then GET where HEAD says little; once more after a short Retry-After."""
        address, fragment = urldefrag(url)
        anchor = "" if fragment.startswith(":~:") else unquote(fragment)
        answer = self.send(session, "GET" if anchor else "HEAD", address)
        if answer.status_code >= 400 and answer.status_code not in _LATER:
            answer = self.send(session, "GET", address)
        wait = _retry_after(answer, self.now)
        if wait is not None and wait <= min(LONGEST_WAIT, self.left()):
            time.sleep(wait)
            answer = self.send(session, "GET", address)
            wait = _retry_after(answer, self.now)
        with answer:
            status = answer.status_code
            if status >= 400:
                later = self.now + timedelta(seconds=min(wait, 7 * 86_400)) if wait is not None else None
                return self.known("gone" if status in _GONE else "unknown", str(status), next=later)
            if answer.history and _home(answer.url) and not _home(address):
                return self.known("unknown", "home")
            moved = answer.history and all(step.status_code in _FOR_GOOD for step in answer.history)
            to = answer.url + (f"#{fragment}" if fragment else "") if moved and answer.url != address else None
            return self.known("ok", str(status), to=to, anchor=not anchor or self.holds(answer, anchor))

    def send(self, session: requests.Session, method: str, url: str) -> requests.Response:
        if self.left() <= 0:
            raise _OutOfTimeError
        patience = min(PATIENCE, self.left())
        answer = session.request(method, url, timeout=patience, stream=True, allow_redirects=True)
        if method == "HEAD":
            answer.close()
        return answer

    def holds(self, answer: requests.Response, anchor: str) -> bool:
        """Whether the page has the anchor; whatever is no HTML page, or too long, is given the benefit of the doubt."""
        if "html" not in answer.headers.get("Content-Type", ""):
            return True
        content = b""
        for piece in answer.iter_content(65_536):
            content += piece
            if len(content) > LARGEST or self.left() <= 0:
                return True
        page = LexborHTMLParser(content)
        return any(anchor in (node.attributes.get("id"), node.attributes.get("name")) for node in page.css("[id],[name]"))

    def known(self, state: str, code: str, **more: object) -> Known:
        return Known(state, code, self.now, **more)


class _OutOfTimeError(Exception):
    """The budget is spent: the link counts as not reached."""


def _home(url: str) -> bool:
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query


def _retry_after(answer: requests.Response, now: datetime) -> float | None:
    """Seconds that the server asks to wait; None when it does not."""
    said = answer.headers.get("Retry-After", "").strip()
    if answer.status_code not in _LATER or not said:
        return None
    if said.isdecimal():
        return float(min(int(said), 10**9))
    try:
        moment = parsedate_to_datetime(said)
    except ValueError:
        return None
    return max(0.0, (moment.replace(tzinfo=moment.tzinfo or UTC) - now).total_seconds())
