"""CPU time of each kind of request on the demo site, beside that of an empty answer.

Milliseconds differ from machine to machine; the ratios and the queries are what to compare.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable

ROUNDS, REQUESTS = 7, 20


def main() -> None:
    """Load the demo site into a folder of its own, and measure."""
    with tempfile.TemporaryDirectory(prefix="wegwijzer-bench-") as folder:
        os.environ.update(DATA_DIR=folder, DJANGO_SETTINGS_MODULE="cms.settings.dev")
        import django

        django.setup()
        from django.core.management import call_command

        from cms.demo.loading import load_demo

        call_command("migrate", verbosity=0)
        load_demo(lambda _line: None)
        report(measured())


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


def report(costs: dict[str, tuple[float, int]]) -> None:
    """Print the table."""
    floor = next(iter(costs.values()))[0]
    sys.stdout.write(f"{'request':<28}{'ms CPU':>8}{'ratio':>8}{'queries':>9}\n")
    for name, (cost, asked) in costs.items():
        sys.stdout.write(f"{name:<28}{cost:>8.2f}{cost / floor:>8.1f}{asked:>9}\n")


if __name__ == "__main__":
    main()
