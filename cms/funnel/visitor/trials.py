"""The trial: what it is, how to ask for it, and the personal page that starts it."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from cms.funnel.leads.trials import request_trial, start_trial
from cms.funnel.models import Enrolment, Trial
from cms.funnel.targets import Targets
from cms.funnel.visitor.forgery import from_our_own_pages
from cms.funnel.visitor.request_forms import (
    RequestForm,
    read_address,
    saw_other_words,
    trial_text,
    words_changed,
)
from cms.funnel.visitor.words import say
from cms.lib.caching import never_stored, public
from cms.lib.tokens import hash_token


@from_our_own_pages
@require_http_methods(["GET", "HEAD", "POST"])
def trial_page(request: HttpRequest, slug: str = "") -> HttpResponse:
    """What a trial offers day by day, and the form to ask for it."""
    trial = _offered(slug)
    if trial is None:
        return say(
            request,
            _("There is no trial at the moment"),
            _("You are welcome to read on, or to do a test."),
            status=404,
        )
    if request.method == "POST":
        return _asked(request, trial)
    response = render(request, "funnel/trial_page.html", trial_context(trial))
    public(response)
    return response


@csrf_exempt  # So that a POST hears that it is no way in here, and not about a token.
@require_safe
def check_mail(request: HttpRequest) -> HttpResponse:
    """What everybody sees who asked for the trial."""
    response = render(request, "funnel/check_mail_page.html", {"kind": "trial"})
    public(response)
    return response


@from_our_own_pages
@require_http_methods(["GET", "HEAD", "POST"])
def trial_start(request: HttpRequest, token: str) -> HttpResponse:
    """The personal page: looking changes nothing, the button starts the first day."""
    enrolment = (
        Enrolment.objects.select_related("trial", "lead")
        .filter(token_hash=hash_token(token))
        .first()
    )
    if enrolment is None:
        return say(
            request,
            _("This link does not work"),
            _("Check whether the link was copied whole, or ask for the trial once more."),
            status=404,
            link={"url": reverse("funnel:trial"), "label": _("To the trial")},
        )
    if enrolment.expires_at <= timezone.now():
        return say(
            request,
            _("This link has ended"),
            _("A link works for 30 days. Ask once more, and you get a new one."),
            status=410,
            link={"url": reverse("funnel:trial"), "label": _("Ask for a new link")},
        )
    if request.method == "POST":
        start_trial(enrolment)
        return HttpResponse(status=303, headers={"Location": request.path})
    context = {
        "trial": _shown(enrolment.trial),
        "started": enrolment.started_at is not None,
        "started_on": enrolment.started_at,
        "action": request.path,
        "unsubscribe_url": reverse(
            "funnel:unsubscribe", args=[enrolment.lead.unsubscribe_token or "-"]
        ),
    }
    response = render(request, "funnel/trial_start_page.html", context)
    never_stored(response)
    return response


def trial_context(trial: Trial, form: RequestForm | None = None) -> dict[str, Any]:
    """The page's context; without a form that was filled in, an empty one."""
    empty = RequestForm(trial.url, consent_text=trial_text())
    return {"trial": _shown(trial), "form": form or empty}


def _offered(slug: str) -> Trial | None:
    """The trial with this slug, else the site's standard one; whole, to be shown."""
    if slug:
        trial = Trial.objects.filter(slug=slug, live=True).first()
    else:
        standard = Targets().trial()
        trial = standard and Trial.objects.get(pk=standard.pk)
    if trial:
        trial.has_short_address = not slug
    return trial


def _shown(trial: Trial) -> dict[str, Any]:
    return {
        "title": trial.title,
        "promise": trial.promise,
        "intro": trial.intro,
        "days": [block.value for block in trial.days],
        "after": trial.after,
    }


def _asked(request: HttpRequest, trial: Trial) -> HttpResponse:
    typed = request.POST.get("email", "")
    address, error = read_address(typed)
    form = RequestForm(trial.url, consent_text=trial_text(), email=typed)
    if saw_other_words(request.POST, form.words):
        error = words_changed()
    if error:
        context = trial_context(trial, replace(form, errors={"email": error}))
        response = render(request, "funnel/trial_page.html", context, status=422)
        never_stored(response)
        return response
    if not request.POST.get("website"):
        request_trial(address, trial, form.consent_text, trial.url)
    return HttpResponse(status=303, headers={"Location": reverse("funnel:trial_check_mail")})
