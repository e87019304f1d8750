"""From what was made to a revision of the page, and from a revision to the public."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.pages.importers.storing.draft import Refused, fitting
from cms.pages.importers.wordpress.converting.made import Made
from cms.pages.importers.wordpress.reading.values import Item
from cms.pages.models import ImportedPost


def is_edited(page: Page, post: ImportedPost) -> bool:
    """Whether somebody went on with the page since we last wrote."""
    return bool(page.latest_revision_id != post.revision)


def write(page: Page, made: Made) -> Page:
    """Store a draft; what is live stays live as it is. Raises Refused."""
    draft = page.get_latest_revision_as_object()
    draft.title = made.title or draft.title
    for name, value in made.fields.items():
        setattr(draft, name, value)
    for name, raw in made.streams.items():
        if hasattr(draft, name):
            setattr(draft, name, fitting(draft, name, raw))
    try:
        draft.save_revision()
    except ValidationError as error:
        raise Refused(_("The article does not fit: %s") % " ".join(error.messages)) from error
    return draft


def may_go_public(page: Page, post: ImportedPost, item: Item) -> bool:
    """Whether our newest draft may replace what visitors see.

    Not when somebody went on with it, nor when somebody took it down after we had published it.
    """
    is_ours = page.latest_revision_id is not None and not is_edited(page, post)
    is_new = page.live_revision_id != page.latest_revision_id
    return item.is_public and is_ours and is_new and (page.live or not post.published_here)


def publish(page: Page, item: Item) -> None:
    """Show the newest draft to everybody, with the dates that it had on the old site."""
    page.get_latest_revision().publish()
    if changed := item.modified or item.published:
        Page.objects.filter(pk=page.pk).update(last_published_at=changed)
