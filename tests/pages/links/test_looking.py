"""Runs over what is due, together and politely."""

import socket
import threading
from collections.abc import Callable
from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connections
from django.utils import timezone

from cms.celery import app as celery_app
from cms.lib.daily import new_day
from cms.pages.links.hosts import Busy, Doorkeeper
from cms.pages.links.looking import Looker
from cms.pages.links.network import Network
from cms.pages.models import LinkHost, LinkVisit, Source
from cms.pages.tasks import visit_link, visit_links
from tests.pages.links.conftest import LOOPBACK
from tests.pages.links.web import Web

SourceAt = Callable[..., Source]
pytestmark = pytest.mark.django_db


def look(looker: Looker, **options: object) -> list[str]:
    return [visit.state for visit in looker.look_around(**options)]


def test_a_run_visits_what_is_due_and_leaves_it_alone_afterwards(
    web: Web, source_at: SourceAt, looker: Looker
) -> None:
    web.answers["/there"] = 200, {}
    source = source_at(web.url("/there"))
    Source.objects.create(title="Een boek zonder adres", authors="De Vries", year=2019)

    assert look(looker) == ["alive"]
    assert look(looker) == []
    assert len(web.asked) == 1
    source.refresh_from_db()
    assert source.visit.answer == "200"
    assert source.visit.not_before > timezone.now() + timedelta(days=29)


def test_a_link_is_dead_after_three_days_and_not_after_three_looks(
    web: Web, source_at: SourceAt, looker: Looker
) -> None:
    source_at(web.url("/gone"))
    states = []

    with time_machine.travel("2026-11-23 09:00Z", tick=False) as clock:
        LinkVisit.objects.update(not_before=timezone.now())
        for _day in range(3):
            states += [*look(looker), *look(looker, anyway=True)]
            clock.shift(timedelta(days=1))

    assert states == ["failing"] * 4 + ["dead"] * 2


def test_a_source_with_another_address_begins_anew(
    web: Web, source_at: SourceAt, looker: Looker
) -> None:
    source = source_at(web.url("/gone"))
    look(looker)
    source.url = web.url("/there")
    source.save()

    visit = LinkVisit.objects.get()

    assert (visit.state, visit.failures, visit.address) == ("unvisited", 0, web.url("/there"))
    source.url = ""
    source.save()
    assert not LinkVisit.objects.exists()


def test_saving_a_source_otherwise_forgets_nothing(
    web: Web, source_at: SourceAt, looker: Looker
) -> None:
    source = source_at(web.url("/gone"))
    look(looker)
    source.title = "Een andere titel"
    source.save()

    assert LinkVisit.objects.get().state == "failing"


def test_what_came_in_by_another_door_is_found(web: Web, looker: Looker) -> None:
    web.answers["/there"] = 200, {}
    Source.objects.bulk_create([Source(title="Ingelezen", url=web.url("/there"))])

    assert look(looker) == ["alive"]


def test_where_it_moved_is_kept_and_for_a_doi_that_is_its_nature(
    web: Web, source_at: SourceAt, looker: Looker
) -> None:
    web.answers |= {"/old": (301, {"Location": "/new"}), "/new": (200, {})}
    source_at(web.url("/old"))
    by_doi = Source.objects.create(title="Met een DOI", doi="10.1136/bmj.j3221")
    LinkVisit.objects.filter(pk=by_doi.pk).update(address=web.url("/old"))

    assert sorted(look(looker)) == ["alive", "moved"]
    assert LinkVisit.objects.get(state="moved").moved_to == web.url("/new")


def test_a_site_that_has_had_enough_is_left_alone_with_all_its_sources(
    web: Web, source_at: SourceAt, looker: Looker
) -> None:
    web.answers["/a"] = web.answers["/b"] = 429, {"Retry-After": "3600"}
    source_at(web.url("/a"))
    source_at(web.url("/b"))

    assert look(looker) == ["later"]
    assert len(web.asked) == 1
    assert LinkHost.objects.get().not_before > timezone.now() + timedelta(minutes=59)
    assert LinkVisit.objects.get(state="unvisited").not_before == LinkHost.objects.get().not_before


def test_a_run_has_a_budget(web: Web, source_at: SourceAt, looker: Looker) -> None:
    for number in range(4):
        source_at(web.url(f"/{number}"))

    assert len(look(looker, limit=3)) == 3
    assert len(look(looker, limit=3)) == 1


def test_between_two_requests_a_host_rests(web: Web, source_at: SourceAt) -> None:
    web.answers["/"] = 200, {}
    rests: list[float] = []

    def rest(seconds: float) -> None:
        rests.append(seconds)
        LinkHost.objects.update(not_before=timezone.now())  # The time went by.

    looker = Looker(LOOPBACK, Doorkeeper(pause=timedelta(seconds=3), rest=rest))
    source_at(web.url("/"))
    source_at(web.url("/", host="elders.example"))
    source_at(web.url("/"))
    look(looker)

    assert len(web.asked) == 3
    assert len(rests) == 1
    assert 2.5 < rests[0] <= 3


def test_nobody_knocks_while_somebody_is_inside() -> None:
    def wait(seconds: float) -> None:
        clock.shift(seconds)

    keeper = Doorkeeper(rest=wait)
    with time_machine.travel("2026-11-23 09:00Z", tick=False) as clock:
        with (
            keeper.door("bladen.example"),
            keeper.door("elders.example"),
            pytest.raises(Busy),
            keeper.door("bladen.example"),
        ):
            pytest.fail("Two at the same door.")
        with keeper.door("bladen.example"):
            pass


def test_our_own_network_away_kills_no_link(source_at: SourceAt, web: Web) -> None:
    def nobody_knows(host: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    source_at("https://verdwenen.example/")
    offline = Looker(Network(resolve=nobody_knows))
    assert look(offline) == ["later"]

    offline.is_online = True
    LinkHost.objects.all().delete()
    assert look(offline, anyway=True) == ["failing"]


@pytest.mark.django_db(transaction=True)
def test_two_runs_share_the_work_and_are_never_two_at_one_site(
    web: Web, source_at: SourceAt
) -> None:
    for number in range(12):
        web.answers[f"/{number}"] = 200, {}
        source_at(web.url(f"/{number}"))
    visited: list[str] = []

    def run() -> None:
        visited.extend(look(Looker(LOOPBACK, Doorkeeper(pause=timedelta(milliseconds=5)))))
        connections.close_all()

    runs = [threading.Thread(target=run) for _run in range(3)]
    for each in runs:
        each.start()
    for each in runs:
        each.join()

    assert visited == ["alive"] * 12
    assert sorted(each.path for each in web.asked) == sorted(f"/{n}" for n in range(12))
    assert web.most_at_once == 1


def test_a_new_day_rings_only_where_that_is_wanted(settings: object) -> None:
    with celery_app.connection_for_read() as connection:
        queue = connection.SimpleQueue("links")
        queue.clear()
        new_day.send(sender=None, now=timezone.now())
        assert queue.qsize() == 0

        settings.VISIT_LINKS = True
        new_day.send(sender=None, now=timezone.now())
        assert queue.get_nowait().headers["task"] == "cms.pages.tasks.visit_links"


@pytest.mark.django_db(transaction=True)
def test_a_task_looks_at_all_that_is_due_and_another_at_one_that_is_not(
    source_at: SourceAt,
) -> None:
    inside = source_at("http://127.0.0.1:1/")  # Refused before anybody connects.
    visit_links()
    assert LinkVisit.objects.get().answer == "private"

    inside.url = "http://127.0.0.2:1/"
    inside.save()
    LinkVisit.objects.update(not_before=timezone.now() + timedelta(days=1))
    visit_links()
    assert LinkVisit.objects.get().answer == ""

    visit_link(inside.pk)
    visit_link(inside.pk + 1)  # Deleted meanwhile.
    assert LinkVisit.objects.get().answer == "private"


def test_the_command_says_what_it_did_for_each_source(source_at: SourceAt) -> None:
    source_at("http://127.0.0.1:1/", title="Binnen")
    out = StringIO()
    call_command("check_sources", "--limit", "5", stdout=out)
    call_command("check_sources", stdout=out)
    LinkHost.objects.all().delete()  # Its rest is over.
    call_command("check_sources", "--now", stdout=out)

    line = "failing   private  Binnen: http://127.0.0.1:1/"
    assert out.getvalue().splitlines() == [
        *[line, "Sources visited: 1."],
        "No source is due.",
        *[line, "Sources visited: 1."],
    ]


@pytest.mark.parametrize("limit", ["0", "-1", "veel"])
def test_the_command_refuses_a_limit_that_is_none(limit: str) -> None:
    with pytest.raises(CommandError, match="whole number"):
        call_command("check_sources", f"--limit={limit}")
