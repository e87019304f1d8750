import pytest
from django.test import Client

from cms.funnel.models import FunnelSettings

PUBLIC = [
    "/test/rugtest/",
    "/e-book/rustig/",
    "/e-book/onderweg/",
    "/proefversie/",
    "/proefversie/onderweg/",
]


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_page_has_the_same_bytes_for_everyone(
    offers: FunnelSettings, address: str
) -> None:
    one, other = Client().get(address), Client(headers={"Cookie": "_ga=1"}).get(address)

    assert one.content == other.content
    assert one["Cache-Control"].startswith("public")
    for answer in (one, other):
        assert "Set-Cookie" not in answer.headers
        assert "Cookie" not in answer.headers.get("Vary", "")
        assert b"csrf" not in answer.content


@pytest.mark.parametrize("address", PUBLIC)
def test_a_cookie_that_others_planted_changes_nothing(offers: FunnelSettings, address: str) -> None:
    answer = Client(headers={"Cookie": "csrftoken=zz; sessionid=zz"}).get(address)

    assert "Set-Cookie" not in answer.headers
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")


@pytest.mark.parametrize(
    "address", ["/e-book/onderweg/", "/proefversie/onderweg/", "/healthz/live"]
)
def test_a_page_that_takes_nothing_says_so(offers: FunnelSettings, address: str) -> None:
    assert Client(enforce_csrf_checks=True).post(address).status_code == 405


@pytest.mark.parametrize("address", PUBLIC)
def test_an_unchanged_page_is_not_sent_again(offers: FunnelSettings, address: str) -> None:
    etag = Client().get(address)["ETag"]

    assert Client().get(address, headers={"If-None-Match": etag}).status_code == 304


@pytest.mark.parametrize("address", PUBLIC)
def test_a_visitor_step_costs_few_queries(
    offers: FunnelSettings, address: str, django_assert_max_num_queries: pytest.FixtureRequest
) -> None:
    with django_assert_max_num_queries(4):
        Client().get(address)
