"""Where Mailchimp knocks. The secret in the address lets it in; what it says is only a hint."""

import hmac
import logging
import time

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from cms.integrations.mailchimp import hints
from cms.integrations.signals import ContactHint, contact_changed
from cms.lib.caching import never_stored

logger = logging.getLogger(__name__)

MOST_BYTES = 64 * 1024
PLAIN = "text/plain; charset=utf-8"


@csrf_exempt  # Mailchimp posts here, from no page of ours.
@require_http_methods(["GET", "HEAD", "POST"])
def webhook(request: HttpRequest, secret: str) -> HttpResponse:
    """Take a hint; looking (Mailchimp does so when the webhook is made) changes nothing."""
    if not _knows_the_secret(secret):
        return _answer(404, "There is nothing here.")
    if request.method != "POST":
        return _answer(200, "Mailchimp may post here.")
    if _length(request) > MOST_BYTES:
        return _answer(413, "This is more than Mailchimp ever sends.")
    if not _is_signed(request):
        return _answer(403, "The signature is missing, wrong or old.")
    try:
        hint = hints.read(request.body, settings.MAILCHIMP_AUDIENCE_ID)
    except hints.Junk as junk:
        return _answer(400, str(junk))
    return _pass_on(hint) if hint else _answer(200, "Not about a contact of this audience.")


def _pass_on(hint: ContactHint) -> HttpResponse:
    """200 once everybody has heard it: anything else makes Mailchimp come again."""
    for listener, outcome in contact_changed.send_robust(sender=None, hint=hint):
        if isinstance(outcome, Exception):
            logger.error("%s could not take a hint: %s", listener.__name__, type(outcome).__name__)
            return _answer(503, "Not now. Please come again.")
    return _answer(200, "Heard.")


def _knows_the_secret(secret: str) -> bool:
    """Never true while we have no secret; takes as long for a near miss as for nonsense."""
    ours = settings.MAILCHIMP_WEBHOOK_SECRET
    return hmac.compare_digest(secret.encode(), ours.encode()) and bool(ours)


def _is_signed(request: HttpRequest) -> bool:
    """The signature counts wherever we have its secret; older webhooks of Mailchimp have none."""
    secret = settings.MAILCHIMP_WEBHOOK_SIGNING_SECRET
    header = request.headers.get("X-Mailchimp-Signature", "")
    return not secret or hints.is_signed(header, request.body, secret, time.time())


def _length(request: HttpRequest) -> int:
    """What the sender announces; without that, nothing of a body is read at all."""
    announced = request.META.get("CONTENT_LENGTH") or "0"
    return int(announced) if announced.isdecimal() else 0


def _answer(status: int, sentence: str) -> HttpResponse:
    response = HttpResponse(
        f"{sentence}\n", status=status, content_type="text/plain; charset=utf-8"
    )
    never_stored(response)
    return response
