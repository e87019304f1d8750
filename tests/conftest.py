"""What most tests stand on: a site, a published test, an e-book, a trial, and a visitor."""

from collections.abc import Iterator

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.models import Collection, Locale, Page, Site

from cms.funnel.models import Ebook, FunnelSettings, SelfTest, Trial

PDF = b"%PDF-1.4\n" + b"a page of advice\n" * 64 + b"%%EOF\n"


@pytest.fixture
def site(db: None) -> Site:
    # Migrations make these rows; the suite makes its tables without them.
    Locale.objects.get_or_create(language_code="nl")
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    root = Page.objects.filter(depth=1).first() or Page.add_root(title="Root", slug="root")
    home = root.get_children().first() or root.add_child(instance=Page(title="Home", slug="home"))
    return Site.objects.get_or_create(
        is_default_site=True, defaults={"hostname": "testserver", "root_page": home}
    )[0]


def option(text: str, points: int = 0, red_flag: str = "") -> dict[str, object]:
    return {"text": text, "points": points, "red_flag": red_flag}


def question(title: str, *options: dict[str, object]) -> dict[str, object]:
    return {"type": "question", "value": {"title": title, "help": "", "options": list(options)}}


def band(code: str, lower: int, upper: int, title: str) -> dict[str, object]:
    value = {
        "code": code,
        "title": title,
        "lower": lower,
        "upper": upper,
        "summary": "Wat dit betekent.",
        "advice": "<p>Blijf rustig bewegen.</p>",
    }
    return {"type": "band", "value": value}


def write_self_test(slug: str = "rugtest", title: str = "Rugtest") -> SelfTest:
    return SelfTest(
        title=title,
        slug=slug,
        promise="Weet in twee minuten of spanning meespeelt.",
        minutes=2,
        questions=[
            question("Hoe lang heb je al pijn?", option("Een week", 0), option("Een jaar", 2)),
            question("Wordt het erger bij drukte?", option("Nee", 0), option("Ja", 3)),
            question(
                "Verlies je kracht in je benen?",
                option("Nee", 0),
                option("Een beetje", 0, "see_doctor"),
                option("Ja, plotseling", 0, "emergency"),
            ),
        ],
        outcomes=[
            band("weinig", 0, 2, "Spanning speelt weinig mee."),
            band("veel", 3, 5, "Spanning speelt duidelijk mee."),
        ],
    )


def publish(snippet: SelfTest | Ebook | Trial) -> None:
    snippet.save()
    snippet.save_revision().publish()
    snippet.refresh_from_db()


@pytest.fixture
def self_test(site: Site) -> SelfTest:
    written = write_self_test()
    publish(written)
    return written


@pytest.fixture
def ebook(site: Site) -> Iterator[Ebook]:
    book = Ebook(title="Rustig in je rug", slug="rustig", subtitle="Acht weken", tag="Merel")
    book.file = ContentFile(PDF, name="rustig.pdf")
    publish(book)
    yield book
    book.file.delete(save=False)


@pytest.fixture
def trial(site: Site) -> Trial:
    offer = Trial(
        title="Zeven dagen meekijken",
        slug="proef",
        promise="Kijk een week mee.",
        days=[{"type": "day", "value": {"title": "Dag een", "text": "<p>Kijk rond.</p>"}}],
        after="<p>Daarna kost het 29 euro per maand.</p>",
        tag="Lijster",
    )
    publish(offer)
    return offer


@pytest.fixture
def offers(site: Site, self_test: SelfTest, ebook: Ebook, trial: Trial) -> FunnelSettings:
    return FunnelSettings.objects.create(site=site, self_test=self_test, ebook=ebook, trial=trial)


@pytest.fixture
def visitor(db: None) -> Client:
    """A browser with no cookie, on our own pages."""
    return Client(enforce_csrf_checks=True, headers={"Sec-Fetch-Site": "same-origin"})
