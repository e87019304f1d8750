"""A visitor's progress travels in the page itself, signed and compressed; nothing is stored."""

import hmac
import json
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from cms.funnel.self_test.questions import Answer

SIGNATURE_BYTES = 16
LONGEST_TEXT = 4096
LONGEST_BODY = 16_384
LONGEST_ATTEMPT = 64
LONGEST_ORIGIN = 60
MOST_ANSWERS = 200
MOST_LINES = 60
HIGHEST_ANSWER = 1_000_000
HIGHEST_ID = 2**63 - 1
OLD_FIELDS = 5
OLDEST_SECONDS = 30 * 24 * 3600
AHEAD_SECONDS = 5 * 60


class Unreadable(ValueError):
    """The state was changed, cut, forged, or is not of our making."""


class TooOld(Unreadable):
    """The state is ours, but older than 30 days."""


@dataclass(frozen=True)
class Progress:
    """How far a visitor is: `asked` is the number of the question on the page.

    `answers` are by the number of their question, and may hold some of later questions, which the
    visitor answered before going back. `at` is in seconds since 1970 UTC.
    """

    version: int
    attempt: str
    at: int
    answers: Mapping[int, Answer] = field(default_factory=dict)
    origin: str = ""
    asked: int = 0


def dump(progress: Progress, key: str) -> str:
    """The progress as URL-safe text that only the holder of `key` can make."""
    answers = [[number, answer] for number, answer in sorted(progress.answers.items())]
    who = [progress.version, progress.attempt, progress.at]
    fields = [*who, answers, progress.origin, progress.asked]
    body = zlib.compress(json.dumps(fields, separators=(",", ":")).encode(), 9)
    return urlsafe_b64encode(_sign(body, key) + body).rstrip(b"=").decode()


def load(text: str, keys: Sequence[str], now: int) -> Progress:
    """The progress in a text that `dump` made with any of `keys`; raises Unreadable or TooOld."""
    signature, body = _unwrapped(text)
    if not any(hmac.compare_digest(signature, _sign(body, key)) for key in keys):
        raise Unreadable("not signed by us")
    progress = _parse(body)
    if progress.at > now + AHEAD_SECONDS:
        raise Unreadable("from the future")
    if progress.at < now - OLDEST_SECONDS:
        raise TooOld("older than 30 days")
    return progress


def _unwrapped(text: str) -> tuple[bytes, bytes]:
    """Signature and body; only the very text that `dump` writes, no other spelling of it."""
    if len(text) > LONGEST_TEXT:
        raise Unreadable("too long")
    try:
        signed = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError as error:
        raise Unreadable("not base64") from error
    if urlsafe_b64encode(signed).rstrip(b"=").decode() != text:
        raise Unreadable("not as we write it")
    return signed[:SIGNATURE_BYTES], signed[SIGNATURE_BYTES:]


def _parse(body: bytes) -> Progress:
    """Signed text is ours, and still every field is looked at: a key may have leaked."""
    try:
        version, attempt, at, answers, origin, asked = _fields(_inflated(body))
        known = {number: _answer(answer) for number, answer in answers}
    except (zlib.error, ValueError, TypeError, RecursionError) as error:
        raise Unreadable("not a progress") from error
    sound = (
        _is_number(version, HIGHEST_ID)
        and _is_text(attempt, LONGEST_ATTEMPT)
        and _is_number(at, HIGHEST_ID)
        and len(known) == len(answers)
        and all(_is_number(number, MOST_ANSWERS - 1) for number in known)
        and _is_text(origin, LONGEST_ORIGIN)
        and _is_number(asked, MOST_ANSWERS)
    )
    if not sound:
        raise Unreadable("fields of another kind")
    return Progress(version, attempt, at, known, origin, asked)


def _fields(plain: bytes) -> list[Any]:
    """The fields; in the first form answers were a list from question one on."""
    fields: list[Any] = json.loads(plain)
    if len(fields) == OLD_FIELDS:
        numbered = [[number, answer] for number, answer in enumerate(fields[3])]
        return [*fields[:3], numbered, fields[4], len(numbered)]
    return fields


def _answer(written: object) -> Answer:
    """An answer as it was written; raises ValueError for what never was one."""
    if written is None:
        return None
    if isinstance(written, list) and len(written) <= MOST_LINES:
        if all(each is None or _is_number(each, HIGHEST_ANSWER) for each in written):
            return tuple(written)
    elif type(written) is int and abs(written) <= HIGHEST_ANSWER:
        return written
    raise ValueError("not an answer")


def _inflated(body: bytes) -> bytes:
    inflator = zlib.decompressobj()
    plain = inflator.decompress(body, LONGEST_BODY)
    if not inflator.eof or inflator.unused_data:
        raise Unreadable("cut, or too long inside")
    return plain


def _is_number(value: object, highest: int) -> bool:
    return type(value) is int and 0 <= value <= highest


def _is_text(value: object, longest: int) -> bool:
    return isinstance(value, str) and len(value) <= longest


def _sign(body: bytes, key: str) -> bytes:
    return hmac.new(f"test progress {key}".encode(), body, sha256).digest()[:SIGNATURE_BYTES]
