import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from uuid import uuid4

import pytest
from celery import current_app
from django.db import transaction
from pytest_django import DjangoCaptureOnCommitCallbacks

from cms.funnel.delivery import doorbell


def waiting(queue: str) -> int:
    with current_app.connection_for_read() as connection:
        return int(connection.default_channel.queue_declare(queue, passive=False).message_count)


@pytest.fixture
def silent() -> Iterator[int]:
    """A port where somebody accepts, and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


@pytest.fixture
def closed() -> int:
    """A port where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("ring", "queue"), [(doorbell.ring_mail, "mail"), (doorbell.ring_audience, "audience")]
)
def test_the_bell_rings_in_its_own_lane_once_the_rows_are_there(
    ring: object, queue: str, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    before = waiting(queue)
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        ring(uuid4())
        assert waiting(queue) == before

    assert waiting(queue) == before + 1


@pytest.mark.parametrize("scheme", ["redis", "amqp"])
@pytest.mark.parametrize("broker", ["silent", "closed"])
def test_a_broker_that_is_gone_costs_a_visitor_less_than_a_second(
    request: pytest.FixtureRequest, broker: str, scheme: str
) -> None:
    port = request.getfixturevalue(broker)
    rung = subprocess.run(
        [sys.executable, "-m", "tests.funnel.delivery.ring_script"],
        env=os.environ
        | {
            "DJANGO_SETTINGS_MODULE": "cms.settings.test",
            "CELERY_BROKER_URL": f"{scheme}://127.0.0.1:{port}//",
        },
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    first, second = map(float, rung.stdout.split())

    assert first < 0.95
    assert second < 0.05
    assert "The doorbell is out" in rung.stderr
