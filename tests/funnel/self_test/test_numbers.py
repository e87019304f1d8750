"""Numbers without people."""

from hypothesis import given
from hypothesis import strategies as st

from cms.funnel.self_test.numbers import AtQuestion, Cell, Counted, at_questions, told
from tests.funnel.self_test.tests_made_up import SOUND

counts = st.integers(0, 400)


def cells(question: AtQuestion) -> list[Cell]:
    there = [question.shown, question.answered, question.back, question.left]
    return [*there, *question.answers]


def test_numbers_are_told_in_tens_and_below_ten_not_at_all() -> None:
    counted = Counted(shown=247, answered=199, back=30, answers={(0, 1): 191, (0, 2): 8})
    first = at_questions(SOUND, {0: counted})[0]

    assert [cell.number for cell in cells(first)] == [240, 190, 30, 10, 190, None]
    assert [cell.label for cell in first.answers] == ["Nee", "Ja"]
    assert first.answers[0].share == 1


def test_answers_that_were_counted_before_questions_were_still_count() -> None:
    first = at_questions(SOUND, {0: Counted(answers={(0, 1): 31, (0, 2): 19})})[0]

    assert (first.answered.number, first.shown.number, first.left.number) == (50, None, None)


def test_a_question_that_nobody_saw_has_a_row_too() -> None:
    assert [cell.number for each in at_questions(SOUND, {}) for cell in cells(each)] == [None] * 13


@given(st.lists(counts, min_size=1, max_size=8), st.integers(0, 9))
def test_a_small_number_is_not_the_difference_of_others(others: list[int], small: int) -> None:
    """Of all ways to fill in what is told, some have another number below ten in this place."""
    whole = told(sum(others) + small) or 0
    most = whole + 9 - sum(told(each) or 0 for each in others)
    least = whole - sum((told(each) or 0) + 9 for each in others)

    assert told(small) is None
    assert max(least, 0) < 9 <= most
