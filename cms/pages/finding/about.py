"""The card that others show of a page, from the very fields that the page itself shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.text import Truncator
from wagtail.models import Page

from cms.pages.addresses import address
from cms.pages.finding.absolute import absolute
from cms.pages.models import ArticlePage
from cms.pages.pictures import filters_for

LONGEST = 300
# The pages of the funnel that are for everyone, and what they are about.
OFFERS = {"funnel:self_test": "self_test", "funnel:ebook": "ebook", "funnel:trial": "trial"}


@dataclass(frozen=True)
class About:
    """Address, words and picture of something that can be found."""

    url: str
    title: str
    description: str = ""
    kind: str = "website"
    image: Any = None

    @property
    def image_url(self) -> str:
        """Where the picture is; empty without one."""
        return absolute(self.image.url) if self.image else ""


def about_page(page: Page) -> About:
    """One of the editors' pages."""
    return About(
        url=absolute(address(page.url_path)),
        title=page.seo_title or page.title,
        description=_short(page.search_description or getattr(page, "lead", "")),
        kind="article" if isinstance(page, ArticlePage) else "website",
        image=_image_of(page),
    )


def about_offer(view_name: str, context: Mapping[str, Any]) -> About | None:
    """A test, e-book or trial on its own public page; nothing for anybody's personal page."""
    offer = context.get(OFFERS.get(view_name, ""))
    if not offer:
        return None
    # The trial's page shows a few of its fields, the others show the thing itself.
    say = offer if isinstance(offer, Mapping) else offer.__dict__
    description = _short(say.get("promise") or say.get("subtitle") or "")
    return About(absolute(context["request"].path), say["title"], description)


def _short(text: str) -> str:
    return Truncator(" ".join(text.split())).chars(LONGEST)


def _image_of(page: Page) -> Any:
    # The widest in the oldest format, if publishing has made it; a visit makes none.
    if not (picture := getattr(page, "picture", None)):
        return None
    widest = filters_for("wide")[-1]
    return picture.find_existing_renditions(widest).get(widest)
