"""A stateful double of Mailchimp's Marketing API over real HTTP, with its quirks and faults."""

import threading
from typing import Any, Self

from tests.doubles.mailchimp.audience import AudienceState, subscriber_hash, touch
from tests.doubles.mailchimp.faults import MODES, Fault, problem, slow
from tests.doubles.mailchimp.server import Request, Server

__all__ = ["MODES", "Fault", "MailchimpDouble", "Request", "problem", "slow", "subscriber_hash"]


class MailchimpDouble:
    """One account with one audience, on a free port of this machine; use it with `with`."""

    api_key = "0123456789abcdef0123456789abcdef-us1"
    audience_id = "a1b2c3d4e5"

    def __init__(self) -> None:
        self.state = AudienceState()
        self._server = Server(self.state, self.api_key, self.audience_id)
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.01,), daemon=True
        )

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._server.closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/3.0"

    @property
    def settings(self) -> dict[str, str]:
        """Django settings that lead the real client here."""
        return {
            "MAILCHIMP_API_KEY": self.api_key,
            "MAILCHIMP_SERVER_PREFIX": "us1",
            "MAILCHIMP_BASE_URL": self.base_url,
            "MAILCHIMP_AUDIENCE_ID": self.audience_id,
        }

    @property
    def members(self) -> dict[str, dict[str, Any]]:
        """Every contact as it stands, by the md5 of its address."""
        return self.state.members

    @property
    def requests(self) -> list[Request]:
        """What came in, oldest first."""
        return self._server.requests

    @property
    def connections(self) -> int:
        """How many connections were opened."""
        return self._server.connections

    def fail_next(self, mode: str | Fault, times: int = 1, after: int = 0) -> None:
        """The next answers, after some good ones, go wrong in this way; then all is well again."""
        fault = MODES[mode] if isinstance(mode, str) else mode
        self._server.faults.extend([None] * after + [fault] * times)

    def member(self, email: str) -> dict[str, Any]:
        """The contact with this address, as it stands."""
        return self.members[subscriber_hash(email)]

    def becomes(self, email: str, status: str) -> None:
        """Something happens outside our API: a person leaves, mail bounces, staff archives."""
        self.member(email).update(status=status, by_person=True)
        touch(self.member(email))

    def moves(self, email: str, new_email: str) -> None:
        """A contact gets another address over there, and so another key."""
        member = self.members.pop(subscriber_hash(email))
        self.members[subscriber_hash(new_email)] = member | {"email_address": new_email}
