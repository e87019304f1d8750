"""The server's keys, by what they are for."""

from functools import lru_cache

from django.conf import settings

from cms.lib.sealing import KeyRing
from cms.lib.tokens import derive_token, hash_token


def address_ring() -> KeyRing:
    """Seals e-mail addresses and makes their blind index."""
    return _ring(tuple(settings.FIELD_KEYS), "address")


def outcome_ring() -> KeyRing:
    """Seals outcomes that a person asked us to keep."""
    return _ring(tuple(settings.FIELD_KEYS), "outcome")


def progress_keys() -> list[str]:
    """Keys that sign a visitor's progress through a test, newest first."""
    return [settings.SECRET_KEY, *map(str, settings.SECRET_KEY_FALLBACKS)]


def link_token(purpose: str, *parts: object) -> str:
    """The token of a personal link under the newest key."""
    return derive_token(settings.LINK_KEYS[0], purpose, *parts)


def link_token_hashed(token_hash: str, purpose: str, *parts: object) -> str | None:
    """The token whose hash a row keeps, made again under whichever key made it first."""
    tokens = (derive_token(key, purpose, *parts) for key in settings.LINK_KEYS)
    return next((token for token in tokens if hash_token(token) == token_hash), None)


@lru_cache
def _ring(secrets: tuple[str, ...], purpose: str) -> KeyRing:
    return KeyRing(secrets, purpose)
