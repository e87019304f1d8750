"""A site with one page, a brand and a menu."""

from typing import Any

import pytest
from wagtail.models import Site

from cms.frame.models import SiteBrand, SiteMenu
from cms.pages.models import StandardPage
from tests.pages.conftest import complaints, home, image, make_article, privacy

__all__ = ["complaints", "home", "image", "make_article", "privacy"]


@pytest.fixture
def brand(home: Any) -> SiteBrand:
    return SiteBrand.objects.create(
        site=Site.objects.get(),
        name="Praktijk De Linde",
        tagline="Rust in beweging",
        telephone="+31 (0)20 123 45 67",
        email="post@delinde.example",
        street_address="Lindelaan 1\n1234 AB Utrecht",
        registrations="KvK 12345678\nAGB 12-345678",
        profiles=[
            {"type": "profile", "value": {"label": "LinkedIn", "address": "https://l.example/x"}}
        ],
    )


@pytest.fixture
def menu(privacy: StandardPage) -> SiteMenu:
    to_privacy = {"page": privacy.pk, "address": "", "label": ""}
    to_search = {"page": None, "address": "/zoeken/", "label": "Zoek"}
    return SiteMenu.objects.create(
        site=Site.objects.get(),
        items=[{"type": "link", "value": to_search}, {"type": "link", "value": to_privacy}],
        columns=[{"type": "column", "value": {"title": "Regels", "links": [to_privacy]}}],
    )
