"""A visitor's progress travels in the page itself, signed and compressed; nothing is stored."""

import hmac
import json
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

SIGNATURE_BYTES = 16
LONGEST_TEXT = 4096
LONGEST_BODY = 16_384
OLDEST_SECONDS = 30 * 24 * 3600
AHEAD_SECONDS = 5 * 60


class Unreadable(ValueError):
    """The state was changed, cut, forged, or is not of our making."""


class TooOld(Unreadable):
    """The state is ours, but older than 30 days."""


@dataclass(frozen=True)
class Progress:
    """How far a visitor is: `answers` are option numbers, `at` is in seconds since 1970 UTC."""

    version: int
    attempt: str
    at: int
    answers: tuple[int, ...] = ()
    origin: str = ""


def dump(progress: Progress, key: str) -> str:
    """The progress as URL-safe text that only the holder of `key` can make."""
    fields = [progress.version, progress.attempt, progress.at, progress.answers, progress.origin]
    body = zlib.compress(json.dumps(fields, separators=(",", ":")).encode(), 9)
    return urlsafe_b64encode(_sign(body, key) + body).rstrip(b"=").decode()


def load(text: str, keys: Sequence[str], now: int) -> Progress:
    """The progress in a text that `dump` made with any of `keys`; raises Unreadable or TooOld."""
    if len(text) > LONGEST_TEXT:
        raise Unreadable("too long")
    try:
        signed = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (NotBase64, ValueError) as error:
        raise Unreadable("not base64") from error
    signature, body = signed[:SIGNATURE_BYTES], signed[SIGNATURE_BYTES:]
    if not any(hmac.compare_digest(signature, _sign(body, key)) for key in keys):
        raise Unreadable("not signed by us")
    progress = _parse(body)
    if progress.at > now + AHEAD_SECONDS:
        raise Unreadable("from the future")
    if progress.at < now - OLDEST_SECONDS:
        raise TooOld("older than 30 days")
    return progress


def _parse(body: bytes) -> Progress:
    plain = zlib.decompressobj().decompress(body, LONGEST_BODY)
    fields: list[Any] = json.loads(plain)
    version, attempt, at, answers, origin = fields
    return Progress(version, attempt, at, tuple(answers), origin)


def _sign(body: bytes, key: str) -> bytes:
    return hmac.new(f"test progress {key}".encode(), body, sha256).digest()[:SIGNATURE_BYTES]
