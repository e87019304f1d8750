"""Divi: `[et_pb_…]`. Pure."""

from html import escape

from cms.pages.importers.wordpress.building import html
from cms.pages.importers.wordpress.building.shortcodes import Attrs

OPENERS = ("et_pb_toggle", "et_pb_accordion_item", "et_pb_tab")


def translate(name: str, closes: bool, attrs: Attrs) -> str | None:
    """One tag of Divi; what only lays out the page disappears."""
    if not name.startswith("et_pb_"):
        return None
    if name in OPENERS:
        title = escape(attrs.get("title", ""))
        return "</details>" if closes else f"<details><summary>{title}</summary>"
    if closes:
        return ""
    if name == "et_pb_button":
        return html.button(attrs.get("button_text", ""), attrs.get("button_url", ""))
    if name == "et_pb_image":
        return html.picture(attrs.get("src", ""), attrs.get("alt", ""), attrs.get("url", ""))
    if name == "et_pb_video":
        return html.video(attrs.get("src", ""))
    if name in ("et_pb_cta", "et_pb_blurb", "et_pb_slide", "et_pb_fullwidth_header"):
        return _call(attrs)
    return html.heading(attrs.get("title", "")) if name == "et_pb_heading" else ""


def _call(attrs: Attrs) -> str:
    """A title, perhaps a picture, perhaps a button; its text stands inside the tag."""
    picture = attrs.get("image") or attrs.get("header_image_url", "")
    address = attrs.get("button_url") or attrs.get("button_link") or attrs.get("button_one_url", "")
    words = attrs.get("button_text") or attrs.get("button_one_text", "")
    return (
        html.heading(attrs.get("title") or attrs.get("heading", ""), "h3")
        + (html.picture(picture, attrs.get("alt", "")) if picture else "")
        + html.button(words, address)
    )
