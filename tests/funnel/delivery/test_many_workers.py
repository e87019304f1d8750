from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from django.db import connection

from cms.funnel.delivery import outbox, sweeper
from cms.funnel.delivery.lanes import MAIL
from cms.funnel.delivery.send import deliver
from cms.funnel.models import Delivery, Lead
from tests.doubles.smtp import SmtpSink
from tests.funnel.delivery.conftest import Owe

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(number: int, act: Callable[[], object]) -> list[object]:
    start = Barrier(number)

    def run(_: int) -> object:
        start.wait()
        try:
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(number) as pool:
        return list(pool.map(run, range(number)))


def test_twenty_workers_at_once_send_one_mail(owed: Delivery, mail_folder: Path) -> None:
    at_once(20, lambda: deliver(owed.pk))
    owed.refresh_from_db()

    assert owed.state == Delivery.State.SENT
    assert owed.attempt == 1
    assert len(list(mail_folder.iterdir())) == 1


def test_twenty_workers_at_once_get_one_lease(owed: Delivery) -> None:
    leases = at_once(20, lambda: outbox.claim(owed.pk))

    assert len([lease for lease in leases if lease]) == 1


def test_four_sweepers_at_once_send_each_mail_once(owe: Owe, sink: SmtpSink) -> None:
    owed = [owe(Lead.for_address(f"lezer{number}@praktijk-zuid.nl")) for number in range(8)]
    at_once(4, lambda: sweeper.sweep(MAIL))

    assert sorted(mail.id for mail in sink.taken) == sorted(
        f"<{delivery.id.hex}@wegwijzer.example>" for delivery in owed
    )


def test_a_mail_goes_out_outside_any_transaction(owed: Delivery, mail_folder: Path) -> None:
    from cms.funnel.delivery.mail import compose
    from cms.funnel.delivery.transports import to_files

    lease = outbox.claim(owed.pk)
    assert lease is not None
    to_files(compose(owed), lambda: outbox.fence(lease))

    assert connection.get_autocommit()
    assert not connection.in_atomic_block
