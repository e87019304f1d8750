"""What we read of Mailchimp's answers; another shape is no answer at all."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cms.integrations.contacts import RemoteStatus
from cms.integrations.errors import Reason, TemporaryTrouble


@dataclass(frozen=True)
class Member:
    """A contact in an answer."""

    status: RemoteStatus
    merge_fields: Mapping[str, Any]

    @classmethod
    def of(cls, answer: Any) -> "Member":
        """Read an answer that should be a contact; raises TemporaryTrouble if it is not."""
        try:
            return cls(RemoteStatus(answer["status"]), dict(answer.get("merge_fields") or {}))
        except (AttributeError, KeyError, TypeError, ValueError):
            raise TemporaryTrouble(Reason.UNREADABLE) from None


@dataclass(frozen=True)
class TagPage:
    """Some of a contact's tags, and how many there are in all."""

    names: frozenset[str]
    total: int

    @classmethod
    def of(cls, answer: Any) -> "TagPage":
        """Read an answer that should be a page of tags; raises TemporaryTrouble if it is not."""
        try:
            names = frozenset(tag["name"] for tag in answer["tags"])
            return cls(names, int(answer["total_items"]))
        except (KeyError, TypeError, ValueError):
            raise TemporaryTrouble(Reason.UNREADABLE) from None


def expect_nothing(answer: Any) -> None:
    """These calls succeed with an empty 204; anything said instead is no success."""
    if answer is not None:
        raise TemporaryTrouble(Reason.UNREADABLE)
