import pytest

from cms.funnel.routing.offer import Offer
from cms.funnel.routing.plan import Choice, Plan, Purpose, plan

SERVICE, MARKETING, OUTCOME = Purpose.SERVICE, Purpose.MARKETING, Purpose.OUTCOME
OFFER = Offer(ebook=5, tag="Kievit", reason="veel spanning")


@pytest.mark.parametrize(
    ("choice", "offer", "expected"),
    [
        (Choice.EBOOK_ONLY, OFFER, Plan((SERVICE,), keep_outcome=False, tag="")),
        (Choice.TIPS, OFFER, Plan((SERVICE, MARKETING), keep_outcome=False, tag="")),
        (
            Choice.FITTING_TIPS,
            OFFER,
            Plan((SERVICE, MARKETING, OUTCOME), keep_outcome=True, tag="Kievit"),
        ),
        (Choice.EBOOK_ONLY, None, Plan((SERVICE,), keep_outcome=False, tag="")),
        (Choice.TIPS, None, Plan((SERVICE, MARKETING), keep_outcome=False, tag="")),
        (Choice.FITTING_TIPS, None, Plan((SERVICE, MARKETING), keep_outcome=False, tag="")),
    ],
)
def test_no_more_is_stored_than_was_agreed_to(
    choice: Choice, offer: Offer | None, expected: Plan
) -> None:
    assert plan(choice, offer) == expected


@pytest.mark.parametrize("choice", [choice for choice in Choice if choice != Choice.FITTING_TIPS])
def test_a_tag_needs_consent_for_the_outcome(choice: Choice) -> None:
    assert plan(choice, OFFER).tag == ""
