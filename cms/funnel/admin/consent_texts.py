"""The words that ask for consent: what is in force, what was before, and a new version of each."""

from typing import Any

from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, Table, TitleColumn
from wagtail.admin.views.generic import (
    CreateView,
    PermissionCheckedMixin,
    WagtailAdminTemplateMixin,
)
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets import Button

from cms.funnel.admin.consent_text_form import ConsentTextForm
from cms.funnel.consent_words import Place, words_in_force
from cms.funnel.models import ConsentText

TITLE = gettext_lazy("Consent texts")


class ConsentTextsView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Every place with its words, and all versions below."""

    model = ConsentText
    any_permission_required = ["add", "view"]
    page_title = TITLE
    header_icon = "doc-full-inverse"
    template_name = "funnel/admin/consent_texts.html"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, and this page."""
        return [*self.breadcrumbs_items, {"url": "", "label": TITLE}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The words in force, whoever wrote them, and the versions of editors."""
        in_force = words_in_force()
        rows = [{"place": place, "words": in_force[place]} for place in Place]
        versions = ConsentText.objects.all()
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "in_force": Table(_columns(may_add=self.user_has_permission("add")), rows),
            "versions": Table(VERSIONS, versions) if versions else None,
        }


class NewVersionView(CreateView):
    """Another text for one place, from now on; the older ones stay as they were."""

    model = ConsentText
    form_class = ConsentTextForm
    header_icon = "doc-full-inverse"
    index_url_name = "consent_texts:index"
    page_title = gettext_lazy("New version")
    submit_button_label = gettext_lazy("Put in force")
    success_message = gettext_lazy("“%(object)s” is in force. Who agreed before agreed to before.")

    @cached_property
    def place(self) -> ConsentText.Place:
        """Where the words will stand."""
        try:
            return Place(self.kwargs["place"])
        except ValueError as no_place:
            raise Http404 from no_place

    def get_add_url(self) -> str:
        """The place stays in the address."""
        return reverse("consent_texts:add", args=[self.place.value])

    def get_page_subtitle(self) -> str:
        """The place in words."""
        return str(self.place.label)

    def get_initial_form_instance(self) -> ConsentText:
        """Begin with the words in force."""
        words = words_in_force()[self.place]
        return ConsentText(place=self.place, text=words.text, hint=words.hint)

    def get_success_buttons(self) -> list[Button]:
        """Nothing to edit: a version stays as it is."""
        return []

    def save_instance(self) -> ConsentText:
        """Add the version in its writer's name; two at the same moment become two versions."""
        user = self.request.user
        self.form.instance.by = user.get_full_name() or user.get_username()
        try:
            with transaction.atomic():
                return self._added()
        except IntegrityError:
            return self._added()

    def _added(self) -> ConsentText:
        added: ConsentText = super().save_instance()
        return added


def _columns(*, may_add: bool) -> list[Column]:
    def change(row: dict[str, Any]) -> str | None:
        return reverse("consent_texts:add", args=[row["place"].value]) if may_add else None

    return [
        TitleColumn("place", label=_("Place"), get_url=change, accessor=_place),
        Column("words", label=_("Words in force"), accessor=lambda row: row["words"].whole),
        Column("version", label=_("Version"), accessor=_version),
    ]


def _place(row: dict[str, Any]) -> str:
    return str(row["place"].label)


def _version(row: dict[str, Any]) -> str:
    return str(row["words"].version or _("our own text"))


VERSIONS = [
    Column("place", label=gettext_lazy("Place"), accessor="get_place_display"),
    Column("number", label=gettext_lazy("Version")),
    Column("whole", label=gettext_lazy("Words")),
    Column("by", label=gettext_lazy("Written by")),
    DateColumn("at", label=gettext_lazy("In force since")),
    Column("text_hash", label=gettext_lazy("Hash"), accessor=lambda row: row.text_hash[:12]),
]


class ConsentTextsMenuItem(MenuItem):
    """For who may read or write them."""

    def is_shown(self, request: HttpRequest) -> bool:
        """The same question that the page asks."""
        may = request.user.has_perm
        return bool(may("funnel.view_consenttext") or may("funnel.add_consenttext"))


class ConsentTextsViewSet(ViewSet):
    """Two pages: all of them, and a new version of one."""

    name = "consent_texts"
    icon = "doc-full-inverse"
    menu_label = TITLE
    menu_item_class = ConsentTextsMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        """The addresses of both."""
        return [
            path("", ConsentTextsView.as_view(), name="index"),
            path("<slug:place>/", NewVersionView.as_view(), name="add"),
        ]
