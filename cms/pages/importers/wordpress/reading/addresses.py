"""Addresses of the old site, in the one form by which we compare them. Pure."""

import re
from urllib.parse import SplitResult, parse_qsl, unquote, urlencode, urlsplit

from cms.pages.addresses import OLD_QUERIES

UPLOADS = "/wp-content/uploads/"
SIZE = re.compile(r"-(?:\d{2,4}x\d{2,4}|scaled|rotated)(?=\.\w+$)")


def split(address: str) -> SplitResult:
    """Its parts; an address that nobody can read has none."""
    try:
        parts = urlsplit(address.strip())
        _ = parts.port
    except ValueError:
        return SplitResult("", "", "", "", "")
    return parts


def hosts_of(address: str) -> frozenset[str]:
    """The host of the old site, with and without `www.`."""
    host = (split(address).hostname or "").removeprefix("www.")
    return frozenset({host, f"www.{host}"}) if host else frozenset()


def is_own(address: str, hosts: frozenset[str]) -> bool:
    """Whether it leads to a place on the old site."""
    parts = split(address)
    if parts.scheme not in ("", "http", "https"):
        return False
    return parts.hostname in hosts if parts.netloc else parts.path.startswith(("/", "?"))


def key_of(address: str, hosts: frozenset[str]) -> str:
    """`/rugpijn` on the old site, `host/path` elsewhere; nothing for what leads nowhere."""
    parts = split(address)
    if parts.scheme not in ("", "http", "https"):
        return ""
    path = unquote(parts.path).rstrip("/")
    if is_own(address, hosts) or (not parts.netloc and parts.query):
        return (path + short_query(parts)) or ("/" if parts.netloc or parts.path else "")
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{path}" if host else ""


def short_query(parts: SplitResult) -> str:
    """`?p=12`, the only part of a query that names a place."""
    named = [(key, value) for key, value in parse_qsl(parts.query) if key in OLD_QUERIES]
    return f"?{urlencode(named[:1])}" if named and named[0][1].isdigit() else ""


def upload_path(address: str) -> str:
    """`2021/05/rug.jpg` for a file of the media library in whatever size; else nothing."""
    _before, found, path = unquote(split(address).path).partition(UPLOADS)
    return SIZE.sub("", path) if found else ""
