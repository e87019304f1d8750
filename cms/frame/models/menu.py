"""What stands at the head and at the foot of every page."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField

from cms.frame.blocks import ColumnBlock, LinkBlock
from cms.frame.links import Column, Link, Target, columns_in, links_in, pages_in, resolved


@register_setting(icon="list-ul", order=20)
class SiteMenu(BaseSiteSetting):
    """The main menu and the columns of the footer; each left empty fills itself."""

    items = StreamField(
        [("link", LinkBlock())],
        verbose_name=_("main menu"),
        blank=True,
        max_num=7,
        help_text=_("Empty: the pages below the home page that are marked “show in menus”."),
    )
    columns = StreamField(
        [("column", ColumnBlock())],
        verbose_name=_("footer"),
        blank=True,
        max_num=4,
        help_text=_("Empty: the pages that are marked “in the footer”."),
    )

    panels = ["items", "columns"]

    class Meta:
        verbose_name = _("menu and footer")
        verbose_name_plural = _("menus and footers")

    @property
    def page_ids(self) -> set[int]:
        """Every page that is linked; asks no database."""
        below = [link for _title, links in columns_in(self.columns.raw_data) for link in links]
        return pages_in([*links_in(self.items.raw_data), *below])

    def main(self, pages: Mapping[int, Target], here: str) -> list[Link]:
        """The main menu for a page at this address; `pages` are those that are live."""
        return resolved(links_in(self.items.raw_data), pages, here)

    def footer(self, pages: Mapping[int, Target]) -> list[Column]:
        """The columns of the footer that have a link; `pages` are those that are live."""
        columns = columns_in(self.columns.raw_data)
        filled = [Column(title, resolved(links, pages)) for title, links in columns]
        return [column for column in filled if column.links]
