"""The port to the audience that marketers mail: Mailchimp, or a twin on disk without a key."""

import os
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Protocol, runtime_checkable

from django.conf import settings

from cms.integrations.contacts import (
    Contact,
    KnownContact,
    Page,
    RemoteState,
    RemoteStatus,
    contact_key,
)
from cms.integrations.errors import (
    AudienceError,
    PermanentRefusal,
    Reason,
    TemporaryTrouble,
    WrongSettings,
    advice_for,
)
from cms.integrations.setup import Line, Mark, SetsUp, Wanted, difference

__all__ = [
    "Audience",
    "AudienceError",
    "Contact",
    "KeepsContacts",
    "KnownContact",
    "Line",
    "Mark",
    "Page",
    "PermanentRefusal",
    "Reason",
    "RemoteState",
    "RemoteStatus",
    "SetsUp",
    "TemporaryTrouble",
    "Wanted",
    "WrongSettings",
    "advice_for",
    "contact_key",
    "difference",
    "get_audience",
    "get_setup",
]


class Audience(Protocol):
    """Where contacts live; every call may be repeated and raises only the three errors."""

    def put(self, contact: Contact) -> RemoteState:
        """Bring the contact to this state and read back what it became."""

    def find(self, key: str) -> KnownContact | None:
        """The contact with this key as it stands there; None if there is none."""

    def changed_since(self, moment: datetime | None, skip: int = 0) -> Page:
        """Contacts changed since then, or all, oldest change first and from the `skip`th on."""

    def unsubscribe(self, email: str) -> None:
        """Stop all mail to an address; one that is unknown there gets none already."""

    def forget(self, email: str) -> None:
        """Erase an address for good; it cannot be put back from here."""

    def forget_key(self, key: str) -> None:
        """The same for an erasure that has kept nothing but the contact's key."""


@runtime_checkable
class KeepsContacts(Protocol):
    """An audience that can show all it keeps, as the twin can."""

    def contacts(self) -> Iterator[KnownContact]:
        """Every contact, in no promised order."""


def get_audience() -> Audience:
    """Mailchimp when there is a key, else the twin; raises WrongSettings if the key cannot work."""
    if not settings.MAILCHIMP_API_KEY:
        from cms.integrations.twin import TwinAudience

        return TwinAudience(Path(settings.DATA_DIR) / "audience")
    return _mailchimp(
        settings.MAILCHIMP_API_KEY,
        settings.MAILCHIMP_SERVER_PREFIX,
        settings.MAILCHIMP_BASE_URL,
        settings.MAILCHIMP_AUDIENCE_ID,
        os.getpid(),
    )


def get_setup() -> SetsUp:
    """The settings of the audience in Mailchimp; raises WrongSettings if the key cannot work."""
    from cms.integrations.mailchimp.connection import Connection
    from cms.integrations.mailchimp.setting_up import MailchimpSetup

    return MailchimpSetup(
        Connection.of(
            settings.MAILCHIMP_API_KEY,
            settings.MAILCHIMP_SERVER_PREFIX,
            settings.MAILCHIMP_BASE_URL,
            settings.MAILCHIMP_AUDIENCE_ID,
        )
    )


@lru_cache(maxsize=1)
def _mailchimp(key: str, server: str, base_url: str, audience_id: str, pid: int) -> Audience:
    """One pool of connections per process: a forked child must not speak through its parent's."""
    # The SDK takes a third of a second and 40 MB: only a process that needs it pays.
    from cms.integrations.mailchimp.backend import MailchimpAudience
    from cms.integrations.mailchimp.connection import Connection

    return MailchimpAudience(Connection.of(key, server, base_url, audience_id))
