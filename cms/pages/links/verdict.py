"""What an answer says of a link, after what is known of it already. Pure."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

DAYS_TO_BE_DEAD = 3
OFTEN, SELDOM = timedelta(hours=20), timedelta(days=30)

GONE = {"404", "410", "no_host", "private"}
# Something is there, and lets no robots in; or it is no web page at all.
GUARDED = {"400", "401", "402", "403", "405", "406", "407", "451", "501", "999", "no_web"}


@dataclass(frozen=True)
class Answer:
    """What a web site said: a status such as “404”, or what came instead, such as “slow”.

    `moved_to` is where permanent redirects alone lead; `wait` is how long it wants to be left
    alone.
    """

    word: str
    moved_to: str = ""
    wait: timedelta | None = None


class State(StrEnum):
    """How a link stands."""

    UNVISITED = "unvisited"
    ALIVE = "alive"
    MOVED = "moved"
    LATER = "later"
    GUARDED = "guarded"
    FAILING = "failing"
    DEAD = "dead"


@dataclass(frozen=True)
class Standing:
    """All that is remembered of a link: how often it failed, and on which day last."""

    state: State = State.UNVISITED
    failures: int = 0
    failed_on: date | None = None
    moved_to: str = ""


def judge(before: Standing, answer: Answer, today: date) -> Standing:
    """How the link stands now; a day counts as one failure, however often somebody looks."""
    if answer.word.startswith("2"):
        state = State.MOVED if answer.moved_to else State.ALIVE
        return Standing(state, moved_to=answer.moved_to)
    if answer.word in GUARDED:
        return Standing(State.GUARDED)
    if answer.word not in GONE:
        return replace(before, state=State.LATER)
    failures = before.failures + (before.failed_on != today)
    state = State.DEAD if failures >= DAYS_TO_BE_DEAD else State.FAILING
    return Standing(state, failures, today)


def rest_after(standing: Standing, answer: Answer) -> timedelta:
    """How long to leave the link alone."""
    if standing.state not in (State.LATER, State.FAILING):
        return SELDOM
    return max(OFTEN, answer.wait or OFTEN)
