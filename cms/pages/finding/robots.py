"""What search engines may look at: all but the admin and what is somebody's own."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from cms.lib.caching import public
from cms.pages.finding.absolute import absolute

# Literal paths, as an address with a token in it cannot be reversed for all tokens at once.
CLOSED = (
    "/admin/",
    "/afmelden/",
    "/e-book/download/",
    "/e-book/onderweg/",
    "/healthz/",
    "/mijn-gegevens/",
    "/nakijken/",
    "/proefversie/*/",
    "/test/*/uitslag/",
    "/webhooks/",
)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """The rules, and where the sitemap is."""
    rules = [f"Disallow: {path}" for path in CLOSED]
    lines = ["User-agent: *", *rules, "", f"Sitemap: {absolute(reverse('sitemap'))}", ""]
    response = HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
    public(response)
    return response
