"""Visits to a server on this machine: what is ok, gone or unknown, and how politely it was asked."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest

from guidebook.external import Known
from guidebook.external.visits import LANES, visit

NOW = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
OK = (200, {}, "")


def seen(server, *paths: str, known: dict[str, Known] | None = None, now: datetime = NOW, budget: float = 20) -> dict[str, Known]:
    urls = [server.url(path) for path in paths]
    found = visit(urls, known or {}, now, budget=budget, allow_private=True).found
    return {url.removeprefix(server.url("")): result for url, result in found.items()}


@pytest.mark.parametrize(
    ("status", "state"),
    [(200, "ok"), (204, "ok"), (404, "gone"), (410, "gone"), (401, "unknown"), (403, "unknown"), (429, "unknown"),
     (451, "unknown"), (500, "unknown"), (503, "unknown")],
)  # fmt: skip
def test_three_states(server, status: int, state: str) -> None:
    server.answers = {"/page": (status, {}, ""), "/other": OK}
    found = seen(server, "/page", "/other")
    assert (found["/page"].state, found["/page"].code) == (state, str(status))


def test_head_first_then_get_where_head_is_refused(server) -> None:
    server.answers = {"/good": OK, "/get-only": lambda method: OK if method == "GET" else (405, {}, "")}
    found = seen(server, "/good", "/get-only")
    assert {result.state for result in found.values()} == {"ok"}
    assert [method for method, path in server.asked if path == "/good"] == ["HEAD"]
    assert [method for method, path in server.asked if path == "/get-only"] == ["HEAD", "GET"]


def test_gone_needs_two_visits_a_day_apart(server) -> None:
    server.answers = {"/there": OK}
    first = seen(server, "/gone", "/there")
    assert first["/gone"].state == "gone" and not first["/gone"].confirmed
    known = {server.url(path): result for path, result in first.items()}
    assert seen(server, "/gone", "/there", known=known, now=NOW + timedelta(hours=23)) == {}, "not due yet"
    second = seen(server, "/gone", "/there", known=known, now=NOW + timedelta(days=1))
    assert second["/gone"].confirmed and second["/gone"].failed == NOW


def test_one_good_answer_ends_the_count(server) -> None:
    url = server.url("/back")
    known = {url: Known("gone", "404", NOW - timedelta(days=3), failed=NOW - timedelta(days=5))}
    server.answers = {"/back": OK}
    assert seen(server, "/back", known=known)["/back"].failed is None
    server.answers = {"/back": (503, {}, ""), "/there": OK}
    unsure = seen(server, "/back", "/there", known=known)["/back"]
    assert unsure.state == "unknown" and not unsure.confirmed and unsure.failed == NOW - timedelta(days=5)


def test_a_short_retry_after_is_waited_for(server) -> None:
    moments: list[float] = []

    def busy_once(_method: str):
        moments.append(time.monotonic())
        return (503, {"Retry-After": "1"}, "") if len(moments) == 1 else OK

    server.answers = {"/busy": busy_once}
    assert seen(server, "/busy")["/busy"].state == "ok"
    assert len(moments) == 2 and moments[1] - moments[0] >= 1


@pytest.mark.parametrize("said", ["7200", "Sun, 22 Nov 2026 08:00:00 GMT"])
def test_a_long_retry_after_is_left_to_a_later_run(server, said: str) -> None:
    server.answers = {"/busy": (429, {"Retry-After": said}, ""), "/there": OK}
    started = time.monotonic()
    result = seen(server, "/busy", "/there")["/busy"]
    assert time.monotonic() - started < 5 and len([path for _, path in server.asked if path == "/busy"]) == 1
    assert result.state == "unknown" and result.next == NOW + timedelta(hours=2)


def test_at_most_two_requests_a_host_at_a_time(server, slow) -> None:
    paths = [f"/slow{number}" for number in range(8)]
    server.answers = dict.fromkeys(paths, slow(0.15))
    server.answers |= {f"/from{number}": (302, {"Location": server.url("/slow1")}, "") for number in range(4)}
    # the same server under another name: its redirects lead to the first, whose turns they have to wait for
    urls = [server.url(path) for path in paths] + [server.url(f"/from{number}", "localhost") for number in range(4)]
    found = visit(urls, {}, NOW, budget=20, allow_private=True).found
    assert len(found) == 12 and {result.state for result in found.values()} == {"ok"}
    assert server.most.pop(f"127.0.0.1:{server.port}") == LANES, "six lanes led there, four of them by redirects"
    assert max(server.most.values()) <= LANES


def test_the_budget_is_kept_and_the_oldest_go_first(server, slow) -> None:
    paths = [f"/slow{number}" for number in range(20)]
    server.answers = dict.fromkeys(paths, slow(0.4))
    known = {server.url(path): Known("ok", "200", NOW - timedelta(days=30 + number)) for number, path in enumerate(paths[:-1])}
    started = time.monotonic()
    visits = visit([server.url(path) for path in paths], known, NOW, budget=1.5, allow_private=True)
    assert time.monotonic() - started < 2.5
    assert 2 <= len(visits.found) <= 8 and len(visits.found) + len(visits.left) == 20
    assert server.asked[0][1] in ("/slow19", "/slow18"), "never visited, and visited longest ago"
    assert server.url("/slow0") in visits.left


def test_a_server_that_never_answers_is_unknown_or_left(server, slow, monkeypatch) -> None:
    monkeypatch.setattr("guidebook.external.visits.PATIENCE", 0.3)
    server.answers = {"/never": slow(3), "/there": OK}
    found = seen(server, "/never", "/there", budget=10)
    assert (found["/never"].state, found["/never"].code) == ("unknown", "timeout")


def test_moved_for_good_and_for_now(server) -> None:
    server.answers = {
        "/old": (301, {"Location": "/new"}, ""), "/lent": (302, {"Location": "/new"}, ""), "/new": OK,
        "/mixed": (308, {"Location": "/lent"}, ""), "/round": (301, {"Location": "/round"}, ""),
        "/lost": (302, {"Location": "/"}, ""), "/": OK,
    }  # fmt: skip
    found = seen(server, "/old", "/lent", "/mixed", "/round", "/lost")
    assert found["/old"].to == server.url("/new") and found["/old"].state == "ok"
    assert found["/lent"].to is None and found["/mixed"].to is None
    assert (found["/round"].state, found["/round"].code) == ("unknown", "redirects")
    assert (found["/lost"].state, found["/lost"].code) == ("unknown", "home")


def test_fragments_are_looked_for_in_the_page(server) -> None:
    page = (200, {"Content-Type": "text/html; charset=utf-8"}, '<p id="phạm-vi">…</p><a name="old"></a>')
    server.answers = {"/law": page, "/law.pdf": (200, {"Content-Type": "application/pdf"}, "%PDF")}
    found = visit(
        [server.url(path) for path in ("/law#ph%E1%BA%A1m-vi", "/law#old", "/law#lost", "/law#:~:text=abc", "/law.pdf#page=3")],
        {}, NOW, budget=20, allow_private=True,
    ).found  # fmt: skip
    assert [url.partition("/law")[2] for url, result in found.items() if not result.anchor] == ["#lost"]


@pytest.mark.parametrize("url", ["http://127.0.0.1:{port}/", "http://localhost:{port}/", "http://[::1]:{port}/",
                                 "http://10.1.2.3/", "http://169.254.169.254/latest/"])  # fmt: skip
def test_private_addresses_are_never_asked(server, url: str) -> None:
    found = visit([url.format(port=server.port)], {}, NOW, budget=10)
    assert found.offline and server.asked == [], "nothing learnt, nobody asked"


def test_a_redirect_into_the_private_network_is_not_followed(server, monkeypatch) -> None:
    asked = []

    def admitted(self, host: str, proxied: bool) -> None:
        asked.append(host)
        if len(asked) > 1:
            real(self, host, proxied)

    from guidebook.external.guard import Guard

    real = Guard.admit
    monkeypatch.setattr(Guard, "admit", admitted)
    server.answers = {"/out": (302, {"Location": server.url("/secret")}, ""), "/secret": OK}
    visit([server.url("/out")], {}, NOW, budget=10)
    assert ("HEAD", "/secret") not in server.asked and ("GET", "/secret") not in server.asked and len(asked) >= 2


def test_without_network_nothing_is_learnt(monkeypatch) -> None:
    import socket

    def fail(*_arguments, **_options):
        raise socket.gaierror(socket.EAI_NONAME, "no name")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    visits = visit(["https://example.org/a", "https://example.com/b"], {}, NOW, budget=10)
    assert visits.offline and visits.found == {} and len(visits.left) == 0


def test_a_gateway_that_answers_for_others_is_no_network(server) -> None:
    """Names lead nowhere, and what answers is an error page: a sandbox, a captive portal."""
    unknown = [f"http://host{number}.invalid/" for number in range(3)]
    visits = visit([*unknown, server.url("/a"), server.url("/b")], {}, NOW, budget=20, allow_private=True)
    assert visits.offline and visits.found == {}


def test_an_unknown_host_is_gone_when_others_answer(server) -> None:
    url = "http://nobody-is-here.invalid/"
    server.answers = {"/there": OK}
    found = visit([url, server.url("/there")], {}, NOW, budget=20, allow_private=True).found
    assert (found[url].state, found[url].code) in (("gone", "host"), ("unknown", "connection"))
