import pytest
from django.test import Client

from cms.funnel.models import Ebook, Lead


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 303),
        ({"Sec-Fetch-Site": "none"}, 303),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"}, 403),
        ({"Origin": "http://testserver"}, 303),
        ({"Origin": "https://elders.example"}, 403),
        ({"Origin": "null"}, 403),
        ({}, 303),
    ],
)
def test_a_form_is_taken_from_our_own_pages_only(
    ebook: Ebook, headers: dict[str, str], status: int
) -> None:
    browser = Client(enforce_csrf_checks=True, headers=headers)

    answer = browser.post(ebook.url, {"email": "jan@voorbeeld.nl", "keuze": "e-book"})

    assert answer.status_code == status
    assert Lead.objects.exists() == (status == 303)
