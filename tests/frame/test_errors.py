"""A fault has the name of the site above it, or at least a page."""

import pytest
from django.db import DatabaseError, connection
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import get_resolver

from cms.frame.models import SiteBrand
from cms.funnel.models import SelfTest


@pytest.fixture
def failed(rf: RequestFactory) -> HttpResponse:
    answer = get_resolver().resolve_error_handler(500)(rf.get("/"))
    assert answer.status_code == 500
    return answer


def test_a_fault_stands_in_the_frame_of_the_site(
    brand: SiteBrand, request: pytest.FixtureRequest
) -> None:
    html = request.getfixturevalue("failed").content.decode()

    assert " · Praktijk De Linde</title>" in html


def test_a_fault_in_the_frame_itself_still_gives_a_page(
    brand: SiteBrand, request: pytest.FixtureRequest
) -> None:
    def broken(*_anything: object) -> object:
        raise DatabaseError("no such column")

    with connection.execute_wrapper(broken):
        html = request.getfixturevalue("failed").content.decode()

    assert " · Wegwijzer</title>" in html


def test_a_request_that_cannot_be_read_is_answered_in_the_frame(
    brand: SiteBrand, self_test: SelfTest, client: Client
) -> None:
    response = client.post("/test/rugtest/", b"\xff", content_type="multipart/form-data; boundary=")

    assert response.status_code == 400
    assert " · Praktijk De Linde</title>" in response.content.decode()
