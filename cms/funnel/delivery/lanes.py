"""Two lanes, so that one slow server holds up nobody in the other."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from cms.funnel.delivery import audience, comparing, outbox, send, syncs


@dataclass(frozen=True)
class Lane:
    """A queue of Celery and the table behind it; `work` is False when the other side is away.

    `also` is what a sweep does when the rows are done: something short.
    """

    name: str
    free_lapsed: Callable[[], None]
    due: Callable[[], QuerySet[Any]]
    work: Callable[[UUID], bool]
    also: Callable[[], object] = bool


MAIL = Lane("mail", outbox.free_lapsed, outbox.due, send.deliver)
AUDIENCE = Lane(
    "audience", syncs.free_lapsed, syncs.due, audience.sync_contact, comparing.compare_a_page
)
LANES = {lane.name: lane for lane in (MAIL, AUDIENCE)}
