"""Lists of rows that the funnel writes itself: to look at, to filter, never to edit."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.utils.text import capfirst
from django.utils.timezone import localtime
from wagtail.admin.ui.tables import TitleColumn
from wagtail.admin.views.generic import IndexView, InspectView
from wagtail.admin.viewsets.model import ModelViewSet

from cms.funnel.admin.policies import permissions_to_look


class CapitalColumn(TitleColumn):
    """A title made of a word that stands inside sentences elsewhere."""

    def get_value(self, instance: Any) -> str:
        """The word with a capital."""
        return str(capfirst(str(super().get_value(instance))))


class LookingIndexView(IndexView):
    """A list without buttons that lead to a refusal."""

    any_permission_required = ["view"]

    def _get_title_column(
        self, field_name: str, column_class: type = CapitalColumn, **kwargs: Any
    ) -> TitleColumn:
        return super()._get_title_column(field_name, column_class, **kwargs)


class LookingInspectView(InspectView):
    """One row; `labels` names what is no field of the model."""

    any_permission_required = ["view"]
    labels: dict[str, Any] = {}

    def get_field_label(self, field_name: str, field: Any) -> str:
        """The label of a field, or of something that is worked out from the row."""
        if field_name in self.labels:
            return str(self.labels[field_name])
        return str(capfirst(field.verbose_name))

    def get_field_display_value(self, field_name: str, field: Any) -> Any:
        """The value; times as the clock here tells them, a dash where there is nothing."""
        value = super().get_field_display_value(field_name, field)
        if isinstance(value, datetime):
            return localtime(value)
        return "-" if value in (None, "") else value


class LookingViewSet(ModelViewSet):
    """A list and a page for each row; the row's policy refuses all else."""

    index_view_class = LookingIndexView
    inspect_view_class = LookingInspectView
    inspect_view_enabled = True
    copy_view_enabled = False
    add_to_reference_index = False
    form_fields: list[str] = []
    list_per_page = 50

    def get_permissions_to_register(self) -> QuerySet[Permission]:
        """Only what can be given: looking."""
        return permissions_to_look(self.model)
