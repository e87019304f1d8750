"""The card that others show of a page, from the very fields that the page itself shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.text import Truncator
from wagtail.models import Page

from cms.lib.pictures import filters_for
from cms.pages.addresses import address
from cms.pages.finding.absolute import absolute
from cms.pages.models import ArticlePage

LONGEST = 300
# Public pages that no editor made: what they show, and which of its words tell most.
SHOWN = {
    "funnel:self_test": ("self_test", "promise"),
    "funnel:ebook": ("ebook", "subtitle"),
    "funnel:trial": ("trial", "promise"),
    "pages:category": ("category", "intro"),
    "pages:author": ("author", "role"),
    "pages:studies": ("themes", ""),
}


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


def about_view(view_name: str, context: Mapping[str, Any]) -> About | None:
    """A public page that no editor made; nothing for anybody's personal page."""
    name, words = SHOWN.get(view_name, ("", ""))
    if (shown := context.get(name)) is None:
        return None
    # The trial's page shows a few of its fields, the others show the thing itself.
    fields = shown if isinstance(shown, Mapping) else getattr(shown, "__dict__", {})
    title = fields.get("title") or context.get("title") or ""
    return About(absolute(context["request"].path), title, _short(fields.get(words) or ""))


def _short(text: str) -> str:
    return Truncator(" ".join(text.split())).chars(LONGEST)


def _image_of(page: Page) -> Any:
    # The widest in the oldest format, if publishing has made it; a visit makes none.
    if not (picture := getattr(page, "picture", None)):
        return None
    widest = filters_for("wide")[-1]
    return picture.find_existing_renditions(widest).get(widest)
