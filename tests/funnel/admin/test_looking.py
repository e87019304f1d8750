from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.funnel.models import Delivery, Drift, Lead, LeadAccess, MailchimpSync
from tests.funnel.admin.conftest import WithPermissions

pytestmark = pytest.mark.django_db
LISTS = {
    "lead_accesses": "view_leadaccess",
    "deliveries": "view_delivery",
    "contacts": "view_mailchimpsync",
    "drifts": "view_drift",
}


def owed(lead: Lead, state: str = Delivery.State.PENDING, problem: str = "") -> Delivery:
    return Delivery.objects.create(
        lead=lead,
        kind=Delivery.Kind.EBOOK,
        object_id=lead.id,
        state=state,
        problem=problem,
        generation=Delivery.objects.count() + 1,
        not_before=timezone.now(),
    )


def text(client: Client, name: str, *args: object, query: str = "") -> str:
    response = client.get(reverse(name, args=args) + query)
    assert response.status_code == 200
    return str(response.content.decode())


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_for_those_who_may_look(name: str, staff_with: WithPermissions) -> None:
    index = reverse(f"{name}:index")

    assert staff_with().get(index).status_code == 302
    assert staff_with("view_selftest").get(index).status_code == 302
    assert staff_with(LISTS[name]).get(index).status_code == 200


@pytest.mark.parametrize("name", LISTS)
def test_nobody_writes_in_a_list_by_hand(name: str, admin_client: Client, lead: Lead) -> None:
    rows = {
        "lead_accesses": LeadAccess.objects.create(act="viewed", by="Bo", user_id="1"),
        "deliveries": owed(lead),
        "contacts": MailchimpSync.objects.create(lead=lead, not_before=timezone.now()),
        "drifts": Drift.objects.create(lead=lead, ours="there", theirs="absent", repair="look"),
    }
    addresses = [reverse(f"{name}:add")] + [
        reverse(f"{name}:{verb}", args=[rows[name].pk]) for verb in ("edit", "delete")
    ]

    for address in addresses:
        for response in (admin_client.get(address), admin_client.post(address)):
            assert response.status_code == 302
            assert response.headers["Location"] == reverse("wagtailadmin_home")
    assert type(rows[name]).objects.filter(pk=rows[name].pk).exists()


def test_deliveries_are_found_by_their_state(admin_client: Client, lead: Lead) -> None:
    owed(lead, Delivery.State.UNCERTAIN, "no-answer")
    owed(lead, Delivery.State.FAILED, "smtp-550")

    uncertain = text(admin_client, "deliveries:index", query="?state=uncertain")
    failed = text(admin_client, "deliveries:index", query="?state=failed")

    assert "geen antwoord" in uncertain
    assert "met code 550" not in uncertain
    assert "met code 550" in failed


def test_a_delivery_has_a_page_with_a_link_to_its_lead(admin_client: Client, lead: Lead) -> None:
    mail = owed(lead, Delivery.State.FAILED, "smtp-550")

    page = text(admin_client, "deliveries:inspect", mail.pk)

    assert reverse("leads:inspect", args=[lead.pk]) in page
    assert "anna@" not in page


def test_a_difference_with_mailchimp_says_who_was_right(admin_client: Client, lead: Lead) -> None:
    drift = Drift.objects.create(lead=lead, ours="there", theirs="absent", repair="look")

    for page in (
        text(admin_client, "drifts:index"),
        text(admin_client, "drifts:inspect", drift.pk),
    ):
        assert "krijgt onze mail" in page
        assert "staat er niet" in page
        assert "Nog niets: een mens beslist." in page
        assert "anna@" not in page


def test_a_refused_contact_says_what_to_do(admin_client: Client, lead: Lead) -> None:
    sync = MailchimpSync.objects.create(
        lead=lead,
        not_before=timezone.now(),
        state=MailchimpSync.State.REFUSED,
        advice="Vraag om een ander adres.",
        sent_tags=["Merel", "Kievit"],
    )

    assert "Vraag om een ander adres." in text(admin_client, "contacts:index")
    assert "Merel, Kievit" in text(admin_client, "contacts:inspect", sync.pk)


def home(client: Client) -> str:
    return text(client, "wagtailadmin_home")


def test_the_home_page_is_calm_when_nothing_is_wrong(
    staff_with: WithPermissions, site: object
) -> None:
    assert "Alle mail is onderweg of aangekomen" in home(staff_with("view_delivery"))


def test_the_home_page_names_what_needs_attention(
    staff_with: WithPermissions, site: object, lead: Lead
) -> None:
    owed(lead, Delivery.State.FAILED)
    owed(lead, Delivery.State.UNCERTAIN)
    late = owed(lead)
    Delivery.objects.filter(pk=late.pk).update(not_before=timezone.now() - timedelta(minutes=45))
    MailchimpSync.objects.create(
        lead=lead, not_before=timezone.now(), state=MailchimpSync.State.REFUSED
    )

    mails = home(staff_with("view_delivery"))
    contacts = home(staff_with("view_mailchimpsync"))

    assert "1 mail is mislukt" in mails
    assert "1 mail is onzeker" in mails
    assert "45 minuten geleden" in mails
    assert f"{reverse('deliveries:index')}?state=uncertain" in mails
    assert "geweigerd door Mailchimp" not in mails
    assert "1 contact is geweigerd door Mailchimp" in contacts
    assert "mislukt" not in contacts


def test_a_wrong_key_for_mailchimp_shows_on_the_home_page(
    staff_with: WithPermissions, site: object, lead: Lead
) -> None:
    MailchimpSync.objects.create(
        lead=lead, not_before=timezone.now(), problem="key_refused", attempt=1
    )

    assert "1 contact wacht:" in home(staff_with("view_mailchimpsync"))


def test_an_editor_without_permission_sees_no_panel(
    staff_with: WithPermissions, site: object, lead: Lead
) -> None:
    owed(lead, Delivery.State.FAILED)
    page = home(staff_with("change_selftest"))

    assert "mislukt" not in page
    assert 'id="funnel"' not in page
