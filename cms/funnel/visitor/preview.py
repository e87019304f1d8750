"""A draft of a test as visitors would see it: its first question, each outcome, each red flag."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.funnel.leads.complete import KEPT
from cms.funnel.models import SelfTest
from cms.funnel.models.questions import RED_FLAGS
from cms.funnel.self_test.definition import Band, Definition, Urgency
from cms.funnel.self_test.scoring import Answer, Outcome, outcome
from cms.funnel.visitor.outcomes import outcome_context
from cms.funnel.visitor.step_values import first_step

FIRST_STEP = ""
BAND = "band-"
RED_FLAG = "red-flag-"
MOST_SCORES = 5_000


def preview_modes(self_test: SelfTest) -> list[tuple[str, Any]]:
    """The first question, every outcome and every red flag that the draft uses."""
    definition = self_test.definition
    labels = dict(RED_FLAGS)
    used = {option.red_flag for each in definition.questions for option in each.options}
    return [
        (FIRST_STEP, _("First question")),
        *(
            (f"{BAND}{index}", _("Outcome: %(title)s") % {"title": band.title or band.code})
            for index, band in enumerate(definition.bands)
        ),
        *(
            (f"{RED_FLAG}{urgency}", _("Red flag: %(title)s") % {"title": labels[urgency]})
            for urgency in Urgency
            if urgency in used
        ),
    ]


def preview_self_test(request: HttpRequest, self_test: SelfTest, mode_name: str) -> HttpResponse:
    """The page of this mode; an unfinished draft shows what there is of it."""
    definition = self_test.definition
    shown = _outcome_for(definition, mode_name)
    if shown:
        context = outcome_context(definition, shown)
        context["expires_on"] = timezone.now() + KEPT
        return render(request, "funnel/outcome_page.html", context)
    if not definition.questions:
        return render(request, "funnel/admin/nothing_to_preview.html", {"self_test": self_test})
    step = first_step(definition, self_test.url if self_test.slug else "")
    return render(request, "funnel/self_test_page.html", {"self_test": self_test, "step": step})


def _outcome_for(definition: Definition, mode_name: str) -> Outcome | None:
    if mode_name.startswith(RED_FLAG):
        return _flagged(definition, mode_name.removeprefix(RED_FLAG))
    index = mode_name.removeprefix(BAND)
    if mode_name.startswith(BAND) and index.isdecimal() and int(index) < len(definition.bands):
        return _in_band(definition, definition.bands[int(index)])
    return None


def _in_band(definition: Definition, band: Band) -> Outcome:
    """The outcome with answers that lead to this band; without any when no answers do."""
    for score, answers in answers_by_score(definition).items():
        if band.lower <= score <= band.upper:
            found = outcome(definition, answers)
            return Outcome(found.score, band, found.answers)
    return Outcome(max(band.lower, definition.lowest), band, ())


def _flagged(definition: Definition, urgency: str) -> Outcome | None:
    """The outcome of the first answer with this red flag."""
    for question in definition.questions:
        for option in question.options:
            if option.red_flag and option.red_flag.value == urgency:
                return Outcome(option.points, None, (Answer(question, option),))
    return None


def answers_by_score(definition: Definition) -> dict[int, Sequence[int]]:
    """For each score that can be reached without a red flag, answers that reach it."""
    reached: dict[int, tuple[int, ...]] = {0: ()}
    for question in definition.questions:
        further: dict[int, tuple[int, ...]] = {}
        for score, answers in reached.items():
            for number, option in enumerate(question.options):
                if not option.red_flag and len(further) < MOST_SCORES:
                    further.setdefault(score + option.points, (*answers, number))
        reached = further
    return dict(reached)
