"""Sealed boxes: bytes that only a key of ours, or a visitor's own link, can open again.

AES-256-GCM; every box is bound to the row it belongs to, so that it opens nowhere else.
"""

import hmac
import os
from collections.abc import Sequence
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

NONCE = 12
KEY_NAME = 4


class Unopenable(Exception):
    """The box was tampered with, belongs elsewhere, or its key is gone."""


def derive_key(secret: str, purpose: str) -> bytes:
    """A 32-byte key for one purpose; different purposes give unrelated keys."""
    return HKDF(SHA256(), 32, salt=None, info=purpose.encode()).derive(secret.encode())


def seal_with(key: bytes, plain: bytes, bound_to: str) -> bytes:
    """Seal `plain` under a 32-byte key."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, bound_to.encode())


def open_with(key: bytes, box: bytes, bound_to: str) -> bytes:
    """What `seal_with` sealed; raises Unopenable."""
    try:
        return AESGCM(key).decrypt(box[:NONCE], box[NONCE:], bound_to.encode())
    except (InvalidTag, ValueError) as error:
        raise Unopenable from error


class KeyRing:
    """The server's keys, newest first: the first seals, every one may open."""

    def __init__(self, secrets: Sequence[str], purpose: str) -> None:
        if not secrets:
            raise ValueError("a key ring needs at least one key")
        self._keys = [derive_key(secret, purpose) for secret in secrets]
        self._index_keys = [derive_key(secret, f"{purpose} index") for secret in secrets]

    def seal(self, plain: str, bound_to: str) -> bytes:
        """A box for `plain`, headed by the name of its key."""
        key = self._keys[0]
        return _name(key) + seal_with(key, plain.encode(), bound_to)

    def open(self, box: bytes, bound_to: str) -> str:
        """The text in a box; raises Unopenable when no key of the ring fits."""
        name, rest = bytes(box[:KEY_NAME]), bytes(box[KEY_NAME:])
        for key in self._keys:
            if _name(key) == name:
                return open_with(key, rest, bound_to).decode()
        raise Unopenable

    def index(self, value: str) -> str:
        """A blind index: equal for equal values, and worth nothing without the key."""
        return _keyed_hash(self._index_keys[0], value)

    def indexes(self, value: str) -> list[str]:
        """The blind index under every key of the ring, to find rows written before a rotation."""
        return [_keyed_hash(key, value) for key in self._index_keys]


def _name(key: bytes) -> bytes:
    return sha256(key).digest()[:KEY_NAME]


def _keyed_hash(key: bytes, value: str) -> str:
    return hmac.new(key, value.encode(), sha256).hexdigest()
