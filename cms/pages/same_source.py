"""Two rows for one source are one too many: say so to whoever saves the second."""

from typing import Any
from urllib.parse import urlsplit

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.snippets.views.snippets import CreateView, EditView

from cms.pages.models import Source


def same_as(source: Source) -> QuerySet[Source]:
    """Other rows with its DOI, its PubMed number or its address, however that is written."""
    same = Q(pk__in=())
    if source.doi:
        same |= Q(doi__iexact=source.doi)
    if source.pmid:
        same |= Q(pmid=source.pmid)
    if source.url:
        same |= Q(url__in=spellings(source.url))
    return Source.objects.filter(same).exclude(pk=source.pk)


def spellings(url: str) -> set[str]:
    """The same address with and without www, TLS and a slash at its end."""
    parts = urlsplit(url)
    host = parts.netloc.lower().removeprefix("www.")
    rest = parts._replace(scheme="", netloc="", fragment="").geturl()
    ends = {rest, rest.rstrip("/"), f"{rest.rstrip('/')}/"} if not parts.query else {rest}
    return {url} | {
        f"{scheme}://{www}{host}{end}"
        for scheme in ("http", "https")
        for www in ("", "www.")
        for end in ends
    }


class SaysWhenItIsThere:
    """After saving, a sentence with the way to the other row."""

    request: Any

    def save_instance(self) -> Source:
        """Save, and look for others; nothing is refused."""
        source: Source = super().save_instance()  # type: ignore[misc]
        for other in same_as(source)[:3]:
            words = _("This source is there already: “%(other)s”. Keep one of the two.")
            edit = reverse("wagtailsnippets_pages_source:edit", args=[other.pk])
            button = messages.button(edit, _("Open the other one"))
            messages.warning(self.request, words % {"other": other}, buttons=[button])
        return source


class SourceCreateView(SaysWhenItIsThere, CreateView):
    """A new source."""


class SourceEditView(SaysWhenItIsThere, EditView):
    """A source that was there."""
