"""The site's own row, and the logins for a desk."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser, Group
from wagtail.models import Page, Site

from cms.pages.roles.making import make_roles
from cms.pages.roles.table import MARKETER, MEDICAL_EDITOR, WRITER

LOGIN = "demo"  # and the password of all of them too: this is for a desk
COLLEAGUES = {"schrijver": WRITER, "redacteur": MEDICAL_EDITOR, "marketeer": MARKETER}


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


def make_colleagues(say: Callable[[str], None]) -> None:
    """A login for each role, to see what they see; existing ones stay as they are."""
    make_roles(apps)
    users = get_user_model().objects
    for name, role in COLLEAGUES.items():
        if not users.filter(username=name).exists():
            user = users.create_user(name, f"{name}@wegwijzer.example", LOGIN)
            user.groups.add(Group.objects.get(name=role.name))
            say(f"Login: {name} / {LOGIN} ({role.name})")
