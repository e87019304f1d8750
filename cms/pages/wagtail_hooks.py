"""Where the pages meet the admin."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.site_summary import SummaryItem
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from cms.pages import choices, guide
from cms.pages.checks import claims_report, report
from cms.pages.comments.bulk_actions import Approve, MarkAsSpam, Refuse
from cms.pages.comments.viewset import CommentViewSet
from cms.pages.comments.waiting import WaitingComments
from cms.pages.importers.admin.buttons import import_button
from cms.pages.importers.admin.viewset import ImportViewSet
from cms.pages.importers.storing import log
from cms.pages.importers.wordpress import backlog
from cms.pages.links import presses
from cms.pages.links import report as sources_report
from cms.pages.models import Author, Category, Source
from cms.pages.reviews import hooks as review_hooks
from cms.pages.rich_text import editor
from cms.pages.same_source import SourceCreateView, SourceEditView

REPORTS = (report, claims_report, sources_report, backlog)
review_hooks.register()
guide.register()


@hooks.register("register_rich_text_features")
def register_rich_text_features(features: FeatureRegistry) -> None:
    """The link into the funnel and the reference to a source."""
    editor.register(features)


@hooks.register("insert_global_admin_css")
def insert_global_admin_css() -> SafeString:
    """What makes Wagtail's lists fit a phone."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[URLPattern]:
    """The lists behind the editor's buttons, and the buttons of a source."""
    return [*choices.urlpatterns, *presses.urlpatterns]


@hooks.register("register_admin_urls")
def register_report_urls() -> list[URLPattern]:
    """The reports over articles, sources and what was imported."""
    return [pattern for each in REPORTS for pattern in each.urlpatterns]


for each in REPORTS:
    hooks.register("register_reports_menu_item", each.menu_item)


@hooks.register("register_page_header_buttons")
def register_page_header_buttons(page: Page, user: Any, **_kwargs: Any) -> Iterator[Button]:
    """Importing, from the list that the article will hang under."""
    return import_button(page, user)


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    """Imports in the history of a page."""
    log.register(actions)


class AuthorViewSet(SnippetViewSet):
    """Authors and reviewers, with what makes them trustworthy."""

    model = Author
    icon = "user"
    list_display = ["name", "role", "credentials"]
    search_fields = ["name", "role"]


class CategoryViewSet(SnippetViewSet):
    """Categories of complaints, and what each offers."""

    model = Category
    icon = "folder-open-inverse"
    list_display = ["title", "self_test", "ebook", "trial"]
    search_fields = ["title"]


class SourceViewSet(SnippetViewSet):
    """Sources; the filter finds those that are still to be filled in."""

    model = Source
    icon = "openquote"
    add_view_class = SourceCreateView
    edit_view_class = SourceEditView
    list_display = ["title", "authors", "year", "kind", "theme", "status"]
    list_filter = ["status", "kind", "theme", "year"]
    search_fields = ["title", "authors"]


@register_snippet
class EditorialGroup(SnippetViewSetGroup):
    """What articles are made with, and what readers say below them."""

    menu_label = _("Editorial")
    menu_icon = "edit"
    menu_order = 250
    items = (ImportViewSet, AuthorViewSet, CategoryViewSet, SourceViewSet, CommentViewSet)


for action in (Approve, Refuse, MarkAsSpam):
    hooks.register("register_bulk_action", action)


@hooks.register("construct_homepage_summary_items")
def add_waiting_comments(request: HttpRequest, items: list[SummaryItem]) -> None:
    """How many comments wait, for those who may decide."""
    items.append(WaitingComments(request))
