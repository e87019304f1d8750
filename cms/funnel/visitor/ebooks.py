"""The e-book's own page, where anybody may ask for it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from cms.funnel.models import Ebook
from cms.funnel.visitor.forgery import from_our_own_pages
from cms.funnel.visitor.mail_hints import MAILBOXES
from cms.funnel.visitor.request_forms import RequestForm, consent_choices
from cms.funnel.visitor.requests import take_request
from cms.funnel.visitor.words import say
from cms.lib.caching import never_stored, public


@from_our_own_pages
@require_http_methods(["GET", "HEAD", "POST"])
def ebook_page(request: HttpRequest, slug: str) -> HttpResponse:
    """What is in the e-book, and the form to ask for it."""
    ebook = Ebook.objects.select_related("cover").filter(slug=slug, live=True).first()
    if ebook is None:
        return say(
            request,
            _("This e-book is not here"),
            _("The e-book may have moved, or may not be open at the moment."),
            status=404,
        )

    def show_again(form: RequestForm) -> HttpResponse:
        context = ebook_context(ebook, form)
        response = render(request, "funnel/ebook_page.html", context, status=422)
        never_stored(response)
        return response

    if request.method == "POST":
        return take_request(request, ebook, _form(ebook), show_again, None)
    response = render(request, "funnel/ebook_page.html", ebook_context(ebook))
    public(response)
    return response


@csrf_exempt  # So that a POST hears that it is no way in here, and not about a token.
@require_safe
def check_mail(request: HttpRequest) -> HttpResponse:
    """What everybody sees who asked for something, whatever the address.

    `boek` says where to ask once more, `bedoel` which provider of a list of ours was meant.
    """
    slug, meant = request.GET.get("boek", ""), request.GET.get("bedoel", "")
    ebook = Ebook.objects.filter(slug=slug, live=True).first() if slug else None
    context = {
        "kind": "ebook",
        "again": f"{ebook.url}#aanvraag" if ebook else "",
        "meant": meant if meant in MAILBOXES else "",
    }
    response = render(request, "funnel/check_mail_page.html", context)
    public(response, reads={"boek", "bedoel"})
    return response


def ebook_context(ebook: Ebook, form: RequestForm | None = None) -> dict[str, Any]:
    """The page's context; without a form that was filled in, an empty one."""
    return {"ebook": ebook, "form": form or _form(ebook)}


def _form(ebook: Ebook) -> RequestForm:
    return RequestForm(ebook.url, consent_choices(with_outcome=False))
