from collections.abc import Callable

import pytest
from django.contrib.auth.models import Permission, User
from django.contrib.contenttypes.models import ContentType
from django.test import Client

from cms.funnel.models import Lead

WithPermissions = Callable[..., Client]


@pytest.fixture
def staff_with(db: None) -> WithPermissions:
    """A client of somebody who may enter the admin, and has these permissions of the funnel."""
    # Migrations make this permission; the suite makes its tables without them.
    admin, _made = ContentType.objects.get_or_create(app_label="wagtailadmin", model="admin")
    enter, _made = Permission.objects.get_or_create(content_type=admin, codename="access_admin")

    def make(*codenames: str) -> Client:
        user = User.objects.create_user(f"staff {' '.join(codenames)}")
        granted = Permission.objects.filter(
            content_type__app_label="funnel", codename__in=codenames
        )
        assert granted.count() == len(codenames)
        user.user_permissions.set([enter, *granted])
        client = Client()
        client.force_login(user)
        return client

    return make


@pytest.fixture
def lead(db: None) -> Lead:
    return Lead.for_address("anna@voorbeeld.nl")
