"""The report of what has had its time tells what the purge does, and leaves all as it is."""

from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from cms.funnel.models import Completion, Consent, Delivery, Ebook, Grant, Lead, SelfTest
from tests.funnel.visitor.walking import walk

pytestmark = pytest.mark.django_db(transaction=True)
KEPT = (Completion, Consent, Delivery, Grant, Lead)


def told(*options: str) -> str:
    out = StringIO()
    call_command("purge_expired", *options, stdout=out)
    return out.getvalue()


def everything() -> list[object]:
    return [list(model.objects.order_by("pk").values()) for model in KEPT]


@pytest.mark.parametrize("days", [1, 15, 31, 91])
def test_a_dry_run_tells_what_would_go_and_changes_nothing(
    visitor: Client, self_test: SelfTest, ebook: Ebook, days: int
) -> None:
    walk(visitor, self_test.url, [1, 1, 0])
    visitor.post(ebook.url, {"email": "jan@voorbeeld.nl", "keuze": "tips"})
    before = everything()

    with time_machine.travel(timezone.now() + timedelta(days=days)):
        report = told("--dry-run")
        assert everything() == before
        done = told()

    assert report.replace("would be deleted", "deleted") == done
    assert (everything() == before) == (days == 1)
