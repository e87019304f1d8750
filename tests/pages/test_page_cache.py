"""Pages from memory: the same bytes, to everybody who may have them, and only until a change."""

import gzip
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from typing import Any

import pytest
import time_machine
from django.core.files.images import ImageFile
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image as Pillow

from cms.funnel.models import Ebook, FunnelSettings, SelfTest, Trial
from cms.lib.daily import new_day
from cms.pages.comments.moderation import decide
from cms.pages.models import (
    ArticlePage,
    Author,
    Category,
    Comment,
    ComplaintIndexPage,
    Generation,
    HomePage,
    Source,
    StandardPage,
)
from cms.pages.page_cache import generation
from cms.pages.page_cache.generation import Generations

AT_ONCE, LATER = 0, 3600


@pytest.fixture(autouse=True)
def cached(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache in each client, as in each process; here each looks for changes at every request."""
    settings.PAGE_CACHE_MB = 1
    monkeypatch.setattr(generation, "READ_EVERY", AT_ONCE)


@pytest.fixture
def image(image: Any) -> Any:
    """A small one, as its sizes are made for every test."""
    file = BytesIO()
    Pillow.new("RGB", (32, 18), "teal").save(file, "JPEG")
    image.file.save("klein.jpg", ImageFile(file), save=False)
    image.width, image.height = 32, 18
    image.save()
    return image


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Callable[..., Any]) -> Callable[..., Any]:
    def commit() -> Any:
        return django_capture_on_commit_callbacks(execute=True)

    return commit


@pytest.fixture
def article(
    make_article: Callable[..., ArticlePage],
    self_test: SelfTest,
    ebook: Ebook,
    trial: Trial,
    image: Any,
    privacy: StandardPage,
    committed: Callable[..., Any],
) -> ArticlePage:
    """One article on which everything shows that can change."""
    source = Source.objects.create(title="Een studie", url="https://s.example/1", status="checked")
    reference = f'<p>Zo. <a linktype="source" id="{source.pk}">Bron</a></p>'
    page = make_article(
        author=Author.objects.create(name="Joke de Wit"),
        category=Category.objects.create(title="Nek en schouders", slug="nek"),
        picture=image,
        body=[("text", reference), ("self_test", {}), ("ebook", {}), ("trial", {})],
    )
    with committed():
        page.save_revision().publish()
    Comment.objects.create(article=page, name="Ans", text="Fijn dat dit er staat.")
    return page


@pytest.fixture
def page(make_article: Callable[..., ArticlePage]) -> ArticlePage:
    return make_article()


def body_of(response: Any) -> str:
    content: bytes = response.content
    if response.headers.get("Content-Encoding") == "gzip":
        content = gzip.decompress(content)
    return content.decode()


@contextmanager
def counted() -> Iterator[list[str]]:
    statements: list[str] = []
    with CaptureQueriesContext(connection) as queries:
        yield statements
    statements += [query["sql"] for query in queries]


def test_the_second_visitor_gets_the_same_bytes_without_a_query(
    page: ArticlePage, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(generation, "READ_EVERY", LATER)
    first = client.get(page.url)

    with counted() as queries:
        second = client.get(page.url)

    assert queries == []
    assert second.content == first.content
    assert dict(second.headers) == dict(first.headers)
    assert second.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br", "gzip"),
        ("br;q=1, gzip;q=0.5", "gzip"),
        ("", None),
        ("identity", None),
        ("br", None),
        ("gzip;q=0", None),
        ("gzip;q=0.0, br", None),
    ],
)
def test_only_who_can_unzip_gets_it_zipped(
    page: ArticlePage, client: Client, accepted: str, encoding: str | None
) -> None:
    plain = Client().get(page.url).content

    for _time in ("made", "kept"):
        response = client.get(page.url, headers={"accept-encoding": accepted})

        assert response.headers.get("Content-Encoding") == encoding
        assert response.headers["Vary"] == "Accept-Encoding"
        assert int(response.headers["Content-Length"]) == len(response.content)
        assert body_of(response) == plain.decode()


def test_who_has_it_already_is_told_so(page: ArticlePage, client: Client) -> None:
    etag = client.get(page.url, headers={"accept-encoding": "gzip"}).headers["ETag"]

    kept = client.get(page.url, headers={"if-none-match": etag})
    made = Client().get(page.url, headers={"if-none-match": etag})

    assert (kept.status_code, kept.content) == (304, b"")
    assert (made.status_code, made.content) == (304, b"")


def test_head_is_answered_and_says_the_same(page: ArticlePage, client: Client) -> None:
    got = client.get(page.url)

    assert dict(client.head(page.url).headers) == dict(got.headers)
    assert Client().head(page.url).headers["ETag"] in got.headers["ETag"]


def test_a_style_sheet_is_zipped_too(client: Client, image: Any) -> None:
    zipped = client.get("/static/css/site.css", headers={"accept-encoding": "gzip"})
    picture = client.get(image.file.url, headers={"accept-encoding": "gzip"})

    assert zipped.headers["Content-Encoding"] == "gzip"
    assert "public" in zipped.headers["Cache-Control"]
    assert ".article" in body_of(zipped)
    assert "Content-Encoding" not in picture.headers


@pytest.mark.parametrize(
    "query", ["utm_source=brief&utm_medium=mail", "gclid=1", "van=12.abc", "q=rug", "x=%00"]
)
def test_what_an_article_does_not_read_changes_nothing(
    page: ArticlePage, client: Client, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    monkeypatch.setattr(generation, "READ_EVERY", LATER)
    client.get(page.url)

    with counted() as queries:
        client.get(f"{page.url}?{query}")

    assert queries == []


def test_what_a_page_does_read_is_never_kept(
    page: ArticlePage, self_test: SelfTest, client: Client
) -> None:
    assert 'value="12"' not in client.get(self_test.url).content.decode()
    assert 'value="12"' in client.get(f"{self_test.url}?van=12").content.decode()
    assert 'value="12"' not in client.get(f"{self_test.url}?utm_source=x").content.decode()
    for typed in ("", "?!", "!!"):
        assert f'value="{typed}"' in client.get("/zoeken/", {"q": typed}).content.decode()


def test_a_planted_cookie_changes_nothing(page: ArticlePage, client: Client, settings: Any) -> None:
    mine = Client(headers={"cookie": "_ga=1; wie=ik"}).get(page.url)
    planted = Client(headers={"cookie": f"{settings.SESSION_COOKIE_NAME}=geplant"}).get(page.url)

    assert body_of(planted) == body_of(mine) == body_of(client.get(page.url))
    assert not mine.cookies
    assert not planted.cookies


def test_staff_get_a_page_of_their_own_and_leave_none(
    page: ArticlePage, admin_client: Client, client: Client
) -> None:
    admin_client.get(page.url)
    ArticlePage.objects.filter(pk=page.pk).update(title="Nog niet gezien")

    assert "Nog niet gezien" in admin_client.get(page.url).content.decode()


def test_a_host_gets_its_own_pages_only(page: ArticlePage, client: Client) -> None:
    client.get(page.url, headers={"host": "a.example"})
    ArticlePage.objects.filter(pk=page.pk).update(title="Andere titel")

    other = client.get(page.url, headers={"host": "b.example"})

    assert "Andere titel" in other.content.decode()
    assert (
        "Andere titel" not in client.get(page.url, headers={"host": "a.example"}).content.decode()
    )


def test_a_host_that_is_not_ours_is_refused_as_ever(
    page: ArticlePage, client: Client, settings: Any
) -> None:
    client.get(page.url)
    settings.ALLOWED_HOSTS = ["www.example.nl"]

    assert client.get(page.url, headers={"host": "b.example"}).status_code == 400


def test_a_post_goes_through(page: ArticlePage, client: Client, visitor: Client) -> None:
    address = f"/reacties/{page.pk}/"
    client.get(page.url)

    for text in ("Eerste", "Tweede"):
        visitor.post(address, {"naam": "Bo", "reactie": text})

    assert set(Comment.objects.values_list("text", flat=True)) >= {"Eerste", "Tweede"}


@pytest.mark.parametrize("address", ["/klachten/niets/", "/mijn-gegevens/x/", "/healthz/ready"])
def test_what_is_no_public_page_is_not_kept(
    page: ArticlePage, client: Client, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(generation, "READ_EVERY", LATER)
    client.get(address)

    with counted() as queries:
        response = client.get(address)

    assert queries
    assert "Content-Encoding" not in response.headers


def test_a_preview_is_never_kept(page: ArticlePage, admin_client: Client) -> None:
    draft = f"/admin/pages/{page.pk}/view_draft/"

    assert "public" not in admin_client.get(draft).headers["Cache-Control"]


# -- Until something changes ----------------------------------------------------------------------


def published(page: Any, **fields: Any) -> None:
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()


def saved(row: Any, **fields: Any) -> None:
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()


def another_picture(image: Any) -> None:
    file = BytesIO()
    Pillow.new("RGB", (800, 600), "navy").save(file, "JPEG")
    file.seek(0)
    image.renditions.all().delete()
    saved(image, file=ImageFile(file, name="zee.jpg"), width=800, height=600)


CHANGES: dict[str, tuple[Callable[[ArticlePage], Any], str]] = {
    "an article is published anew": (lambda a: published(a, title="Nieuwe titel"), ""),
    "an article is taken away": (lambda a: a.unpublish(), ""),
    "an article is deleted": (lambda a: a.delete(), ""),
    "an article is moved": (
        lambda a: a.move(
            a.get_parent().add_sibling(
                pos="right", instance=ComplaintIndexPage(title="Elders", slug="elders")
            ),
            "last-child",
        ),
        "",
    ),
    "an article gets behind a login": (
        lambda a: a.view_restrictions.create(restriction_type="login"),
        "",
    ),
    "a page enters the menu": (
        lambda a: published(StandardPage.objects.get(), show_in_menus=True),
        "",
    ),
    "a page leaves the footer": (lambda a: StandardPage.objects.get().delete(), ""),
    "an article appears in the list": (
        lambda a: published(a.get_parent().add_child(instance=ArticlePage(title="Rug", slug="r"))),
        "/klachten/",
    ),
    "the home page changes": (lambda a: published(HomePage.objects.get(), lead="Dag."), "/"),
    "an author gets another name": (lambda a: saved(a.author, name="Joke Bos"), ""),
    "an author leaves": (lambda a: a.author.delete(), ""),
    "a category gets another name": (lambda a: saved(a.category, title="Hals"), "/klachten/"),
    "a source is mended": (lambda a: saved(Source.objects.get(), title="De studie"), ""),
    "a source is deleted": (lambda a: Source.objects.get().delete(), ""),
    "a picture is replaced": (lambda a: another_picture(a.picture), ""),
    "a comment is approved": (lambda a: decide(Comment.objects.all(), "approved"), ""),
    "a test is published anew": (lambda a: published(SelfTest.objects.get(), title="Nek"), ""),
    "a test is taken away": (lambda a: SelfTest.objects.get().unpublish(), ""),
    "an e-book is published anew": (lambda a: published(Ebook.objects.get(), title="Rust"), ""),
    "a trial is published anew": (lambda a: published(Trial.objects.get(), title="Week"), ""),
    "a test has its own page": (
        lambda a: published(SelfTest.objects.get(), promise="Weet het."),
        "/test/rugtest/",
    ),
    "the site chooses another standard": (
        lambda a: FunnelSettings.objects.create(site=a.get_site(), trial=other_trial()),
        "",
    ),
}


def other_trial() -> Trial:
    Trial.objects.all().update(live=False)
    return Trial.objects.create(title="Andere week", slug="anders", promise="Kijk.", live=True)


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_is_seen_by_every_process_at_its_next_look(
    article: ArticlePage, committed: Callable[..., Any], what: str
) -> None:
    change, path = CHANGES[what]
    address = path or article.url
    processes = [Client(), Client()]
    before = [each.get(address).content for each in processes]
    assert [each.get(address).content for each in processes] == before

    with committed():
        change(ArticlePage.objects.get(pk=article.pk))

    after = [each.get(address) for each in processes]
    fresh = Client().get(address)
    assert [each.content for each in after] == [fresh.content, fresh.content]
    assert fresh.content != before[0]


UNSEEN: dict[str, Callable[[ArticlePage], Any]] = {
    "a draft is saved": lambda a: a.save_revision(),
    "a test's draft is saved": lambda a: SelfTest.objects.get().save_revision(),
    "somebody comments": lambda a: Comment.objects.create(article=a, name="Bo", text="Dank."),
    "a test is done": lambda a: Client().post("/test/rugtest/", {"antwoord": "0"}),
    "an e-book is asked for": lambda a: Client().post(
        "/e-book/rustig/", {"email": "jan@voorbeeld.nl", "keuze": "tips"}
    ),
    "staff look around": lambda a: Client().get("/admin/"),
}


@pytest.mark.parametrize("what", UNSEEN)
def test_what_no_page_shows_empties_nothing(
    article: ArticlePage, committed: Callable[..., Any], what: str
) -> None:
    before = Generation.current()

    with committed():
        UNSEEN[what](ArticlePage.objects.get(pk=article.pk))

    assert Generation.current() == before


def test_a_new_day_begins_with_new_pages(
    article: ArticlePage, client: Client, committed: Callable[..., Any]
) -> None:
    noon = timezone.localtime().replace(hour=12)
    with time_machine.travel(noon, tick=False):
        client.get(article.url)
        ArticlePage.objects.filter(pk=article.pk).update(title="Van morgen")
        assert "Van morgen" not in client.get(article.url).content.decode()
    with time_machine.travel(noon + timedelta(days=1), tick=False):
        assert "Van morgen" in client.get(article.url).content.decode()

    before = Generation.current()
    with committed():
        new_day.send(sender=None, now=timezone.now())
    assert Generation.current() == before + 1


def test_two_processes_agree_within_a_second(
    db: None, committed: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(generation, "READ_EVERY", 1.0)
    clock = {"now": 100.0}
    processes = [Generations(lambda: clock["now"]) for _ in range(2)]
    before = [each() for each in processes]

    with committed():
        Generation.begin()
    clock["now"] += 0.9
    assert [each() for each in processes] == before
    clock["now"] += 0.2
    after = [each() for each in processes]

    assert after[0] == after[1] != before[0]


def test_pages_are_still_there_while_the_database_is_away(
    article: ArticlePage, client: Client
) -> None:
    client.get(article.url)

    with the_database_away():
        assert client.get(article.url).status_code == 200
        assert Client().get(article.url).status_code == 503


@contextmanager
def the_database_away() -> Iterator[None]:
    def refuse(*_arguments: Any) -> None:
        raise OperationalError

    with connection.execute_wrapper(refuse):
        yield


# -- The proxy in front ---------------------------------------------------------------------------


@pytest.fixture
def proxy(settings: Any) -> Iterator[set[str]]:
    purged: set[str] = set()

    class Purged(BaseHTTPRequestHandler):
        def do_PURGE(self) -> None:
            purged.add(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_words: Any) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Purged) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.WAGTAILFRONTENDCACHE = {
            "proxy": {
                "BACKEND": "wagtail.contrib.frontend_cache.backends.HTTPBackend",
                "LOCATION": f"http://127.0.0.1:{server.server_port}",
            }
        }
        yield purged
        server.shutdown()


def test_a_proxy_in_front_fetches_a_changed_page_and_its_lists_anew(
    article: ArticlePage, proxy: set[str], committed: Callable[..., Any]
) -> None:
    with committed():
        decide(Comment.objects.all(), "approved")

    assert proxy >= {article.url, "/klachten/", "/", "/feed/", "/sitemap.xml"}
    assert proxy >= {article.author.get_absolute_url(), article.category.get_absolute_url()}


def test_without_a_proxy_nobody_is_told(
    article: ArticlePage, committed: Callable[..., Any], caplog: pytest.LogCaptureFixture
) -> None:
    with committed():
        published(article, title="Nieuw")

    assert not caplog.records
