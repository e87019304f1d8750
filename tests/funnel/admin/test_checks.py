"""What the checker says, on the test's own page in the admin."""

import pytest
from django.test import Client
from django.urls import reverse

from cms.funnel.models import SelfTest

pytestmark = pytest.mark.django_db


def page_of(client: Client, self_test: SelfTest) -> str:
    page = client.get(reverse("wagtailsnippets_funnel_selftest:edit", args=[self_test.pk]))
    return " ".join(page.content.decode().split())


def test_a_sound_test_shows_how_likely_its_outcomes_and_red_flags_are(
    self_test: SelfTest, admin_client: Client
) -> None:
    words = page_of(admin_client, self_test)

    assert "Niets houdt deze test tegen" in words
    assert "Precies: elke weg door de test is geteld" in words
    assert '<progress value="0.6667" aria-hidden="true"></progress> 66,7%' in words
    assert "Van alle wegen door de test komt 66,7% een alarmsignaal tegen." in words


def test_a_draft_that_is_too_broken_to_walk_shows_its_problems_alone(
    site: object, admin_client: Client
) -> None:
    draft = SelfTest.objects.create(title="Nektest", slug="nektest", promise="Kort.", live=False)
    words = page_of(admin_client, draft)

    assert "Voeg minstens één vraag toe." in words
    assert "Hoeveel kans elke uitslag heeft" not in words
