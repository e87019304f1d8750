"""What Mailchimp posts to us: read strictly, believed in nothing but “look at this contact”."""

import hmac
import re
from hashlib import sha256
from urllib.parse import parse_qsl

from cms.integrations.signals import ContactHint

TOLERANCE = 300  # Seconds between the signing and now, as Mailchimp's guide has it.
MOST_FIELDS = 500
ABOUT_A_CONTACT = {"subscribe", "unsubscribe", "profile", "cleaned"}
MOVED = "upemail"
SIGNATURE = re.compile(r"t=(?P<at>[0-9]{1,12}),\s*v1=(?P<hex>[0-9a-f]{64})")


class Junk(ValueError):
    """Not something that Mailchimp sends; the message says what is wrong, without the body."""


def is_signed(header: str, body: bytes, secret: str, now: float) -> bool:
    """True if `header` is a signature of this body by the holder of the secret, made just now."""
    signature = SIGNATURE.fullmatch(header.strip())
    if signature is None or abs(now - int(signature["at"])) > TOLERANCE:
        return False
    expected = hmac.new(secret.encode(), signature["at"].encode() + b"." + body, sha256)
    return hmac.compare_digest(expected.hexdigest(), signature["hex"])


def read(body: bytes, audience_id: str) -> ContactHint | None:
    """The hint in a form-encoded body; None for news that is not about a contact of ours."""
    fields = _fields(body)
    kind = fields.get("type", "")
    if not kind:
        raise Junk("There is no “type” in this form.")
    if fields.get("data[list_id]", audience_id) != audience_id:
        return None
    if kind == MOVED:
        return ContactHint(_address(fields, "old_email"), _address(fields, "new_email"))
    return ContactHint(_address(fields, "email")) if kind in ABOUT_A_CONTACT else None


def _fields(body: bytes) -> dict[str, str]:
    try:
        pairs = parse_qsl(body.decode(), errors="strict", max_num_fields=MOST_FIELDS)
    except ValueError:
        raise Junk("This is not a form as Mailchimp sends it.") from None
    return dict(pairs)


def _address(fields: dict[str, str], name: str) -> str:
    address = fields.get(f"data[{name}]", "")
    if "@" not in address or len(address) > 320:
        raise Junk(f"There is no address in “data[{name}]”.")
    return address
