"""From a page and what its context has gathered to the words of schema.org; asks no database."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.rich_text import get_text_for_indexing

from cms.frame.frames import framed
from cms.frame.models import SiteBrand
from cms.pages import schema_org
from cms.pages.finding.about import About
from cms.pages.finding.absolute import absolute
from cms.pages.models import ArticlePage, Author, HomePage, Review


def things_on(page: Page | None, about: About, context: Mapping[str, Any]) -> schema_org.Thing:
    """All that machines may know of what is shown; empty when that is nothing."""
    things = [
        schema_org.breadcrumb_list(_way_to(page, about, context)),
        schema_org.faq_page(list(_questions_on(page))),
    ]
    if isinstance(page, ArticlePage):
        things.insert(0, schema_org.medical_web_page(_article(page, about, context)))
    if isinstance(page, HomePage):
        things.insert(
            0, schema_org.organization(_practice(framed(context["request"]).brand, about))
        )
    return schema_org.graph(*things)


def _practice(brand: SiteBrand, about: About) -> schema_org.Practice:
    return schema_org.Practice(
        brand.name,
        about.url,
        about.description,
        logo=absolute(brand.logo_made.url) if brand.logo_made else "",
        telephone=brand.telephone,
        email=brand.email,
        address=", ".join(brand.street_address.split("\n")).replace("\r", ""),
        profiles=[profile["address"] for profile in brand.profile_links],
    )


def _article(page: ArticlePage, about: About, context: Mapping[str, Any]) -> schema_org.Article:
    author, review = page.author, page.review
    published, modified = page.first_published_at, page.last_published_at
    return schema_org.Article(
        url=about.url,
        title=page.title,
        description=about.description,
        image=about.image_url,
        author=author and _person(author),
        reviewed_by=_reviewer(review) if review else None,
        reviewed_on=review.signed_on if review else None,
        citations=[
            schema_org.Citation(source.title, source.url, source.authors, source.year)
            for source in context["references"].sources
        ],
        published=published and timezone.localtime(published),
        modified=modified and timezone.localtime(modified),
    )


def _person(author: Author) -> schema_org.Person:
    url = absolute(author.get_absolute_url())
    return schema_org.Person(author.name, author.role, author.credentials, url)


def _reviewer(review: Review) -> schema_org.Person:
    """The words of that day; a guest has no page."""
    url = review.url and absolute(review.url)
    return schema_org.Person(review.name, credentials=review.credentials, url=url)


def _way_to(page: Page | None, about: About, context: Mapping[str, Any]) -> list[tuple[str, str]]:
    places = context.get("breadcrumb") or []
    steps = [(place.title, absolute(place.url)) for place in places]
    here = (page.title if page else about.title, about.url)
    return [(_("Home"), url) for _name, url in steps[:1]] + steps[1:] + [here]


def _questions_on(page: Page | None) -> Iterator[tuple[str, str]]:
    body = getattr(page, "body", None)
    for block in body.blocks_by_name("faq") if body else []:
        for item in block.value["items"]:
            answer = " ".join(get_text_for_indexing(item["answer"].source).split())
            if item["question"] and answer:
                yield item["question"], answer
