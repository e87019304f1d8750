"""Leads in the admin: the list, one page for each, and what is written down of looking."""

import csv
import io
import json
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from cms.funnel.admin.lead_export import harmless
from cms.funnel.admin.lead_rows import PAGE
from cms.funnel.leads.withdraw import forget_outcome
from cms.funnel.models import Consent, Delivery, Grant, Lead, LeadAccess, MailchimpSync, SelfTest
from cms.funnel.models.ebooks import Ebook
from tests.funnel.admin.conftest import WithPermissions

pytestmark = pytest.mark.django_db
LIST, ANNA = "leads:index", "anna@voorbeeld.nl"


def text(client: Client, name: str, *args: object, query: str = "") -> str:
    response = client.get(reverse(name, args=args) + query)
    assert response.status_code == 200
    return str(response.content.decode())


def many(number: int) -> list[Lead]:
    return [Lead.for_address(f"lezer{each}@voorbeeld.nl") for each in range(number)]


def owed(lead: Lead, state: str, generation: int = 1, kind: str = "ebook") -> Delivery:
    return Delivery.objects.create(
        lead=lead,
        kind=kind,
        object_id=lead.id,
        state=state,
        generation=generation,
        problem="smtp-550" if state == "failed" else "",
        not_before=timezone.now(),
    )


def acts() -> list[str]:
    return list(LeadAccess.objects.order_by("pk").values_list("act", flat=True))


@pytest.mark.parametrize("name", ["leads:index", "leads:find", "leads:export"])
def test_leads_are_for_those_who_may_look(name: str, staff_with: WithPermissions) -> None:
    where = reverse(name)
    stranger = staff_with("view_delivery")

    for answer in (stranger.get(where), stranger.post(where, {"address": ANNA, "as": "csv"})):
        assert answer.status_code in (302, 405)
        assert answer.headers.get("Location", reverse("wagtailadmin_home")) == reverse(
            "wagtailadmin_home"
        )
    assert not LeadAccess.objects.exists()


def test_no_address_stands_in_the_list(admin_client: Client, lead: Lead) -> None:
    page = text(admin_client, LIST)

    assert str(lead) in page
    assert "anna@" not in page


def test_the_list_goes_on_behind_its_last_row(admin_client: Client) -> None:
    leads = many(PAGE + 3)

    first = admin_client.get(reverse(LIST))
    older = admin_client.get(reverse(LIST) + first.context["older"])

    shown = [
        [str(lead) for lead in leads if reverse("leads:inspect", args=[lead.pk]) in page]
        for page in (first.content.decode(), older.content.decode())
    ]
    assert [len(page) for page in shown] == [PAGE, 3]
    assert sorted(shown[0] + shown[1]) == sorted(map(str, leads))
    assert not older.context["older"]


@pytest.mark.parametrize("place", ["", "onzin", "2026-01-01_x", "2026-01-01T00:00:00_" + "0" * 32])
def test_a_place_that_is_none_shows_the_newest(
    admin_client: Client, lead: Lead, place: str
) -> None:
    assert str(lead) in text(admin_client, LIST, query=f"?na={place}")


def test_the_list_is_narrowed_by_status_and_day(admin_client: Client, lead: Lead) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)

    assert str(lead) in text(admin_client, LIST, query="?status=unconfirmed")
    assert str(lead) not in text(admin_client, LIST, query="?status=confirmed")
    assert str(lead) in text(admin_client, LIST, query=f"?until={timezone.localdate()}")
    assert str(lead) not in text(admin_client, LIST, query=f"?until={yesterday}")


@pytest.mark.parametrize("typed", [ANNA, " Anna@Voorbeeld.NL "])
def test_a_whole_address_finds_its_lead(admin_client: Client, lead: Lead, typed: str) -> None:
    found = admin_client.post(reverse("leads:find"), {"address": typed})

    assert found["Location"] == reverse("leads:inspect", args=[lead.pk])
    assert "anna" not in found["Location"]


@pytest.mark.parametrize(
    ("typed", "says"),
    [("piet@voorbeeld.nl", "geen lead met dit adres"), ("anna", "geen heel e-mailadres")],
)
def test_who_is_not_found_is_said_in_words(
    admin_client: Client, lead: Lead, typed: str, says: str
) -> None:
    page = admin_client.post(reverse("leads:find"), {"address": typed}, follow=True)

    assert says in page.content.decode()


def test_the_address_stands_on_the_page_of_the_lead(
    staff_with: WithPermissions, lead: Lead
) -> None:
    inspect = reverse("leads:inspect", args=[lead.pk])

    assert ANNA in staff_with("view_lead").get(inspect).content.decode()
    assert staff_with("view_delivery").get(inspect).status_code == 302


def test_every_look_is_written_down_without_an_address(admin_client: Client, lead: Lead) -> None:
    page = text(admin_client, "leads:inspect", lead.pk)

    look = LeadAccess.objects.get()
    assert (look.act, look.lead_id, look.by) == ("viewed", lead.pk, "admin")
    assert "anna" not in str(LeadAccess.objects.values())
    assert str(look) in page
    assert "admin" in text(admin_client, "lead_accesses:index")


def test_a_lost_key_is_said_in_words(admin_client: Client, lead: Lead) -> None:
    Lead.objects.filter(pk=lead.pk).update(address_box=b"from another time")

    assert "kan niet worden geopend" in text(admin_client, "leads:inspect", lead.pk)


def test_the_list_says_what_a_lead_agrees_to_now(
    admin_client: Client, lead: Lead, ebook: Ebook
) -> None:
    asked_for(lead, ebook)
    for purpose, step in [
        ("service", "asked"),
        ("service", "given"),
        ("marketing", "given"),
        ("marketing", "withdrawn"),
        ("outcome", "asked"),
    ]:
        Consent.objects.create(lead=lead, purpose=purpose, step=step, text="Ja.", page="/")

    page = text(admin_client, LIST)

    assert "wat is aangevraagd" in page
    assert "Rustig in je rug" in page
    assert "tips per mail, via Mailchimp" not in page
    assert "de uitslag bewaren" not in page


def asked_for(lead: Lead, ebook: Ebook) -> Grant:
    now = timezone.now()
    return Grant.objects.create(
        lead=lead, ebook=ebook, token_hash="a", asked_at=now, expires_at=now, downloaded_at=now
    )


def test_one_timeline_tells_what_happened_and_why(
    admin_client: Client, lead: Lead, ebook: Ebook
) -> None:
    asked_for(lead, ebook)
    owed(lead, "sent")
    Lead.objects.filter(pk=lead.pk).update(status="confirmed")
    MailchimpSync.objects.create(
        lead=lead,
        not_before=timezone.now(),
        synced_at=timezone.now(),
        remote_status="subscribed",
        sent_tags=["Merel"],
    )
    Consent.objects.create(
        lead=lead, purpose="marketing", step="given", method="mailbox", text="Ja.", page="/boek/"
    )

    page = text(admin_client, "leads:inspect", lead.pk)

    for told in (
        "E-book “Rustig in je rug” aangevraagd",
        "“Rustig in je rug” gedownload",
        "link naar het e-book (verzonden)",
        "Ja. (link in de mail, /boek/)",
        "subscribed, met de tags Merel",
        "krijgt onze mail: het adres is bevestigd",
    ):
        assert told in page, told


@pytest.fixture
def with_outcome(lead: Lead, self_test: SelfTest) -> Lead:
    kept = {
        "version": self_test.live_version_id,
        "score": 5,
        "outcome": "veel",
        "red_flag": "",
        "decided": "Route voor veel spanning",
        "answers": ["Een jaar", "Ja", "Nee"],
    }
    lead.keep_outcome(json.dumps(kept))
    lead.save()
    Consent.objects.create(lead=lead, purpose="outcome", step="given", text="Ja.", page="/")
    return lead


def test_a_kept_outcome_is_read_by_who_may_and_the_reading_is_written_down(
    staff_with: WithPermissions, with_outcome: Lead
) -> None:
    page = text(staff_with("view_lead", "read_outcomes"), "leads:inspect", with_outcome.pk)

    assert "Spanning speelt duidelijk mee." in page
    assert "Wordt het erger bij drukte?" in page
    assert "Route voor veel spanning" in page
    assert acts() == ["viewed", "outcome"]


def test_without_the_right_or_the_consent_no_outcome_is_shown(
    staff_with: WithPermissions, with_outcome: Lead
) -> None:
    without_right = text(staff_with("view_lead"), "leads:inspect", with_outcome.pk)
    forget_outcome(with_outcome, "/")
    without_consent = text(
        staff_with("view_lead", "read_outcomes"), "leads:inspect", with_outcome.pk
    )

    for page in (without_right, without_consent):
        assert ANNA in page
        assert "Spanning speelt" not in page
        assert "Route voor veel spanning" not in page
    assert acts() == ["viewed", "viewed"]


def test_a_failed_mail_is_tried_again_once_by_who_may(
    staff_with: WithPermissions, lead: Lead
) -> None:
    failed = owed(lead, "failed")
    replay = reverse("leads:replay_mail", args=[lead.pk, failed.pk])
    only_looks, may = staff_with("view_lead"), staff_with("view_lead", "replay_steps")

    assert replay not in text(only_looks, "leads:inspect", lead.pk)
    only_looks.post(replay)
    assert Delivery.objects.count() == 1
    assert replay in text(may, "leads:inspect", lead.pk)
    for _press in range(2):
        may.post(replay)

    assert Delivery.objects.exclude(pk=failed.pk).get().generation == 2
    assert acts().count("replayed") == 1
    assert replay not in text(may, "leads:inspect", lead.pk)


@pytest.mark.parametrize("state", ["sent", "uncertain", "cancelled", "pending"])
def test_what_did_not_fail_is_not_sent_once_more(
    admin_client: Client, lead: Lead, state: str
) -> None:
    mail = owed(lead, state)

    admin_client.post(reverse("leads:replay_mail", args=[lead.pk, mail.pk]))

    assert Delivery.objects.count() == 1


def test_who_left_gets_no_failed_mail_after_all(admin_client: Client, lead: Lead) -> None:
    Lead.objects.filter(pk=lead.pk).update(status="unsubscribed")
    mail = owed(lead, "failed")

    admin_client.post(reverse("leads:replay_mail", args=[lead.pk, mail.pk]))

    assert Delivery.objects.count() == 1


def test_a_refused_contact_is_offered_once_more(admin_client: Client, lead: Lead) -> None:
    MailchimpSync.objects.create(
        lead=lead, state="refused", refused_version=1, not_before=timezone.now(), advice="Nee."
    )
    replay = reverse("leads:replay_contact", args=[lead.pk])
    assert replay in text(admin_client, "leads:inspect", lead.pk)

    for _press in range(2):
        admin_client.post(replay)

    sync = MailchimpSync.objects.get()
    assert (sync.state, sync.desired_version) == ("pending", 2)
    assert acts().count("replayed") == 1


def exported(client: Client, kind: str, **narrowed: str) -> bytes:
    response = client.post(reverse("leads:export"), {"as": kind, **narrowed})
    assert response.status_code == 200
    return b"".join(response.streaming_content)


def test_an_export_holds_what_the_list_was_narrowed_to(admin_client: Client, lead: Lead) -> None:
    other = Lead.for_address("piet@voorbeeld.nl")
    Lead.objects.filter(pk=other.pk).update(status="confirmed")

    rows = list(csv.reader(io.StringIO(exported(admin_client, "csv").decode("utf-8-sig"))))
    narrowed = exported(admin_client, "csv", status="confirmed").decode()

    assert rows[0][0] == "Adres"
    assert {row[0] for row in rows[1:]} == {ANNA, "piet@voorbeeld.nl"}
    assert ANNA not in narrowed
    assert "piet@voorbeeld.nl" in narrowed
    assert acts() == ["exported", "exported"]
    assert LeadAccess.objects.first().about == "confirmed"


def test_a_workbook_holds_the_same_and_no_formula(admin_client: Client, ebook: Ebook) -> None:
    Ebook.objects.filter(pk=ebook.pk).update(title="=1+1")
    asked_for(Lead.for_address("+piet@voorbeeld.nl"), ebook)

    sheet = load_workbook(io.BytesIO(exported(admin_client, "xlsx"))).active

    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert {"+piet@voorbeeld.nl", "=1+1"} <= {cell.value for cell in cells}
    assert not [cell for cell in cells if cell.data_type == "f"]


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r"])
def test_no_spreadsheet_takes_a_text_for_a_formula(begin: str) -> None:
    assert harmless(f"{begin}cmd|' /C calc'!A0").startswith("'")


def test_an_export_asks_for_a_permission_of_its_own(
    staff_with: WithPermissions, lead: Lead
) -> None:
    only_looks = staff_with("view_lead")

    assert reverse("leads:export") not in text(only_looks, LIST)
    assert only_looks.post(reverse("leads:export"), {"as": "csv"}).status_code == 302
    assert only_looks.get(reverse("leads:export")).status_code == 405
    assert not LeadAccess.objects.exists()
