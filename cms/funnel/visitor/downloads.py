"""The personal link: looking changes nothing, one button confirms, then the file is there."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cms.funnel.consent_words import words_hash
from cms.funnel.leads.confirm import confirm, want_tips
from cms.funnel.leads.withdraw import stop_tips
from cms.funnel.models import Consent, Grant, Lead
from cms.funnel.models.counters import Station, count
from cms.funnel.targets import Targets
from cms.funnel.visitor.files import file_response
from cms.funnel.visitor.forgery import from_our_own_pages
from cms.funnel.visitor.request_forms import saw_other_words, tips_text, words_changed
from cms.funnel.visitor.words import say
from cms.lib.caching import never_stored
from cms.lib.tokens import hash_token


@from_our_own_pages
@require_http_methods(["GET", "HEAD", "POST"])
def download(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the link in the mail."""
    grant = grant_behind(token)
    if grant is None:
        return no_such_link(request)
    if grant.expires_at <= timezone.now():
        return link_ended(request, grant)
    if request.method == "POST":
        confirm(grant)
        return _back_to(token)
    response = render(request, "funnel/download_page.html", _context(grant, token))
    never_stored(response)
    return response


@from_our_own_pages
@require_POST
def tips(request: HttpRequest, token: str) -> HttpResponse:
    """Yes to tips, or no again, said on the download page by whoever holds the mailbox."""
    grant = grant_behind(token)
    if grant is None or grant.confirmed_at is None or grant.expires_at <= timezone.now():
        return no_such_link(request)
    page, text = reverse("funnel:ebook", args=[grant.ebook.slug]), tips_text()
    if request.POST.get("actie") == "stop":
        stop_tips(grant.lead, page)
    elif saw_other_words(request.POST, words_hash([text])):
        return _words_changed(request, token)
    else:
        want_tips(grant, text, page)
    return _back_to(token)


@csrf_exempt  # So that a POST hears that it is no way in here, and not about a token.
@require_safe
def download_file(request: HttpRequest, token: str, name: str) -> HttpResponseBase:
    """The file itself; before the address is confirmed there is none."""
    grant = grant_behind(token)
    if (
        grant is None
        or grant.confirmed_at is None
        or name != _file_name(grant)
        or not grant.ebook.pdf
    ):
        return no_such_link(request)
    if grant.expires_at <= timezone.now():
        return link_ended(request, grant)
    if request.method == "GET" and grant.downloaded_at is None:
        Grant.objects.filter(pk=grant.pk, downloaded_at=None).update(downloaded_at=timezone.now())
        count(Station.EBOOK_DOWNLOADED, f"ebook:{grant.ebook_id}")
    response = file_response(request, grant.ebook.pdf, "application/pdf", name)
    never_stored(response)
    return response


def _context(grant: Grant, token: str) -> dict[str, Any]:
    lead = grant.lead
    confirmed = grant.confirmed_at is not None
    return {
        "ebook": grant.ebook,
        "confirmed": confirmed,
        "action": reverse("funnel:download", args=[token]),
        "file_url": _file_url(grant, token),
        "read_url": reverse("funnel:reading", args=[token]) if grant.ebook.chapters else "",
        "tips": _tips(lead, token) if confirmed else None,
        "trial": Targets().trial(),
        "unsubscribe_url": reverse("funnel:unsubscribe", args=[lead.unsubscribe_token or "-"]),
        "expires_on": grant.expires_at,
    }


def _tips(lead: Lead, token: str) -> dict[str, Any]:
    """One button: to ask for tips, or to stop them as easily."""
    text = tips_text()
    return {
        "action": reverse("funnel:tips", args=[token]),
        "text": text,
        "words": words_hash([text]),
        "wanted": Consent.stands(lead, Consent.Purpose.MARKETING),
    }


def grant_behind(token: str) -> Grant | None:
    """The request that this personal link answers."""
    grants = Grant.objects.select_related("lead", "ebook__cover")
    return grants.filter(token_hash=hash_token(token)).first()


def _file_name(grant: Grant) -> str:
    return f"{slugify(grant.ebook.title) or 'e-book'}.pdf"


def _file_url(grant: Grant, token: str) -> str:
    if not grant.ebook.pdf:
        return ""
    return reverse("funnel:download_file", args=[token, _file_name(grant)])


def _back_to(token: str) -> HttpResponse:
    where = reverse("funnel:download", args=[token])
    return HttpResponse(status=303, headers={"Location": where})


def no_such_link(request: HttpRequest) -> HttpResponse:
    """One answer for a link that is wrong, or not confirmed yet."""
    return say(
        request,
        _("This link does not work"),
        _("Check whether the link was copied whole, or ask for the e-book once more."),
        status=404,
    )


def _words_changed(request: HttpRequest, token: str) -> HttpResponse:
    return say(
        request,
        _("These words have changed"),
        words_changed(),
        status=409,
        link={"url": reverse("funnel:download", args=[token]), "label": _("Back to the e-book")},
    )


def link_ended(request: HttpRequest, grant: Grant) -> HttpResponse:
    """The way to a new link."""
    return say(
        request,
        _("This link has ended"),
        _("A link works for 30 days. Ask once more, and you get a new one."),
        status=410,
        link={"url": grant.ebook.url, "label": _("Ask for a new link")},
    )
