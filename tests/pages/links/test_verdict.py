from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.pages.links.verdict import (
    OFTEN,
    SELDOM,
    Answer,
    Standing,
    State,
    judge,
    rest_after,
)

MONDAY = date(2026, 11, 23)
TUESDAY = MONDAY + timedelta(days=1)
TWICE = Standing(State.FAILING, 2, MONDAY)
DEAD = Standing(State.DEAD, 3, MONDAY)


@pytest.mark.parametrize(
    ("before", "answer", "after"),
    [
        (Standing(), Answer("200"), Standing(State.ALIVE)),
        (TWICE, Answer("204"), Standing(State.ALIVE)),
        (DEAD, Answer("200"), Standing(State.ALIVE)),
        (Standing(), Answer("200", "https://x/"), Standing(State.MOVED, moved_to="https://x/")),
        (Standing(), Answer("404"), Standing(State.FAILING, 1, TUESDAY)),
        (Standing(), Answer("404", "https://x/"), Standing(State.FAILING, 1, TUESDAY)),
        (Standing(State.FAILING, 1, TUESDAY), Answer("410"), Standing(State.FAILING, 1, TUESDAY)),
        (TWICE, Answer("no_host"), Standing(State.DEAD, 3, TUESDAY)),
        (TWICE, Answer("private"), Standing(State.DEAD, 3, TUESDAY)),
        (TWICE, Answer("429"), Standing(State.LATER, 2, MONDAY)),
        (Standing(State.LATER, 2, MONDAY), Answer("404"), Standing(State.DEAD, 3, TUESDAY)),
        (Standing(), Answer("slow"), Standing(State.LATER)),
        (Standing(), Answer("500"), Standing(State.LATER)),
        (Standing(), Answer("loop"), Standing(State.LATER)),
        (TWICE, Answer("403"), Standing(State.GUARDED)),
        (Standing(), Answer("no_web"), Standing(State.GUARDED)),
    ],
)
def test_an_answer_is_judged_by_what_came_before(
    before: Standing, answer: Answer, after: Standing
) -> None:
    assert judge(before, answer, TUESDAY) == after


@pytest.mark.parametrize(
    ("state", "wait", "rest"),
    [
        (State.ALIVE, None, SELDOM),
        (State.DEAD, None, SELDOM),
        (State.FAILING, None, OFTEN),
        (State.LATER, None, OFTEN),
        (State.LATER, timedelta(minutes=2), OFTEN),
        (State.LATER, timedelta(days=3), timedelta(days=3)),
    ],
)
def test_how_long_it_is_left_alone(state: State, wait: timedelta | None, rest: timedelta) -> None:
    assert rest_after(Standing(state), Answer("429", wait=wait)) == rest


WORDS = st.sampled_from(["200", "301", "403", "404", "410", "429", "500", "slow", "no_host", "cut"])


@given(st.lists(st.tuples(WORDS, st.integers(0, 3))))
def test_nothing_is_dead_before_it_was_gone_on_three_days_without_a_sign_of_life(
    visits: list[tuple[str, int]],
) -> None:
    standing, today, gone_on = Standing(), MONDAY, set()
    for word, days in visits:
        today += timedelta(days=days)
        standing = judge(standing, Answer(word), today)
        if word in ("404", "410", "no_host"):
            gone_on.add(today)
        elif word in ("200", "403"):
            gone_on.clear()

        assert (standing.state is State.DEAD) <= (len(gone_on) >= 3)
