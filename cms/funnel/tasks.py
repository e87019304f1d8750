"""What the doorbell starts. Ids only: a broker never holds an address or an answer."""

from uuid import UUID

from celery import shared_task
from django.db import close_old_connections

from cms.funnel.delivery import audience, send


@shared_task
def deliver(delivery_id: str) -> None:
    """Send one mail, if it is still due."""
    close_old_connections()
    send.deliver(UUID(delivery_id))


@shared_task
def sync_contact(sync_id: str) -> None:
    """Bring one contact up to date, if it is still behind."""
    close_old_connections()
    audience.sync_contact(UUID(sync_id))
