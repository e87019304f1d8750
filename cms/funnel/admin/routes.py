"""Routes in the admin: a marketer reads them from top to bottom, just as the funnel does."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from cms.funnel.models import Route, SelfTest

Choice = tuple[str, str]


def outcome_choices() -> list[Choice | tuple[str, list[Choice]]]:
    """Every outcome there is, by test; a code that tests share stands once, with the first."""
    groups: list[Choice | tuple[str, list[Choice]]] = [("", _("Every outcome"))]
    seen: set[str] = set()
    for test in SelfTest.objects.all():
        fresh = [choice for choice in _outcomes(test) if choice[0] not in seen]
        seen.update(code for code, _label in fresh)
        if fresh:
            groups.append((test.title, fresh))
    return groups


def _outcomes(test: SelfTest) -> Iterator[Choice]:
    for band in test.get_latest_revision_as_object().definition.bands:
        if band.code:
            yield band.code, f"{band.code}: {band.title}"


class RouteForm(WagtailAdminModelForm):
    """A rule whose outcome is chosen, never typed."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("Outcome"), choices=outcome_choices, required=False
    )

    def clean(self) -> dict[str, Any]:
        """An outcome that the chosen test does not have would never hold."""
        cleaned: dict[str, Any] = super().clean()
        test, code = cleaned.get("self_test"), cleaned.get("outcome")
        if test and code and code not in dict(_outcomes(test)):
            words = _("“%(test)s” has no such outcome, so this rule would never hold.")
            self.add_error("outcome", words % {"test": test})
        return cleaned


class RouteIndexView(IndexView):
    """The list, headed by how it is read."""

    page_subtitle = gettext_lazy("the first rule that holds decides")


HOW_IT_WORKS = gettext_lazy(
    "<p>After a test the rules are tried from top to bottom. The first one that holds decides;"
    " the rules below it are not read any more. After a red flag nothing is offered, whatever"
    " the rules say.</p>"
)


class RouteViewSet(SnippetViewSet):
    """Which outcome leads where, in an order that is dragged."""

    model = Route
    icon = "redirect"
    menu_label = gettext_lazy("Routes")
    index_view_class = RouteIndexView
    sort_order_field = "sort_order"
    ordering = "sort_order"
    list_display = [
        "name",
        Column("self_test", label=gettext_lazy("Self-test")),
        Column("outcome", label=gettext_lazy("Outcome")),
        Column("ebook", label=gettext_lazy("E-book")),
        BooleanColumn("offers_trial", label=gettext_lazy("Trial")),
        Column("tag", label=gettext_lazy("Tag")),
    ]
    edit_handler = ObjectList(
        [
            HelpPanel(content=HOW_IT_WORKS),
            FieldPanel("name"),
            MultiFieldPanel(
                [FieldPanel("self_test"), FieldPanel("outcome")], heading=gettext_lazy("When")
            ),
            MultiFieldPanel(
                [FieldPanel("ebook"), FieldPanel("offers_trial"), FieldPanel("tag")],
                heading=gettext_lazy("Then"),
            ),
        ],
        base_form_class=RouteForm,
    )
