"""From what was built to a draft: a new page, or a new revision of the one with this slug."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.blocks import StreamBlock, StreamValue
from wagtail.models import Collection, Page

from cms.pages.importers.making.builder import Built
from cms.pages.importers.parts import Byline
from cms.pages.importers.storing.as_written import as_written
from cms.pages.models import ArticlePage, Author, ComplaintIndexPage


class Refused(Exception):
    """The article has no place; the message is a sentence that says what to do."""


@dataclass(frozen=True)
class Stored:
    """The page that holds the draft, and whether it was there before."""

    page: ArticlePage
    is_new: bool


def find_parent(slug: str | None) -> ComplaintIndexPage:
    """The list of complaints that articles hang under; raises Refused."""
    found = ComplaintIndexPage.objects.all()
    if slug:
        found = found.filter(slug=slug)
    parents = list(found[:2])
    if not parents and slug:
        raise Refused(_("There is no list of complaints with the slug “%s”.") % slug)
    if not parents:
        raise Refused(
            _("There is no list of complaints yet. Make one below the home page, then try again.")
        )
    if len(parents) > 1:
        raise Refused(_("There is more than one list of complaints. Name one with --parent."))
    return parents[0]


def find_collection(name: str | None) -> Collection | None:
    """The collection with a name, without one the root of all; raises Refused."""
    if not name:
        return Collection.get_first_root_node()
    found = Collection.objects.filter(name=name).first()
    if found is None:
        raise Refused(_("There is no collection “%s”.") % name)
    return found


@transaction.atomic
def store(built: Built, slug: str, parent: ComplaintIndexPage, user: Any = None) -> Stored:
    """Store a draft, if `user` may; what is live stays live as it is."""
    page, is_new = _page(slug, parent)
    if user is not None:
        _check_rights(page, is_new, parent, user)
    page.title = built.title
    page.lead = built.lead
    page.author = _author(built) or page.author
    page.key_points = fitting(page, "key_points", built.key_points)
    page.body = fitting(page, "body", built.body)
    if is_new:
        page.draft_title, page.owner = built.title, user
        parent.add_child(instance=page)
    page.save_revision(user=user)
    return Stored(page, is_new)


def _page(slug: str, parent: ComplaintIndexPage) -> tuple[ArticlePage, bool]:
    existing = parent.get_children().filter(slug=slug).first()
    if existing is None:
        return ArticlePage(slug=slug, live=False, has_unpublished_changes=True), True
    if existing.specific_class is not ArticlePage:
        raise Refused(_("The slug “%s” belongs to a page that is no article.") % slug)
    page: ArticlePage = existing.specific.get_latest_revision_as_object()
    return page, False


def _check_rights(page: ArticlePage, is_new: bool, parent: Page, user: Any) -> None:
    if is_new:
        if not parent.permissions_for_user(user).can_add_subpage():
            raise Refused(_("You may not add articles below “%s”.") % parent.title)
        return
    rights = page.permissions_for_user(user)
    if not rights.can_edit():
        raise Refused(_("There is an article “%s” already, and you may not change it.") % page.slug)
    if rights.page_locked():
        raise Refused(_("The article “%s” is locked. Unlock it, then try again.") % page.slug)


def fitting(page: Page, field: str, raw: list[dict[str, Any]]) -> StreamValue:
    """The value of a stream of a page, as its editor would store it; raises Refused."""
    block: StreamBlock = getattr(page, field).stream_block
    try:
        return block.clean_deferred(block.to_python(as_written(block, raw)))
    except ValidationError as error:
        raise Refused(_("The article does not fit: %s") % " ".join(error.messages)) from error


def _author(built: Built) -> Author | None:
    if built.byline is None:
        return None
    author = Author.objects.filter(name__iexact=built.byline.name).first()
    return author or Author.objects.create(name=built.byline.name, role=built.byline.role)


def keep_other_role(byline: Byline | None) -> bool:
    """Whether the author is known with another role, so that the line itself must stay."""
    if byline is None:
        return False
    known = Author.objects.filter(name__iexact=byline.name).first()
    return known is not None and (known.name, known.role) != (byline.name, byline.role)
