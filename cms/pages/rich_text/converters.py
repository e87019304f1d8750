"""Between the editor's contentstate and the stored form of our two links."""

from typing import Any

from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import LinkElementHandler

FUNNEL_ENTITY = "FUNNEL_LINK"
SOURCE_ENTITY = "SOURCE"


class FunnelElementHandler(LinkElementHandler):
    """Reads `<a linktype="funnel" kind="…" id="…">`."""

    def get_attribute_data(self, attrs: dict[str, str]) -> dict[str, Any]:
        """What the editor shows and keeps."""
        return {"kind": attrs.get("kind"), "id": attrs.get("id")}


class SourceElementHandler(LinkElementHandler):
    """Reads `<a linktype="source" id="…">`."""

    def get_attribute_data(self, attrs: dict[str, str]) -> dict[str, Any]:
        """What the editor shows and keeps."""
        return {"id": attrs.get("id")}


def funnel_entity(props: dict[str, Any]) -> Any:
    """Writes a link into the funnel; without an id it means the nearest."""
    attrs = {"linktype": "funnel", "kind": props.get("kind") or "self_test"}
    return DOM.create_element("a", attrs | _id(props), props["children"])


def source_entity(props: dict[str, Any]) -> Any:
    """Writes a reference to a source; without an id it is still to be filled in."""
    return DOM.create_element("a", {"linktype": "source"} | _id(props), props["children"])


def _id(props: dict[str, Any]) -> dict[str, str]:
    return {"id": str(props["id"])} if str(props.get("id") or "").isdecimal() else {}
