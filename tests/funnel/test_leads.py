import pytest
from django.test import override_settings

from cms.funnel.models import Lead

pytestmark = pytest.mark.django_db


def test_an_address_lies_nowhere_in_its_row() -> None:
    Lead.for_address("jan@voorbeeld.nl")

    row = Lead.objects.values().get()
    assert "jan" not in str({**row, "address_box": bytes(row["address_box"])})


def test_the_same_address_is_the_same_lead() -> None:
    assert Lead.for_address("jan@voorbeeld.nl") == Lead.for_address("jan@voorbeeld.nl")
    assert Lead.for_address("piet@voorbeeld.nl") != Lead.for_address("jan@voorbeeld.nl")


def test_after_a_rotation_of_keys_the_lead_is_still_found_and_opened() -> None:
    with override_settings(FIELD_KEYS=["old"], LINK_KEYS=["old link"]):
        before = Lead.for_address("jan@voorbeeld.nl")
        link = before.unsubscribe_token

    with override_settings(FIELD_KEYS=["new", "old"], LINK_KEYS=["new link", "old link"]):
        after = Lead.for_address("jan@voorbeeld.nl")
        assert after == before
        assert after.address == "jan@voorbeeld.nl"
        assert after.unsubscribe_token == link


def test_a_kept_outcome_is_sealed_for_its_lead() -> None:
    lead = Lead.for_address("jan@voorbeeld.nl")
    lead.keep_outcome('{"outcome": "veel"}')
    lead.save()

    kept = Lead.objects.get()
    assert kept.kept_outcome == '{"outcome": "veel"}'
    assert b"veel" not in bytes(kept.outcome_box)


def test_a_lead_prints_no_address() -> None:
    assert "jan" not in str(Lead.for_address("jan@voorbeeld.nl"))
