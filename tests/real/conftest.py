"""Real servers: each test says what it needs, and what is missing is named."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from pathlib import Path
from uuid import uuid4

import kombu
import psycopg
import pytest
import redis
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message as MessageHandler

from tests.doubles.mailchimp import MailchimpDouble
from tests.needs import need
from tests.ports import free_port
from tests.real.site import RealSite, manage

POSTGRES = "postgres://postgres@127.0.0.1:5432"
REDIS = "redis://127.0.0.1:6379"
RABBITMQ = "amqp://guest:guest@127.0.0.1:5672//"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/tests/real/" in item.path.as_posix():
            item.add_marker(pytest.mark.real)
            # One process of the test run makes the database that all of these copy.
            item.add_marker(pytest.mark.xdist_group("real"))


def listens(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


class Keeper(MessageHandler):
    def __init__(self, mails: list[Message]) -> None:
        super().__init__()
        self.mails = mails

    def handle_message(self, message: Message) -> None:
        self.mails.append(message)


@dataclass
class Postbox:
    """A mail server of another make than ours, and what came in."""

    port: int = field(default_factory=free_port)
    mails: list[Message] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"


@pytest.fixture
def postbox() -> Iterator[Postbox]:
    box = Postbox()
    controller = Controller(Keeper(box.mails), hostname="127.0.0.1", port=box.port)
    controller.start()
    yield box
    controller.stop()


@pytest.fixture
def mailchimp() -> Iterator[MailchimpDouble]:
    with MailchimpDouble() as double:
        yield double


@contextmanager
def made_database(template: str = "template1") -> Iterator[str]:
    """A database that is gone afterwards; the name is ours, so it needs no quoting."""
    name = f"wegwijzer_{uuid4().hex[:12]}"
    with psycopg.connect(f"{POSTGRES}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        try:
            yield f"{POSTGRES}/{name}"
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A PostgreSQL database with the demo site in it, and the folder with its files."""
    need(
        "PostgreSQL",
        listens(5432),
        "Start one at 127.0.0.1:5432 that trusts the user postgres, for example: "
        "docker run -p 5432:5432 -e POSTGRES_HOST_AUTH_METHOD=trust postgres",
    )
    folder = tmp_path_factory.mktemp("filled")
    with made_database() as database:
        env = {"DATABASE_URL": database, "DATA_DIR": str(folder)}
        manage("migrate", "--verbosity", "0", env=env)
        manage("load_demo", env=env)
        yield database, folder


@pytest.fixture
def site(
    filled: tuple[str, Path], tmp_path: Path, postbox: Postbox, mailchimp: MailchimpDouble
) -> Iterator[RealSite]:
    """The demo site on a PostgreSQL database of its own; none of its processes runs yet."""
    database, folder = filled
    settings = mailchimp.settings | {"EMAIL_URL": postbox.url}
    with (
        made_database(database.rpartition("/")[2]) as copy,
        RealSite(tmp_path, folder, free_port(), settings, copy) as site,
    ):
        yield site


@pytest.fixture
def redis_url() -> Iterator[str]:
    """A Redis with a database that nobody else uses, empty before and after."""
    need(
        "Redis",
        listens(6379),
        "Start one at 127.0.0.1:6379, for example: docker run -p 6379:6379 redis",
    )
    url = f"{REDIS}/13"
    with redis.Redis.from_url(url) as client:
        client.flushdb()
        yield url
        client.flushdb()


@pytest.fixture
def rabbitmq_url() -> Iterator[str]:
    need(
        "RabbitMQ",
        listens(5672),
        "Start one at 127.0.0.1:5672 with its user guest, for example: "
        "docker run -p 5672:5672 rabbitmq",
    )
    with kombu.Connection(RABBITMQ) as connection:
        _delete_queues(connection)
        yield RABBITMQ
        _delete_queues(connection)


def _delete_queues(connection: kombu.Connection) -> None:
    for queue in ("mail", "audience"):
        connection.channel().queue_delete(queue)
