"""Stands before every request, redirects included: whom may be asked, and how many at a time."""

from __future__ import annotations

import ipaddress
import socket
import threading
import time
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from requests.utils import select_proxy


class UnknownHostError(requests.ConnectionError):
    """The name of the host leads nowhere."""


class PrivateAddressError(requests.ConnectionError):
    """The address lies on this machine or in a private network; a page must not send us there."""


class Guard:
    """Hands out adapters that share the turns at each host."""

    def __init__(self, lanes: int, deadline: float, allow_private: bool) -> None:
        self._lanes, self._deadline, self._allow_private = lanes, deadline, allow_private
        self._turns: dict[str, threading.Semaphore] = {}
        self._lock = threading.Lock()

    def adapter(self) -> HTTPAdapter:
        return _Adapter(self)

    def turn(self, host: str) -> threading.Semaphore:
        """A turn at a host, waited for no longer than the time that is left."""
        with self._lock:
            turns = self._turns.setdefault(host, threading.Semaphore(self._lanes))
        if not turns.acquire(timeout=max(0.0, self._deadline - time.monotonic())):
            raise requests.Timeout(f"no turn at {host}")
        return turns

    def admit(self, host: str, proxied: bool) -> None:
        """Raise UnknownHostError or PrivateAddressError; a proxy looks names up for itself."""
        try:
            addresses = [host] if _literal(host) else [] if proxied else _addresses(host)
        except socket.gaierror as error:
            if error.errno in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)):
                raise UnknownHostError(host) from error
            raise requests.ConnectionError(host) from error
        except UnicodeError as error:  # a label that no host name may have
            raise UnknownHostError(host) from error
        local = host == "localhost" or any(not ipaddress.ip_address(one).is_global for one in addresses)
        if local and not self._allow_private:
            raise PrivateAddressError(host)


class _Adapter(HTTPAdapter):
    def __init__(self, guard: Guard) -> None:
        self._guard = guard
        super().__init__()

    def send(self, request: requests.PreparedRequest, *args: object, **options: object) -> requests.Response:
        host = (urlsplit(request.url or "").hostname or "").rstrip(".")
        self._guard.admit(host, bool(select_proxy(request.url, options.get("proxies"))))
        turn = self._guard.turn(host)
        try:
            return super().send(request, *args, **options)
        finally:
            turn.release()


def _literal(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _addresses(host: str) -> list[str]:
    return [str(found[4][0]).partition("%")[0] for found in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)]
