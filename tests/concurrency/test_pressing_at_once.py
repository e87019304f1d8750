from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections
from django.http import HttpResponse
from django.test import Client

from cms.funnel.models import (
    Completion,
    Consent,
    Counter,
    DataLink,
    Delivery,
    Ebook,
    Enrolment,
    FunnelSettings,
    Grant,
    Lead,
    SelfTest,
)
from tests.funnel.visitor.walking import form_on, press, walk

THREADS = 20
pytestmark = pytest.mark.django_db(transaction=True)


def at_once(press_button: Callable[[int], HttpResponse]) -> list[HttpResponse]:
    together = Barrier(THREADS)

    def one(number: int) -> HttpResponse:
        together.wait()
        try:
            return press_button(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(THREADS) as threads:
        return list(threads.map(one, range(THREADS)))


def test_twenty_presses_on_one_form_are_one_lead_one_mail_one_answer(
    visitor: Client, offers: FunnelSettings, self_test: SelfTest
) -> None:
    form = form_on(visitor.get(walk(visitor, self_test.url, [1, 1, 0])["Location"]))
    filled_in = form.hidden | {"email": "jan@voorbeeld.nl", "keuze": "passende-tips"}

    answers = at_once(lambda _number: Client().post(form.action, filled_in))

    assert {(answer.status_code, answer["Location"]) for answer in answers} == {
        (303, "/e-book/onderweg/")
    }
    assert (Lead.objects.count(), Grant.objects.count(), Delivery.objects.count()) == (1, 1, 1)
    assert Consent.objects.count() == 3


def test_twenty_forms_with_one_address_are_one_lead_and_one_mail(
    visitor: Client, offers: FunnelSettings
) -> None:
    filled_in = {"email": "jan@voorbeeld.nl", "keuze": "tips"}

    at_once(lambda _number: Client().post(offers.ebook.url, filled_in))

    assert (Lead.objects.count(), Delivery.objects.count()) == (1, 1)


def test_one_form_with_twenty_addresses_is_taken_once(
    visitor: Client, offers: FunnelSettings, self_test: SelfTest
) -> None:
    form = form_on(visitor.get(walk(visitor, self_test.url, [1, 1, 0])["Location"]))

    answers = at_once(
        lambda number: Client().post(
            form.action, form.hidden | {"email": f"jan{number}@voorbeeld.nl", "keuze": "tips"}
        )
    )

    assert sorted(answer.status_code for answer in answers) == [303] + [409] * (THREADS - 1)
    assert (Lead.objects.count(), Delivery.objects.count()) == (1, 1)


def test_twenty_last_answers_are_one_outcome(visitor: Client, self_test: SelfTest) -> None:
    page = press(visitor, press(visitor, visitor.get(self_test.url), 1), 1)
    form = form_on(page)

    answers = at_once(lambda _number: Client().post(form.action, form.hidden | {"antwoord": "0"}))

    assert len({answer["Location"] for answer in answers}) == 1
    assert Completion.objects.count() == 1
    assert Counter.objects.get(station="outcome").total == 1


def test_twenty_starts_at_once_are_all_counted(visitor: Client, self_test: SelfTest) -> None:
    at_once(lambda _number: Client().post(self_test.url, {"antwoord": "1"}))

    assert Counter.objects.get(station="test_started").total == THREADS


def test_twenty_requests_for_the_trial_are_one_enrolment(
    visitor: Client, offers: FunnelSettings
) -> None:
    at_once(lambda _number: Client().post("/proefversie/", {"email": "jan@voorbeeld.nl"}))

    assert (Enrolment.objects.count(), Delivery.objects.count()) == (1, 1)


def test_twenty_wishes_to_see_my_data_are_one_link(visitor: Client, ebook: Ebook) -> None:
    visitor.post(ebook.url, {"email": "jan@voorbeeld.nl", "keuze": "tips"})

    at_once(lambda _number: Client().post("/mijn-gegevens/", {"email": "jan@voorbeeld.nl"}))

    assert DataLink.objects.count() == Delivery.objects.filter(kind="my_data").count() == 1


def test_twenty_erasures_amid_requests_leave_one_husk_and_no_half(
    visitor: Client, ebook: Ebook
) -> None:
    filled_in = {"email": "jan@voorbeeld.nl", "keuze": "tips"}
    visitor.post(ebook.url, filled_in)
    visitor.post("/mijn-gegevens/", filled_in)
    erase = f"/mijn-gegevens/{DataLink.objects.get().token}/wissen/"

    answers = at_once(
        lambda number: Client().post(*((erase,) if number % 2 else (ebook.url, filled_in)))
    )

    assert {answer.status_code for answer in answers} <= {303, 404}
    husk = Lead.objects.get(status="erased")
    assert [husk.grants.count(), husk.deliveries.count(), husk.data_links.count()] == [0, 0, 0]
    assert Consent.objects.filter(lead=husk, step="withdrawn").count() == 2
    assert Lead.objects.exclude(pk=husk.pk).count() <= 1
