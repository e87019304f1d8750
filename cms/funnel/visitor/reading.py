"""The book on a light page, behind the same personal link: chapter by chapter, place kept."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from cms.funnel.leads.keep_place import keep_place
from cms.funnel.models import Grant
from cms.funnel.targets import Targets
from cms.funnel.visitor.downloads import grant_behind, link_ended, no_such_link
from cms.lib.caching import never_stored


@csrf_exempt  # So that a POST hears that it is no way in here, and not about a token.
@require_safe
def contents(request: HttpRequest, token: str) -> HttpResponse:
    """The chapters, and the way on from where the reader was."""
    grant = grant_behind(token)
    if grant is None or grant.confirmed_at is None or not grant.ebook.chapters:
        return no_such_link(request)
    if grant.expires_at <= timezone.now():
        return link_ended(request, grant)
    chapters = [
        {"title": block.value["title"], "url": _chapter_url(token, number)}
        for number, block in enumerate(grant.ebook.chapters, start=1)
    ]
    place = min(grant.chapter, len(chapters))
    context = {
        "ebook": grant.ebook,
        "chapters": chapters,
        "place": chapters[place - 1] if place else None,
        "back": reverse("funnel:download", args=[token]),
    }
    return _answer(request, "funnel/reading_page.html", context)


@csrf_exempt
@require_safe
def chapter(request: HttpRequest, token: str, number: int) -> HttpResponse:
    """One chapter; at its end the next one, and the trial."""
    grant = grant_behind(token)
    chapters = list(grant.ebook.chapters) if grant else []
    if grant is None or grant.confirmed_at is None or not 1 <= number <= len(chapters):
        return no_such_link(request)
    if grant.expires_at <= timezone.now():
        return link_ended(request, grant)
    if request.method == "GET":
        keep_place(grant, number)
    last = number == len(chapters)
    context = {
        "ebook": grant.ebook,
        "chapter": chapters[number - 1].value,
        "number": number,
        "of": len(chapters),
        "next": None if last else _titled(chapters[number].value["title"], token, number + 1),
        "contents_url": reverse("funnel:reading", args=[token]),
        "trial": _trial(grant),
    }
    return _answer(request, "funnel/chapter_page.html", context)


def _answer(request: HttpRequest, template: str, context: dict[str, object]) -> HttpResponse:
    response = render(request, template, context)
    never_stored(response)
    return response


def _titled(title: str, token: str, number: int) -> dict[str, str]:
    return {"title": title, "url": _chapter_url(token, number)}


def _chapter_url(token: str, number: int) -> str:
    return reverse("funnel:chapter", args=[token, number])


def _trial(grant: Grant) -> object:
    """The trial, for whoever has not asked for it yet."""
    trial = Targets().trial()
    if trial is None or grant.lead.enrolments.filter(trial=trial.pk).exists():
        return None
    return trial
