"""What everybody may find: live pages of the site that stand behind no login."""

from wagtail.models import Page, PageQuerySet


def found_below(home: Page, pages: PageQuerySet) -> PageQuerySet:
    """Of some pages, those that everybody may find."""
    return pages.live().public().descendant_of(home, inclusive=True)
