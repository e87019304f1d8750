import logging
from io import StringIO

import pytest

from cms.lib.logging import Discreet, discreet

TOKEN = "T_f0ZtgKLdHVF1x3BGiEWw"


@pytest.mark.parametrize(
    "path",
    [
        f"/test/rugpijntest/uitslag/{TOKEN}/",
        f"/e-book/download/{TOKEN}/",
        f"/e-book/download/{TOKEN}/rustig.pdf",
        f"/proefversie/{TOKEN}/",
        f"/afmelden/{TOKEN}/",
        f"/mijn-gegevens/{TOKEN}/",
        f"/mijn-gegevens/{TOKEN}/adres/",
        f"/mijn-gegevens/adres/{TOKEN}/",
        f"/webhooks/mailchimp/{TOKEN}/",
    ],
)
def test_the_secret_part_of_a_link_is_cut_out(path: str) -> None:
    line = discreet(f'"GET {path} HTTP/1.1" 200')

    assert TOKEN not in line
    assert line.startswith('"GET /')


@pytest.mark.parametrize(
    "text", ["to jan@voorbeeld.nl", "<jan.de-vries+x@sub.voorbeeld.nl>", "RCPT TO:<jan@xn--p.nl>"]
)
def test_an_address_is_cut_out(text: str) -> None:
    assert "@" not in discreet(text)


def test_a_traceback_is_made_discreet_as_well() -> None:
    written = StringIO()
    handler = logging.StreamHandler(written)
    handler.addFilter(Discreet())
    logger = logging.Logger("of its own")
    logger.addHandler(handler)

    try:
        raise ValueError("jan@voorbeeld.nl")
    except ValueError:
        logger.exception("could not write to %s", "piet@voorbeeld.nl")

    assert "ValueError" in written.getvalue()
    assert "@" not in written.getvalue()
