"""Where reviews meet the admin: addresses, the report, the history, a panel at home."""

from django.http import HttpRequest
from django.urls import URLPattern
from wagtail import hooks
from wagtail.admin.ui.components import Component

from cms.pages.reviews import home_panel, log, report, staff
from cms.pages.reviews.deciding_once import decide_once


def register() -> None:
    """Hang everything up; called once, when the admin gathers its hooks."""
    hooks.register("register_admin_urls", addresses)
    hooks.register("register_reports_menu_item", report.menu_item)
    hooks.register("register_log_actions", log.register)
    hooks.register("construct_homepage_panels", add_panel)
    hooks.register("before_edit_page", decide_once)


def addresses() -> list[URLPattern]:
    """The reviews of one article, and the report over all."""
    return [*staff.urlpatterns, *report.urlpatterns]


def add_panel(request: HttpRequest, panels: list[Component]) -> None:
    """How many articles are to be reviewed, for those who may edit some."""
    if home_panel.may_see_panel(request):
        panels.append(home_panel.ReviewsPanel())
