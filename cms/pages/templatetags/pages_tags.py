"""`{% prose %}` prints rich text."""

from django import template
from django.template import Context
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import RichText

from cms.pages.mentions import ids_in
from cms.pages.references import References

register = template.Library()


@register.simple_tag(takes_context=True)
def prose(context: Context, value: RichText | str | None) -> SafeString:
    """Rich text, its links resolved with those of the whole page."""
    html = value.source if isinstance(value, RichText) else value or ""
    references = context.get("references") or _references_of(html)
    return mark_safe(references.expand(html))  # noqa: S308 - stored by the editor, whitelisted


def _references_of(html: str) -> References:
    from cms.pages.places import urls_of

    return References(ids_in(html, "source"), lambda: urls_of(set(ids_in(html, "page"))))
