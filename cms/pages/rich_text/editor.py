"""Two buttons in the editor: a link into the funnel, and a reference to a source."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.rich_text.feature_registry import FeatureRegistry

from cms.funnel.blocks import KINDS
from cms.pages.rich_text import FUNNEL_LINK, SOURCE
from cms.pages.rich_text.converters import (
    FUNNEL_ENTITY,
    SOURCE_ENTITY,
    FunnelElementHandler,
    SourceElementHandler,
    funnel_entity,
    source_entity,
)
from cms.pages.rich_text.link_types import FunnelLinkHandler, SourceLinkHandler

SCRIPT = "pages/rich_text.js"
STYLE = "pages/rich_text.css"


def register(features: FeatureRegistry) -> None:
    """Make both known to Draftail, to the converter and to the front end."""
    features.register_link_type(FunnelLinkHandler)
    features.register_link_type(SourceLinkHandler)
    _register_entity(features, FUNNEL_LINK, _funnel_options(), _funnel_rule())
    _register_entity(features, SOURCE, _source_options(), _source_rule())


def _register_entity(features: FeatureRegistry, name: str, options: dict, rule: dict) -> None:
    plugin = EntityFeature(options, js=[SCRIPT], css={"all": [STYLE]})
    features.register_editor_plugin("draftail", name, plugin)
    features.register_converter_rule("contentstate", name, rule)


def _funnel_options() -> dict:
    return {
        "type": FUNNEL_ENTITY,
        "icon": "rotate",
        "description": _("Link to the test, the e-book or the trial"),
        "attributes": ["kind", "id"],
        "allowlist": {"href": "^$"},
        "choicesUrl": reverse_lazy("pages_funnel_choices"),
        "kinds": [{"kind": kind, "label": label} for kind, label in KINDS],
        "words": {
            "title": _("Link into the funnel"),
            "kind": _("Where does it lead?"),
            "nearest": _("The one that belongs to this article"),
            "which": _("Which one?"),
            "insert": _("Insert"),
            "cancel": _("Cancel"),
            "failed": _("The list could not be loaded. Close this window and try again."),
        },
    }


def _source_options() -> dict:
    return {
        "type": SOURCE_ENTITY,
        "icon": "openquote",
        "description": _("Source"),
        "attributes": ["id"],
        "allowlist": {"href": "^$"},
        "choicesUrl": reverse_lazy("pages_source_choices"),
        "words": {
            "title": _("Source"),
            "search": _("Search in titles and authors"),
            "unfilled": _("Still to be filled in"),
            "which": _("Which source?"),
            "text": _("Source"),
            "insert": _("Insert"),
            "cancel": _("Cancel"),
            "failed": _("The list could not be loaded. Close this window and try again."),
        },
    }


def _funnel_rule() -> dict:
    return {
        "from_database_format": {'a[linktype="funnel"]': FunnelElementHandler(FUNNEL_ENTITY)},
        "to_database_format": {"entity_decorators": {FUNNEL_ENTITY: funnel_entity}},
    }


def _source_rule() -> dict:
    return {
        "from_database_format": {'a[linktype="source"]': SourceElementHandler(SOURCE_ENTITY)},
        "to_database_format": {"entity_decorators": {SOURCE_ENTITY: source_entity}},
    }
