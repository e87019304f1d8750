"""The nine traps of Mailchimp's client library, each closed."""

import pickle
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from cms.integrations.audience import AudienceError, Contact, Reason, RemoteStatus, TemporaryTrouble
from cms.integrations.mailchimp.backend import MailchimpAudience
from cms.integrations.mailchimp.client import PooledClient
from cms.integrations.mailchimp.connection import Connection
from tests.doubles.mailchimp import MailchimpDouble, problem, subscriber_hash
from tests.integrations.worlds import ANNA


@pytest.fixture
def client(connection: Connection) -> PooledClient:
    return PooledClient(connection)


@pytest.mark.parametrize("status", [403, 429, 500])
def test_1_a_bare_error_is_raised_and_not_returned(
    client: PooledClient, double: MailchimpDouble, status: int
) -> None:
    double.fail_next(f"empty_{status}")

    with pytest.raises(TemporaryTrouble):
        client.call_api("/lists/a1b2c3d4e5", "GET")


def test_2_the_words_of_a_problem_are_read(client: PooledClient, double: MailchimpDouble) -> None:
    double.fail_next(problem(400, "Forgotten Email Not Subscribed", "was permanently deleted"))

    with pytest.raises(AudienceError) as error:
        client.call_api("/lists/a1b2c3d4e5", "GET")

    assert error.value.reason is Reason.FORGOTTEN


def test_3_an_error_survives_pickling_and_brings_nothing_of_the_library(
    client: PooledClient, double: MailchimpDouble
) -> None:
    double.fail_next("cut_before")

    with pytest.raises(TemporaryTrouble) as error:
        client.call_api("/lists/a1b2c3d4e5", "GET")

    copy = pickle.loads(pickle.dumps(error.value))
    assert (type(copy), copy.reason, str(copy)) == (
        TemporaryTrouble,
        Reason.UNREACHABLE,
        "unreachable",
    )
    assert (error.value.__cause__, error.value.__context__) == (None, None)


@pytest.mark.parametrize("value", [Decimal("1.5"), object(), {1, 2}])
def test_4_a_body_that_cannot_be_sent_is_no_network_fault(
    client: PooledClient, double: MailchimpDouble, value: Any
) -> None:
    with pytest.raises(TypeError):
        client.call_api("/lists/a1b2c3d4e5", "PUT", body={"value": value})

    assert double.requests == []


def test_5_the_word_server_in_an_address_is_left_alone(
    connection: Connection, double: MailchimpDouble
) -> None:
    base_url = double.base_url.replace("/3.0", "/server/3.0")
    mailchimp = MailchimpAudience(replace(connection, base_url=base_url))
    mailchimp.put(Contact("info@webserver.nl"))

    assert double.member("info@webserver.nl")["email_address"] == "info@webserver.nl"
    assert all(path.startswith("/server/3.0/") for _, path, *_ in double.requests)


def test_5_no_address_stands_in_a_path(
    mailchimp: MailchimpAudience, double: MailchimpDouble, anna: Contact
) -> None:
    mailchimp.put(anna)
    mailchimp.unsubscribe(ANNA)
    mailchimp.forget(ANNA)

    assert [path for _, path, *_ in double.requests if subscriber_hash(ANNA) not in path] == []


def test_6_the_timeout_is_ours(client: PooledClient, connection: Connection) -> None:
    ours = Connection.of("key-us1", "", "", "a1b2c3d4e5")

    assert ours.timeout == (5.0, 10.0)
    assert client.timeout == connection.timeout


def test_7_a_yes_in_a_query_is_spelled_as_the_api_wants_it(
    mailchimp: MailchimpAudience, double: MailchimpDouble, anna: Contact
) -> None:
    double.state.required_merge_tags = {"LNAME"}
    mailchimp.put(anna)

    assert double.requests[1].path.endswith("?skip_merge_validation=true")


def test_8_a_netrc_does_not_replace_the_key(
    mailchimp: MailchimpAudience,
    anna: Contact,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login user password wrong")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))

    assert mailchimp.put(anna).status is RemoteStatus.SUBSCRIBED


def test_9_calls_share_a_connection(
    mailchimp: MailchimpAudience, double: MailchimpDouble, anna: Contact
) -> None:
    for _ in range(3):
        mailchimp.put(anna)

    assert double.connections == 1


def test_9_ten_threads_open_no_more_than_ten_connections(
    mailchimp: MailchimpAudience, double: MailchimpDouble
) -> None:
    contacts = [Contact(f"p{number}@praktijk.nl") for number in range(50)]
    with ThreadPoolExecutor(10) as threads:
        list(threads.map(mailchimp.put, contacts))

    assert len(double.members) == 50
    assert double.connections <= 10


def test_9_a_call_without_a_body_sends_none(
    mailchimp: MailchimpAudience, double: MailchimpDouble, anna: Contact
) -> None:
    mailchimp.put(anna)
    mailchimp.forget(ANNA)

    assert double.requests[-1].length == 0


def test_what_mailchimp_wants_to_remember_about_us_is_not_kept(
    mailchimp: MailchimpAudience, double: MailchimpDouble, client: PooledClient
) -> None:
    busy = problem(429, "TooManyRequests")
    double.fail_next(replace(busy, headers={"Set-Cookie": "a=b; Path=/"}))
    with pytest.raises(TemporaryTrouble):
        client.call_api("/lists/a1b2c3d4e5", "GET")

    assert len(client.session.cookies) == 0
