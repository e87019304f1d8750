"""Delivery inside the server's own process: no broker, no second command."""

import logging
import threading
import time
from uuid import uuid4

from celery import Celery
from django.conf import settings

from cms.celery import app as celery_app
from cms.funnel.delivery import doorbell
from cms.funnel.delivery.lanes import LANES
from cms.funnel.delivery.sweeper import Sweeper
from cms.funnel.delivery.worker import Sweeping

logger = logging.getLogger(__name__)

MEMORY = "memory://"
REST = 5.0


def start(*, sweep_anyway: bool = False) -> None:
    """Start a worker per queue, each with its sweeper, when the broker is in this very process.

    With a broker elsewhere its own workers deliver; `sweep_anyway` is for a desk, where perhaps
    nobody started one. Call it in the process that serves, once it has been forked: threads do
    not survive a fork.
    """
    # A server's threads know Celery's default app only; without one they would make up another,
    # with another broker.
    celery_app.set_default()
    doorbell.warm()
    if settings.CELERY_BROKER_URL.startswith(MEMORY):
        for queue in settings.QUEUES:
            threading.Thread(
                target=_work, args=[queue], name=f"{queue} worker", daemon=True
            ).start()
    elif sweep_anyway:
        for lane in LANES.values():
            Sweeper(lane).start()


def _work(queue: str) -> None:
    """Work for as long as the process lives."""
    # An app per lane: which queues a worker listens to is kept in its app.
    app = Celery(f"embedded {queue}", set_as_current=False)
    app.config_from_object("django.conf:settings", namespace="CELERY")
    app.steps["worker"].add(Sweeping)
    while True:
        try:
            _one_worker(app, queue)
        except Exception:
            logger.exception("The %s worker stumbled", queue)
        time.sleep(REST)


def _one_worker(app: Celery, queue: str) -> None:
    # Solo: in a thread, pools of threads fall back to four tasks a second.
    app.WorkController(
        hostname=f"{queue}-{uuid4().hex[:8]}@embedded",
        pool="solo",
        concurrency=1,
        queues=[queue],
        without_heartbeat=True,
        without_mingle=True,
        without_gossip=True,
    ).start()
