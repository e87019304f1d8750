"""Which items come along, and what the answers of the mapping name here."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _

from cms.pages.importers.unreadable import Unreadable
from cms.pages.importers.wordpress.mapping.answers import (
    EBOOK,
    SELF_TEST,
    SKIP,
    TO_PAGE,
    Answer,
    SiteMapping,
)
from cms.pages.importers.wordpress.mapping.survey import Found, Survey
from cms.pages.importers.wordpress.reading.addresses import split

MODELS = {SELF_TEST: "funnel.SelfTest", EBOOK: "funnel.Ebook", TO_PAGE: "wagtailcore.Page"}


def wanted(survey: Survey, mapping: SiteMapping) -> list[tuple[Found, str]]:
    """Each item that comes along, with what it becomes."""
    return [
        (found, place)
        for found in survey.items.values()
        if (place := mapping.place(found.kind, found.slug)) != SKIP and not is_front(found, survey)
    ]


def is_front(found: Found, survey: Survey) -> bool:
    """Whether it was the old front page: the site has one of its own."""
    home, there = split(survey.blog.address), split(found.address)
    return not there.query and there.path.rstrip("/") == home.path.rstrip("/")


def left_out(survey: Survey, mapping: SiteMapping) -> Iterator[str]:
    """A sentence for what does not come along."""
    for kind, number in sorted(survey.kinds.items()):
        if mapping.place(kind, "") == SKIP:
            yield _("%(number)d x %(kind)s: skipped, as the mapping says") % {
                "number": number,
                "kind": kind,
            }
    for found in survey.items.values():
        if is_front(found, survey):
            yield _("%s: the old front page, skipped") % found.title
    if survey.too_large:
        yield _("%d items of more than 20 MB: skipped") % survey.too_large


def named(mapping: SiteMapping) -> dict[Answer, int]:
    """The ids of tests, e-books and pages that answers name by slug; raises Unreadable."""
    answers = {answer for answer in mapping.calls.values() if answer.slug}
    return {answer: _id_of(answer) for answer in sorted(answers, key=str)}


def _id_of(answer: Answer) -> int:
    model: Any = apps.get_model(MODELS[answer.kind]) if answer.kind in MODELS else None
    found = model and model.objects.filter(slug=answer.slug).values_list("pk", flat=True).first()
    if not found:
        raise Unreadable(_("The mapping names “%s”, which is not on this site.") % answer)
    return int(found)
