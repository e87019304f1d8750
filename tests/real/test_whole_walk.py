"""From article to trial on PostgreSQL, Redis, Celery, SMTP and Mailchimp's API, over HTTP."""

import redis
import requests

from tests.doubles.mailchimp import MailchimpDouble
from tests.real.browser import open_page, press
from tests.real.conftest import Postbox
from tests.real.site import RealSite, eventually
from tests.real.walking import ask_for_ebook, open_link, take_the_test

ANNA = "Anna.de.Vries@Praktijk-Zuid.nl"
STORED = ANNA.lower()


def test_a_visitor_walks_from_article_to_trial(
    site: RealSite, redis_url: str, postbox: Postbox, mailchimp: MailchimpDouble
) -> None:
    site.serve(CELERY_BROKER_URL=redis_url)
    site.work(CELERY_BROKER_URL=redis_url)

    outcome = take_the_test(open_page(f"{site.url}/klachten/rugpijn/"))
    assert outcome.response.headers["Cache-Control"] == "private, no-store"

    asked = ask_for_ebook(outcome, ANNA, "passende-tips")
    assert asked.response.ok
    [mail] = eventually(lambda: postbox.mails[:], "the mail is there")

    download = open_link(mail, "/e-book/download/")
    assert not mailchimp.members
    confirmed = press(download, download.form("/download/"))
    file = requests.get(confirmed.link(".pdf"), timeout=30)
    assert file.content.startswith(b"%PDF-")

    contact = eventually(lambda: next(iter(mailchimp.members.values()), None), "a contact")
    eventually(lambda: contact["tags"], "its tags")
    assert (contact["email_address"], contact["status"]) == (STORED, "subscribed")
    tags = len(contact["tags"])

    offer = open_page(f"{site.url}/proefversie/")
    press(offer, offer.form("email"), email=ANNA)
    eventually(lambda: site.rows("SELECT 1 FROM funnel_enrolment"), "the trial is asked for")
    # The mailbox has a pause of ten minutes between two mails; here it is over at once.
    site.rows("UPDATE funnel_delivery SET not_before = now() WHERE state = 'pending' RETURNING 1")
    [_, trial_mail] = eventually(
        lambda: postbox.mails[:] if len(postbox.mails) == 2 else None, "the second mail"
    )
    start = open_link(trial_mail, "/proefversie/")
    press(start, start.form("/proefversie/"))
    eventually(lambda: len(contact["tags"]) == tags + 1, "the tag of the trial")

    way_out = open_link(trial_mail, "/afmelden/")
    press(way_out, way_out.form("/afmelden/"))
    eventually(lambda: contact["status"] == "unsubscribed", "signed off")

    _the_books_are_right(site, postbox)
    _nothing_leaked(site, postbox, mailchimp, redis_url, outcome.heading)


def _the_books_are_right(site: RealSite, postbox: Postbox) -> None:
    assert site.rows("SELECT count(*) FROM funnel_lead") == [(1,)]
    assert site.rows("SELECT state FROM funnel_delivery") == [("sent",), ("sent",)]
    assert site.rows("SELECT state FROM funnel_mailchimpsync") == [("synced",)]
    assert len({mail["Message-ID"] for mail in postbox.mails}) == len(postbox.mails)


def _nothing_leaked(
    site: RealSite, postbox: Postbox, mailchimp: MailchimpDouble, redis_url: str, heading: str
) -> None:
    assert heading
    with redis.Redis.from_url(redis_url) as client:
        broker = repr([(key, client.type(key)) for key in client.scan_iter()])
    told = {
        "mail": "\n".join(mail.as_string() for mail in postbox.mails),
        "mailchimp": repr([request.body for request in mailchimp.requests]),
        "logs": site.logs(),
        "broker": broker,
    }
    for where, text in told.items():
        assert heading not in text, where
        assert "rugpijn" not in text.lower(), where
    assert STORED not in told["logs"].lower()
    assert "/e-book/download/" not in told["logs"].replace("/e-book/download/[…]", "")
