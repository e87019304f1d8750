"""My data: what is kept, and what may be done about it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from cms.funnel.leads.erase import erase
from cms.funnel.leads.everything import everything_about
from cms.funnel.leads.pause import pause, resume
from cms.funnel.leads.withdraw import forget_outcome, stop_tips, withdraw
from cms.funnel.models import Consent, DataLink, Lead
from cms.funnel.routing.life import MAILABLE
from cms.funnel.visitor.forgery import from_our_own_pages
from cms.funnel.visitor.words import say
from cms.lib.caching import never_stored
from cms.lib.tokens import hash_token

# In proofs of consent: which page it was, without whose.
PAGE = "/mijn-gegevens/-/"
ACTIONS: dict[str, Callable[[Lead], object]] = {
    "stop-tips": lambda lead: stop_tips(lead, PAGE),
    "wis-uitslag": lambda lead: forget_outcome(lead, PAGE),
    "pauze": pause,
    "verder": resume,
    "stop-alles": lambda lead: withdraw(lead, PAGE),
}

CONTACT_WORDS = {
    "subscribed": gettext_lazy("gets tips"),
    "pending": gettext_lazy("gets tips after answering Mailchimp's question"),
}
NO_TIPS = gettext_lazy("gets no tips")


@from_our_own_pages
@require_http_methods(["GET", "HEAD", "POST"])
def my_data(request: HttpRequest, token: str) -> HttpResponse:
    """The page itself; posted to, it does what the button said."""
    link = open_link(token)
    if link is None:
        return no_such_link(request)
    if request.method == "POST":
        action = ACTIONS.get(request.POST.get("actie", ""))
        if action is None:
            return say(
                request,
                _("This button does not exist"),
                _("Nothing was changed. Go back to the page and choose one of its buttons."),
                status=422,
                link={"url": request.path, "label": _("Back to my data")},
            )
        action(link.lead)
        return see(request.path)
    return show(request, link, token)


@from_our_own_pages
@require_http_methods(["GET", "HEAD", "POST"])
def erase_my_data(request: HttpRequest, token: str) -> HttpResponse:
    """What goes and what stays, and the button that erases."""
    link = open_link(token)
    if link is None:
        return no_such_link(request)
    if request.method == "POST":
        erase(link.lead, PAGE)
        return see(reverse("funnel:erased"))
    context = {"action": request.path, "back": reverse("funnel:my_data", args=[token])}
    response = render(request, "funnel/erase_my_data_page.html", context)
    never_stored(response)
    return response


def show(request: HttpRequest, link: DataLink, token: str, status: int = 200) -> HttpResponse:
    """The page, with what is kept at this moment."""
    context = my_data_context(link) | {
        "action": reverse("funnel:my_data", args=[token]),
        "json_url": reverse("funnel:my_data_file", args=[token, "mijn-gegevens.json"]),
        "page_url": reverse("funnel:my_data_file", args=[token, "mijn-gegevens.html"]),
        "address_url": reverse("funnel:change_address", args=[token]),
        "erase_url": reverse("funnel:erase_my_data", args=[token]),
    }
    response = render(request, "funnel/my_data_page.html", context, status=status)
    never_stored(response)
    return response


def my_data_context(link: DataLink) -> dict[str, Any]:
    """What is kept, in the words of the templates."""
    lead, kept = link.lead, everything_about(link.lead)
    contact = kept["contact"] or {"status": ""}
    return {
        "kept": kept,
        "contact_status": CONTACT_WORDS.get(contact["status"], NO_TIPS),
        "status": lead.get_status_display(),
        "consents": lead.consents.order_by("at", "pk"),
        "mails": lead.deliveries.order_by("created_at"),
        "gets_mail": lead.status in MAILABLE,
        "wants_tips": Consent.stands(lead, Consent.Purpose.MARKETING),
        "paused_until": lead.paused_until,
        "expires_on": link.expires_at,
    }


def open_link(token: str) -> DataLink | None:
    """The link with this token, as long as it works."""
    links = DataLink.objects.select_related("lead").filter(expires_at__gt=timezone.now())
    return links.filter(token_hash=hash_token(token)).first()


def no_such_link(request: HttpRequest) -> HttpResponse:
    """One answer for a link that is wrong, over, or went with the data."""
    return say(
        request,
        _("This link does not work"),
        _("A link works for 30 days, and ends when you erase your data. Ask for a new one."),
        status=404,
        link={"url": reverse("funnel:ask_my_data"), "label": _("Ask for a new link")},
    )


def see(address: str) -> HttpResponse:
    """Go and look there."""
    return HttpResponse(status=303, headers={"Location": address})
