"""What leaves the house for Mailchimp: these fields and no other."""

from datetime import UTC
from typing import Any

from cms.integrations.contacts import Contact


def member_body(contact: Contact) -> dict[str, Any]:
    """The contact as Mailchimp wants it; what we do not know is left out, never null."""
    body: dict[str, Any] = {
        "email_address": contact.email,
        "status_if_new": "subscribed",
        "language": contact.language,
    }
    if contact.confirmed_at:
        body["timestamp_opt"] = contact.confirmed_at.astimezone(UTC).isoformat(timespec="seconds")
    if contact.merge_fields:
        body["merge_fields"] = {name: str(value) for name, value in contact.merge_fields.items()}
    return body


def tags_body(contact: Contact) -> dict[str, Any] | None:
    """Our tags on and off; None when there is nothing to say."""
    on = [{"name": tag, "status": "active"} for tag in sorted(contact.tags)]
    off = [{"name": tag, "status": "inactive"} for tag in sorted(contact.tags_to_remove)]
    return {"tags": on + off} if on or off else None
