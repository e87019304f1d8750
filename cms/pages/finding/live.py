"""What everybody may find: live pages of the site that stand behind no login."""

from django.http import HttpRequest
from wagtail.models import Page, PageQuerySet, Site


def home_of(request: HttpRequest) -> Page | None:
    """The page at the top of the site; None while there is no site."""
    site = Site.find_for_request(request)
    return site and site.root_page


def found_below(home: Page | None, pages: PageQuerySet) -> PageQuerySet:
    """Of some pages, those that everybody may find."""
    return pages.live().public().descendant_of(home, inclusive=True) if home else pages.none()
