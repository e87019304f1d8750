"""The doorbell: tells a worker that something is due. A bell that nobody hears loses nothing."""

import logging
from uuid import UUID

from celery import Task
from django.db import transaction

logger = logging.getLogger(__name__)


def ring_mail(delivery_id: UUID) -> None:
    """Ring for a mail, once the transaction at hand is committed."""
    from cms.funnel.tasks import deliver

    transaction.on_commit(lambda: _ring(deliver, delivery_id))


def ring_audience(sync_id: UUID) -> None:
    """Ring for a contact, once the transaction at hand is committed."""
    from cms.funnel.tasks import sync_contact

    transaction.on_commit(lambda: _ring(sync_contact, sync_id))


def _ring(task: Task, row_id: UUID) -> None:
    try:
        task.delay(str(row_id))
    except Exception:
        # Whatever is the matter with the broker, the sweeper finds the row within seconds.
        logger.warning("the doorbell is broken; the sweeper takes over", exc_info=True)
