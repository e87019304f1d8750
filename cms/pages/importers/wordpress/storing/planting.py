"""A place in the tree for every item, so that texts can link to what comes later in the file."""

from dataclasses import dataclass
from urllib.parse import unquote

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.pages.importers.wordpress.mapping.answers import ARTICLE
from cms.pages.importers.wordpress.mapping.survey import Found
from cms.pages.models import ArticlePage, ComplaintIndexPage, ImportedPost, StandardPage
from cms.pages.models.public import RESERVED_SLUGS


@dataclass(frozen=True)
class Garden:
    """Where things grow: articles below the list of complaints, pages beside it."""

    complaints: ComplaintIndexPage
    home: Page
    old_site: str

    def plant(self, found: Found, place: str) -> ImportedPost:
        """The row of an item, with an empty draft for it; one that came before stays as it is."""
        post, _new = ImportedPost.objects.get_or_create(
            site=self.old_site, number=found.number, defaults=_facts(found)
        )
        # Another run may be at work: the row says which of the two came first.
        post = ImportedPost.objects.select_for_update().get(pk=post.pk)
        if post.has_no_place:
            self._give_page(post, found, place)
            post.save()
        return post

    def _give_page(self, post: ImportedPost, found: Found, place: str) -> None:
        parent = self.complaints if place == ARTICLE else self.home
        slug = slug_of(found)
        if place != ARTICLE and slug in RESERVED_SLUGS:
            post.state = ImportedPost.State.FAILED
            post.warnings = [
                _("The address “/%s/” belongs to the site itself; make this page by hand.") % slug
            ]
        elif there := parent.get_children().filter(slug=slug).first():
            post.page, post.state = there, ImportedPost.State.LEFT
            post.revision = there.latest_revision_id
            post.warnings = [_("A page with this address was here; its text was kept as it is.")]
        else:
            post.state, post.warnings = ImportedPost.State.WAITING, []
            post.page = parent.add_child(instance=_empty(found, place, slug))


def plant_all(garden: Garden, wanted: list[tuple[Found, str]]) -> dict[int, ImportedPost]:
    """Rows and pages for all items, by number; each in a transaction of its own."""
    rows = ImportedPost.objects.filter(site=garden.old_site).defer("became", "remarks")
    posts = {row.number: row for row in rows}
    for found, place in wanted:
        if found.number not in posts or posts[found.number].has_no_place:
            with transaction.atomic():
                posts[found.number] = garden.plant(found, place)
    return posts


def slug_of(found: Found) -> str:
    """Its own slug, or one of its title: a draft of WordPress has none yet."""
    wish = slugify(unquote(found.slug)) or slugify(found.title)
    return wish[:255].strip("-") or f"{found.kind}-{found.number}"


def _facts(found: Found) -> dict[str, object]:
    return {
        "kind": found.kind[:64],
        "title": (found.title or found.slug or str(found.number))[:255],
        "address": found.address[:1000],
        "was_public": found.is_public,
        "written_at": found.published,
    }


def _empty(found: Found, place: str, slug: str) -> Page:
    model = ArticlePage if place == ARTICLE else StandardPage
    page = model(
        title=(found.title or slug)[:255],
        slug=slug,
        live=False,
        has_unpublished_changes=True,
        first_published_at=found.published if found.is_public else None,
    )
    if isinstance(page, StandardPage):
        page.in_footer = False  # a whole site's pages would fill the foot of every page
    return page
