"""What Mailchimp keeps of an audience, and its rules about who may become what."""

import threading
from datetime import UTC, datetime
from hashlib import md5
from typing import Any

from tests.doubles.mailchimp.faults import Problem

Body = dict[str, Any]
Query = dict[str, str]

STATUSES = {"subscribed", "unsubscribed", "cleaned", "pending", "transactional", "archived"}
NOT_FOUND = Problem(404, "Resource Not Found", "The requested resource could not be found.")
INVALID = "The resource submitted could not be validated."


def subscriber_hash(email: str) -> str:
    return md5(email.lower().encode()).hexdigest()


class AudienceState:
    """The contacts and fields of one audience; each call below answers one route."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.members: dict[str, Body] = {}
        self.forgotten: set[str] = set()
        self.double_optin = self.marketing_permissions = False
        self.segments: list[str] = []
        self.webhooks: list[Body] = []
        self.signing_secret = "signed-by-the-double"
        self.merge_tags = {"FNAME", "LNAME"}
        self.required_merge_tags: set[str] = set()

    def get_list(self, query: Query, body: Any) -> Body:
        return {
            "id": "a1b2c3d4e5",
            "name": "Double",
            "double_optin": self.double_optin,
            "marketing_permissions": self.marketing_permissions,
        }

    def get_merge_fields(self, query: Query, body: Any) -> Body:
        required = self.required_merge_tags
        rows = [
            {"merge_id": number, "tag": tag, "name": tag.title(), "required": tag in required}
            for number, tag in enumerate(sorted(self.merge_tags | required))
        ]
        return _page("merge_fields", rows, query)

    def get_segments(self, query: Query, body: Any) -> Body:
        """Tags are segments that are static."""
        rows = [
            {"id": number, "name": name, "type": "static"}
            for number, name in enumerate(self.segments)
        ]
        return _page("segments", rows, query)

    def post_segment(self, query: Query, body: Any) -> Body:
        if not body.get("name") or "static_segment" not in body:
            raise Problem(400, "Invalid Resource", INVALID)
        if body["name"] in self.segments:
            raise Problem(400, "Bad Request", "Sorry, that tag already exists.")
        self.segments.append(body["name"])
        return {"id": len(self.segments), "name": body["name"], "type": "static"}

    def get_webhooks(self, query: Query, body: Any) -> Body:
        return {"webhooks": self.webhooks, "total_items": len(self.webhooks)}

    def post_webhook(self, query: Query, body: Any) -> Body:
        """A machine on a desk cannot be opened from outside; one address has one hook."""
        known = {hook["url"] for hook in self.webhooks}
        if "127.0.0.1" in body["url"] or body["url"] in known:
            raise Problem(400, "Invalid Resource", INVALID, [("url", "could not be validated")])
        self.webhooks.append(body | {"id": f"hook{len(self.webhooks)}"})
        return self.webhooks[-1] | {"signing_secret": self.signing_secret}

    def get_member(self, key: str, query: Query, body: Any) -> Body:
        """A contact as the API shows it: with the first fifty tags only."""
        member = self._known(key)
        tags = [{"id": number, "name": name} for number, name in enumerate(member["tags"])]
        merge_fields = {tag: member["merge_fields"].get(tag, "") for tag in self.merge_tags}
        shown = {"id": key, "merge_fields": merge_fields, "tags_count": len(tags)}
        return member | shown | {"tags": tags[:50]}

    def get_members(self, query: Query, body: Any) -> Body:
        """Ten at a time, unless asked for more; `since_last_changed` counts whole seconds."""
        since = query.get("since_last_changed", "")
        start, count = int(query.get("offset", 0)), int(query.get("count", 10))
        if count > 1000:
            raise Problem(400, "Invalid Resource", INVALID, [("count", "at most 1000")])
        keys = [key for key, member in self.members.items() if member["last_changed"] >= since]
        keys.sort(key=lambda key: self.members[key]["last_changed"])
        shown = [self.get_member(key, query, body) for key in keys[start : start + count]]
        return {"members": shown, "total_items": len(keys)}

    def put_member(self, key: str, query: Query, body: Any) -> Body:
        self._check_member(key, body)
        merge_fields = self._checked_merge_fields(query, body)
        if key not in self.members:
            blank = {"tags": [], "merge_fields": {}, "language": "", "timestamp_opt": ""}
            self.members[key] = blank | {"status": body["status_if_new"]}
        elif "status" in body:
            _change_status(self.members[key], body["status"])
        member = self.members[key]
        taken = {"email_address", "language", "timestamp_opt"}
        member.update({name: value for name, value in body.items() if name in taken})
        member["merge_fields"].update(merge_fields)
        touch(member)
        return self.get_member(key, query, body)

    def patch_member(self, key: str, query: Query, body: Any) -> Body:
        _change_status(self._known(key), body["status"])
        touch(self.members[key])
        return self.get_member(key, query, body)

    def archive_member(self, key: str, query: Query, body: Any) -> None:
        self._known(key)["status"] = "archived"

    def delete_permanent(self, key: str, query: Query, body: Any) -> None:
        self._known(key)
        del self.members[key]
        self.forgotten.add(key)

    def get_tags(self, key: str, query: Query, body: Any) -> Body:
        """Ten at a time, unless asked for more."""
        tags = self._known(key)["tags"]
        start, count = int(query.get("offset", 0)), int(query.get("count", 10))
        named = [{"id": number, "name": name} for number, name in enumerate(tags)]
        return {"tags": named[start : start + min(count, 1000)], "total_items": len(tags)}

    def post_tags(self, key: str, query: Query, body: Any) -> None:
        """A body of another shape is answered with the same 204, and does nothing."""
        tags = self._known(key)["tags"]
        touch(self.members[key])
        for tag in body.get("tags", []):
            if not isinstance(tag, dict) or {"name", "status"} - tag.keys():
                continue
            same = [name for name in tags if name.casefold() == tag["name"].casefold()]
            if tag["status"] == "active" and not same:
                tags.append(tag["name"])
            elif tag["status"] == "inactive":
                tags[:] = [name for name in tags if name not in same]

    def _known(self, key: str) -> Body:
        if key not in self.members:
            raise NOT_FOUND
        return self.members[key]

    def _check_member(self, key: str, body: Body) -> None:
        email = body.get("email_address", "")
        if not email or body.get("status_if_new") not in STATUSES or None in body.values():
            errors = [("", "Required fields were not provided: email_address")]
            raise Problem(400, "Invalid Resource", INVALID, errors)
        if key != subscriber_hash(email):
            raise Problem(400, "Member Exists", f"{email} is already a list member.")
        if email.endswith("@example.com"):
            raise Problem(400, "Invalid Resource", f"{email} looks fake or invalid, please enter")
        if key in self.forgotten:
            raise Problem(400, "Forgotten Email Not Subscribed", f"{email} was deleted")

    def _checked_merge_fields(self, query: Query, body: Body) -> Body:
        """Unknown fields are dropped without a word; a required one that lacks is an error."""
        fields = body.get("merge_fields", {})
        if any(not isinstance(value, str | int | float) for value in fields.values()):
            detail = "Data did not match any of the schemas described in anyOf."
            raise Problem(400, "Invalid Resource", detail)
        lacking = self.required_merge_tags - fields.keys()
        if lacking and query.get("skip_merge_validation") != "true":
            errors = [(tag, "Please enter a value") for tag in lacking]
            raise Problem(400, "Invalid Resource", "Your merge fields were invalid.", errors)
        return {tag: value for tag, value in fields.items() if tag in self.merge_tags}


def _page(name: str, rows: list[Body], query: Query) -> Body:
    """Ten at a time, unless asked for more."""
    start, count = int(query.get("offset", 0)), int(query.get("count", 10))
    return {name: rows[start : start + min(count, 1000)], "total_items": len(rows)}


def touch(member: Body) -> None:
    """Say that the contact changed just now."""
    member["last_changed"] = datetime.now(UTC).isoformat(timespec="seconds")


def _change_status(member: Body, status: str) -> None:
    """The API never subscribes who left by themselves, and does demote who is subscribed."""
    by_person = member["status"] == "unsubscribed" and member.get("by_person")
    bounced = member["status"] == "cleaned"
    if bounced or (by_person and status == "subscribed"):
        raise Problem(400, "Member In Compliance State", "is in a compliance state")
    member["status"] = status
