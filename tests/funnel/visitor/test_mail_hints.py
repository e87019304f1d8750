import pytest
from django.test import Client

from cms.funnel.models import Ebook, Lead
from cms.funnel.visitor.mail_hints import MAILBOXES, meant_domain


@pytest.mark.parametrize(
    ("domain", "meant"),
    [
        ("gmial.com", "gmail.com"),
        ("gmail.con", "gmail.com"),
        ("gmal.com", "gmail.com"),
        ("gmaill.com", "gmail.com"),
        ("gmail.nl", "gmail.com"),
        ("hotmial.nl", "hotmail.nl"),
        ("zigo.nl", "ziggo.nl"),
        ("kpnmail.nk", "kpnmail.nl"),
        ("mail.com", ""),
        ("five.nl", ""),
        ("praktijk-zuid.nl", ""),
        ("xn--bcher-kva.nl", ""),
        *((domain, "") for domain in MAILBOXES),
    ],
)
def test_a_slip_in_a_well_known_domain_is_seen(domain: str, meant: str) -> None:
    assert meant_domain(f"jan@{domain}") == meant


def asked(visitor: Client, ebook: Ebook, address: str) -> str:
    where = visitor.post(ebook.url, {"email": address, "keuze": "e-book"})["Location"]
    assert "jan" not in where
    page = visitor.get(where)
    assert page["Cache-Control"].startswith("public")
    return str(page.content.decode())


def test_a_hint_asks_and_stops_nobody(visitor: Client, ebook: Ebook) -> None:
    page = asked(visitor, ebook, "jan@gmial.com")

    assert "Bedoel je gmail.com?" in page
    assert f'href="{ebook.url}#aanvraag"' in page
    assert Lead.known("jan@gmial.com")


def test_the_page_is_the_same_for_every_address_that_looks_right(
    visitor: Client, ebook: Ebook
) -> None:
    Lead.for_address("jan@gmail.com")

    known, unknown = (asked(visitor, ebook, f"{name}@gmail.com") for name in ("jan", "jan.nieuw"))

    assert known == unknown
    assert "Bedoel je" not in known
    assert f'href="{ebook.url}#aanvraag"' in known
    assert "https://mail.google.com/" in known


@pytest.mark.parametrize("query", ["?bedoel=kwaad.example", "?bedoel=<script>", "?boek=nergens"])
def test_only_what_we_say_ourselves_stands_on_the_page(
    visitor: Client, ebook: Ebook, query: str
) -> None:
    page = visitor.get(f"/e-book/onderweg/{query}").content.decode()

    assert "Bedoel je" not in page
    assert "kwaad" not in page
    assert "nergens" not in page
