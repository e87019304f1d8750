"""Editors find out how it works where they look for it."""

import re
from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from cms.pages.guide import GUIDE
from cms.pages.models import ArticlePage, HomePage

TABS_AND_FIELDS = {"Controle", "Nakijken", "Trechter", "Promotie", "Kernpunten", "Inleiding"}


def test_the_guide_stands_under_help_and_nothing_of_others_asks_for_attention(
    home: HomePage, admin_client: Client
) -> None:
    html = admin_client.get(reverse("wagtailadmin_home")).content.decode()

    assert reverse("pages_guide") in html
    assert "Handleiding voor de redactie" in html
    assert "whats-new-in-wagtail" not in html


def test_the_guide_is_shown_whole(admin_client: Client) -> None:
    html = admin_client.get(reverse("pages_guide")).content.decode()

    chapters = re.findall(r"^## (.+)$", GUIDE.read_text(), re.M)
    assert len(chapters) > 5
    for chapter in chapters:
        assert f"<h2>{chapter}</h2>" in html
    assert "<table>" in html


def test_what_the_guide_names_is_called_that(
    admin_client: Client, make_article: Callable[..., ArticlePage]
) -> None:
    edit = reverse("wagtailadmin_pages:edit", args=[make_article().pk])
    editor = admin_client.get(edit)
    html = editor.content.decode()

    named = set(re.findall(r"\*\*([^*]+)\*\*", GUIDE.read_text()))
    assert named >= TABS_AND_FIELDS
    assert not [word for word in TABS_AND_FIELDS if word not in html]
