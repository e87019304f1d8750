"""CPU time of each kind of request on the demo site, beside that of an empty answer."""

import statistics
import time
from collections.abc import Callable

ROUNDS, REQUESTS = 7, 20


def measured() -> dict[str, tuple[float, int]]:
    """Milliseconds of CPU and number of queries by kind of request, taken in alternation."""
    from django.test import Client

    from cms.funnel.models import Ebook, SelfTest

    visitor = Client(headers={"Host": "127.0.0.1"})
    test, ebook = SelfTest.objects.get().url, Ebook.objects.get().url
    kinds: dict[str, Callable[[], object]] = {
        "an empty answer": lambda: visitor.get("/healthz/live"),
        "a long article": lambda: visitor.get("/klachten/rugpijn/"),
        "the complaint index": lambda: visitor.get("/klachten/"),
        "a test's first page": lambda: visitor.get(test),
        "a step of the test": lambda: visitor.post(test, {"antwoord": "0"}),
        "the e-book's page": lambda: visitor.get(ebook),
        "a request, pressed again": lambda: visitor.post(
            ebook, {"email": "jan@voorbeeld.nl", "keuze": "tips"}
        ),
    }
    costs: dict[str, list[float]] = {name: [] for name in kinds}
    for _round in range(ROUNDS):
        for name, request in kinds.items():
            costs[name].append(milliseconds(request))
    return {name: (statistics.median(costs[name]), queries(kinds[name])) for name in kinds}


def milliseconds(request: Callable[[], object]) -> float:
    """CPU time of one request, over a few in a row."""
    began = time.process_time()
    for _ in range(REQUESTS):
        request()
    return 1000 * (time.process_time() - began) / REQUESTS


def queries(request: Callable[[], object]) -> int:
    """How often a request asks the database."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        request()
    return len(captured)
