"""What we read of Mailchimp's answers; another shape is no answer at all."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from cms.integrations.contacts import KnownContact, RemoteStatus
from cms.integrations.errors import Reason, TemporaryTrouble

LONG_AGO = datetime.min.replace(tzinfo=UTC)


@contextmanager
def readable() -> Iterator[None]:
    """Around the reading of an answer: a shape that we do not know raises TemporaryTrouble."""
    try:
        yield
    except (AttributeError, KeyError, TypeError, ValueError):
        raise TemporaryTrouble(Reason.UNREADABLE) from None


@dataclass(frozen=True)
class Member:
    """A contact in an answer, with no more than its first fifty tags."""

    status: RemoteStatus
    merge_fields: Mapping[str, Any]
    email: str = field(default="", repr=False)
    tags: frozenset[str] = frozenset()
    tags_count: int = 0
    changed_at: datetime = LONG_AGO

    @classmethod
    def of(cls, answer: Any) -> "Member":
        """Read an answer that should be a contact."""
        with readable():
            changed_at = str(answer.get("last_changed") or "")
            return cls(
                RemoteStatus(answer["status"]),
                dict(answer.get("merge_fields") or {}),
                email=str(answer.get("email_address", "")),
                tags=frozenset(tag["name"] for tag in answer.get("tags") or []),
                tags_count=int(answer.get("tags_count") or 0),
                changed_at=datetime.fromisoformat(changed_at) if changed_at else LONG_AGO,
            )

    def known(self, tags: frozenset[str]) -> KnownContact:
        """The contact as the port knows it, with all its tags."""
        fields = {name: str(value) for name, value in self.merge_fields.items()}
        return KnownContact(self.email, self.status, tags, self.changed_at, merge_fields=fields)


@dataclass(frozen=True)
class MemberPage:
    """Some of the audience's contacts, and how many there are in all."""

    members: Sequence[Member]
    total: int

    @classmethod
    def of(cls, answer: Any) -> "MemberPage":
        """Read an answer that should be a page of contacts."""
        with readable():
            return cls([Member.of(each) for each in answer["members"]], int(answer["total_items"]))


@dataclass(frozen=True)
class TagPage:
    """Some of a contact's tags, and how many there are in all."""

    names: frozenset[str]
    total: int

    @classmethod
    def of(cls, answer: Any) -> "TagPage":
        """Read an answer that should be a page of tags."""
        with readable():
            names = frozenset(tag["name"] for tag in answer["tags"])
            return cls(names, int(answer["total_items"]))


def expect_nothing(answer: Any) -> None:
    """These calls succeed with an empty 204; anything said instead is no success."""
    if answer is not None:
        raise TemporaryTrouble(Reason.UNREADABLE)
