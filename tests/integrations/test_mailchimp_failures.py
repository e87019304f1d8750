"""Every way in which Mailchimp can fail, and the error that the funnel sees."""

from dataclasses import replace

import pytest

from cms.integrations.audience import (
    AudienceError,
    Contact,
    PermanentRefusal,
    Reason,
    TemporaryTrouble,
    WrongSettings,
)
from cms.integrations.mailchimp.backend import MailchimpAudience
from cms.integrations.mailchimp.connection import Connection
from tests.doubles.mailchimp import MailchimpDouble, problem, slow
from tests.integrations.worlds import ANNA

INVALID = "Invalid Resource"
FORGOTTEN = "Forgotten Email Not Subscribed"
ANSWERS = [
    ("empty_429", TemporaryTrouble, Reason.BUSY),
    ("empty_403", TemporaryTrouble, Reason.BUSY),
    ("html_503", TemporaryTrouble, Reason.BUSY),
    ("empty_500", TemporaryTrouble, Reason.BROKEN),
    ("html_502", TemporaryTrouble, Reason.BROKEN),
    ("empty_401", WrongSettings, Reason.KEY_REFUSED),
    ("html_200", TemporaryTrouble, Reason.UNREADABLE),
    ("html_404", TemporaryTrouble, Reason.UNREADABLE),
    ("empty_200", TemporaryTrouble, Reason.UNREADABLE),
    ("empty_204", TemporaryTrouble, Reason.UNREADABLE),
    ("empty_json_200", TemporaryTrouble, Reason.UNREADABLE),
    ("untyped_200", TemporaryTrouble, Reason.UNREADABLE),
    ("list_200", TemporaryTrouble, Reason.UNREADABLE),
    ("other_shape_200", TemporaryTrouble, Reason.UNREADABLE),
    ("broken_json_200", TemporaryTrouble, Reason.UNREADABLE),
    ("redirect_302", TemporaryTrouble, Reason.UNREADABLE),
    ("cut_before", TemporaryTrouble, Reason.UNREACHABLE),
    ("cut", TemporaryTrouble, Reason.UNREACHABLE),
]
PROBLEMS = [
    (400, "Member In Compliance State", f"{ANNA} is unsubscribed", PermanentRefusal, Reason.LEFT),
    (400, FORGOTTEN, f"{ANNA} was deleted", PermanentRefusal, Reason.FORGOTTEN),
    (400, "Member Exists", f"{ANNA} is a member", PermanentRefusal, Reason.KNOWN_ELSEWHERE),
    (400, INVALID, f"{ANNA} looks fake or invalid", PermanentRefusal, Reason.DOUBTFUL_ADDRESS),
    (
        400,
        INVALID,
        f"{ANNA} has signed up to a lot of lists very recently",
        TemporaryTrouble,
        Reason.MANY_LISTS,
    ),
    (400, INVALID, "Schema describes string", PermanentRefusal, Reason.NOT_UNDERSTOOD),
    (400, INVALID, f"something new about {ANNA}", PermanentRefusal, Reason.NOT_UNDERSTOOD),
    (401, "API Key Invalid", "Your API key may be invalid", WrongSettings, Reason.KEY_REFUSED),
    (403, "Forbidden", "", WrongSettings, Reason.KEY_REFUSED),
    (403, "WrongDatacenter", "", WrongSettings, Reason.WRONG_SERVER),
    (405, "Method Not Allowed", "", PermanentRefusal, Reason.NOT_UNDERSTOOD),
    (429, "TooManyRequests", "10 simultaneous", TemporaryTrouble, Reason.BUSY),
    (500, "InternalServerError", "A deep, internal error", TemporaryTrouble, Reason.BROKEN),
    (503, "ServiceUnavailable", "", TemporaryTrouble, Reason.BUSY),
]


def failure(mailchimp: MailchimpAudience, contact: Contact) -> AudienceError:
    with pytest.raises(AudienceError) as caught:
        mailchimp.put(contact)
    return caught.value


@pytest.mark.parametrize(("mode", "kind", "reason"), ANSWERS)
def test_an_answer_that_is_none(
    mailchimp: MailchimpAudience,
    double: MailchimpDouble,
    anna: Contact,
    mode: str,
    kind: type[AudienceError],
    reason: Reason,
) -> None:
    double.fail_next(mode)
    error = failure(mailchimp, anna)

    assert (type(error), error.reason) == (kind, reason)
    assert mailchimp.put(anna).tags == anna.tags


@pytest.mark.parametrize(("status", "title", "detail", "kind", "reason"), PROBLEMS)
def test_a_refusal_in_words(
    mailchimp: MailchimpAudience,
    double: MailchimpDouble,
    anna: Contact,
    status: int,
    title: str,
    detail: str,
    kind: type[AudienceError],
    reason: Reason,
) -> None:
    double.fail_next(problem(status, title, detail))
    error = failure(mailchimp, anna)

    assert (type(error), error.reason) == (kind, reason)
    assert error.advice
    assert "@" not in f"{error} {error!r} {error.args}"


@pytest.mark.parametrize("step", [1, 2])
@pytest.mark.parametrize(("mode", "kind", "reason"), ANSWERS)
def test_a_later_step_that_fails_is_no_success_either(
    mailchimp: MailchimpAudience,
    double: MailchimpDouble,
    anna: Contact,
    step: int,
    mode: str,
    kind: type[AudienceError],
    reason: Reason,
) -> None:
    double.fail_next(mode, after=step)
    error = failure(mailchimp, anna)

    swallowed = (step, mode) == (1, "empty_204")
    assert (type(error), error.reason) == (kind, Reason.TAGS_NOT_TAKEN if swallowed else reason)


def test_a_step_that_was_applied_unheard_may_be_repeated(
    mailchimp: MailchimpAudience, double: MailchimpDouble, anna: Contact
) -> None:
    double.fail_next("cut", after=1)
    failure(mailchimp, anna)

    assert set(double.member(ANNA)["tags"]) == anna.tags
    assert mailchimp.put(anna).tags == anna.tags


YES = ("forget", "empty_204")


@pytest.mark.parametrize(
    ("call", "mode", "kind", "reason"),
    [
        (call, *answer)
        for call in ("unsubscribe", "forget")
        for answer in ANSWERS
        if (call, answer[0]) != YES
    ],
)
def test_nothing_but_a_yes_ends_mail_or_data(
    mailchimp: MailchimpAudience,
    double: MailchimpDouble,
    anna: Contact,
    call: str,
    mode: str,
    kind: type[AudienceError],
    reason: Reason,
) -> None:
    mailchimp.put(anna)
    double.fail_next(mode)

    with pytest.raises(kind) as caught:
        getattr(mailchimp, call)(ANNA)

    assert caught.value.reason is reason


def test_the_reason_is_also_found_beside_a_single_field(
    mailchimp: MailchimpAudience, double: MailchimpDouble, anna: Contact
) -> None:
    fields = [("email address", "This address looks fake or invalid")]
    double.fail_next(problem(400, INVALID, "see the 'errors' array", fields))

    assert failure(mailchimp, anna).reason is Reason.DOUBTFUL_ADDRESS


def test_a_server_that_is_slow_is_left_in_time(
    connection: Connection, double: MailchimpDouble, anna: Contact
) -> None:
    double.fail_next(slow(0.5))
    hasty = MailchimpAudience(replace(connection, timeout=(0.05, 0.05)))

    assert failure(hasty, anna).reason is Reason.UNREACHABLE


def test_a_server_that_is_not_there_is_temporary(connection: Connection, anna: Contact) -> None:
    nowhere = MailchimpAudience(replace(connection, base_url="http://127.0.0.1:9/3.0"))

    assert failure(nowhere, anna).reason is Reason.UNREACHABLE


def test_a_wrong_key_stops_the_channel(connection: Connection, anna: Contact) -> None:
    stranger = MailchimpAudience(replace(connection, api_key="other-us1"))
    error = failure(stranger, anna)

    assert isinstance(error, WrongSettings)
    assert error.mend == "MAILCHIMP_API_KEY"


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(
    ("header", "expected"), [("90", 90), ("soon", None), ("-1", None), ("9" * 12, None)]
)
def test_the_other_side_may_ask_for_patience(
    mailchimp: MailchimpAudience,
    double: MailchimpDouble,
    anna: Contact,
    status: int,
    header: str,
    expected: int | None,
) -> None:
    busy = problem(status, "TooManyRequests")
    double.fail_next(replace(busy, headers={"Retry-After": header}))
    error = failure(mailchimp, anna)

    assert isinstance(error, TemporaryTrouble)
    assert error.retry_after == expected


def test_an_address_on_many_lists_waits_for_hours(
    mailchimp: MailchimpAudience, double: MailchimpDouble, anna: Contact
) -> None:
    double.fail_next(problem(400, INVALID, "has signed up to a lot of lists very recently"))
    error = failure(mailchimp, anna)

    assert isinstance(error, TemporaryTrouble)
    assert error.retry_after == 6 * 60 * 60
