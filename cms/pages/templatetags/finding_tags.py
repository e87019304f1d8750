"""`{% finding %}` prints what the head of a page says to search engines and to who shares it."""

import json
from typing import Any

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from cms.frame.frames import framed
from cms.pages.finding.about import about_page, about_view
from cms.pages.finding.absolute import absolute
from cms.pages.finding.things import things_on
from cms.pages.models.public import PublicPage

register = template.Library()

# Inside a script element only these could be read as markup; in JSON they may all be escaped.
ESCAPES = {ord(character): f"\\u{ord(character):04X}" for character in "<>&"}


@register.inclusion_tag("pages/finding.html", takes_context=True)
def finding(context: Context) -> dict[str, Any]:
    """Canonical address, card and JSON-LD of a public page; nothing at all on any other."""
    request = context.get("request")
    if request is None or getattr(request, "is_preview", False):
        return {"is_preview": request is not None}
    values: Any = context.flatten()
    page = values.get("page") if isinstance(values.get("page"), PublicPage) else None
    match = request.resolver_match
    about = about_page(page) if page else about_view(match.view_name if match else "", values)
    brand = framed(request).brand
    return {
        "about": about,
        "picture": (about and about.image) or brand.share_made,
        "thing": about and things_on(page, about, values),
        "site_name": brand.name,
    }


register.filter("absolute", absolute)


@register.filter
def json_ld(thing: dict[str, Any]) -> SafeString:
    """A data block of JSON-LD that no text in it can break out of."""
    text = json.dumps(thing, ensure_ascii=False).translate(ESCAPES)
    # Escaped just now, in the one way that JSON allows.
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308
