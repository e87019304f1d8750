"""The guide for editors, `docs/editors.md`, where editors look for it: in the menu under Help."""

from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from markdown_it import MarkdownIt
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

GUIDE = settings.BASE_DIR / "docs" / "editors.md"
OF_WAGTAIL = ("whats-new-in-wagtail", "editor-guide")


class GuideView(WagtailAdminTemplateMixin, TemplateView):
    """How to write, review and publish, on one page."""

    template_name = "pages/admin/guide.html"
    page_title = _("Guide for editors")
    header_icon = "help"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, and this page."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The guide as HTML; its title stands in the header already."""
        return super().get_context_data(**kwargs) | {"guide": guide()}


@cache
def guide() -> SafeString:
    """The text as HTML, read once."""
    _title, _newline, text = GUIDE.read_text().partition("\n")
    return mark_safe(MarkdownIt().enable("table").render(text))  # noqa: S308 - a file of ours


def register() -> None:
    """Its address, and its place as the first thing under Help."""
    hooks.register("register_admin_urls", lambda: urlpatterns)
    hooks.register("register_help_menu_item", _menu_item)
    hooks.register("construct_help_menu", _without_wagtails_own)


def _menu_item() -> MenuItem:
    return MenuItem(_("Guide for editors"), reverse("pages_guide"), icon_name="help", order=100)


def _without_wagtails_own(_request: HttpRequest, items: list[MenuItem]) -> None:
    # They lead to other sites, in English, with a number that asks for attention.
    items[:] = [item for item in items if not item.name.startswith(OF_WAGTAIL)]


urlpatterns: list[URLPattern] = [path("guide/", GuideView.as_view(), name="pages_guide")]
