"""Every address of the site; the funnel's own come before the pages that editors make."""

from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail.admin import urls as admin_urls
from wagtail.documents import urls as document_urls
from wagtail.urls import serve_pattern
from wagtail.urls import urlpatterns as wagtail_urls

from cms.lib.media import media
from cms.pages.routing import serve

urlpatterns = [
    path("admin/", include(admin_urls)),
    path("documents/", include(document_urls)),
    path("media/<path:path>", media),
    path("", include("cms.frame.urls")),
    path("", include("cms.funnel.visitor.urls")),
    path("webhooks/mailchimp/", include("cms.integrations.mailchimp.urls")),
    path("reacties/", include("cms.pages.comments.urls")),
    path("nakijken/", include("cms.pages.reviews.urls")),
    path("", include("cms.pages.finding.urls")),
    path("", include("cms.pages.urls")),
    # Wagtail's own login for private pages: unstyled, and one login is enough.
    path("_util/login/", RedirectView.as_view(pattern_name="wagtailadmin_login")),
    *(each for each in wagtail_urls if each.name != "wagtail_serve"),
    re_path(serve_pattern, serve, name="wagtail_serve"),
]

handler404 = "cms.pages.finding.lost.not_found"
handler500 = "cms.frame.errors.server_error"
