"""Elementor: a tree of widgets in JSON. Pure."""

import json
from collections.abc import Callable, Iterator, Mapping
from html import escape
from typing import Any

from cms.pages.importers.wordpress.building import html

Settings = Mapping[str, Any]
DEEPEST = 40


def to_html(data: str) -> str | None:
    """The text of a page that Elementor made; None when this is no such tree."""
    try:
        tree = json.loads(data)
        return "".join(_pieces(tree, 0)) if isinstance(tree, list) else None
    except (ValueError, RecursionError):
        return None


def _pieces(elements: Any, depth: int) -> Iterator[str]:
    for element in elements if isinstance(elements, list) and depth < DEEPEST else ():
        if not isinstance(element, dict):
            continue
        settings = element.get("settings")
        kind = str(element.get("widgetType") or "")
        if kind:
            yield _widget(kind, settings if isinstance(settings, dict) else {})
        yield from _pieces(element.get("elements"), depth + 1)


def _widget(kind: str, settings: Settings) -> str:
    """One widget; of a kind we do not know, its long texts are kept."""
    known = WIDGETS.get(kind)
    return known(settings) if known else _texts(settings)


def _words(settings: Settings, name: str) -> str:
    value = settings.get(name)
    return value if isinstance(value, str) else ""


def _address(settings: Settings, name: str) -> str:
    value = settings.get(name)
    return _words(value, "url") if isinstance(value, dict) else ""


def _heading(settings: Settings) -> str:
    return html.heading(_words(settings, "title"), _words(settings, "header_size") or "h2")


def _button(settings: Settings) -> str:
    return html.button(_words(settings, "text"), _address(settings, "link"))


def _picture(settings: Settings) -> str:
    image = settings.get("image")
    if not isinstance(image, dict) or not (image.get("url") or image.get("id")):
        return ""
    address = _words(image, "url") or f"attachment:{image['id']}"
    link = _address(settings, "link") if settings.get("link_to") == "custom" else ""
    return html.picture(address, _words(image, "alt"), link, _words(settings, "caption"))


def _video(settings: Settings) -> str:
    kind = settings.get("video_type") or "youtube"
    return html.video(_words(settings, f"{kind}_url") or _words(settings, "youtube_url"))


def _questions(settings: Settings) -> str:
    return "".join(
        html.question(_words(tab, "tab_title"), _words(tab, "tab_content"))
        for tab in _rows(settings, "tabs")
    )


def _list(settings: Settings) -> str:
    items = (escape(_words(row, "text")) for row in _rows(settings, "icon_list"))
    return "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"


def _box(settings: Settings) -> str:
    return (
        _picture({"image": settings.get("image")})
        + html.heading(_words(settings, "title_text") or _words(settings, "title"), "h3")
        + _paragraph(_words(settings, "description_text") or _words(settings, "description"))
        + html.button(_words(settings, "button"), _address(settings, "link"))
    )


def _quote(settings: Settings) -> str:
    words = escape(_words(settings, "testimonial_content"))
    who = escape(_words(settings, "testimonial_name"))
    return f"<blockquote><p>{words}</p><cite>{who}</cite></blockquote>"


def _texts(settings: Settings) -> str:
    long = (value for value in settings.values() if isinstance(value, str) and " " in value.strip())
    return "".join(_paragraph(value) for value in long)


def _rows(settings: Settings, name: str) -> list[dict[str, Any]]:
    rows = settings.get(name)
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _paragraph(words: str) -> str:
    return f"<p>{words}</p>" if words.strip() else ""


def _nothing(settings: Settings) -> str:
    return ""


WIDGETS: dict[str, Callable[[Settings], str]] = {
    "heading": _heading,
    "text-editor": lambda settings: _words(settings, "editor"),
    "button": _button,
    "image": _picture,
    "video": _video,
    "accordion": _questions,
    "toggle": _questions,
    "tabs": _questions,
    "icon-list": _list,
    "image-box": _box,
    "icon-box": _box,
    "call-to-action": _box,
    "testimonial": _quote,
    "html": lambda settings: _words(settings, "html"),
    "shortcode": lambda settings: _words(settings, "shortcode"),
    "spacer": _nothing,
    "divider": _nothing,
    "menu-anchor": _nothing,
    "social-icons": _nothing,
    "share-buttons": _nothing,
    "table-of-contents": _nothing,
}
