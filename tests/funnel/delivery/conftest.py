from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone
from pytest_django import Settings

from cms.funnel.keys import link_token
from cms.funnel.models import Delivery, Ebook, Grant, Lead
from cms.lib.tokens import hash_token
from tests.doubles.smtp import SmtpSink

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)

Owe = Callable[..., Delivery]


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """A clock that only moves when it is told."""
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def mail_folder(settings: Settings, tmp_path: Path) -> Path:
    settings.MAIL_TRANSPORT = "files"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    return tmp_path / "mail"


@pytest.fixture
def sink(settings: Settings) -> Iterator[SmtpSink]:
    """A mail server that deliveries go to."""
    settings.MAIL_TRANSPORT = "smtp"
    settings.EMAIL_HOST, settings.EMAIL_HOST_USER = "127.0.0.1", ""
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    with SmtpSink() as sink:
        settings.EMAIL_PORT = sink.port
        yield sink


@pytest.fixture
def lead(db: None) -> Lead:
    return Lead.for_address("anna@praktijk-zuid.nl")


@pytest.fixture
def owe(ebook: Ebook) -> Owe:
    """Owe one lead a mail about an e-book, with the grant behind it."""

    def owe(lead: Lead, **changes: object) -> Delivery:
        now, grant_id = timezone.now(), uuid4()
        Grant.objects.create(
            id=grant_id,
            lead=lead,
            ebook=ebook,
            generation=lead.grants.count() + 1,
            token_hash=hash_token(link_token("ebook", grant_id)),
            asked_at=now,
            expires_at=now + timedelta(days=30),
        )
        kept = {"object_id": grant_id, "kind": Delivery.Kind.EBOOK, "not_before": now}
        return Delivery.objects.create(lead=lead, **(kept | changes))

    return owe


@pytest.fixture
def owed(owe: Owe, lead: Lead) -> Delivery:
    return owe(lead)
