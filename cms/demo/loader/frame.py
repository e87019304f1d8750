"""What stands around every page of the demo."""

from wagtail.models import Site

from cms.demo.loader.building import fill
from cms.demo.loader.shelf import Shelf
from cms.demo.loader.texts import read
from cms.frame.models import SiteBrand, SiteMenu


def dress(site: Site, shelf: Shelf) -> None:
    """Give the site its brand, its menu and its footer."""
    for name, model in (("brand", SiteBrand), ("menu", SiteMenu)):
        row = fill(model(site=site), read(name), shelf)
        row.full_clean()
        row.save()
