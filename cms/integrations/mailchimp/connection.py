"""Where Mailchimp is and who we are there: checked once, before any contact is sent."""

import re
from dataclasses import dataclass, field

from cms.integrations.errors import Reason, WrongSettings

Timeout = tuple[float, float]


@dataclass(frozen=True)
class Connection:
    """A key, the full address of the API, and the audience; `timeout` is (connect, read)."""

    api_key: str = field(repr=False)
    base_url: str
    audience_id: str
    timeout: Timeout = (5.0, 10.0)

    @classmethod
    def of(cls, key: str, server: str, base_url: str, audience_id: str) -> "Connection":
        """From the settings; raises WrongSettings that names the one that cannot be right."""
        if not re.fullmatch(r"[!-~]+", key):
            raise WrongSettings(Reason.KEY_REFUSED, "MAILCHIMP_API_KEY")
        if not re.fullmatch(r"[0-9A-Za-z_-]+", audience_id):
            raise WrongSettings(Reason.NO_AUDIENCE, "MAILCHIMP_AUDIENCE_ID")
        return cls(key, _checked(base_url) if base_url else _mailchimp(key, server), audience_id)


def _checked(base_url: str) -> str:
    if not re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]*)?", base_url):
        raise WrongSettings(Reason.WRONG_SERVER, "MAILCHIMP_BASE_URL")
    return base_url.rstrip("/")


def _mailchimp(key: str, server: str) -> str:
    """The data centre's host; a key names it behind its last dash."""
    data_centre = server or key.rpartition("-")[2] * ("-" in key)
    if not re.fullmatch(r"[a-z0-9]+", data_centre):
        raise WrongSettings(Reason.WRONG_SERVER, "MAILCHIMP_SERVER_PREFIX")
    return f"https://{data_centre}.api.mailchimp.com/3.0"
