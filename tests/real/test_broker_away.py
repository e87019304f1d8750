"""The broker is only a doorbell: without it everything still happens, a little later."""

import socket
import time
from collections.abc import Iterator

import pytest

from tests.ports import free_port
from tests.real.browser import open_page
from tests.real.conftest import Postbox
from tests.real.site import RealSite, eventually
from tests.real.walking import ask_for_ebook


@pytest.fixture
def silent() -> Iterator[int]:
    """A port where somebody accepts, and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


@pytest.fixture
def closed() -> int:
    """A port where nobody listens."""
    return free_port()


@pytest.mark.parametrize("broker", ["silent", "closed"])
def test_a_visitor_does_not_notice_that_redis_is_gone_and_the_mail_comes(
    request: pytest.FixtureRequest, site: RealSite, postbox: Postbox, broker: str
) -> None:
    url = f"redis://127.0.0.1:{request.getfixturevalue(broker)}/0"
    site.serve(CELERY_BROKER_URL=url)
    page = open_page(f"{site.url}/e-book/rustig-in-je-rug/")
    start = time.monotonic()
    asked = ask_for_ebook(page, "anna@praktijk-zuid.nl", "tips")
    took = time.monotonic() - start

    assert asked.response.ok
    assert took < 1

    site.work(CELERY_BROKER_URL=url)
    [mail] = eventually(lambda: postbox.mails[:], "the sweeper sends the mail")

    assert mail["To"] == "anna@praktijk-zuid.nl"
    assert "The doorbell is out" in site.logs()


def test_rabbitmq_carries_the_bell_too(site: RealSite, rabbitmq_url: str, postbox: Postbox) -> None:
    # The sweeper would come only in an hour: what is sent was rung for.
    rare = {"CELERY_BROKER_URL": rabbitmq_url, "SWEEP_SECONDS": "3600"}
    site.serve(**rare)
    site.work(**rare)
    eventually(lambda: "ready." in site.logs(), "the worker listens")
    page = open_page(f"{site.url}/e-book/rustig-in-je-rug/")
    ask_for_ebook(page, "anna@praktijk-zuid.nl", "tips")
    eventually(lambda: postbox.mails, "the mail is there")

    assert len(postbox.mails) == 1


def test_a_worker_that_is_started_later_finds_what_was_owed(
    site: RealSite, redis_url: str, postbox: Postbox
) -> None:
    import redis

    site.serve(CELERY_BROKER_URL=redis_url)
    page = open_page(f"{site.url}/e-book/rustig-in-je-rug/")
    ask_for_ebook(page, "anna@praktijk-zuid.nl", "tips")
    with redis.Redis.from_url(redis_url) as client:
        client.flushdb()
    site.work(CELERY_BROKER_URL=redis_url)
    eventually(lambda: postbox.mails, "the mail is there, though the broker forgot about it")

    assert len(postbox.mails) == 1
