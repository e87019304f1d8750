"""The steps of a visitor's way, over HTTP."""

import re
from email.message import Message

from tests.real.browser import Seen, open_page, press


def take_the_test(article: Seen) -> Seen:
    """Answer every question of the test on an article with its last answer; the outcome's page."""
    page = article
    for _ in range(40):
        if "/uitslag/" in page.url:
            return page
        form = page.form("antwoord")
        options = form.find_all("input", attrs={"name": "antwoord"})
        page = press(page, form, antwoord=str(options[answer_of(page, len(options))]["value"]))
    raise AssertionError(f"no outcome after forty answers: {page.text[:300]}")


def answer_of(page: Seen, options: int) -> int:
    """The first answer: in the demo's test it is never a red flag."""
    return 0


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
