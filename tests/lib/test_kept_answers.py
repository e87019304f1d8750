"""How much is kept, how long, and what goes first."""

from collections import OrderedDict

from django.http import HttpResponse
from hypothesis import given
from hypothesis import strategies as st

from cms.lib.kept_answers import ALL_ELSE, Answer, KeptAnswers

HEADERS = {"Content-Type": "text/html", "ETag": '"1"'}


def answer(size: int = 0) -> Answer:
    return Answer(b"x" * size, {}, frozenset())


def test_an_answer_says_what_the_response_said() -> None:
    response = HttpResponse("Dag", headers={**HEADERS, "Content-Length": "3"})

    kept = Answer.of(response)

    assert kept.headers == {
        "Content-Type": "text/html",
        "ETag": 'W/"1"',
        "Vary": "Accept-Encoding",
    }


def test_another_generation_has_nothing_of_the_one_before() -> None:
    kept = KeptAnswers(10_000)
    kept.get("a", 1)
    kept.keep("a", 1, answer())

    assert kept.get("a", 2) is None
    assert kept.get("a", 1) is None


def test_what_was_made_before_a_change_is_not_kept_after_it() -> None:
    kept = KeptAnswers(10_000)
    kept.get("a", 1)
    kept.get("b", 2)  # Another visitor's request has seen the change meanwhile.

    kept.keep("a", 1, answer())

    assert kept.get("a", 2) is None


def test_an_answer_is_kept_for_a_minute() -> None:
    now = [1000.0]
    kept = KeptAnswers(10_000, clock=lambda: now[0])
    kept.get("a", 1)
    kept.keep("a", 1, answer())

    now[0] += 59
    assert kept.get("a", 1)
    now[0] += 2
    assert kept.get("a", 1) is None


def test_none_is_kept_where_there_is_no_room() -> None:
    kept = KeptAnswers(0)
    kept.get("a", 1)
    kept.keep("a", 1, answer())

    assert kept.get("a", 1) is None


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 900), st.booleans()), max_size=60))
def test_never_more_than_there_is_room_for_and_the_longest_unused_goes_first(
    steps: list[tuple[int, int, bool]],
) -> None:
    most = 4 * (ALL_ELSE + 500)
    kept = KeptAnswers(most)
    kept.get("begin", 1)
    expected: OrderedDict[int, Answer] = OrderedDict()
    for key, size, asks in steps:
        if asks:
            assert kept.get(key, 1) is expected.get(key)
            if key in expected:
                expected.move_to_end(key)
            continue
        expected.pop(key, None)
        expected[key] = answer(size)
        kept.keep(key, 1, expected[key])
        while sum(each.size for each in expected.values()) > most:
            expected.popitem(last=False)

    assert sum(each.size for each in expected.values()) <= most
    assert all(kept.get(key, 1) is each for key, each in expected.items())
