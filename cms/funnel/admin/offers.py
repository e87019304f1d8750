"""E-books and the trial in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn, NumberColumn, UpdatedAtColumn

from cms.funnel.admin.kept import KeptViewSet
from cms.funnel.models import Ebook, Trial


class EbookViewSet(KeptViewSet):
    """The book behind the personal link."""

    model = Ebook
    icon = "doc-full"
    menu_label = _("E-books")
    list_display = [
        "title",
        NumberColumn("pages", label=_("Pages"), sort_key="pages"),
        Column("tag", label=_("Tag")),
        LiveStatusTagColumn(label=_("Status")),
        UpdatedAtColumn(label=_("Updated")),
    ]


class TrialViewSet(KeptViewSet):
    """The offer that comes last."""

    model = Trial
    icon = "date"
    menu_label = _("Trial")
    list_display = [
        "title",
        NumberColumn("days", label=_("Days"), accessor=lambda trial: len(trial.days)),
        Column("tag", label=_("Tag")),
        LiveStatusTagColumn(label=_("Status")),
        UpdatedAtColumn(label=_("Updated")),
    ]
