"""`{% prose %}` prints rich text, `{% photo %}` prints an image."""

from typing import Any

from django import template
from django.template import Context
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import RichText

from cms.pages.mentions import ids_in
from cms.pages.pictures import find_picture
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


@register.inclusion_tag("pages/picture.html")
def photo(
    image: Any, use: str, sizes: str = "100vw", lazy: bool = True, alt: str | None = None
) -> dict[str, Any]:
    """An image in all its sizes and formats; as it was uploaded while they are not made yet."""
    picture = image and find_picture(image, use)
    words = image.contextual_alt_text if image and alt is None else alt
    attributes = {"sizes": sizes, "alt": words if words is not None else image.default_alt_text}
    if lazy:
        attributes["loading"] = "lazy"
    if picture:
        picture.attrs = attributes
    return {"image": image, "picture": picture, "alt": attributes["alt"], "lazy": lazy}
