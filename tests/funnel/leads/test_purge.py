from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.funnel.leads.purge import purge_expired
from cms.funnel.models import Chore, Completion, Consent, Delivery, Ebook, Grant, Lead, SelfTest
from tests.funnel.visitor.walking import walk


def _in(days: int) -> dict[str, int]:
    return purge_expired(timezone.now() + timedelta(days=days))


@pytest.fixture
def lead(visitor: Client, ebook: Ebook) -> Lead:
    visitor.post(ebook.url, {"email": "jan@voorbeeld.nl", "keuze": "tips"})
    return Lead.objects.get()


@pytest.mark.parametrize(("days", "left"), [(29, 1), (31, 0)])
def test_an_outcome_goes_when_its_link_ends(
    visitor: Client, self_test: SelfTest, days: int, left: int
) -> None:
    walk(visitor, self_test.url, [1, 1, 0])

    _in(days)

    assert Completion.objects.count() == left


@pytest.mark.parametrize(("days", "status"), [(13, "unconfirmed"), (15, "expired")])
def test_who_never_confirms_is_forgotten(lead: Lead, days: int, status: str) -> None:
    _in(days)

    kept = Lead.objects.get()
    known = status == "unconfirmed"
    assert kept.status == status
    assert bool(kept.address_box) == Consent.objects.exists() == Delivery.objects.exists() == known
    assert Lead.known("jan@voorbeeld.nl") == (lead if known else None)


def test_a_late_press_hears_that_the_link_has_ended_until_nothing_is_left(
    visitor: Client, lead: Lead
) -> None:
    link = reverse("funnel:download", args=[Grant.objects.get().token])
    with time_machine.travel(timezone.now() + timedelta(days=15)):
        purge_expired(timezone.now())
        assert visitor.post(link).status_code == 410

    _in(31)

    assert not Lead.objects.exists()
    assert not Grant.objects.exists()


def test_who_confirmed_stays(visitor: Client, lead: Lead) -> None:
    visitor.post(reverse("funnel:download", args=[Grant.objects.get().token]))

    _in(60)

    assert Lead.objects.get() == lead
    assert Consent.objects.filter(step="given").exists()


def test_a_chore_is_done_by_one_process_and_comes_back(db: None) -> None:
    assert Chore.claim("purge", timedelta(days=1))
    assert not Chore.claim("purge", timedelta(days=1))

    Chore.objects.update(not_before=timezone.now() - timedelta(seconds=1))
    assert Chore.claim("purge", timedelta(days=1))
