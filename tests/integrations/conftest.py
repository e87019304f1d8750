from collections.abc import Iterator
from pathlib import Path

import pytest

from cms.integrations.audience import Contact, contact_key
from cms.integrations.mailchimp.backend import MailchimpAudience
from cms.integrations.mailchimp.connection import Connection
from tests.doubles.mailchimp import MailchimpDouble
from tests.integrations.worlds import ANNA, World, on_disk


@pytest.fixture
def anna() -> Contact:
    return Contact(ANNA, tags=frozenset({"s-7f3a", "e-book"}))


@pytest.fixture
def double() -> Iterator[MailchimpDouble]:
    with MailchimpDouble() as double:
        yield double


@pytest.fixture
def connection(double: MailchimpDouble) -> Connection:
    return Connection(double.api_key, double.base_url, double.audience_id, timeout=(1, 1))


@pytest.fixture
def mailchimp(connection: Connection) -> MailchimpAudience:
    return MailchimpAudience(connection)


@pytest.fixture(params=["twin", "mailchimp"])
def world(request: pytest.FixtureRequest, tmp_path: Path) -> World:
    if request.param == "twin":
        return on_disk(tmp_path)
    double = request.getfixturevalue("double")
    audience = request.getfixturevalue("mailchimp")
    return World(audience, lambda email: double.members.get(contact_key(email)), double.becomes)
