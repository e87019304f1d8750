"""Whatever happens in whatever order: no mail is accepted twice, and none is lost."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

import time_machine
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.funnel.delivery import outbox
from cms.funnel.delivery.verdicts import Answer, Verdict
from cms.funnel.models import Delivery, Lead
from tests.funnel.delivery.conftest import NOON, Owe

State = Delivery.State
REPLIES = {"250": Verdict.ACCEPTED, "452": Verdict.NOT_NOW, "554": Verdict.REFUSED}


@dataclass
class MailServer:
    """Says what it is told to say to a dot, and keeps count."""

    reply: str = "250"
    accepted: int = 0

    def dot(self) -> Verdict:
        self.accepted += self.reply == "250"
        return REPLIES[self.reply]


@dataclass
class Workers:
    """Workers that stop between any two steps, and go on later or never."""

    delivery: Delivery
    server: MailServer
    busy: dict[int, Iterator[None]] = field(default_factory=dict)

    def step(self, worker: int) -> None:
        steps = self.busy.setdefault(worker, self._work())
        if next(steps, "done") == "done":
            del self.busy[worker]

    def kill(self, worker: int) -> None:
        self.busy.pop(worker, None)

    def _work(self) -> Iterator[None]:
        lease = outbox.claim(self.delivery.pk)
        if lease is None:
            return
        yield
        try:
            outbox.fence(lease)
        except outbox.FenceClosed:
            outbox.settle(lease, Answer(Verdict.FENCED))
            return
        yield
        verdict = self.server.dot()
        yield
        outbox.settle(lease, Answer(verdict))


def events() -> st.SearchStrategy[list[tuple[str, object]]]:
    worker = st.integers(0, 2)
    return st.lists(
        st.one_of(
            st.tuples(st.just("step"), worker),
            st.tuples(st.just("step"), worker),
            st.tuples(st.just("kill"), worker),
            st.tuples(st.just("wait"), st.sampled_from([1, 30, 130, 4000])),
            st.tuples(st.just("sweep"), st.none()),
            st.tuples(st.just("reply"), st.sampled_from(["250", "250", "452", "554"])),
            st.tuples(st.just("withdraw"), st.none()),
        ),
        max_size=40,
    )


@settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(happened=events())
def test_no_order_of_events_sends_a_mail_twice_or_loses_it(
    owe: Owe, lead: Lead, happened: list[tuple[str, object]]
) -> None:
    with transaction.atomic(), time_machine.travel(NOON, tick=False) as clock:
        workers = Workers(owe(lead), MailServer())
        for what, detail in happened:
            match what, detail:
                case "step", int(worker):
                    workers.step(worker)
                case "kill", int(worker):
                    workers.kill(worker)
                case "wait", int(seconds):
                    clock.shift(timedelta(seconds=seconds))
                case "sweep", _:
                    outbox.free_lapsed()
                case "reply", str(reply):
                    workers.server.reply = reply
                case "withdraw", _:
                    Lead.objects.filter(pk=lead.pk).update(status=Lead.Status.UNSUBSCRIBED)
            assert workers.server.accepted <= 1
        _let_one_worker_finish(workers, clock)
        transaction.set_rollback(True)

    ended, accepted = workers.delivery.state, workers.server.accepted
    assert ended in Delivery.FINAL
    assert accepted == 1 if ended == State.SENT else ended == State.UNCERTAIN or accepted == 0


def _let_one_worker_finish(workers: Workers, clock: time_machine.Traveller) -> None:
    """The others are gone, the server takes everything: the row must come to its end."""
    workers.server.reply = "250"
    workers.busy.clear()
    for _ in range(5):
        clock.shift(timedelta(hours=2))
        outbox.free_lapsed()
        for _ in range(4):
            workers.step(0)
    workers.delivery.refresh_from_db()


def test_a_quiet_day_ends_in_one_accepted_mail(owe: Owe, lead: Lead) -> None:
    workers = Workers(owe(lead), MailServer())
    for _ in range(4):
        workers.step(0)
    workers.delivery.refresh_from_db()

    assert workers.delivery.state == State.SENT
    assert workers.server.accepted == 1
