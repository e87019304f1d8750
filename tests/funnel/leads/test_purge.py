from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.funnel.leads.purge import purge_expired
from cms.funnel.models import Chore, Completion, Consent, Ebook, Grant, Lead, SelfTest
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


@pytest.mark.parametrize(("days", "left"), [(13, 1), (15, 0)])
def test_who_never_confirms_is_forgotten(lead: Lead, days: int, left: int) -> None:
    _in(days)

    assert Lead.objects.count() == left
    assert Consent.objects.exists() == bool(left)
    assert Grant.objects.count() == left


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
