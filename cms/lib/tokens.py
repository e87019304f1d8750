"""Personal links: 128 bits that are derived when needed and lie in no row."""

import hmac
from base64 import urlsafe_b64encode
from hashlib import sha256

TOKEN_BYTES = 16


def derive_token(key: str, *parts: object) -> str:
    """A token of 22 characters that only the holder of `key` can make from these parts."""
    message = "\x1f".join(map(str, parts)).encode()
    digest = hmac.new(key.encode(), message, sha256).digest()
    return urlsafe_b64encode(digest[:TOKEN_BYTES]).rstrip(b"=").decode()


def hash_token(token: str) -> str:
    """What is kept of a token: enough to find its row, not enough to make the link."""
    return sha256(token.encode()).hexdigest()
