"""The steps of a visitor's way, over HTTP."""

import re
from email.message import Message

from bs4 import Tag

from tests.real.browser import Seen, open_page, press

NONE_OF_THESE = "Nee, geen van deze"


def take_the_test(article: Seen, *, red_flag: bool = False) -> Seen:
    """Answer every question of the test that stands on an article; the page with the outcome."""
    page = article
    for _ in range(40):
        if "/uitslag/" in page.url:
            return page
        form = page.form("antwoord")
        page = press(page, form, antwoord=_first(form) if red_flag else _harmless(form))
    raise AssertionError(f"no outcome after forty answers: {page.text[:300]}")


def _first(form: Tag) -> str:
    """In the demo, the first answer about a sign of danger is that there is one."""
    return str(form.find("input", attrs={"name": "antwoord"})["value"])


def _harmless(form: Tag) -> str:
    """The answer that none of these holds, else the third answer, which is no red flag."""
    options = form.find_all("input", attrs={"name": "antwoord"})
    none = [each for each in options if NONE_OF_THESE in each.find_parent("label").get_text()]
    return str((none or options[2:3])[0]["value"])


def ask_for_ebook(page: Seen, address: str, choice: str) -> Seen:
    """Fill in the request that stands on this page."""
    return press(page, page.form("keuze"), email=address, keuze=choice)


def link_in(mail: Message, part: str) -> str:
    """The personal link in a mail."""
    text = next(piece for piece in mail.walk() if piece.get_content_type() == "text/plain")
    body = text.get_payload(decode=True).decode()
    found = re.search(rf"http\S*{part}\S*", body)
    assert found, body
    return found[0]


def open_link(mail: Message, part: str) -> Seen:
    """Click the personal link in a mail."""
    return open_page(link_in(mail, part))
