"""What the pages about leads cost when there are many: queries, and rows that are looked at.

PostgreSQL tells the rows itself (EXPLAIN ANALYZE); SQLite does not, so there the steps of its
machine are counted, of which every row that it looks at takes some.
"""

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from typing import Any

BEGAN = datetime(2026, 1, 1, tzinfo=UTC)
OLDEST = 60
AT_A_TIME = 5_000
ADDRESS = "anna@voorbeeld.nl"


@dataclass(frozen=True)
class Cost:
    queries: int
    looked_at: int


def fill(first: int, last: int) -> None:
    """Leads number `first` up to `last`, each with a proof, a request and a mail."""
    from django.db import connection

    from cms.funnel.models import Lead

    Lead.for_address(ADDRESS)
    for start in range(first, last, AT_A_TIME):
        _add(range(start, min(start + AT_A_TIME, last)))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _add(numbers: range) -> None:
    from cms.funnel.models import Consent, Delivery, Grant, Lead

    book, statuses = _ebook(), [status for status in Lead.Status if status != "complained"]
    leads = [
        Lead(
            address_box=b"",
            address_index=f"number {number}",
            folded_index=f"number {number}",
            unsubscribe_hash=f"number {number}",
            # Only the oldest have it: a filter that walks past all others would show.
            status="complained" if number < OLDEST else statuses[number % len(statuses)],
        )
        for number in numbers
    ]
    Lead.objects.bulk_create(leads)
    Consent.objects.bulk_create(
        Consent(lead=lead, purpose="marketing", step="given", text="Ja.", text_hash="", page="/")
        for lead in leads
    )
    Grant.objects.bulk_create(
        Grant(lead=lead, ebook=book, token_hash=f"{lead.pk}", asked_at=BEGAN, expires_at=BEGAN)
        for lead in leads
    )
    Delivery.objects.bulk_create(
        Delivery(lead=lead, kind="ebook", object_id=lead.pk, state="sent", not_before=BEGAN)
        for lead in leads
    )


def _ebook() -> Any:
    from cms.funnel.models import Ebook

    return Ebook.objects.get_or_create(slug="op-schaal", defaults={"title": "Op schaal"})[0]


def measure(client: Any) -> dict[str, Cost]:
    """The cost of each page, in the hands of somebody who may see it."""
    from django.urls import reverse

    from cms.funnel.admin.lead_rows import Place
    from cms.funnel.models import Lead

    listed, lead = reverse("leads:index"), Lead.known(ADDRESS)
    middle = Lead.objects.order_by("created_at")[Lead.objects.count() // 2]
    pages: dict[str, Callable[[], Any]] = {
        "the list": lambda: client.get(listed),
        "its middle": lambda: client.get(listed, {"na": str(Place.of(middle))}),
        "a common status": lambda: client.get(listed, {"status": "confirmed"}),
        "a rare status": lambda: client.get(listed, {"status": "complained"}),
        "up to a day": lambda: client.get(listed, {"until": f"{date.today()}"}),
        "a search": lambda: client.post(reverse("leads:find"), {"address": ADDRESS}),
        "a stranger": lambda: client.post(reverse("leads:find"), {"address": "piet@voorbeeld.nl"}),
        "a timeline": lambda: client.get(reverse("leads:inspect", args=[lead.pk])),
    }
    return {name: _cost(page) for name, page in pages.items()}


def _cost(page: Callable[[], Any]) -> Cost:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    page()  # What a process finds out once is no cost of a page.
    with CaptureQueriesContext(connection) as captured:
        if connection.vendor == "postgresql":
            assert page().status_code in (200, 302)
            reads = [query["sql"] for query in captured if query["sql"].startswith("SELECT")]
            return Cost(len(captured), sum(_rows(sql) for sql in reads))
        steps = _count_steps(lambda: page().status_code in (200, 302))
        return Cost(len(captured), steps)


def _count_steps(run: Callable[[], bool]) -> int:
    from django.db import connection

    counted = 0

    def step() -> int:
        nonlocal counted
        counted += 1
        return 0

    connection.connection.set_progress_handler(step, 1)
    try:
        assert run()
    finally:
        connection.connection.set_progress_handler(None, 0)
    return counted


def _rows(sql: str) -> int:
    """The rows that every scan of a plan came by, those that a filter refused among them."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}", None)
        answer = cursor.fetchone()[0]
    plan = json.loads(answer) if isinstance(answer, str) else answer
    scans = [node for node in _nodes(plan[0]["Plan"]) if "Scan" in node["Node Type"]]
    return round(
        sum(
            node["Actual Loops"] * (node["Actual Rows"] + node.get("Rows Removed by Filter", 0))
            for node in scans
        )
    )


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for inner in node.get("Plans", []):
        yield from _nodes(inner)


def main(sizes: list[int]) -> Iterator[dict[str, Any]]:
    """Fill up to each size in turn, and measure; for a database that is only for this."""
    from django.contrib.auth.models import User
    from django.test import Client

    client, filled = Client(headers={"Host": "127.0.0.1"}), 0
    client.force_login(User.objects.create_superuser("op schaal"))
    for size in sizes:
        fill(filled, size)
        filled = size
        yield {name: asdict(cost) for name, cost in measure(client).items()}


if __name__ == "__main__":
    import django

    django.setup()
    sys.stdout.write(json.dumps(list(main([int(size) for size in sys.argv[1:]]))))
