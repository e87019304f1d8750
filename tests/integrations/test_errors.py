import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.integrations.audience import (
    AudienceError,
    PermanentRefusal,
    Reason,
    TemporaryTrouble,
    WrongSettings,
    advice_for,
)
from cms.integrations.mailchimp.errors import Missing, error_for

ERRORS = [
    TemporaryTrouble(Reason.BUSY),
    TemporaryTrouble(Reason.MANY_LISTS, 90),
    PermanentRefusal(Reason.LEFT),
    WrongSettings(Reason.KEY_REFUSED, "MAILCHIMP_API_KEY"),
    Missing(),
]


@pytest.mark.parametrize("error", ERRORS, ids=repr)
def test_an_error_is_the_same_after_pickling(error: AudienceError) -> None:
    copy = pickle.loads(pickle.dumps(error))

    assert type(copy) is type(error)
    assert vars(copy) == vars(error)
    assert (str(copy), copy.advice) == (str(error), error.advice)


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_a_next_step_in_words(reason: Reason) -> None:
    assert advice_for(reason.value).endswith(".")


def test_a_reason_from_an_older_row_has_no_words() -> None:
    assert advice_for("written long ago") == ""


def test_wrong_settings_say_in_a_log_what_to_mend() -> None:
    wrong = WrongSettings(Reason.NO_AUDIENCE, "MAILCHIMP_AUDIENCE_ID")

    assert str(wrong) == "no_audience: MAILCHIMP_AUDIENCE_ID"


VALUES: list[object] = [
    None,
    True,
    7,
    "words",
    "looks fake or invalid",
    [],
    {},
    [None],
    ["x"],
    {"message": 1},
]
VALUES += [[{"message": None}], [{"message": ["signed up to a lot of lists"]}], [{"field": "x"}]]
PROBLEM = st.dictionaries(
    st.sampled_from(["title", "detail", "errors", "status"]), st.sampled_from(VALUES)
)


@given(status=st.integers(200, 599), problem=st.none() | PROBLEM)
def test_whatever_is_answered_becomes_one_of_the_three_errors(
    status: int, problem: dict[str, object] | None
) -> None:
    error = error_for(status, problem)

    assert isinstance(error, TemporaryTrouble | PermanentRefusal | WrongSettings)
    assert pickle.loads(pickle.dumps(error)).reason in Reason


@given(email=st.emails(), status=st.sampled_from([400, 401, 403, 404, 405, 409, 429, 500]))
def test_no_address_that_mailchimp_quotes_stays_in_an_error(email: str, status: int) -> None:
    error = error_for(status, {"title": email, "detail": email, "errors": [{"message": email}]})

    assert "@" not in f"{error} {error!r} {error.advice} {vars(error)}"
