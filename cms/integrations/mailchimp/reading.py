"""What Mailchimp holds of contacts, one by one or page by page."""

from datetime import UTC, datetime
from itertools import count

from mailchimp_marketing.api.lists_api import ListsApi

from cms.integrations.contacts import KnownContact, Page, contact_key
from cms.integrations.mailchimp.answers import Member, MemberPage, TagPage
from cms.integrations.mailchimp.errors import Missing

PAGE = 1000  # The most that Mailchimp gives at once; unasked it gives ten.
OVERLAP = 50
SHOWN = ("email_address", "status", "tags", "tags_count", "merge_fields", "last_changed")
LISTED = ["total_items", *(f"members.{name}" for name in SHOWN)]


class Members:
    """The contacts of one audience, to read."""

    def __init__(self, lists: ListsApi, audience_id: str) -> None:
        self._lists, self._id = lists, audience_id

    def find(self, key: str) -> KnownContact | None:
        """One contact, with all its tags."""
        try:
            return self._whole(key, Member.of(self._lists.get_list_member(self._id, key)))
        except Missing:
            self.require_audience()
        return None

    def changed_since(self, moment: datetime | None, skip: int) -> Page:
        """A page of contacts. Pages overlap: one that changes meanwhile pulls others forward."""
        since = {"since_last_changed": _utc(moment)} if moment else {}
        answer = self._lists.get_list_members_info(
            self._id,
            count=PAGE,
            offset=skip,
            fields=LISTED,
            sort_field="last_changed",
            sort_dir="ASC",
            **since,
        )
        page = MemberPage.of(answer)
        contacts = [self._whole(contact_key(each.email), each) for each in page.members]
        more = len(contacts) >= PAGE and skip + PAGE < page.total
        return Page(contacts, skip + PAGE - OVERLAP if more else None)

    def tags(self, key: str) -> frozenset[str]:
        """All tags of a contact."""
        tags: frozenset[str] = frozenset()
        for offset in count(0, PAGE):
            answer = self._lists.get_list_member_tags(self._id, key, count=PAGE, offset=offset)
            page = TagPage.of(answer)
            tags |= page.names
            if not page.names or offset + PAGE >= page.total:
                break
        return tags

    def require_audience(self) -> None:
        """A 404 is about the contact only if the audience itself is there."""
        self._lists.get_list(self._id, fields=["id"])

    def _whole(self, key: str, member: Member) -> KnownContact:
        """The contact; Mailchimp shows fifty tags of it, more are asked for."""
        complete = member.tags_count <= len(member.tags)
        return member.known(member.tags if complete else self.tags(key))


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")
