"""My data on PostgreSQL, over HTTP: seen, moved to another mailbox, and erased."""

from email.message import Message

from tests.doubles.mailchimp import MailchimpDouble
from tests.real.browser import open_page, press
from tests.real.conftest import Postbox
from tests.real.site import RealSite, eventually
from tests.real.walking import ask_for_ebook, open_link

ANNA, MOVED = "anna@voorbeeld.nl", "anna@nieuw.nl"


def test_somebody_sees_moves_and_erases_their_own_data(
    site: RealSite, redis_url: str, postbox: Postbox, mailchimp: MailchimpDouble
) -> None:
    site.serve(CELERY_BROKER_URL=redis_url)
    site.work(CELERY_BROKER_URL=redis_url)

    def next_mail() -> Message:
        known = len(postbox.mails)
        return eventually(lambda: postbox.mails[known:], "another mail")[0]

    ask_for_ebook(open_page(f"{site.url}/e-book/rustig-in-je-rug/"), ANNA, "tips")
    [first] = eventually(lambda: postbox.mails[:], "the mail is there")
    download = open_link(first, "/e-book/download/")
    press(download, download.form("/download/"))
    eventually(lambda: mailchimp.members, "a contact")

    way_in = open_page(f"{site.url}/mijn-gegevens/")
    press(way_in, way_in.form("email"), email=ANNA)
    my_data = open_link(next_mail(), "/mijn-gegevens/")
    assert ANNA in my_data.text

    form = open_page(my_data.link("/adres/"))
    press(form, form.form("email"), email=MOVED)
    mail = eventually(lambda: postbox.mails[2:], "the mail to the new mailbox")[0]
    button = open_link(mail, "/mijn-gegevens/adres/")
    press(button, button.form("/adres/"))
    eventually(
        lambda: [each["email_address"] for each in mailchimp.members.values()] == [MOVED],
        "the contact moved along",
    )
    assert MOVED in open_page(my_data.url).text

    erasing = open_page(my_data.link("/wissen/"))
    press(erasing, erasing.form("/wissen/"))
    eventually(lambda: not mailchimp.members, "the contact is gone")
    assert site.rows("SELECT status, address_box FROM funnel_lead") == [("erased", b"")]
    for table in ("grant", "delivery", "datalink", "addresschange"):
        assert site.rows(f"SELECT count(*) FROM funnel_{table}") == [(0,)]
