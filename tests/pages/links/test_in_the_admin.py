"""Where staff see how links are, and what they can do about it."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import nested_form_data

from cms.celery import app as celery_app
from cms.pages.models import ArticlePage, LinkVisit, Source
from tests.pages.test_serving import get_counted

REPORT = "/admin/reports/sources/"
pytestmark = pytest.mark.django_db
Found = Callable[..., Source]


@pytest.fixture
def found() -> Found:
    """A source whose link was found in this state."""

    def make(title: str, state: str, moved_to: str = "") -> Source:
        source = Source.objects.create(title=title, url=f"https://{title.lower()}.example/")
        LinkVisit.objects.filter(pk=source.pk).update(
            state=state, moved_to=moved_to, visited_at=timezone.now()
        )
        return source

    return make


def titles_in(html: str) -> list[str]:
    return re.findall(r'/source/edit/\d+/"[^>]*>\s*(\w+)', html)


def link_of(source: Source) -> str:
    return reverse("pages_source_link", args=[source.pk])


def test_the_report_begins_with_what_asks_for_a_hand(found: Found, admin_client: Client) -> None:
    found("Levend", "alive")
    Source.objects.filter(title="Levend").update(status="checked")
    Source.objects.create(title="Oningevuld")
    found("Verhuisd", "moved", "https://nieuw.example/")
    found("Dood", "dead")

    html = admin_client.get(REPORT).content.decode()

    assert titles_in(html) == ["Dood", "Verhuisd", "Oningevuld", "Levend"]
    assert "https://nieuw.example/" in html
    assert REPORT in admin_client.get("/admin/reports/checks/").content.decode()


def test_the_report_can_be_narrowed(found: Found, admin_client: Client) -> None:
    found("Dood", "dead")
    found("Levend", "alive")

    html = admin_client.get(REPORT, {"link": ["dead", "moved"]}).content.decode()

    assert titles_in(html) == ["Dood"]


def test_the_report_counts_the_articles_that_rest_on_a_source_and_can_be_taken_along(
    found: Found, make_article: Callable[..., ArticlePage], admin_client: Client
) -> None:
    source = found("Dood", "dead")
    text = f'<p>Zo is het. <a linktype="source" id="{source.pk}">Bron</a></p>'
    make_article(body=[("text", text), ("text", text)])
    make_article("Hoofdpijn", slug="hoofdpijn", body=[("text", text)])

    rows = b"".join(admin_client.get(f"{REPORT}?export=csv").streaming_content).decode()

    assert rows.splitlines()[1].startswith("Dood,")
    assert rows.splitlines()[1].endswith(",2")
    assert "https://dood.example/" in rows


def test_ten_times_the_sources_cost_the_report_no_query_more(
    found: Found, admin_client: Client
) -> None:
    found("Een", "dead")
    admin_client.get(REPORT)
    _response, before = get_counted(admin_client, REPORT)
    for number in range(10):
        found(f"Nog{number}", "moved", "https://nieuw.example/")

    response, after = get_counted(admin_client, REPORT)

    assert response.content.count(b"https://nieuw.example/") == 20
    assert len(after) <= len(before)


def test_one_press_takes_the_new_address_over(found: Found, admin_client: Client) -> None:
    source = found("Verhuisd", "moved", "https://nieuw.example/blad")

    answer = admin_client.post(link_of(source), {"action": "take", "next": REPORT}, follow=True)

    source.refresh_from_db()
    assert answer.redirect_chain == [(REPORT, 302)]
    assert "leidt nu naar het nieuwe adres" in answer.content.decode()
    assert (source.url, source.visit.state) == ("https://nieuw.example/blad", "unvisited")
    again = admin_client.post(link_of(source), {"action": "take"}, follow=True)
    assert "geen nieuw adres" in again.content.decode()


@pytest.mark.parametrize("where", ["the report", "the page of the link"])
def test_a_press_in_a_browser_carries_its_token(found: Found, admin_user: User, where: str) -> None:
    source = found("Verhuisd", "moved", "https://nieuw.example/")
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(admin_user)

    html = browser.get(REPORT if where == "the report" else link_of(source)).content.decode()
    form = html[html.index('value="take"') - 600 : html.index('value="take"')]
    token = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', form)
    browser.post(link_of(source), {"action": "take", "csrfmiddlewaretoken": token})

    source.refresh_from_db()
    assert source.url == "https://nieuw.example/"


def test_a_press_asks_for_a_visit_and_waits_for_no_web_site(
    found: Found, admin_client: Client
) -> None:
    source = found("Dood", "dead")
    LinkVisit.objects.update(not_before=timezone.now() + timedelta(days=30))

    with celery_app.connection_for_read() as connection:
        queue = connection.SimpleQueue("links")
        queue.clear()
        admin_client.post(link_of(source), {"action": "look"})
        rung = queue.get_nowait()

    assert rung.headers["task"] == "cms.pages.tasks.visit_link"
    assert rung.payload[0] == [source.pk]
    assert LinkVisit.objects.get().not_before <= timezone.now()


def test_a_source_without_a_link_says_so(admin_client: Client) -> None:
    book = Source.objects.create(title="Een boek", authors="De Vries", year=2019)

    assert "heeft geen link" in admin_client.get(link_of(book)).content.decode()
    pressed = admin_client.post(link_of(book), {"action": "look"}, follow=True)
    assert "geen link om naar te kijken" in pressed.content.decode()


@pytest.mark.parametrize(
    "elsewhere", ["https://kwaad.example/", "//kwaad.example/", "javascript:1"]
)
def test_a_press_never_leads_off_the_site(
    found: Found, admin_client: Client, elsewhere: str
) -> None:
    source = found("Dood", "dead")

    answer = admin_client.post(link_of(source), {"action": "look", "next": elsewhere})

    assert answer["Location"] == link_of(source)


def test_the_editor_of_a_source_says_how_its_link_is(found: Found, admin_client: Client) -> None:
    source = found("Dood", "dead")

    edit = reverse("wagtailsnippets_pages_source:edit", args=[source.pk])
    html = admin_client.get(edit).content.decode()

    assert "Op drie dagen niet gevonden" in html
    assert link_of(source) in html
    assert admin_client.get(reverse("wagtailsnippets_pages_source:add")).status_code == 200


@pytest.mark.parametrize(
    ("first", "second", "is_same"),
    [
        ({"doi": "10.1136/BMJ.j3221"}, {"doi": "https://doi.org/10.1136/bmj.J3221"}, True),
        ({"pmid": "11880847"}, {"pmid": "11880847"}, True),
        ({"url": "https://www.pijn.example/blad"}, {"url": "http://pijn.example/blad/"}, True),
        ({"url": "https://pijn.example/blad#a"}, {"url": "https://pijn.example/blad#a"}, True),
        ({"url": "https://pijn.example/?id=1"}, {"url": "https://pijn.example/?id=2"}, False),
        ({"url": "https://pijn.example/a"}, {"url": "https://pijn.example/b"}, False),
        ({"doi": ""}, {"doi": ""}, False),
    ],
)
def test_saving_a_source_that_is_there_already_says_where(
    admin_client: Client, first: dict[str, str], second: dict[str, str], is_same: bool
) -> None:
    there = Source.objects.create(title="Een", **first)
    form = dict.fromkeys(
        ("theme", "authors", "year", "publisher", "url", "doi", "pmid", "checked_on"), ""
    )
    form |= {"title": "Twee", "kind": "article", "status": "unfilled"} | second

    saved = admin_client.post(
        reverse("wagtailsnippets_pages_source:add"), nested_form_data(form), follow=True
    )

    html = saved.content.decode()
    assert Source.objects.filter(title="Twee").exists()
    assert ("Deze bron is er al: “Een”" in html) is is_same
    edit = reverse("wagtailsnippets_pages_source:edit", args=[there.pk])
    assert bool(re.search(rf'<a[^>]+href="{edit}"[^>]*>\s*Open de andere', html)) is is_same
