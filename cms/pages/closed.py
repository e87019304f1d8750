"""Which pages stand behind a login or a password, asked within the query that looks for them."""

from django.db.models import OuterRef, QuerySet
from django.db.models.functions import Substr
from wagtail.models import Page

DEEPEST = 8  # Steps below the home page; pages have two, and addresses that people try have more.


def above(depth: int) -> QuerySet[Page]:
    """The page of the outer query and those above it, from the root down to this depth."""
    steps = [Substr(OuterRef("path"), 1, Page.steplen * n) for n in range(1, depth + 1)]
    pages: QuerySet[Page] = Page.objects.filter(path__in=steps)
    return pages


def closing(depth: int = DEEPEST) -> QuerySet[Page]:
    """Those of them that close it to whoever has no right of entry."""
    return above(depth).filter(view_restrictions__isnull=False)
