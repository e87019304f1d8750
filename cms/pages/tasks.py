"""What takes too long for a request: visits to the web sites that sources lead to.

They have a lane of their own, so that no mail ever waits for a slow web site.
"""

import logging

from celery import Task, shared_task
from django.db import close_old_connections

from cms.pages.links.looking import MOST_VISITS, Looker
from cms.pages.models import LinkVisit

logger = logging.getLogger(__name__)

SECONDS = 280  # Less than the time after which a broker gives a task to somebody else.


@shared_task(soft_time_limit=SECONDS, time_limit=SECONDS + 10)
def visit_links() -> None:
    """Visit the links that are due; when there were many, more of them in a next turn."""
    close_old_connections()
    visited = sum(1 for _row in Looker().look_around())
    if visited == MOST_VISITS:
        ring(visit_links)


@shared_task
def visit_link(source_id: int) -> None:
    """Visit the link of one source, due or not."""
    close_old_connections()
    if row := LinkVisit.objects.select_related("source").filter(pk=source_id).first():
        Looker().look_at(row)


def ring(task: Task, *arguments: int) -> None:
    """Start a task where there is a worker; nobody notices when there is none."""
    try:
        task.apply_async(arguments, ignore_result=True)
    except Exception as error:
        logger.warning("Nobody to look at links now: %s", type(error).__name__)
