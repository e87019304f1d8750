"""The way to the form from a list of complaints."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from cms.pages.models import ComplaintIndexPage


def import_button(page: Page, user: Any) -> Iterator[Button]:
    """A button for who may add an article below this page, if articles hang there."""
    if page.specific_class is not ComplaintIndexPage:
        return
    if page.permissions_for_user(user).can_add_subpage():
        url = f"{reverse('article_import:index')}?parent={page.pk}"
        yield Button(_("Import an article"), url, icon_name="upload", priority=17)
