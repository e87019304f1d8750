"""Fetch a file from the web: only from where everybody may, in a bounded time and size."""

import socket
import time
from collections.abc import Iterator
from urllib.parse import SplitResult, quote, urljoin, urlsplit

import certifi
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, Retry, Timeout
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from cms.lib.public_addresses import is_public

TIMEOUT = Timeout(connect=5, read=10)
LONGEST_SECONDS = 60
MOST_HOPS = 3
CHUNK = 64 * 1024
SAFE = "/%:@!$&'()*+,;=?~"
REDIRECTS = (301, 302, 303, 307, 308)


class NotFetched(Exception):
    """The file did not come; the message says why, in a few words for a log or a report."""


def fetch(url: str, most_bytes: int, allow_private: bool = False) -> bytes:
    """The body behind an address; raises NotFetched.

    The address that was checked is the one that is connected to, also after a redirect, so no name
    can point into our own network after the check. Even where the host that was asked for may be a
    private one, a redirect to another may not.
    """
    deadline = time.monotonic() + LONGEST_SECONDS
    trusted = _parts(url).hostname if allow_private else None
    for _hop in range(MOST_HOPS + 1):
        parts = _parts(url)
        try:
            with _pool(parts, parts.hostname == trusted) as pool:
                response = _ask(pool, parts)
                if response.status not in REDIRECTS:
                    return b"".join(_body(response, most_bytes, deadline))
                url = urljoin(url, response.headers.get("Location", ""))
        except (HTTPError, OSError, ValueError) as error:
            raise NotFetched(type(error).__name__) from error
    raise NotFetched("redirected too often")


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise NotFetched("no address") from error
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
        raise NotFetched("no address of the web")
    return parts


def _pool(parts: SplitResult, allow_private: bool) -> HTTPConnectionPool:
    host, port = parts.hostname or "", parts.port or {"http": 80}.get(parts.scheme, 443)
    address = _resolved(host, port, allow_private)
    if parts.scheme == "http":
        return HTTPConnectionPool(address, port, timeout=TIMEOUT, retries=Retry(False))
    return HTTPSConnectionPool(
        address,
        port,
        timeout=TIMEOUT,
        retries=Retry(False),
        ca_certs=certifi.where(),
        server_hostname=host,
        assert_hostname=host,
    )


def _resolved(host: str, port: int, allow_private: bool) -> str:
    """The address of a host; every one that the name has must be public."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NotFetched("unknown host") from error
    addresses = [str(sockaddr[0]) for *_kind, sockaddr in found]
    if not allow_private and not all(is_public(each) for each in addresses):
        raise NotFetched("a private address")
    return addresses[0]


def _ask(pool: HTTPConnectionPool, parts: SplitResult) -> BaseHTTPResponse:
    path = quote(parts.path or "/", safe=SAFE)
    path += f"?{quote(parts.query, safe=SAFE)}" if parts.query else ""
    headers = {"Host": parts.netloc, "User-Agent": "Wegwijzer", "Accept": "*/*"}
    return pool.urlopen(
        "GET", path, headers=headers, redirect=False, preload_content=False, assert_same_host=False
    )


def _body(response: BaseHTTPResponse, most_bytes: int, deadline: float) -> Iterator[bytes]:
    if response.status != 200:
        raise NotFetched(f"status {response.status}")
    size = 0
    for chunk in response.stream(CHUNK):
        size += len(chunk)
        if size > most_bytes:
            raise NotFetched("too large")
        if time.monotonic() > deadline:
            raise NotFetched("too slow")
        yield chunk
