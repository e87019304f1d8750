import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.lib.public_addresses import is_public
from cms.pages.links.network import Network, NoAnswer


@pytest.mark.parametrize(
    "address",
    [
        *["127.0.0.1", "127.1.2.3", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1"],
        *["169.254.169.254", "100.64.0.1", "224.0.0.1", "255.255.255.255", "192.0.2.1"],
        *["::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "2001:db8::1"],
        *["::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::"],
    ],
)
def test_what_is_not_public_is_no_place_to_go(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_what_is_public_is(address: str) -> None:
    assert is_public(address)


@given(st.ip_addresses(v=4, network="10.0.0.0/8"))
def test_a_private_address_stays_one_in_every_dress(inside: object) -> None:
    for dress in ("::ffff:{}", "64:ff9b::{}"):
        assert not is_public(dress.format(inside))


def test_only_the_checked_addresses_are_connected_to() -> None:
    network = Network(resolve=lambda host, port: ["10.0.0.1", "93.184.215.14", "127.0.0.1"])

    assert network.addresses("gemengd.example", 80) == ["93.184.215.14"]


@pytest.mark.parametrize(
    ("trouble", "word"),
    [
        (socket.gaierror(socket.EAI_NONAME, "unknown"), "no_host"),
        (socket.gaierror(socket.EAI_AGAIN, "later"), "no_names"),
        (OSError("no network"), "no_names"),
    ],
)
def test_a_name_that_is_gone_is_told_from_a_name_server_that_is(
    trouble: OSError, word: str
) -> None:
    def resolve(host: str, port: int) -> list[str]:
        raise trouble

    with pytest.raises(NoAnswer) as found:
        Network(resolve=resolve).addresses("weg.example", 80)

    assert found.value.word == word


def test_a_name_that_leads_into_our_house_is_refused() -> None:
    with pytest.raises(NoAnswer, match="private"):
        Network(resolve=lambda host, port: ["127.0.0.1"]).addresses("binnen.example", 80)
