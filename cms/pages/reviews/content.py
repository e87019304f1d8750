"""What a reviewer signs: the words and pictures that a reader sees, not what is around. Pure."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

# Not the category, the address or the offers: a marketer may change those without a doctor.
SIGNED = ("title", "lead", "picture", "key_points", "body")


def content_hash(stored: Mapping[str, Any]) -> str:
    """A fingerprint of an article as a revision stores it; equal when a reader sees the same."""
    signed = {name: _bare(_read(stored.get(name))) for name in SIGNED}
    return sha256(json.dumps(signed, sort_keys=True).encode()).hexdigest()


def _read(value: Any) -> Any:
    """Streams are stored as JSON inside JSON."""
    if isinstance(value, str) and value.startswith("["):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def _bare(value: Any) -> Any:
    """Blocks without the ids that each gets when it is made."""
    if isinstance(value, list):
        return [_bare(part) for part in value]
    if isinstance(value, dict):
        own = {"type", "value"} if {"type", "value", "id"} >= value.keys() >= {"type"} else value
        return {name: _bare(part) for name, part in value.items() if name in own}
    return value
