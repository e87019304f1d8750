"""Self-tests in the admin: a tab for each thing an editor thinks about."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn, NumberColumn, UpdatedAtColumn

from cms.funnel.admin.checks_panel import ChecksPanel
from cms.funnel.admin.kept import KeptViewSet
from cms.funnel.admin.numbers_panel import NumbersPanel
from cms.funnel.admin.self_test_form import SelfTestForm
from cms.funnel.models import SelfTest

ABOUT = [
    TitleFieldPanel("title"),
    FieldPanel("slug"),
    FieldPanel("promise"),
    FieldPanel("minutes"),
    FieldPanel("intro"),
]
RED_FLAG_ADVICE = MultiFieldPanel(
    [
        FieldPanel("see_doctor_advice"),
        FieldPanel("urgent_advice"),
        FieldPanel("emergency_advice"),
    ],
    heading=_("Advice at a red flag"),
    help_text=_("Left empty, the site's standard advice is shown."),
)


class SelfTestViewSet(KeptViewSet):
    """Write, check, preview and publish a test."""

    model = SelfTest
    icon = "help"
    menu_label = _("Self-tests")
    list_display = [
        "title",
        Column("version", label=_("Version"), accessor="live_version.number"),
        NumberColumn("minutes", label=_("Minutes"), sort_key="minutes"),
        LiveStatusTagColumn(label=_("Status")),
        UpdatedAtColumn(label=_("Updated")),
    ]
    list_filter = ["live"]
    edit_handler = TabbedInterface(
        [
            ObjectList(ABOUT, heading=_("About the test")),
            ObjectList([FieldPanel("questions")], heading=_("Questions")),
            ObjectList([FieldPanel("outcomes"), RED_FLAG_ADVICE], heading=_("Outcomes")),
            ObjectList([ChecksPanel()], heading=_("Checks and versions")),
            ObjectList([NumbersPanel()], heading=_("Numbers")),
        ],
        base_form_class=SelfTestForm,
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[SelfTest]:
        """Tests with the number of their published version, in one query."""
        return SelfTest.objects.select_related("live_version").defer("live_version__data")
