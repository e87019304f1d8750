"""Our two link types wherever Wagtail itself expands rich text, as in the funnel's snippets."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from wagtail.rich_text import LinkHandler

FUNNEL_MODELS = {"self_test": "funnel.SelfTest", "ebook": "funnel.Ebook"}


class FunnelLinkHandler(LinkHandler):
    """A link to the self-test, the e-book or the trial: a given one, or the nearest."""

    identifier = "funnel"

    @classmethod
    def expand_db_attributes(cls, attrs: dict[str, str]) -> str:
        """The opening tag of one link."""
        return cls.expand_db_attributes_many([attrs])[0]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        """The opening tags of the links of one text."""
        from cms.pages.references import References

        return References().funnel_links(attrs_list)

    @classmethod
    def extract_references(cls, attrs: dict[str, str]) -> Iterator[tuple[Any, str, str, str]]:
        """Tell Wagtail's reference index which test or e-book is used here."""
        model = FUNNEL_MODELS.get(attrs.get("kind", ""))
        if model and attrs.get("id"):
            yield apps.get_model(model), attrs["id"], "", ""


class SourceLinkHandler(LinkHandler):
    """A reference to a source."""

    identifier = "source"

    @classmethod
    def expand_db_attributes(cls, attrs: dict[str, str]) -> str:
        """Outside a page there is no list to point to."""
        return '<a class="source-reference">'

    @classmethod
    def extract_references(cls, attrs: dict[str, str]) -> Iterator[tuple[Any, str, str, str]]:
        """Tell Wagtail's reference index which source is used here."""
        if attrs.get("id"):
            yield apps.get_model("pages.Source"), attrs["id"], "", ""
