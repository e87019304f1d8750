"""A login is tied to a person by those who keep the logins, and by nobody else."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from cms.pages.models import Author
from cms.pages.roles.making import make_roles
from cms.pages.roles.table import ADMINISTRATOR, MEDICAL_EDITOR, WRITER, Role


@pytest.mark.parametrize(
    ("role", "may"), [(WRITER, False), (MEDICAL_EDITOR, False), (ADMINISTRATOR, True)]
)
def test_only_who_keeps_logins_says_whose_they_are(
    site: object, doctor: Author, role: Role, may: bool
) -> None:
    make_roles(apps)
    user = User.objects.create_user("iemand")
    user.groups.add(Group.objects.get(name=role.name))
    client = Client()
    client.force_login(user)
    where = reverse("wagtailsnippets_pages_author:edit", args=[doctor.pk])
    form = {"name": doctor.name, "credentials": doctor.credentials, "bio": "null"}

    html = client.get(where).content.decode()
    client.post(where, form | {"slug": doctor.slug, "user": user.pk})

    doctor.refresh_from_db()
    assert ('name="user"' in html) is may
    assert (doctor.user == user) is may
