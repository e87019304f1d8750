"""The e-book request, from the outcome page or from the e-book's own page."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from cms.funnel.leads.complete import Opened
from cms.funnel.leads.request_ebook import EbookRequest, SentOtherwise, request_ebook
from cms.funnel.models import Ebook
from cms.funnel.visitor.mail_hints import meant_domain
from cms.funnel.visitor.origins import origin_in, page_id_in
from cms.funnel.visitor.request_forms import (
    RequestForm,
    read_address,
    read_choice,
    saw_other_words,
    words_changed,
)
from cms.funnel.visitor.words import say

ShowAgain = Callable[[RequestForm], HttpResponse]


def take_request(
    request: HttpRequest,
    ebook: Ebook,
    form: RequestForm,
    show_again: ShowAgain,
    opened: Opened | None,
) -> HttpResponse:
    """Answer a filled-in form: the same page for every address, known or not."""
    typed, submission = request.POST.get("email", ""), _submission(request)
    address, address_error = read_address(typed)
    choice, choice_error = read_choice(request.POST.get("keuze", ""), form.choices)
    if saw_other_words(request.POST, form.words):
        choice, choice_error = None, words_changed()
    if choice is None or not address:
        wrong = {"email": address_error, "keuze": choice_error}
        errors = {name: error for name, error in wrong.items() if error}
        chosen = choice.value if choice else ""
        kept = submission or form.submission
        return show_again(replace(form, email=typed, choice=chosen, errors=errors, submission=kept))
    origin = opened.origin if opened else origin_in(request.POST.get("van", ""))
    asked = EbookRequest(
        address=address,
        ebook=ebook,
        choice=choice.value,
        consent_text=choice.text,
        page=ebook.url,
        page_id=page_id_in(origin),
        submission=submission,
        opened=opened,
    )
    received = HttpResponse(status=303, headers={"Location": _check_mail(ebook, address, opened)})
    if request.POST.get("website"):  # A field that only machines see.
        return received
    try:
        request_ebook(asked)
    except SentOtherwise:
        return _sent_otherwise(request, form.action)
    return received


def _check_mail(ebook: Ebook, address: str, opened: Opened | None) -> str:
    """The same page for every address, but for a hint about its domain.

    Which book an outcome led to stands in no address: it could tell the outcome.
    """
    about = {"boek": "" if opened else ebook.slug, "bedoel": meant_domain(address)}
    query = urlencode({name: value for name, value in about.items() if value})
    where = reverse("funnel:check_mail")
    return f"{where}?{query}" if query else where


def _submission(request: HttpRequest) -> str:
    """The form's id if it has the form of one of ours."""
    try:
        return str(UUID(request.POST.get("inzending", "")))
    except ValueError:
        return ""


def _sent_otherwise(request: HttpRequest, action: str) -> HttpResponse:
    return say(
        request,
        _("You sent this form already"),
        _("It was sent before, with other answers. What you sent then stands. You can begin anew."),
        status=409,
        link={"url": action, "label": _("Fill in a new form")},
    )
