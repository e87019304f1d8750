"""`{% photo %}` prints an image."""

from typing import Any

from django import template

from cms.lib.pictures import find_picture

register = template.Library()


@register.inclusion_tag("components/picture.html")
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
