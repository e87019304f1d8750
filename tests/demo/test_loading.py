import subprocess
import sys
from io import StringIO

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from wagtail.images import get_image_model
from wagtail.models import Page, Revision, Site

from cms.demo.loading import site_is_empty
from cms.pages.models import Author, HomePage, Source


def test_the_home_page_takes_the_place_of_the_welcome_page(
    settings: object, empty_site: None
) -> None:
    settings.SITE_URL = "https://www.wegwijzer.example:8443"

    call_command("load_demo", stdout=StringIO())

    site = Site.objects.get()
    assert (site.hostname, site.port, site.site_name) == (
        "www.wegwijzer.example",
        8443,
        "Wegwijzer",
    )
    assert site.root_page.specific == HomePage.objects.get()
    assert list(Page.objects.filter(depth=2)) == [site.root_page]


def test_a_login_that_was_there_keeps_its_password(
    empty_site: None, django_user_model: type
) -> None:
    django_user_model.objects.create_superuser("demo", "me@example.nl", "something of my own")

    call_command("load_demo", stdout=StringIO())

    assert authenticate(username="demo", password="something of my own") is not None


def test_loading_twice_is_refused_and_changes_nothing(empty_site: None) -> None:
    call_command("load_demo", stdout=StringIO())
    before = Revision.objects.count(), Page.objects.count(), get_image_model().objects.count()

    with pytest.raises(CommandError, match="nothing was loaded"):
        call_command("load_demo")

    assert before == (
        Revision.objects.count(),
        Page.objects.count(),
        get_image_model().objects.count(),
    )


def test_what_goes_wrong_halfway_leaves_nothing_behind(empty_site: None) -> None:
    Author.objects.create(name="Somebody else", slug="marit-hoekstra")

    with pytest.raises(CommandError, match="slug"):
        call_command("load_demo", stdout=StringIO())

    assert site_is_empty()
    assert not get_image_model().objects.exists()
    assert not Source.objects.exists()


def test_importing_the_demo_is_cheap() -> None:
    code = "import sys, cms.demo.loading; print(*sorted({'django', 'wagtail'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "wagtail" not in done.stdout
