"""A page for everything that is no article: about us, privacy, contact."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cms.pages.blocks import BodyBlock
from cms.pages.models.public import INTRODUCTION, PublicPage


class StandardPage(PublicPage):
    """A title, a lead and a body."""

    sits_at_root = True

    lead = models.TextField(_("lead"), blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)
    in_footer = models.BooleanField(
        _("in the footer"), default=True, help_text=_("Link this page at the foot of every page.")
    )

    template = "pages/standard_page.html"
    parent_page_types = ["pages.HomePage"]
    subpage_types: list[str] = []
    content_panels = [*Page.content_panels, INTRODUCTION, "body"]
    promote_panels = [*Page.promote_panels, "in_footer"]
    search_fields = [*Page.search_fields, index.SearchField("lead"), index.SearchField("body")]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")
