"""Every address of the site; the funnel's own come before the pages that editors make."""

from django.conf import settings
from django.urls import include, path, re_path
from django.views.decorators.cache import cache_control
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as admin_urls
from wagtail.documents import urls as document_urls

urlpatterns = [
    path("admin/", include(admin_urls)),
    path("documents/", include(document_urls)),
    re_path(
        r"^media/(?P<path>.+)$",
        cache_control(public=True, max_age=7 * 24 * 3600)(serve),
        {"document_root": settings.MEDIA_ROOT},
    ),
    path("", include("cms.funnel.visitor.urls")),
    path("reacties/", include("cms.pages.comments.urls")),
    path("", include("cms.pages.finding.urls")),
    path("", include("cms.pages.urls")),
    path("", include(wagtail_urls)),
]
