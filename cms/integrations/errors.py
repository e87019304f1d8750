"""What can go wrong with an audience, named by what to do next: wait, give up, or mend.

An error carries a reason from our own list and nothing the other side wrote, because its
sentences quote addresses. All of them survive pickling, as a task's result must.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class Reason(StrEnum):
    """Why a call did not succeed; kept in rows, so a code never changes its meaning."""

    UNREACHABLE = "unreachable"
    BUSY = "busy"
    BROKEN = "broken"
    UNREADABLE = "unreadable"
    MANY_LISTS = "many_lists"
    TAGS_NOT_TAKEN = "tags_not_taken"
    VANISHED = "vanished"
    UNWRITABLE = "unwritable"

    LEFT = "left"
    FORGOTTEN = "forgotten"
    DOUBTFUL_ADDRESS = "doubtful_address"
    KNOWN_ELSEWHERE = "known_elsewhere"
    MERGE_VALUES = "merge_values"
    NOT_UNDERSTOOD = "not_understood"

    KEY_REFUSED = "key_refused"
    WRONG_SERVER = "wrong_server"
    NO_AUDIENCE = "no_audience"
    NO_MERGE_FIELD = "no_merge_field"


ADVICE: Mapping[str, "_StrPromise"] = {
    Reason.UNREACHABLE: _(
        "Mailchimp could not be reached. We keep trying; there is nothing to do."
    ),
    Reason.BUSY: _("Mailchimp asks us to slow down. We keep trying; there is nothing to do."),
    Reason.BROKEN: _("Mailchimp has a fault of its own. We keep trying; there is nothing to do."),
    Reason.UNREADABLE: _(
        "Something other than Mailchimp answered. If this lasts, check MAILCHIMP_BASE_URL "
        "and the network."
    ),
    Reason.MANY_LISTS: _(
        "Mailchimp sees this address on many lists at once and wants to wait. We try again later."
    ),
    Reason.TAGS_NOT_TAKEN: _("Mailchimp did not take over the tags. We try again later."),
    Reason.VANISHED: _("The contact was removed while we were writing. We try again later."),
    Reason.UNWRITABLE: _("The contact could not be written to disk. Check the free space."),
    Reason.LEFT: _(
        "This person unsubscribed, or mail to them bounced. Only they can come back: "
        "send them the link to your Mailchimp signup form."
    ),
    Reason.FORGOTTEN: _(
        "This person was deleted for good and cannot be added again from here. If they want to "
        "return, send them the link to your Mailchimp signup form."
    ),
    Reason.DOUBTFUL_ADDRESS: _(
        "Mailchimp does not believe this address is real. Ask the person for another one."
    ),
    Reason.KNOWN_ELSEWHERE: _(
        "Mailchimp knows this address as another contact. Look it up in Mailchimp and keep one."
    ),
    Reason.MERGE_VALUES: _(
        "Mailchimp refuses a value in this contact's fields. Compare the fields of the audience "
        "with what we send."
    ),
    Reason.NOT_UNDERSTOOD: _(
        "Mailchimp does not accept this contact and gives no reason we know. Tell the developers."
    ),
    Reason.KEY_REFUSED: _(
        "Mailchimp does not accept our key. Make a new key in Mailchimp and set MAILCHIMP_API_KEY."
    ),
    Reason.WRONG_SERVER: _(
        "The address of Mailchimp is not right. Set MAILCHIMP_SERVER_PREFIX to the part after the "
        "dash in your key, such as us1, or mend MAILCHIMP_BASE_URL."
    ),
    Reason.NO_AUDIENCE: _(
        "The audience does not exist. Set MAILCHIMP_AUDIENCE_ID to the id in the audience's "
        "settings in Mailchimp."
    ),
    Reason.NO_MERGE_FIELD: _("The audience lacks a field that we fill. Add it in Mailchimp."),
}


def advice_for(reason: str) -> str:
    """The next step for a marketer, in words; nothing for a reason that is not ours."""
    return str(ADVICE.get(reason, ""))


class AudienceError(Exception):
    """An audience did not do what was asked; caught as one of the three below."""

    reason: Reason

    @property
    def advice(self) -> str:
        """The next step for a marketer, in the reader's language."""
        return advice_for(self.reason)

    def __str__(self) -> str:
        return self.reason.value


class TemporaryTrouble(AudienceError):
    """Try again later, after `retry_after` seconds if the other side has a wish."""

    def __init__(self, reason: Reason, retry_after: int | None = None) -> None:
        super().__init__(reason, retry_after)
        self.reason, self.retry_after = reason, retry_after


class PermanentRefusal(AudienceError):
    """This contact never, whatever we try; `advice` says what a person can do."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


class WrongSettings(AudienceError):
    """No contact at all until somebody mends `mend`: stop the channel."""

    def __init__(self, reason: Reason, mend: str) -> None:
        super().__init__(reason, mend)
        self.reason, self.mend = reason, mend

    def __str__(self) -> str:
        return f"{self.reason.value}: {self.mend}"
