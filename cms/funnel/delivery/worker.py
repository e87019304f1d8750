"""What a `celery worker` does beside answering the doorbell."""

from typing import Any

from celery.signals import celeryd_init, worker_ready

from cms.funnel.delivery.lanes import LANES
from cms.funnel.delivery.sweeper import Sweeper


@celeryd_init.connect
def wait_patiently(conf: Any, **_kwargs: Any) -> None:
    """A worker may wait for its broker: the short timeouts are for visitors."""
    patient = {
        name: value
        for name, value in conf.broker_transport_options.items()
        if not name.endswith("_timeout") or name == "visibility_timeout"
    }
    patient.pop("max_retries", None)
    conf.broker_transport_options = patient


@worker_ready.connect
def sweep_too(sender: Any, **_kwargs: Any) -> None:
    """Sweep the lanes whose queues this worker listens to: it outlives the broker."""
    for queue in sender.app.amqp.queues.consume_from:
        if queue in LANES:
            Sweeper(LANES[queue]).start()
