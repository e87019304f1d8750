"""No more mail: a page that asks once, and a button that does it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from cms.funnel.leads.withdraw import withdraw
from cms.funnel.models import Consent, Lead
from cms.funnel.visitor.words import say
from cms.lib.caching import never_stored
from cms.lib.tokens import hash_token


# Mail programs post here by themselves (RFC 8058), from no page of ours.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Looking changes nothing; a POST ends all mail."""
    lead = Lead.objects.filter(unsubscribe_hash=hash_token(token)).first()
    if lead is None:
        return say(
            request,
            _("This link does not work"),
            _("Check whether the link was copied whole, or answer the mail that it came from."),
            status=404,
        )
    if request.method == "POST":
        one_click = request.POST.get("List-Unsubscribe") == "One-Click"
        method = Consent.Method.ONE_CLICK if one_click else Consent.Method.OWN_PAGE
        withdraw(lead, reverse("funnel:unsubscribe", args=["-"]), method)
    context = {"done": request.method == "POST", "action": request.path}
    response = render(request, "funnel/unsubscribe_page.html", context)
    never_stored(response)
    return response
