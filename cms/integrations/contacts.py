"""What passes through the audience's port: plain values, no more than leaves the house."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from hashlib import md5


class RemoteStatus(StrEnum):
    """How a contact stands in the audience; only `subscribed` gets our mail."""

    SUBSCRIBED = "subscribed"
    UNSUBSCRIBED = "unsubscribed"
    CLEANED = "cleaned"
    PENDING = "pending"
    TRANSACTIONAL = "transactional"
    ARCHIVED = "archived"


REOPENABLE = frozenset({RemoteStatus.UNSUBSCRIBED, RemoteStatus.ARCHIVED})


@dataclass(frozen=True)
class Contact:
    """The state a contact should have; tags that are in neither set are left alone."""

    email: str = field(repr=False)  # A value that is logged by accident tells nobody's address.
    tags: frozenset[str] = frozenset()
    retired_tags: frozenset[str] = frozenset()
    language: str = "nl"
    confirmed_at: datetime | None = None
    merge_fields: Mapping[str, str] = field(default_factory=dict)
    fresh_opt_in: bool = False

    @property
    def key(self) -> str:
        """The contact's name in the audience."""
        return contact_key(self.email)

    @property
    def tags_to_remove(self) -> frozenset[str]:
        """Retired tags; one that is also wanted stays, however its capitals are written."""
        wanted = {tag.casefold() for tag in self.tags}
        return frozenset(tag for tag in self.retired_tags if tag.casefold() not in wanted)


@dataclass(frozen=True)
class RemoteState:
    """What was read back after a write: the truth on the other side."""

    status: RemoteStatus
    tags: frozenset[str]


@dataclass(frozen=True)
class KnownContact:
    """A contact as the audience keeps it."""

    email: str = field(repr=False)
    status: RemoteStatus
    tags: frozenset[str]
    changed_at: datetime
    language: str = "nl"
    confirmed_at: datetime | None = None
    merge_fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Page:
    """Some of many contacts; `skip` is where the next page begins, None after the last."""

    contacts: Sequence[KnownContact]
    skip: int | None = None


def contact_key(email: str) -> str:
    """The name Mailchimp gives an address: a mixed-case one must not become a second contact."""
    return md5(email.lower().encode(), usedforsecurity=False).hexdigest()
