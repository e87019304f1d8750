"""`/merk/…css`: the brand's colours, which a strict policy keeps out of the page itself.

The address holds the colours, so that nothing has to be looked up and a copy never goes stale; it
ends in a hash of what is in the file, so that a new version of ours gets a new address too.
"""

from dataclasses import asdict
from functools import lru_cache
from hashlib import blake2b

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from cms.frame.palette import CALL, CALL_NEEDS, PRIMARY, PRIMARY_NEEDS, Palette, dark, light, unmet
from cms.lib.caching import kept_for_ever, public


def stylesheet_url(primary: str, call: str) -> str:
    """Where the colours of a brand are; empty for the ones that the site has anyway."""
    if (primary, call) == (PRIMARY, CALL):
        return ""
    digest = _digest(rules(primary, call))
    return reverse("brand_colours", args=[primary[1:], call[1:], digest])


@lru_cache(maxsize=16)
def rules(primary: str, call: str) -> str:
    """The tokens of both themes, in the layer that the site has for them."""
    in_light, in_dark = _tokens(light(primary, call)), _tokens(dark(primary, call))
    return (
        f"@layer tokens{{:root{{{in_light}}}"
        f"@media (prefers-color-scheme:dark){{:root{{{in_dark}}}}}}}\n"
    )


@require_safe
def brand_colours(request: HttpRequest, primary: str, call: str, digest: str) -> HttpResponseBase:
    """The stylesheet for two colours that can be read."""
    primary, call = f"#{primary}", f"#{call}"
    if unmet(primary, PRIMARY_NEEDS) or unmet(call, CALL_NEEDS):
        raise Http404
    text = rules(primary, call)
    response = HttpResponse(text, content_type="text/css; charset=utf-8")
    # A page that an older version of ours made may still be kept somewhere.
    return kept_for_ever(response) if digest == _digest(text) else public(response)


def _tokens(palette: Palette) -> str:
    return ";".join(
        f"--{name.replace('_', '-')}:{colour}" for name, colour in asdict(palette).items()
    )


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=4).hexdigest()
