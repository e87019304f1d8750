"""The demo's door: is the site empty, and fill it."""

from collections.abc import Callable


def site_is_empty() -> bool:
    """True while there is no page besides Wagtail's own welcome page, and no test."""
    from wagtail.models import Page

    from cms.funnel.models import SelfTest

    written = [page for page in Page.objects.filter(depth__gt=1) if page.specific_class is not Page]
    return not written and not SelfTest.objects.exists()


def load_demo(say: Callable[[str], None]) -> None:
    """Fill an empty site in one transaction; `say` hears one line per thing made."""
    from django.db import transaction

    from cms.demo.loader import frame, library, offers, reviewing, site, tree
    from cms.demo.loader.shelf import Shelf

    shelf = Shelf()
    with transaction.atomic():
        editor = site.make_login(say)
        site.make_colleagues(say)
        library.hang_pictures(shelf, say)
        library.introduce_authors(shelf, say)
        offers.publish_offers(shelf, editor, say)
        library.sort_complaints(shelf, say)
        library.list_sources(shelf, say)
        offers.draw_routes(shelf, say)
        home = tree.grow_pages(shelf, editor, say)
        reviewing.review_articles(shelf, editor, say)
        opened = site.open_site(home)
        offers.set_standards(opened)
        frame.dress(opened, shelf)
