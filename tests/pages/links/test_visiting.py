"""What a visit makes of a web site, over real sockets."""

from datetime import timedelta
from email.utils import format_datetime

import pytest
from django.utils import timezone

from cms.pages.links.network import NoAnswer
from cms.pages.links.requesting import Place
from cms.pages.links.verdict import Answer
from cms.pages.links.visiting import MOST_REDIRECTS, Visitor
from tests.pages.links.web import Web


@pytest.mark.parametrize(
    ("path", "word"),
    [
        ("/missing", "404"),
        ("/only-get", "200"),
        ("/slow", "slow"),
        ("/drip", "slow"),
        ("/endless-head", "cut"),
        ("/no-web", "cut"),
        ("/huge", "200"),
        ("/circle", "loop"),
        (f"/hop/{MOST_REDIRECTS}", "200"),
        (f"/hop/{MOST_REDIRECTS + 1}", "loop"),
        ("/into-our-house", "private"),
    ],
)
def test_every_kind_of_site_gets_its_word(web: Web, visitor: Visitor, path: str, word: str) -> None:
    assert visitor.visit(web.url(path)).word == word


@pytest.mark.parametrize("status", [200, 204, 401, 403, 410, 429, 500, 503])
def test_a_status_is_its_own_word(web: Web, visitor: Visitor, status: int) -> None:
    web.answers["/"] = status, {}

    assert visitor.visit(web.url("/")) == Answer(str(status))


def test_a_head_is_enough_where_there_is_one(web: Web, visitor: Visitor) -> None:
    web.answers["/there"] = 200, {}
    for path in ("/there", "/only-get"):
        visitor.visit(web.url(path))

    asked = [(each.method, each.path) for each in web.asked]
    assert asked == [("HEAD", "/there"), ("HEAD", "/only-get"), ("GET", "/only-get")]


def test_a_visitor_says_who_it_is_and_carries_nothing(web: Web, visitor: Visitor) -> None:
    web.answers["/begin"] = 302, {"Location": "/end", "Set-Cookie": "who=you"}
    visitor.visit(web.url("/begin").replace("http://", "http://anna:geheim@"))

    for asked in web.asked:
        assert asked.host == "bladen.example"
        assert "Wegwijzer (+http" in asked.headers["User-Agent"]
        assert not {"Cookie", "Authorization", "Referer"} & asked.headers.keys()


def test_what_moved_for_good_has_a_new_address(web: Web, visitor: Visitor) -> None:
    web.answers |= {
        "/old": (301, {"Location": "/older"}),
        "/older": (308, {"Location": web.url("/new", host="elders.example")}),
        "/new": (200, {}),
    }

    assert visitor.visit(web.url("/old")).moved_to == web.url("/new", host="elders.example")


def test_what_is_elsewhere_for_today_has_not_moved(web: Web, visitor: Visitor) -> None:
    web.answers |= {
        "/old": (302, {"Location": "/older"}),
        "/older": (301, {"Location": "/new"}),
        "/new": (200, {}),
    }

    assert visitor.visit(web.url("/old")) == Answer("200")


@pytest.mark.parametrize(
    ("status", "said", "wait"),
    [
        (429, "120", timedelta(seconds=120)),
        (503, "99999999999", timedelta(days=7)),
        (429, "soon", None),
        (429, "", None),
        (200, "120", None),
    ],
)
def test_a_site_that_has_had_enough_says_for_how_long(
    web: Web, visitor: Visitor, status: int, said: str, wait: timedelta | None
) -> None:
    web.answers["/"] = status, {"Retry-After": said}

    assert visitor.visit(web.url("/")).wait == wait
    assert len(web.asked) == 1


def test_it_may_say_so_by_a_date(web: Web, visitor: Visitor) -> None:
    until = timezone.now() + timedelta(hours=2)
    web.answers["/"] = 503, {"Retry-After": format_datetime(until)}

    wait = visitor.visit(web.url("/")).wait

    assert timedelta(minutes=110) < (wait or timedelta()) <= timedelta(hours=2)


@pytest.mark.parametrize(
    "url",
    [
        *["ftp://bladen.example/", "mailto:a@b.nl", "http://", "http://[::1", "http://x:port/"],
        *["", "/x", f"http://{'a' * 64}.example/"],
    ],
)
def test_what_is_no_web_address_is_not_asked_for(visitor: Visitor, url: str) -> None:
    assert visitor.visit(url).word == "no_web"


@pytest.mark.parametrize(
    "location",
    ["ftp://bladen.example/", "http://[::1", "javascript:alert(1)", "file:///etc/passwd"],
)
def test_a_redirect_out_of_the_web_leads_nowhere(web: Web, visitor: Visitor, location: str) -> None:
    web.answers["/"] = 302, {"Location": location}

    assert visitor.visit(web.url("/")).word == "no_web"


def test_a_closed_port_is_no_answer(visitor: Visitor, web: Web) -> None:
    web.port = 1

    assert visitor.visit(web.url("/")).word == "cut"


def test_names_and_paths_go_out_as_the_web_wants_them() -> None:
    place = Place.of("https://Rückenschmerz.example/wat is/pijn?vraag=één&x=1#hier")

    assert place.host == "xn--rckenschmerz-dlb.example"
    assert place.path == "/wat%20is/pijn?vraag=%C3%A9%C3%A9n&x=1"
    assert Place.of("http://[2001:db8::1]:8080").name == "[2001:db8::1]:8080"
    with pytest.raises(NoAnswer):
        Place.of("gopher://x")
