"""Addresses as the outside world sees them."""

from urllib.parse import urljoin

from django.conf import settings


def absolute(path: str) -> str:
    """The whole address of a path: always the site's own, whatever host was asked."""
    return urljoin(f"{settings.SITE_URL}/", path)
