"""A whole visit: along the redirects to an answer."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Protocol
from urllib.parse import urljoin

from cms.pages.links.network import OUTSIDE, Network, NoAnswer
from cms.pages.links.requesting import Place, Reply, request
from cms.pages.links.verdict import Answer

MOST_REDIRECTS = 5
LONGEST_ADDRESS = 1000
LONGEST_WAIT = timedelta(days=7)
PERMANENT, REDIRECTS = {301, 308}, {301, 302, 303, 307, 308}
STAY_AWAY = {429, 503}


class Turn(Protocol):
    """One request's time at a host; `wait` is how long to leave it alone afterwards."""

    wait: timedelta


Door = Callable[[str], AbstractContextManager[Turn]]


@dataclass(frozen=True)
class Visitor:
    """Asks through a network, and waits at the door of each host for its turn."""

    door: Door
    network: Network = OUTSIDE

    def visit(self, url: str) -> Answer:
        """Where it leads, in a word; a redirect is checked as if somebody had typed it."""
        try:
            return self._walk(url)
        except NoAnswer as nothing:
            return Answer(nothing.word)

    def _walk(self, url: str) -> Answer:
        moved_to, for_good = "", True
        for _step in range(MOST_REDIRECTS + 1):
            reply = self._ask(Place.of(url))
            if reply.status not in REDIRECTS or not reply.location:
                return Answer(str(reply.status), moved_to, wait_of(reply))
            url = _joined(url, reply.location)
            for_good = for_good and reply.status in PERMANENT
            moved_to = url[:LONGEST_ADDRESS] if for_good else moved_to
        return Answer("loop")

    def _ask(self, place: Place) -> Reply:
        """The head is enough when it is there; some servers know of no heads."""
        reply = self._knock("HEAD", place)
        if reply.status < 400 or reply.status in STAY_AWAY:
            return reply
        return self._knock("GET", place)

    def _knock(self, method: str, place: Place) -> Reply:
        with self.door(place.host) as turn:
            reply = request(method, place, self.network)
            turn.wait = max(turn.wait, wait_of(reply) or turn.wait)
        return reply


def _joined(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError as error:
        raise NoAnswer("no_web") from error


def wait_of(reply: Reply) -> timedelta | None:
    """How long a server that has had enough asks for, in seconds or as a date."""
    text = reply.retry_after.strip()
    if reply.status not in STAY_AWAY or not text:
        return None
    if text.isdecimal():
        return min(timedelta(seconds=int(text[:9])), LONGEST_WAIT)
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return None
    return min(max(until - datetime.now(until.tzinfo), timedelta()), LONGEST_WAIT)
