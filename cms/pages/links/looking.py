"""Work off the links that are due: a bounded number, shared by whoever works at the same time."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from cms.pages.links.hosts import Busy, Doorkeeper
from cms.pages.links.network import OUTSIDE, Network
from cms.pages.links.verdict import Answer, judge, rest_after
from cms.pages.links.visiting import Visitor
from cms.pages.models import LinkVisit, Source

MOST_VISITS = 40
MOST_SECONDS = 180
LEASE = timedelta(minutes=5)  # A visit that was killed is due again after this.


@dataclass
class Looker:
    """Looks at links; knows whether our own way to the internet is open, as it has to judge."""

    network: Network = OUTSIDE
    doorkeeper: Doorkeeper = field(default_factory=Doorkeeper)
    is_online: bool = False

    def look_around(self, limit: int = MOST_VISITS, anyway: bool = False) -> Iterator[LinkVisit]:
        """Visit those that are due, or all, the longest waiting first; each comes back visited."""
        begins = time.monotonic()
        follow_new_sources()
        rows = LinkVisit.objects.all() if anyway else due(timezone.now())
        for row in rows.select_related("source").order_by("not_before")[:limit]:
            if time.monotonic() - begins > MOST_SECONDS:
                break
            if _claim(row) and self.look_at(row):
                yield row

    def look_at(self, row: LinkVisit) -> bool:
        """Visit one, and write down what it says; False when its host was busy."""
        visitor = Visitor(self.doorkeeper.door, self.network)
        try:
            answer = visitor.visit(row.address)
        except Busy as busy:
            _update(row, not_before=busy.until)
            return False
        self._write_down(row, self._as_seen_from_here(row, answer))
        return True

    def _as_seen_from_here(self, row: LinkVisit, answer: Answer) -> Answer:
        """A name that nobody knows may be our own fault; a DOI leads elsewhere by its nature."""
        self.is_online = self.is_online or answer.word.isdecimal()
        if answer.word == "no_host" and not self.is_online:
            return replace(answer, word="no_names")
        return answer if row.source.url else replace(answer, moved_to="")

    def _write_down(self, row: LinkVisit, answer: Answer) -> None:
        now = timezone.now()
        standing = judge(row.standing, answer, timezone.localdate(now))
        _update(
            row,
            state=standing.state.value,
            failures=standing.failures,
            failed_on=standing.failed_on,
            moved_to=standing.moved_to,
            answer=answer.word,
            visited_at=now,
            not_before=now + rest_after(standing, answer),
        )


def due(now: datetime) -> QuerySet[LinkVisit]:
    """The links that have not been looked at for long enough."""
    return LinkVisit.objects.filter(not_before__lte=now)


def follow_new_sources() -> None:
    """Sources that came in by another door than the editor's have no row yet."""
    for source in Source.objects.filter(visit=None).exclude(url="", doi="", pmid=""):
        LinkVisit.follow(source.pk, source.link)


def _claim(row: LinkVisit) -> bool:
    """True for the one who may visit it now."""
    mine = LinkVisit.objects.filter(pk=row.pk, not_before=row.not_before)
    return bool(mine.update(not_before=timezone.now() + LEASE))


def _update(row: LinkVisit, **fields: object) -> None:
    """Unless somebody gave the source another address meanwhile."""
    for name, value in fields.items():
        setattr(row, name, value)
    LinkVisit.objects.filter(pk=row.pk, address=row.address).update(**fields)
