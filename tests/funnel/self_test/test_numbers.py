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


@given(st.lists(counts, min_size=2, max_size=5))
def test_no_difference_of_what_is_told_gives_a_small_number_away(parts: list[int]) -> None:
    """Whatever is told of a sum and of all its parts but one, the last may be 0 as well as 9."""
    small = [*parts[:-1], parts[-1] % 10]
    shown = [told(part) or 0 for part in small]
    whole = told(sum(small)) or 0
    others = sum(shown[:-1])

    assert told(small[-1]) is None
    assert whole - others < 10 * len(small)
    assert whole % 10 == others % 10 == 0
