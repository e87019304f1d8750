"""Tells a worker that there is something to do. Nobody notices when it does not ring.

Rows are found by the sweeper anyway, so a broker that is gone costs seconds of latency, and costs
a visitor at most one short timeout: after a failure the bell rests for a while.
"""

import logging
import time
from functools import partial
from uuid import UUID

from celery import Task
from django.db import transaction

logger = logging.getLogger(__name__)

RESTS = 10.0


class _Bell:
    """Rings unless it failed a moment ago."""

    rests_until = 0.0

    def ring(self, task: Task, row_id: UUID) -> None:
        if time.monotonic() < self.rests_until:
            return
        try:
            task.apply_async([str(row_id)], ignore_result=True)
        except Exception as error:
            self.rests_until = time.monotonic() + RESTS
            logger.warning("The doorbell is out, the sweeper comes: %s", type(error).__name__)


bell = _Bell()


def ring(task: Task, row_id: UUID) -> None:
    """Ring once the transaction is committed."""
    transaction.on_commit(partial(bell.ring, task, row_id), robust=True)


def ring_mail(delivery_id: UUID) -> None:
    """There is a mail to send."""
    from cms.funnel.tasks import deliver

    ring(deliver, delivery_id)


def ring_audience(sync_id: UUID) -> None:
    """There is a contact to bring up to date."""
    from cms.funnel.tasks import sync_contact

    ring(sync_contact, sync_id)


def warm() -> None:
    """Load what the first ring would load, before a visitor waits for it."""
    from cms.funnel.tasks import deliver

    _ = deliver.app.amqp.queues, deliver.app.amqp.router, deliver.app.pool
