from datetime import timedelta

from django.test import Client
from django.utils import timezone

from cms.funnel.models import Delivery, Ebook, FunnelSettings, Lead


def _ask(visitor: Client, ebook: Ebook, address: str) -> None:
    visitor.post(ebook.url, {"email": address, "keuze": "e-book"})


def test_one_mailbox_under_many_names_gets_one_mail_at_a_time(
    visitor: Client, ebook: Ebook
) -> None:
    for name in ("jan+a", "jan+b", "jan+c"):
        _ask(visitor, ebook, f"{name}@voorbeeld.nl")

    due_now = Delivery.objects.filter(not_before__lte=timezone.now())
    assert Lead.objects.count() == 3
    assert (Delivery.objects.count(), due_now.count()) == (3, 1)


def test_the_eleventh_mail_is_never_sent_and_staff_can_see_why(
    visitor: Client, ebook: Ebook
) -> None:
    for number in range(11):
        _ask(visitor, ebook, f"jan+{number}@voorbeeld.nl")
        Delivery.objects.update(created_at=timezone.now() - timedelta(days=2))

    assert Delivery.objects.get(state="failed").problem == "budget"


def test_who_asks_for_the_ebook_and_then_for_the_trial_does_not_wait(
    visitor: Client, offers: FunnelSettings
) -> None:
    _ask(visitor, offers.ebook, "jan@voorbeeld.nl")
    visitor.post("/proefversie/", {"email": "jan@voorbeeld.nl"})

    assert Delivery.objects.filter(not_before__lte=timezone.now()).count() == 2


def test_asking_again_later_makes_a_new_link_and_a_new_mail(visitor: Client, ebook: Ebook) -> None:
    _ask(visitor, ebook, "jan@voorbeeld.nl")
    lead = Lead.objects.get()
    lead.deliveries.update(state="sent", created_at=timezone.now() - timedelta(hours=1))
    lead.grants.update(asked_at=timezone.now() - timedelta(hours=1))

    _ask(visitor, ebook, "jan@voorbeeld.nl")

    assert sorted(lead.grants.values_list("generation", flat=True)) == [1, 2]
    assert lead.deliveries.count() == 2
