"""An audience in Mailchimp as it is set up, and what it lacks made."""

from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

from mailchimp_marketing.api.lists_api import ListsApi

from cms.integrations.mailchimp.answers import readable
from cms.integrations.mailchimp.client import PooledClient
from cms.integrations.mailchimp.connection import Connection
from cms.integrations.mailchimp.reading import PAGE
from cms.integrations.setup import EVENTS, Found, Hook


class MailchimpSetup:
    """The settings of one audience; a tag there is a segment that is static."""

    def __init__(self, connection: Connection) -> None:
        self._lists = ListsApi(PooledClient(connection))
        self._id = connection.audience_id

    def survey(self) -> Found:
        """Read all that matters to us."""
        audience = self._lists.get_list(self._id)
        fields = self._all(self._lists.get_list_merge_fields, "merge_fields")
        tags = self._all(self._lists.list_segments, "segments", type="static")
        hooks = self._all(self._lists.get_list_webhooks, "webhooks")
        with readable():
            return Found(
                name=str(audience["name"]),
                double_optin=bool(audience.get("double_optin")),
                asks_permissions=bool(audience.get("marketing_permissions")),
                required_fields=frozenset(each["tag"] for each in fields if each.get("required")),
                tags=frozenset(each["name"] for each in tags),
                hooks=tuple(map(_hook, hooks)),
            )

    def make_tag(self, name: str) -> None:
        """Make a tag that nobody has yet."""
        self._lists.create_segment(self._id, {"name": name, "static_segment": []})

    def make_webhook(self, url: str) -> str:
        """Make the webhook; Mailchimp opens the address first, and tells the secret only now."""
        body = {
            "url": url,
            "events": dict.fromkeys(EVENTS, True) | {"campaign": False},
            "sources": {"user": True, "admin": True, "api": False},
        }
        answer = self._lists.create_list_webhook(self._id, body)
        with readable():
            return str(answer.get("signing_secret") or "")

    def _all(self, ask: Callable[..., Any], what: str, **query: str) -> list[dict[str, Any]]:
        return list(self._pages(ask, what, **query))

    def _pages(self, ask: Callable[..., Any], what: str, **query: str) -> Iterator[dict[str, Any]]:
        """Every row: Mailchimp shows ten unless it is asked for more."""
        paged = {} if what == "webhooks" else {"count": PAGE}  # These come all at once.
        for offset in count(0, PAGE):
            answer = ask(self._id, **query, **paged, **({"offset": offset} if paged else {}))
            with readable():
                rows, total = list(answer[what]), int(answer["total_items"])
            yield from rows
            if not rows or not paged or offset + PAGE >= total:
                break


def _hook(row: dict[str, Any]) -> Hook:
    events = frozenset(name for name, on in (row.get("events") or {}).items() if on)
    return Hook(str(row["url"]), events, echoes=bool((row.get("sources") or {}).get("api")))
