import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.funnel.models import Delivery, Enrolment, FunnelSettings, Lead, Trial
from tests.conftest import publish
from tests.funnel.visitor.walking import form_on


@pytest.fixture
def link(visitor: Client, trial: Trial) -> str:
    visitor.post(trial.url, {"email": "jan@voorbeeld.nl"})
    return reverse("funnel:trial_start", args=[Enrolment.objects.get().token])


def test_the_offer_says_each_day_and_what_it_costs(visitor: Client, trial: Trial) -> None:
    page = visitor.get("/proefversie/").content.decode()

    assert "Dag een" in page
    assert "29 euro per maand" in page


def test_asking_twice_is_recorded_once(visitor: Client, trial: Trial) -> None:
    answers = [visitor.post(trial.url, {"email": "jan@voorbeeld.nl"}) for _ in range(2)]

    assert {answer["Location"] for answer in answers} == {"/proefversie/onderweg/"}
    assert (Enrolment.objects.count(), Delivery.objects.count()) == (1, 1)


def test_looking_at_the_link_starts_nothing(visitor: Client, link: str) -> None:
    assert visitor.get(link).status_code == 200
    assert Enrolment.objects.get().started_at is None


def test_the_button_starts_the_first_day_once(visitor: Client, link: str) -> None:
    visitor.post(link)
    first_day = Enrolment.objects.get().started_at
    visitor.post(link)

    assert first_day is not None
    assert Enrolment.objects.get().started_at == first_day
    assert Lead.objects.get().status == "confirmed"


def test_a_bad_address_is_explained(visitor: Client, trial: Trial) -> None:
    again = visitor.post(trial.url, {"email": "jan"})

    assert again.status_code == 422
    assert "naam@voorbeeld.nl" in again.content.decode()
    assert not Lead.objects.exists()


def test_without_a_trial_there_is_a_sentence(visitor: Client) -> None:
    page = visitor.get("/proefversie/")

    assert page.status_code == 404
    assert "Er is nu geen proefweek" in page.content.decode()


def test_after_thirty_days_the_link_offers_a_new_one(visitor: Client, link: str) -> None:
    with time_machine.travel(timezone.now() + timezone.timedelta(days=31)):
        page, pressed = visitor.get(link), visitor.post(link)

    assert page.status_code == pressed.status_code == 410
    assert "/proefversie/" in page.content.decode()
    assert Enrolment.objects.get().started_at is None


def test_asking_again_makes_the_link_last_again(visitor: Client, trial: Trial, link: str) -> None:
    Delivery.objects.update(state="sent")

    with time_machine.travel(timezone.now() + timezone.timedelta(days=29)):
        visitor.post(trial.url, {"email": "jan@voorbeeld.nl"})
    with time_machine.travel(timezone.now() + timezone.timedelta(days=40)):
        page = visitor.get(link)

    assert page.status_code == 200
    assert Delivery.objects.count() == 2


def test_a_second_trial_has_an_address_of_its_own(
    visitor: Client, offers: FunnelSettings, trial: Trial
) -> None:
    other = Trial(title="Een rustige week", slug="rust", promise="Rust.", days=trial.days)
    other.after = "<p>Daarna niets.</p>"
    publish(other)

    page = visitor.get("/proefversie/aanbod/rust/")
    visitor.post("/proefversie/aanbod/rust/", {"email": "jan@voorbeeld.nl"})

    assert "Een rustige week" in page.content.decode()
    assert form_on(page).action == "/proefversie/aanbod/rust/"
    assert "Zeven dagen meekijken" in visitor.get("/proefversie/").content.decode()
    assert Enrolment.objects.get().trial == other


def test_an_unknown_trial_gets_a_sentence(visitor: Client, trial: Trial) -> None:
    assert visitor.get("/proefversie/aanbod/bestaat-niet/").status_code == 404
