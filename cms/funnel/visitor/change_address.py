"""A new address: asked for on my data, confirmed from the new mailbox."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from cms.funnel.leads.change_address import Moved, ask_change, confirm_change
from cms.funnel.models import AddressChange
from cms.funnel.visitor.forgery import from_our_own_pages
from cms.funnel.visitor.my_data import no_such_link, open_link, see
from cms.funnel.visitor.request_forms import RequestForm, read_address
from cms.funnel.visitor.words import say
from cms.lib.caching import never_stored, public
from cms.lib.tokens import hash_token


@from_our_own_pages
@require_http_methods(["GET", "HEAD", "POST"])
def change_address(request: HttpRequest, token: str) -> HttpResponse:
    """The form; the answer is the same, whoever has the new address already."""
    link = open_link(token)
    if link is None:
        return no_such_link(request)
    form = RequestForm(request.path)
    if request.method == "POST":
        typed = request.POST.get("email", "")
        address, error = read_address(typed)
        if not error:
            ask_change(link.lead, address)
            return see(reverse("funnel:address_check_mail"))
        form = RequestForm(request.path, email=typed, errors={"email": error})
    context = {"form": form, "back": reverse("funnel:my_data", args=[token])}
    status = 422 if form.errors else 200
    response = render(request, "funnel/change_address_page.html", context, status=status)
    never_stored(response)
    return response


@csrf_exempt  # So that a POST hears that it is no way in here, and not about a token.
@require_safe
def check_mail(request: HttpRequest) -> HttpResponse:
    """What everybody sees who asked for a change."""
    response = render(request, "funnel/check_mail_page.html", {"kind": "address"})
    public(response)
    return response


@from_our_own_pages
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_address(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the link in the new mailbox: looking changes nothing, the button does."""
    changes = AddressChange.objects.filter(expires_at__gt=timezone.now())
    change = changes.filter(token_hash=hash_token(token)).first()
    moved = Moved.OVER if change is None else None
    if change and request.method == "POST":
        moved = confirm_change(change)
    if moved is Moved.DONE:
        return see(request.path)
    if moved is Moved.TAKEN:
        return _taken(request)
    if change is None or moved is Moved.OVER:
        return _over(request)
    context = {"action": request.path, "done": change.done_at is not None}
    response = render(request, "funnel/confirm_address_page.html", context)
    never_stored(response)
    return response


def _taken(request: HttpRequest) -> HttpResponse:
    return say(
        request,
        _("We know this address already"),
        _("You asked for something with it before. Erase that first, then change your address."),
        status=409,
        link={"url": reverse("funnel:ask_my_data"), "label": _("To my data")},
    )


def _over(request: HttpRequest) -> HttpResponse:
    return say(
        request,
        _("This link does not work"),
        _("A link to a new address works for seven days. You can ask for a new one on my data."),
        status=404,
        link={"url": reverse("funnel:ask_my_data"), "label": _("To my data")},
    )
