"""The visitor's own outcome: open to whoever holds the link, and to nobody else."""

from typing import Any
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from cms.funnel.leads.complete import Opened, open_completion
from cms.funnel.models import Ebook, Trial
from cms.funnel.self_test.definition import Definition, Urgency
from cms.funnel.self_test.scoring import Outcome
from cms.funnel.targets import Targets
from cms.funnel.visitor.forgery import from_our_own_pages
from cms.funnel.visitor.request_forms import RequestForm, consent_choices
from cms.funnel.visitor.requests import take_request
from cms.funnel.visitor.words import say
from cms.lib.caching import never_stored

RED_FLAG_TITLES = {
    Urgency.SEE_DOCTOR: gettext_lazy("Make an appointment with your doctor"),
    Urgency.URGENT: gettext_lazy("Call your doctor today"),
    Urgency.EMERGENCY: gettext_lazy("Call 112 or your doctor now"),
}
RED_FLAG_ADVICE = {
    Urgency.SEE_DOCTOR: gettext_lazy(
        "<p>Something in your answers belongs with your doctor first. Make an appointment this"
        " week, and tell what you answered here.</p>"
    ),
    Urgency.URGENT: gettext_lazy(
        "<p>Something in your answers needs a doctor today. Call your own doctor, or the"
        " out-of-hours service in the evening and at the weekend.</p>"
    ),
    Urgency.EMERGENCY: gettext_lazy(
        "<p>Something in your answers cannot wait. Call 112, or your doctor's emergency line. Do"
        " not drive yourself.</p>"
    ),
}


@from_our_own_pages
@require_http_methods(["GET", "HEAD", "POST"])
def outcome_page(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    """The outcome; posted to, it takes the e-book request below it."""
    opened = open_completion(token, slug)
    if opened is None:
        return _gone(request, slug)
    ebook, trial = _offered(opened)
    action = reverse("funnel:outcome", args=[slug, token])
    form = RequestForm(action, consent_choices(with_outcome=True), submission=str(uuid4()))

    def show(form: RequestForm, status: int = 422) -> HttpResponse:
        context = outcome_context(opened.version.definition, opened.outcome)
        context |= {"ebook": ebook, "trial": trial, "form": form, "expires_on": opened.expires_at}
        response = render(request, "funnel/outcome_page.html", context, status=status)
        never_stored(response)
        return response

    if request.method == "POST" and ebook:
        return take_request(request, ebook, form, show, opened)
    return show(form, status=200)


def outcome_context(definition: Definition, outcome: Outcome) -> dict[str, Any]:
    """The outcome in the words of its template, without any offer."""
    return {
        "test_title": definition.title,
        "outcome": outcome.band,
        "score": outcome.score,
        "lowest": definition.lowest,
        "highest": definition.highest,
        "position": _percent(outcome.score, definition),
        "bands": [_band(band, outcome, definition) for band in definition.bands],
        "reasons": [
            {
                "question": answer.question.title,
                "answer": answer.option.text,
                "points": answer.option.points,
            }
            for answer in outcome.weightiest
        ],
        "red_flag": _red_flag(definition, outcome),
    }


def _red_flag(definition: Definition, outcome: Outcome) -> dict[str, Any] | None:
    urgency = outcome.urgency
    if urgency is None:
        return None
    return {
        "urgency": urgency.value,
        "title": RED_FLAG_TITLES[urgency],
        "advice": definition.red_flag_advice.get(urgency) or str(RED_FLAG_ADVICE[urgency]),
        "answers": [
            f"{answer.question.title} – {answer.option.text}" for answer in outcome.red_flags
        ],
    }


def _band(band: Any, outcome: Outcome, definition: Definition) -> dict[str, Any]:
    left = _percent(max(band.lower, definition.lowest), definition)
    right = _percent(min(band.upper + 1, definition.highest), definition)
    return {
        "title": band.title,
        "lower": band.lower,
        "upper": band.upper,
        "mine": band is outcome.band,
        "left": left,
        "width": max(right - left, 0),
    }


def _percent(score: int, definition: Definition) -> float:
    span = definition.highest - definition.lowest
    return round(100 * (score - definition.lowest) / span, 1) if span else 50


def _offered(opened: Opened) -> tuple[Ebook | None, Trial | None]:
    """What may be offered below the outcome; after a red flag nothing, whatever was sealed."""
    if opened.outcome.urgency:
        return None, None
    ebook = (
        Ebook.objects.filter(pk=opened.offer.ebook or 0, live=True).select_related("cover").first()
    )
    trial = Targets().trial() if opened.offer.trial else None
    return ebook, trial


def _gone(request: HttpRequest, slug: str) -> HttpResponse:
    return say(
        request,
        _("This outcome is not here"),
        _("Outcomes are kept for 30 days. You are welcome to do the test again."),
        status=404,
        link={"url": reverse("funnel:self_test", args=[slug]), "label": _("To the test")},
    )
