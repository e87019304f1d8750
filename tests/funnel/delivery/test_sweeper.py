from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from pytest_django import Settings

from cms.funnel.delivery import outbox
from cms.funnel.delivery.lanes import AUDIENCE, MAIL
from cms.funnel.delivery.leases import LEASE
from cms.funnel.delivery.sweeper import Sweeper, heartbeat, sweep
from cms.funnel.models import Delivery, Lead
from tests.doubles.smtp import SmtpSink
from tests.funnel.delivery.conftest import Owe

State = Delivery.State


def test_a_sweep_sends_what_is_due_and_leaves_the_rest(
    clock: time_machine.Traveller, owe: Owe, lead: Lead, mail_folder: Path
) -> None:
    now = owe(lead)
    later = owe(lead)
    Delivery.objects.filter(pk=later.pk).update(not_before=later.not_before + timedelta(hours=1))

    assert sweep(MAIL) == 1
    assert Delivery.objects.get(pk=now.pk).state == State.SENT
    assert Delivery.objects.get(pk=later.pk).state == State.PENDING


def test_a_sweep_stops_at_a_server_that_is_down(
    owe: Owe, lead: Lead, sink: SmtpSink, settings: Settings
) -> None:
    for _ in range(5):
        owe(lead)
    sink.next("421", times=5)

    assert sweep(MAIL) == 1
    assert sink.connections == 1


def test_a_sweep_goes_on_after_a_mail_that_is_refused(owe: Owe, lead: Lead, sink: SmtpSink) -> None:
    for _ in range(3):
        owe(lead)
    sink.next("452_dot")

    assert sweep(MAIL) == 3
    assert len(sink.taken) == 2


def test_a_sweep_takes_over_from_a_lost_worker(
    clock: time_machine.Traveller, owed: Delivery, mail_folder: Path
) -> None:
    outbox.claim(owed.pk)
    clock.shift(LEASE + timedelta(seconds=1))
    sweep(MAIL)
    owed.refresh_from_db()

    assert owed.state == State.SENT


def test_a_mail_server_that_is_down_holds_up_no_contact(
    owed: Delivery, sink: SmtpSink, settings: Settings
) -> None:
    sink.next("421")

    assert sweep(MAIL) == 1
    assert sweep(AUDIENCE) == 0


def test_the_command_says_what_it_did(
    owed: Delivery, mail_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("deliver", once=True)

    assert capsys.readouterr().out.splitlines() == [
        "mail: 1 tried, 0 still due",
        "audience: 0 tried, 0 still due",
    ]


@pytest.mark.django_db(transaction=True)
def test_the_thread_sweeps_survives_a_database_that_is_away_and_ends(
    owe: Owe, lead: Lead, mail_folder: Path, settings: Settings, tmp_path: Path
) -> None:
    settings.DATA_DIR, settings.SWEEP_SECONDS = tmp_path, 0.01
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE funnel_delivery RENAME TO funnel_delivery_away")
    sweeper = Sweeper(MAIL)
    sweeper.start()
    sweeper.join(0.3)
    assert not heartbeat("mail").exists()

    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE funnel_delivery_away RENAME TO funnel_delivery")
    owe(lead)
    sweeper.join(1)
    sweeper.stop()
    sweeper.join(5)

    assert not sweeper.is_alive()
    assert len(list(mail_folder.glob("*.eml"))) == 1
    assert heartbeat("mail").exists()
