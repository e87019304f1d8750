"""What a Celery worker does beside answering the doorbell."""

from typing import Any

from celery import bootsteps, current_app
from celery.signals import celeryd_init

from cms.funnel.delivery.lanes import LANES
from cms.funnel.delivery.sweeper import Sweeper

PATIENCE = {"socket_timeout": 30, "socket_connect_timeout": 10, "connect_timeout": 10}


class Sweeping(bootsteps.StartStopStep):
    """Sweeps the lanes whose queues the worker listens to, even while it cannot reach its broker.

    It begins after the pool, whose processes must be forked before there are threads, and before
    the consumer, which waits for the broker for as long as that takes.
    """

    name = "Sweeping"
    requires = ("celery.worker.components:Pool",)

    def __init__(self, parent: Any, **_kwargs: Any) -> None:
        super().__init__(parent)
        self._sweepers: list[Sweeper] = []

    def start(self, parent: Any) -> None:
        """Start a sweeper per lane."""
        queues = parent.app.amqp.queues.consume_from
        self._sweepers = [Sweeper(lane) for name, lane in LANES.items() if name in queues]
        for sweeper in self._sweepers:
            sweeper.start()

    def stop(self, parent: Any) -> None:
        """Let each finish the row in hand."""
        for sweeper in self._sweepers:
            sweeper.stop()


@celeryd_init.connect
def wait_patiently(conf: Any, **_kwargs: Any) -> None:
    """Give a worker time to reach its broker: the short timeouts are for visitors."""
    options = dict(conf.broker_transport_options)
    impatient = ("max_retries", "read_timeout", "write_timeout")
    patient = {name: PATIENCE.get(name, value) for name, value in options.items()}
    conf.broker_transport_options = {
        name: value for name, value in patient.items() if name not in impatient
    }


current_app.steps["worker"].add(Sweeping)
