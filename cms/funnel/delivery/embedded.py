"""Delivery inside the server's own process: no broker, no second command."""

import threading
from uuid import uuid4

from celery import current_app
from celery.worker import WorkController
from django.conf import settings

from cms.funnel.delivery import doorbell
from cms.funnel.delivery.lanes import LANES
from cms.funnel.delivery.sweeper import Sweeper

MEMORY = "memory://"


def start() -> None:
    """Start a worker and a sweeper per lane when the broker is in this process.

    Call it in the process that serves, once it has been forked: threads do not survive a fork.
    """
    doorbell.warm()
    if not settings.CELERY_BROKER_URL.startswith(MEMORY):
        return
    for lane in LANES.values():
        Sweeper(lane).start()
        threading.Thread(
            target=_work, args=[lane.name], name=f"{lane.name} worker", daemon=True
        ).start()


def _work(queue: str) -> None:
    # Solo: in a thread, pools of threads fall back to four tasks a second.
    worker: WorkController = current_app.WorkController(
        hostname=f"{queue}-{uuid4().hex[:8]}@embedded",
        pool="solo",
        concurrency=1,
        queues=[queue],
        without_heartbeat=True,
        without_mingle=True,
        without_gossip=True,
    )
    worker.start()
