"""References to sources: from `<a linktype="source">Bron</a>` to a number that leads to the list.

Wagtail rewrites the opening tag of a link only; a reference also gets its number behind its text.
"""

import re
from collections.abc import Callable
from typing import Any, Protocol

from django.utils.html import escape, format_html
from django.utils.translation import gettext as _
from wagtail.rich_text.rewriters import extract_attrs

SOURCE_LINK = re.compile(r'<a\b([^>]*\blinktype="source"[^>]*)>(.*?)</a>', re.DOTALL)
SAME_RUN = re.compile(r'\s*<a\b[^>]*\blinktype="source"')


class Listed(Protocol):
    """A source that the page lists."""

    number: int
    anchor: str
    title: str


def mark_sources(html: str, find: Callable[[int | None], Any]) -> str:
    """Give every reference its number; those still to be filled in say so, once per row."""
    if 'linktype="source"' not in html:
        return html

    def replace(match: re.Match[str]) -> str:
        attrs, text = extract_attrs(match[1]), match[2]
        pk = attrs.get("id", "")
        source = find(int(pk)) if pk.isdecimal() else None
        if source:
            return _numbered(source, text)
        return _to_follow(text, last=not SAME_RUN.match(html, match.end()))

    return SOURCE_LINK.sub(replace, html)


def _numbered(source: Listed, text: str) -> str:
    # The text is stored rich text and already escaped.
    return (
        f'<a class="source-reference" href="#{source.anchor}" title="{escape(source.title)}">'
        f"{text} <sup>{source.number}</sup></a>"
    )


def _to_follow(text: str, last: bool) -> str:
    note = format_html(' data-note="{}"', _("to follow")) if last else ""
    title = escape(_("This source is still to be filled in."))
    return f'<span class="source-reference source-unfilled" title="{title}"{note}>{text}</span>'
