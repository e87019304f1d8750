import pytest

from cms.funnel.routing.audience_tags import Interest, Standing, standing, wanted_tags

MEREL, LIJSTER, CODE = "Merel", "Lijster", "s-7f3a"


@pytest.mark.parametrize(
    ("interests", "trials", "may_use_outcome", "tags"),
    [
        ([], [], True, set()),
        ([Interest(MEREL)], [], True, {MEREL}),
        ([Interest(MEREL, CODE)], [], True, {MEREL, CODE}),
        ([Interest(MEREL, CODE)], [], False, {MEREL}),
        ([Interest(MEREL, CODE), Interest(MEREL)], [LIJSTER], True, {MEREL, CODE, LIJSTER}),
        ([Interest("", "")], [""], True, set()),
        ([Interest(MEREL, MEREL)], [], False, {MEREL}),
    ],
)
def test_tags_follow_from_what_was_confirmed_and_agreed_to(
    interests: list[Interest], trials: list[str], may_use_outcome: bool, tags: set[str]
) -> None:
    assert wanted_tags(interests, trials, may_use_outcome=may_use_outcome) == tags


@pytest.mark.parametrize(
    ("status", "wants_tips", "there"),
    [
        ("confirmed", True, Standing.THERE),
        ("confirmed", False, Standing.UNSUBSCRIBED),
        ("unconfirmed", True, Standing.LEFT_ALONE),
        ("unconfirmed", False, Standing.UNSUBSCRIBED),
        ("unsubscribed", True, Standing.UNSUBSCRIBED),
        ("unsubscribed", False, Standing.UNSUBSCRIBED),
        ("complained", True, Standing.UNSUBSCRIBED),
        ("bounced", True, Standing.LEFT_ALONE),
        ("erased", True, Standing.ERASED),
        ("erased", False, Standing.ERASED),
    ],
)
def test_only_a_confirmed_address_with_consent_goes_there(
    status: str, wants_tips: bool, there: Standing
) -> None:
    assert standing(status, wants_tips=wants_tips) is there
