import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.funnel.routing.offer import NOTHING_FOR_SALE, Completed, Offer, Rule, offer

STRESS = Rule("veel spanning", self_test=1, outcome="veel", ebook=5, trial=True, tag="Kievit")
BACK = Rule("rug", self_test=1, ebook=5, tag="Merel")
REST = Rule("al het andere", ebook=9)

rules = st.lists(
    st.builds(
        Rule,
        st.text(max_size=9),
        st.none() | st.integers(1, 3),
        st.sampled_from(["", "veel", "weinig"]),
        st.none() | st.integers(1, 9),
        st.booleans(),
        st.text(max_size=9),
    )
)


@pytest.mark.parametrize(
    ("drawn", "completed", "expected"),
    [
        (
            [STRESS, BACK, REST],
            Completed(1, "veel", red_flag=False),
            Offer(5, True, "Kievit", "veel spanning"),
        ),
        ([STRESS, BACK, REST], Completed(1, "weinig", False), Offer(5, False, "Merel", "rug")),
        ([STRESS, BACK, REST], Completed(2, "veel", False), Offer(9, False, "", "al het andere")),
        ([REST, STRESS], Completed(1, "veel", False), Offer(9, False, "", "al het andere")),
        ([STRESS, BACK], Completed(2, "veel", False), Offer(reason="no rule holds")),
        ([], Completed(1, "veel", False), Offer(reason="no rule holds")),
        ([STRESS, BACK, REST], Completed(1, "veel", True), NOTHING_FOR_SALE),
        ([REST], Completed(1, "", False), Offer(9, False, "", "al het andere")),
    ],
    ids=[
        "outcome and test",
        "test only",
        "anything",
        "the first one decides",
        "none holds",
        "no rules",
        "red flag",
        "no band",
    ],
)
def test_the_first_rule_that_holds_decides(
    drawn: list[Rule], completed: Completed, expected: Offer
) -> None:
    assert offer(drawn, completed) == expected


@given(rules, st.integers(1, 3), st.sampled_from(["", "veel", "weinig"]))
def test_after_a_red_flag_nothing_is_offered_whatever_the_rules(
    drawn: list[Rule], self_test: int, outcome: str
) -> None:
    made = offer(drawn, Completed(self_test, outcome, red_flag=True))

    assert (made.ebook, made.trial, made.tag) == (None, False, "")


@given(rules)
def test_an_offer_comes_back_from_plain_data(drawn: list[Rule]) -> None:
    made = offer(drawn, Completed(1, "veel", red_flag=False))

    assert Offer(**made.as_data()) == made
