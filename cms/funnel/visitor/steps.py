"""A self-test, step by step: the page carries the visitor's progress, we store nothing."""

import logging
import time
from dataclasses import replace
from uuid import uuid4

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cms.funnel.keys import progress_keys
from cms.funnel.leads.complete import complete
from cms.funnel.models import SelfTest, SelfTestVersion
from cms.funnel.models.counters import Station, count
from cms.funnel.self_test.path import position
from cms.funnel.self_test.progress import Progress, TooOld, Unreadable, dump, load
from cms.funnel.self_test.scoring import Incomplete, chosen_option
from cms.funnel.visitor.forgery import from_our_own_pages
from cms.funnel.visitor.origins import origin_in
from cms.funnel.visitor.step_values import Step, first_step, step_after
from cms.funnel.visitor.words import say
from cms.lib.caching import public, revalidated

logger = logging.getLogger(__name__)

LONGEST_ANSWER = 3


@from_our_own_pages
@require_http_methods(["GET", "HEAD", "POST"])
def self_test(request: HttpRequest, slug: str) -> HttpResponse:
    """The test's own page, and the answer to each of its steps."""
    test = SelfTest.objects.select_related("live_version").filter(slug=slug).first()
    if test is None or test.live_version is None:
        return _no_such_test(request)
    if request.method == "POST":
        return _answered(request, test)
    if not test.live:
        return _no_such_test(request)
    origin = origin_in(request.GET.get("van", ""))
    response = _page(request, test, first_step(test.live_version.definition, test.url, origin))
    public(response, reads={"van"})
    return response


def _answered(request: HttpRequest, test: SelfTest) -> HttpResponse:
    try:
        version, progress = _progress(request, test)
    except TooOld:
        text = _("You began this test more than 30 days ago. Please start anew.")
        return _start_anew(request, test, text)
    except Unreadable:
        text = _("Something went wrong with this page. Please start anew; nothing was stored.")
        return _start_anew(request, test, text)
    if request.POST.get("stap") == "vorige":
        return _went_back(request, test, version, progress)
    here = position(version.definition, progress.answers)
    chosen = _chosen(request)
    try:
        if here is None or chosen is None:
            raise Incomplete
        chosen_option(here.question, chosen)
    except Incomplete:
        return _ask_again(request, test, version, progress)
    _count(test, version, progress, chosen)
    further = replace(progress, answers=(*progress.answers, chosen), at=int(time.time()))
    if position(version.definition, further.answers) is None:
        return _to_outcome(request, test, complete(version, further))
    return _show(request, test, _step(test, version, further))


def _progress(request: HttpRequest, test: SelfTest) -> tuple[SelfTestVersion, Progress]:
    """The visitor's progress and the version it belongs to; raises Unreadable."""
    state, now = request.POST.get("toestand", ""), int(time.time())
    if not state:
        if test.live_version is None or not test.live:
            raise Unreadable("the test is not live")
        origin = origin_in(request.POST.get("van", ""))
        return test.live_version, Progress(test.live_version.pk, uuid4().hex, now, (), origin)
    progress = load(state, progress_keys(), now)
    version = SelfTestVersion.objects.filter(pk=progress.version, self_test=test).first()
    if version is None or position(version.definition, progress.answers) is None:
        raise Unreadable("not of this test")
    return version, progress


def _chosen(request: HttpRequest) -> int | None:
    text = request.POST.get("antwoord", "")
    is_number = text.isascii() and text.isdecimal() and len(text) <= LONGEST_ANSWER
    return int(text) if is_number else None


def _step(
    test: SelfTest,
    version: SelfTestVersion,
    progress: Progress,
    *,
    error: str = "",
    chosen: int | None = None,
) -> Step:
    state = dump(progress, progress_keys()[0])
    return step_after(
        version.definition, progress.answers, test.url, state=state, error=error, chosen=chosen
    )


def _went_back(
    request: HttpRequest, test: SelfTest, version: SelfTestVersion, progress: Progress
) -> HttpResponse:
    *earlier, last = progress.answers or (None,)
    before = replace(progress, answers=tuple(number for number in earlier if number is not None))
    return _show(request, test, _step(test, version, before, chosen=last))


def _ask_again(
    request: HttpRequest, test: SelfTest, version: SelfTestVersion, progress: Progress
) -> HttpResponse:
    error = _("Choose the answer that fits you best.")
    return _show(request, test, _step(test, version, progress, error=error), status=422)


def _start_anew(request: HttpRequest, test: SelfTest, text: str) -> HttpResponse:
    if test.live_version is None or not test.live:
        return _no_such_test(request)
    step = first_step(test.live_version.definition, test.url, error=text)
    return _show(request, test, step, status=400)


def _show(request: HttpRequest, test: SelfTest, step: Step, *, status: int = 200) -> HttpResponse:
    response = _page(request, test, step, status=status)
    revalidated(response)
    return response


def _page(request: HttpRequest, test: SelfTest, step: Step, *, status: int = 200) -> HttpResponse:
    in_place = request.headers.get("HX-Request") == "true"
    template = "funnel/components/step.html" if in_place else "funnel/self_test_page.html"
    response = render(request, template, {"self_test": test, "step": step}, status=status)
    response.headers["Vary"] = "HX-Request"
    return response


def _to_outcome(request: HttpRequest, test: SelfTest, token: str) -> HttpResponse:
    where = reverse("funnel:outcome", args=[test.slug, token])
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(headers={"HX-Redirect": where})
    return HttpResponse(status=303, headers={"Location": where})


def _count(test: SelfTest, version: SelfTestVersion, progress: Progress, chosen: int) -> None:
    """Count the answer; a database that cannot be written to costs a number, not the visitor."""
    subject = f"test:{test.pk}/v:{version.number}"
    try:
        if not progress.answers:
            count(Station.TEST_STARTED, subject, progress.origin)
        count(Station.QUESTION, f"{subject}/q:{len(progress.answers) + 1}/o:{chosen + 1}")
    except OperationalError as error:
        logger.warning("A step was not counted: %s", type(error).__name__)


def _no_such_test(request: HttpRequest) -> HttpResponse:
    return say(
        request,
        _("This test is not here"),
        _("The test may have moved, or may not be open at the moment."),
        status=404,
    )
