"""One request to one checked address: no cookie, no password, no more bytes than needed."""

import socket
import ssl
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from threading import Event, Timer
from urllib.parse import SplitResult, quote, urlsplit

from django.conf import settings

from cms.pages.links.network import Network, NoAnswer

PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True)
class Place:
    """A web address, taken apart."""

    scheme: str
    host: str
    port: int
    path: str

    @classmethod
    def of(cls, url: str) -> "Place":
        """A name and a password in the address are left out."""
        try:
            parts = urlsplit(url.strip())
            host = (parts.hostname or "").encode("idna").decode()
            port = parts.port or PORTS[parts.scheme]
        except (KeyError, ValueError) as error:  # a UnicodeError is a ValueError
            raise NoAnswer("no_web") from error
        if not host:
            raise NoAnswer("no_web")
        return cls(parts.scheme, host, port, _path(parts))

    @property
    def name(self) -> str:
        """The host as its `Host` header says it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"


@dataclass(frozen=True)
class Reply:
    """What matters of a response."""

    status: int
    location: str = ""
    retry_after: str = ""


def request(method: str, place: Place, network: Network) -> Reply:
    """Ask, and wait for an answer no longer than the network's patience lasts."""
    try:
        with (
            closing(_connect(place, network)) as sock,
            _cut_after(network.patience.altogether, sock),
        ):
            return _talk(method, place, sock)
    except TimeoutError as error:
        raise NoAnswer("slow") from error
    except (OSError, HTTPException, ValueError) as error:
        raise NoAnswer("cut") from error


def _connect(place: Place, network: Network) -> socket.socket:
    addresses = network.addresses(place.host, place.port)
    sock = _first_that_answers(addresses, place.port, network.patience.connecting)
    sock.settimeout(network.patience.reading)
    if place.scheme == "http":
        return sock
    return ssl.create_default_context().wrap_socket(
        sock, server_hostname=place.host, do_handshake_on_connect=False
    )


def _first_that_answers(addresses: Sequence[str], port: int, seconds: float) -> socket.socket:
    *others, last = addresses
    for address in others:
        with suppress(OSError):
            return socket.create_connection((address, port), seconds)
    return socket.create_connection((last, port), seconds)


@contextmanager
def _cut_after(seconds: float, sock: socket.socket) -> Iterator[None]:
    """A server that drips a byte now and then keeps within every time limit but this one."""
    was_cut = Event()

    def cut() -> None:
        was_cut.set()
        with suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)

    timer = Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        if was_cut.is_set():  # What came until then looks whole and is not.
            raise TimeoutError


def _talk(method: str, place: Place, sock: socket.socket) -> Reply:
    if isinstance(sock, ssl.SSLSocket):
        sock.do_handshake()
    connection = HTTPConnection(place.host, place.port)
    connection.sock = sock
    connection.request(method, place.path, headers=_headers(place))
    response = connection.getresponse()  # Its head is all that we want; the body stays there.
    header = response.headers.get
    return Reply(response.status, header("Location", ""), header("Retry-After", ""))


def _headers(place: Place) -> dict[str, str]:
    return {
        "Host": place.name,
        "User-Agent": f"{settings.WAGTAIL_SITE_NAME} (+{settings.SITE_URL}; looks after its links)",
        "Accept": "text/html, application/pdf;q=0.9, */*;q=0.5",
        "Accept-Encoding": "identity",
        "Connection": "close",
    }


def _path(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~")
    return f"{path}?{quote(parts.query, safe='/%:@!$&()*+,;=~?')}" if parts.query else path
