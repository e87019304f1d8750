"""WPBakery (Visual Composer): `[vc_…]`. Pure."""

import re
from base64 import b64decode
from binascii import Error as NotBase64
from html import escape
from urllib.parse import unquote

from cms.pages.importers.wordpress.building import html
from cms.pages.importers.wordpress.building.shortcodes import Attrs

RAW = re.compile(r"\[vc_raw_html[^\]]*\](.*?)\[/vc_raw_html\]", re.S)
SCRIPT = re.compile(r"\[vc_raw_js[^\]]*\].*?\[/vc_raw_js\]", re.S)
OPENERS = ("vc_toggle", "vc_tta_section", "vc_accordion_tab", "vc_tab")


def unpack(text: str) -> str:
    """What WPBakery keeps in base64 is put back as the HTML it is."""
    return RAW.sub(lambda match: _decoded(match[1]), SCRIPT.sub("", text))


def translate(name: str, closes: bool, attrs: Attrs) -> str | None:
    """One tag of WPBakery; what only lays out the page disappears."""
    if not name.startswith("vc_"):
        return None
    if name in OPENERS:
        return "</details>" if closes else f"<details><summary>{_title(attrs)}</summary>"
    if closes:
        return ""
    if name in ("vc_btn", "vc_button", "vc_button2", "vc_cta_button", "vc_cta_button2"):
        return html.button(attrs.get("title", ""), _link(attrs.get("link") or attrs.get("href")))
    if name == "vc_cta":
        return _call(attrs)
    if name == "vc_single_image":
        return _picture(attrs)
    if name == "vc_custom_heading":
        tag = re.search(r"tag:(h\d)", attrs.get("font_container", ""))
        return html.heading(attrs.get("text", ""), tag[1] if tag else "h2")
    if name == "vc_video":
        return html.video(attrs.get("link", ""))
    return ""


def _title(attrs: Attrs) -> str:
    return escape(attrs.get("title", ""))


def _call(attrs: Attrs) -> str:
    words = html.heading(attrs.get("h2", "")) + html.heading(attrs.get("h4", ""), "h3")
    address = _link(attrs.get("btn_link") or attrs.get("link"))
    return words + html.button(attrs.get("btn_title", ""), address)


def _picture(attrs: Attrs) -> str:
    """It is named by the number of its attachment, or by an address."""
    address = attrs.get("custom_src") or f"attachment:{attrs.get('image', '')}"
    return html.picture(address, link=_link(attrs.get("link")), caption=attrs.get("caption", ""))


def _link(value: str | None) -> str:
    """`url:https%3A%2F%2F…|title:…`, or simply an address."""
    named = dict(part.partition(":")[::2] for part in (value or "").split("|"))
    return unquote(named["url"]) if "url" in named else value or ""


def _decoded(text: str) -> str:
    try:
        return unquote(b64decode(text.strip(), validate=True).decode())
    except (NotBase64, UnicodeDecodeError):
        return text
