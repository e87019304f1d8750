"""A mail that perhaps was sent is settled by somebody who looked, or by evidence."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.funnel.leads.confirm import confirm
from cms.funnel.models import Delivery, Ebook, Grant, Lead, LeadAccess
from tests.funnel.admin.conftest import WithPermissions

pytestmark = pytest.mark.django_db
State = Delivery.State


def mail_about(object_id: object, lead: Lead, state: str, generation: int = 1) -> Delivery:
    return Delivery.objects.create(
        lead=lead,
        kind=Delivery.Kind.EBOOK,
        object_id=object_id,
        generation=generation,
        state=state,
        problem="no-answer" if state == State.UNCERTAIN else "",
        not_before=timezone.now(),
        ended_at=timezone.now(),
    )


@pytest.fixture
def uncertain(lead: Lead) -> Delivery:
    return mail_about(lead.pk, lead, State.UNCERTAIN)


@pytest.fixture
def grant(lead: Lead, ebook: Ebook) -> Grant:
    now = timezone.now()
    return Grant.objects.create(
        lead=lead, ebook=ebook, token_hash="a", asked_at=now, expires_at=now
    )


def press(client: Client, mail: Delivery, verdict: str) -> str:
    where = reverse("leads:settle_mail", args=[mail.lead_id, mail.pk])
    return str(client.post(where, {"verdict": verdict}, follow=True).content.decode())


def states() -> list[tuple[int, str]]:
    return list(Delivery.objects.order_by("generation").values_list("generation", "state"))


def settled() -> list[tuple[str, str]]:
    return list(LeadAccess.objects.exclude(act="viewed").values_list("act", "by"))


def test_who_knows_that_it_arrived_says_so_once(admin_client: Client, uncertain: Delivery) -> None:
    first = press(admin_client, uncertain, "arrived")
    press(admin_client, uncertain, "arrived")
    late = press(admin_client, uncertain, "once_more")

    assert "Genoteerd: deze mail is aangekomen." in first
    assert "een collega heeft gezegd dat de mail is aangekomen" in first
    assert "niet meer" in late
    assert states() == [(1, State.SENT)]
    assert settled() == [("arrived", "admin")]


def test_sending_once_more_owes_one_mail_however_often_it_is_pressed(
    admin_client: Client, uncertain: Delivery
) -> None:
    for _press in range(3):
        press(admin_client, uncertain, "once_more")

    assert states() == [(1, State.CANCELLED), (2, State.PENDING)]
    assert settled() == [("once_more", "admin")]


@pytest.mark.parametrize("state", [State.PENDING, State.HANDED, State.SENT, State.FAILED])
@pytest.mark.parametrize("verdict", ["arrived", "once_more"])
def test_only_an_uncertain_mail_is_settled(
    admin_client: Client, lead: Lead, state: str, verdict: str
) -> None:
    press(admin_client, mail_about(lead.pk, lead, state), verdict)

    assert states() == [(1, state)]
    assert not settled()


@pytest.mark.parametrize("status", ["unsubscribed", "bounced", "complained"])
def test_who_gets_no_mail_gets_none_once_more(
    admin_client: Client, uncertain: Delivery, status: str
) -> None:
    Lead.objects.update(status=status)

    press(admin_client, uncertain, "once_more")

    assert states() == [(1, State.UNCERTAIN)]


def test_nothing_is_settled_without_the_right_or_a_choice(
    staff_with: WithPermissions, uncertain: Delivery
) -> None:
    only_looks, may = staff_with("view_lead"), staff_with("view_lead", "replay_steps")

    press(only_looks, uncertain, "arrived")
    assert "Kies" in press(may, uncertain, "onzin")

    assert states() == [(1, State.UNCERTAIN)]
    buttons = reverse("leads:settle_mail", args=[uncertain.lead_id, uncertain.pk])
    page = reverse("leads:inspect", args=[uncertain.lead_id])
    assert buttons not in only_looks.get(page).content.decode()
    assert buttons in may.get(page).content.decode()


def test_a_press_on_the_link_shows_that_the_mail_arrived(lead: Lead, grant: Grant) -> None:
    mail_about(grant.pk, lead, State.UNCERTAIN)

    confirm(grant)

    assert states() == [(1, State.SENT)]


def test_a_link_that_two_mails_can_have_brought_shows_nothing(lead: Lead, grant: Grant) -> None:
    mail_about(grant.pk, lead, State.UNCERTAIN)
    mail_about(grant.pk, lead, State.SENT, generation=2)

    confirm(grant)

    assert states() == [(1, State.UNCERTAIN), (2, State.SENT)]
