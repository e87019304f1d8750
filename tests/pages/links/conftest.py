import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest

from cms.pages.links.hosts import Doorkeeper, Turn
from cms.pages.links.looking import Looker
from cms.pages.links.network import Network, Patience
from cms.pages.links.visiting import Visitor
from cms.pages.models import Source
from tests.pages.links.web import Handler, Server, Web

HURRIED = Patience(connecting=1, reading=0.3, altogether=0.6)
# Every name leads to the server of the test, and that is the only address that is allowed.
LOOPBACK = Network(
    resolve=lambda host, port: [host if host[0].isdigit() else "127.0.0.1"],
    allows=lambda address: address == "127.0.0.1",
    patience=HURRIED,
)


@pytest.fixture
def web() -> Iterator[Web]:
    web = Web()
    server = Server(("127.0.0.1", 0), type("OfThisTest", (Handler,), {"web": web}))
    web.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield web
    web.ending.set()
    server.shutdown()
    server.server_close()
    thread.join()


@contextmanager
def open_door(host: str) -> Iterator[Turn]:
    yield Turn(timedelta())


@pytest.fixture
def visitor() -> Visitor:
    """Somebody who need not wait for a turn."""
    return Visitor(open_door, LOOPBACK)


@pytest.fixture
def looker() -> Looker:
    return Looker(LOOPBACK, Doorkeeper(pause=timedelta()))


@pytest.fixture
def source_at(db: None) -> Callable[..., Source]:
    def make(url: str, title: str = "Pijn en het brein") -> Source:
        return Source.objects.create(title=title, url=url)

    return make
