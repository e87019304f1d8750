"""The site's own row, and the login for a desk."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from wagtail.models import Page, Site

LOGIN = "demo"  # and the password too: this is for a desk


def open_site(home: Page) -> Site:
    """Make `home` the front door, at the address that the settings name."""
    address = urlsplit(settings.SITE_URL)
    port = address.port or {"http": 80}.get(address.scheme, 443)
    place = {"hostname": address.hostname or "localhost", "port": port, "site_name": "Wegwijzer"}
    site, _made = Site.objects.update_or_create(
        is_default_site=True, defaults={**place, "root_page": home}
    )
    for page in Page.objects.filter(depth=2).exclude(pk=home.pk):
        page.delete()  # Wagtail's welcome page: nothing else can be here
    return site


def make_login(say: Callable[[str], None]) -> AbstractBaseUser:
    """The user who publishes the demo; an existing one keeps its password."""
    users = get_user_model().objects
    user = users.filter(username=LOGIN).first()
    if user is None:
        user = users.create_superuser(LOGIN, f"{LOGIN}@wegwijzer.example", LOGIN)
        say(f"Login: {LOGIN} / {LOGIN} (for a desk only: never open this site to others with it)")
    return user
