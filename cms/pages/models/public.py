"""What every page of the site shares; Wagtail's own Page stays the model behind all of them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, PageViewRestriction

from cms.lib.caching import public
from cms.pages.surroundings import surroundings

RESERVED_SLUGS = frozenset(
    {
        "test",
        "e-book",
        "proefversie",
        "mijn-gegevens",
        "afmelden",
        "webhooks",
        "healthz",
        "admin",
        "auteur",
        "studies",
        "feed",
        "zoeken",
        "reacties",
        "merk",
        "nakijken",
        "media",
        "static",
        "documents",
    }
)


# To a marketer a lead is a person, so editors see another word.
INTRODUCTION = FieldPanel("lead", heading=gettext_lazy("Introduction"))


class PublicPage(Page):
    """A page that is the same for everyone: no cookie, no session, a minute in shared caches."""

    # Pages directly below the home page share its level with addresses that are not pages.
    sits_at_root = False

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse a slug whose address the site uses itself."""
        super().clean()
        if self.sits_at_root and self.slug in RESERVED_SLUGS:
            raise ValidationError(
                {
                    "slug": _(
                        "The address “/%(slug)s/” belongs to the site itself. "
                        "Choose another slug for this page."
                    )
                    % {"slug": self.slug}
                }
            )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Wagtail's context, with the menu, the way back and what the texts refer to."""
        return super().get_context(request, *args, **kwargs) | surroundings(self, request)

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        """Wagtail's, unless looking the page up has told already that there are none."""
        if not getattr(self, "may_be_closed", True):
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The page, marked as one that anybody may keep for a moment."""
        return public(super().serve(request, *args, **kwargs))
