"""Numbers without people, on the test's own page in the admin."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from cms.funnel.models import Counter, SelfTest
from cms.funnel.models.counters import Station
from cms.funnel.models.walked import sums_of
from cms.funnel.self_test.numbers import Counted

pytestmark = pytest.mark.django_db


def counted(station: Station, subject: str, total: int, day: int = 1, origin: str = "") -> None:
    Counter.objects.create(
        day=date(2026, 11, day), station=station, subject=subject, origin=origin, total=total
    )


@pytest.fixture
def walked(self_test: SelfTest) -> SelfTest:
    first = f"test:{self_test.pk}/v:1/q:1"
    counted(Station.QUESTION_SHOWN, first, 90)
    counted(Station.QUESTION_SHOWN, first, 37, day=2)
    counted(Station.QUESTION, first, 101)
    counted(Station.QUESTION, f"{first}/o:1", 97)
    counted(Station.QUESTION, f"{first}/o:2", 4)
    counted(Station.QUESTION_BACK, first, 3)
    counted(Station.TEST_STARTED, f"test:{self_test.pk}/v:1", 500)
    counted(Station.QUESTION_SHOWN, f"test:{self_test.pk}7/v:1/q:1", 900)
    return self_test


def test_sums_of_all_days_are_taken_by_version_and_question(walked: SelfTest) -> None:
    assert sums_of(walked.pk) == {1: {0: Counted(127, 101, 3, {(0, 1): 97, (0, 2): 4})}}


def test_lines_of_a_grid_have_sums_of_their_own(self_test: SelfTest) -> None:
    subject = f"test:{self_test.pk}/v:2/q:4"
    counted(Station.QUESTION, subject, 20)
    counted(Station.QUESTION, f"{subject}/l:1/o:2", 12)
    counted(Station.QUESTION, f"{subject}/l:2/o:2", 20)

    assert sums_of(self_test.pk) == {2: {3: Counted(answered=20, answers={(1, 2): 12, (2, 2): 20})}}


def test_the_page_of_a_test_tells_tens_and_hides_what_is_small(
    walked: SelfTest, admin_client: Client
) -> None:
    page = admin_client.get(reverse("wagtailsnippets_funnel_selftest:edit", args=[walked.pk]))
    words = " ".join(page.content.decode().split())

    assert "Versie 1, gepubliceerd op" in words
    assert all(f"> {number} </td>" in words for number in (120, 100, 90, 20))
    assert not any(f"> {number} </td>" in words for number in (127, 101, 97, 23, 4, 3))
    assert "onder 10" in words


def test_a_test_that_was_never_published_says_what_will_come(
    site: object, admin_client: Client
) -> None:
    draft = SelfTest.objects.create(title="Nektest", slug="nektest", promise="Kort.", live=False)
    page = admin_client.get(reverse("wagtailsnippets_funnel_selftest:edit", args=[draft.pk]))

    assert "Zodra de test gepubliceerd is" in page.content.decode()
