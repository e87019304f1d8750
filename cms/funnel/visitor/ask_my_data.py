"""The way to my data: ask for a link, and the pages that everybody sees who did."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from cms.funnel.leads.ask_my_data import ask_my_data
from cms.funnel.visitor.forgery import from_our_own_pages
from cms.funnel.visitor.my_data import see
from cms.funnel.visitor.request_forms import RequestForm, read_address
from cms.lib.caching import never_stored, public


@from_our_own_pages
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for the link: the answer is the same for an address that we know and one we do not."""
    form = RequestForm(reverse("funnel:ask_my_data"))
    if request.method != "POST":
        response = render(request, "funnel/ask_my_data_page.html", {"form": form})
        public(response)
        return response
    typed = request.POST.get("email", "")
    address, error = read_address(typed)
    if error:
        form = RequestForm(form.action, email=typed, errors={"email": error})
        response = render(request, "funnel/ask_my_data_page.html", {"form": form}, status=422)
        never_stored(response)
        return response
    if not request.POST.get("website"):  # A field that only machines see.
        ask_my_data(address)
    return see(reverse("funnel:my_data_check_mail"))


@csrf_exempt  # So that a POST hears that it is no way in here, and not about a token.
@require_safe
def check_mail(request: HttpRequest) -> HttpResponse:
    """What everybody sees who asked for the link."""
    response = render(request, "funnel/check_mail_page.html", {"kind": "my_data"})
    public(response)
    return response


@csrf_exempt
@require_safe
def erased(request: HttpRequest) -> HttpResponse:
    """What everybody sees who erased their data."""
    response = render(request, "funnel/erased_page.html")
    public(response)
    return response
