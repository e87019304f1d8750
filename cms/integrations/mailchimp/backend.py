"""The audience in Mailchimp: every write is read back before it counts."""

import logging
from datetime import datetime
from typing import Any

from mailchimp_marketing.api.lists_api import ListsApi

from cms.integrations.contacts import (
    REOPENABLE,
    Contact,
    KnownContact,
    Page,
    RemoteState,
    RemoteStatus,
    contact_key,
)
from cms.integrations.errors import PermanentRefusal, Reason, TemporaryTrouble, WrongSettings
from cms.integrations.mailchimp.answers import Member, expect_nothing
from cms.integrations.mailchimp.bodies import member_body, tags_body
from cms.integrations.mailchimp.client import PooledClient
from cms.integrations.mailchimp.connection import Connection
from cms.integrations.mailchimp.errors import Missing
from cms.integrations.mailchimp.reading import Members

logger = logging.getLogger(__name__)


class MailchimpAudience:
    """One audience of one account; safe for any number of threads."""

    def __init__(self, connection: Connection) -> None:
        self._lists = ListsApi(PooledClient(connection))
        self._id = connection.audience_id
        self._members = Members(self._lists, self._id)

    def put(self, contact: Contact) -> RemoteState:
        """Write the contact and its tags; returns what Mailchimp says it has now."""
        try:
            member = self._reopened(contact, self._written(contact))
            self._tag(contact)
            return RemoteState(member.status, self._tags_seen(contact))
        except Missing:
            self._members.require_audience()
            raise TemporaryTrouble(Reason.VANISHED) from None

    def find(self, key: str) -> KnownContact | None:
        """The contact with this key as it stands in Mailchimp."""
        return self._members.find(key)

    def changed_since(self, moment: datetime | None, skip: int = 0) -> Page:
        """Contacts changed since then, a page at a time."""
        return self._members.changed_since(moment, skip)

    def unsubscribe(self, email: str) -> None:
        """Stop all mail to an address; who left by themselves counts as stopped."""
        key = contact_key(email)
        try:
            member = self._set_status(key, RemoteStatus.UNSUBSCRIBED)
        except Missing:
            return self._members.require_audience()
        except PermanentRefusal as refusal:
            if refusal.reason is not Reason.LEFT:
                raise
            return None
        if member.status in {RemoteStatus.SUBSCRIBED, RemoteStatus.PENDING}:
            raise TemporaryTrouble(Reason.UNREADABLE)
        return None

    def forget(self, email: str) -> None:
        """Erase an address for good."""
        self.forget_key(contact_key(email))

    def forget_key(self, key: str) -> None:
        """Erase the contact with this key for good."""
        try:
            expect_nothing(self._lists.delete_list_member_permanent(self._id, key))
        except Missing:
            self._members.require_audience()

    def _written(self, contact: Contact) -> Member:
        """Never with a `status`: that would revive who left and demote who is subscribed."""
        try:
            answer = self._put_member(contact)
        except PermanentRefusal as refusal:
            if refusal.reason is not Reason.MERGE_VALUES:
                raise
            # Somebody made a field required in Mailchimp; that must not cost us every contact.
            logger.warning("Mailchimp refuses our merge fields: check the audience's fields")
            answer = self._put_member(contact, skip_merge_validation="true")
        member = Member.of(answer)
        for field in contact.merge_fields:
            if field not in member.merge_fields:
                raise WrongSettings(Reason.NO_MERGE_FIELD, field)
        return member

    def _put_member(self, contact: Contact, **query: str) -> Any:
        return self._lists.set_list_member(self._id, contact.key, member_body(contact), **query)

    def _reopened(self, contact: Contact, member: Member) -> Member:
        """Who left and opts in afresh gets Mailchimp's own question whether they mean it."""
        if contact.fresh_opt_in and member.status in REOPENABLE:
            return self._set_status(contact.key, RemoteStatus.PENDING)
        return member

    def _set_status(self, key: str, status: RemoteStatus) -> Member:
        body = {"status": status.value}
        return Member.of(self._lists.update_list_member(self._id, key, body))

    def _tag(self, contact: Contact) -> None:
        if body := tags_body(contact):
            expect_nothing(self._lists.update_list_member_tags(self._id, contact.key, body))

    def _tags_seen(self, contact: Contact) -> frozenset[str]:
        """All tags; ours are checked, because a malformed write is answered as if it had worked."""
        tags = self._members.tags(contact.key)
        seen = {tag.casefold() for tag in tags}
        for tag in contact.tags | contact.tags_to_remove:
            if (tag.casefold() in seen) is not (tag in contact.tags):
                raise TemporaryTrouble(Reason.TAGS_NOT_TAKEN)
        return tags
