"""What goes to Mailchimp, field by field, and what is read back."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from cms.integrations.audience import (
    Contact,
    PermanentRefusal,
    Reason,
    RemoteStatus,
    TemporaryTrouble,
    WrongSettings,
    contact_key,
)
from cms.integrations.mailchimp.backend import MailchimpAudience
from cms.integrations.mailchimp.connection import Connection
from tests.doubles.mailchimp import Fault, MailchimpDouble, problem
from tests.integrations.worlds import ANNA

COMPLIANCE = problem(400, "Member In Compliance State", f"{ANNA} is in a compliance state")


def test_these_fields_leave_the_house_and_no_other(
    mailchimp: MailchimpAudience, double: MailchimpDouble
) -> None:
    confirmed_at = datetime(2026, 11, 23, 13, 0, tzinfo=timezone(timedelta(hours=1)))
    mailchimp.put(Contact(ANNA, frozenset({"s-1"}), frozenset({"s-0"}), "nl", confirmed_at))

    member = f"/3.0/lists/{double.audience_id}/members/{contact_key(ANNA)}"
    assert [request[:3] for request in double.requests] == [
        (
            "PUT",
            member,
            {
                "email_address": ANNA,
                "status_if_new": "subscribed",
                "language": "nl",
                "timestamp_opt": "2026-11-23T12:00:00+00:00",
            },
        ),
        (
            "POST",
            f"{member}/tags",
            {
                "tags": [
                    {"name": "s-1", "status": "active"},
                    {"name": "s-0", "status": "inactive"},
                ]
            },
        ),
        ("GET", f"{member}/tags?count=1000&offset=0", None),
    ]


def test_without_tags_nothing_is_said_about_them(
    mailchimp: MailchimpAudience, double: MailchimpDouble
) -> None:
    mailchimp.put(Contact(ANNA))

    assert [request.method for request in double.requests] == ["PUT", "GET"]


def test_a_known_contact_is_never_sent_a_status(
    mailchimp: MailchimpAudience, double: MailchimpDouble, anna: Contact
) -> None:
    mailchimp.put(anna)
    mailchimp.put(replace(anna, fresh_opt_in=True))

    assert [
        name for request in double.requests for name in request.body or {} if name == "status"
    ] == []


def test_a_fresh_opt_in_asks_mailchimp_for_its_confirmation(
    mailchimp: MailchimpAudience, double: MailchimpDouble, anna: Contact
) -> None:
    mailchimp.put(anna)
    double.becomes(ANNA, "unsubscribed")
    mailchimp.put(replace(anna, fresh_opt_in=True))

    patches = [request.body for request in double.requests if request.method == "PATCH"]
    assert patches == [{"status": "pending"}]


def test_all_tags_are_read_beyond_the_first_ten_fifty_and_thousand(
    mailchimp: MailchimpAudience, double: MailchimpDouble, anna: Contact
) -> None:
    mailchimp.put(anna)
    double.member(ANNA)["tags"] = [f"other-{number}" for number in range(1100)]

    assert len(mailchimp.put(anna).tags) == 1102


def test_a_server_that_promises_tags_without_end_is_not_followed(
    mailchimp: MailchimpAudience, double: MailchimpDouble
) -> None:
    double.fail_next(Fault(200, b'{"tags": [], "total_items": 999999999}'), times=9, after=1)
    mailchimp.put(Contact(ANNA))

    assert len(double.requests) == 2


def test_tags_that_differ_in_capitals_are_the_same(
    mailchimp: MailchimpAudience, double: MailchimpDouble, anna: Contact
) -> None:
    mailchimp.put(anna)
    double.member(ANNA)["tags"] = ["from-WEBSITE", "OLD"]

    state = mailchimp.put(Contact(ANNA, frozenset({"From-website"}), frozenset({"Old"})))

    assert state.tags == {"from-WEBSITE"}


def test_tags_that_mailchimp_swallowed_are_no_success(
    mailchimp: MailchimpAudience,
    double: MailchimpDouble,
    anna: Contact,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(double.state, "post_tags", lambda key, query, body: None)

    with pytest.raises(TemporaryTrouble) as trouble:
        mailchimp.put(anna)

    assert trouble.value.reason is Reason.TAGS_NOT_TAKEN


def test_a_field_made_required_in_mailchimp_costs_no_contact(
    mailchimp: MailchimpAudience,
    double: MailchimpDouble,
    anna: Contact,
    caplog: pytest.LogCaptureFixture,
) -> None:
    double.state.required_merge_tags = {"LNAME"}

    assert mailchimp.put(anna).status is RemoteStatus.SUBSCRIBED
    assert "merge fields" in caplog.text


def test_a_value_that_mailchimp_keeps_refusing_is_refused(
    mailchimp: MailchimpAudience, double: MailchimpDouble, anna: Contact
) -> None:
    refusal = problem(400, "Invalid Resource", "Your merge fields were invalid.")
    double.fail_next(refusal, times=2)

    with pytest.raises(PermanentRefusal) as refused:
        mailchimp.put(anna)

    assert refused.value.reason is Reason.MERGE_VALUES
    assert len(double.requests) == 2


def test_a_merge_field_that_the_audience_lacks_is_named(
    mailchimp: MailchimpAudience, anna: Contact
) -> None:
    with pytest.raises(WrongSettings) as wrong:
        mailchimp.put(replace(anna, merge_fields={"FNAME": "Anna", "SEGMENT": "s-1"}))

    assert (wrong.value.reason, wrong.value.mend) == (Reason.NO_MERGE_FIELD, "SEGMENT")


def test_an_address_that_looks_fake_is_refused_for_good(mailchimp: MailchimpAudience) -> None:
    with pytest.raises(PermanentRefusal) as refused:
        mailchimp.put(Contact("somebody@example.com"))

    assert refused.value.reason is Reason.DOUBTFUL_ADDRESS


def test_who_left_by_themselves_counts_as_unsubscribed(
    mailchimp: MailchimpAudience, double: MailchimpDouble, anna: Contact
) -> None:
    mailchimp.put(anna)
    double.fail_next(COMPLIANCE)
    mailchimp.unsubscribe(ANNA)

    assert double.requests[-1].body == {"status": "unsubscribed"}


def test_another_refusal_to_unsubscribe_is_told(
    mailchimp: MailchimpAudience, double: MailchimpDouble, anna: Contact
) -> None:
    mailchimp.put(anna)
    double.fail_next(problem(400, "Invalid Resource", "Schema describes string"))

    with pytest.raises(PermanentRefusal):
        mailchimp.unsubscribe(ANNA)


def test_an_unsubscribe_that_changed_nothing_is_tried_again(
    mailchimp: MailchimpAudience,
    double: MailchimpDouble,
    anna: Contact,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mailchimp.put(anna)
    monkeypatch.setattr(double.state, "patch_member", double.state.get_member)

    with pytest.raises(TemporaryTrouble):
        mailchimp.unsubscribe(ANNA)


@pytest.mark.parametrize("call", ["put", "unsubscribe", "forget"])
def test_an_audience_that_is_gone_is_never_a_contact_that_is_gone(
    connection: Connection, call: str
) -> None:
    mailchimp = MailchimpAudience(replace(connection, audience_id="deleted"))

    with pytest.raises(WrongSettings) as wrong:
        getattr(mailchimp, call)(Contact(ANNA) if call == "put" else ANNA)

    assert wrong.value.mend == "MAILCHIMP_AUDIENCE_ID"


def test_a_contact_removed_while_we_write_is_written_again_later(
    mailchimp: MailchimpAudience,
    double: MailchimpDouble,
    anna: Contact,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(double.state, "post_tags", double.state.delete_permanent)

    with pytest.raises(TemporaryTrouble) as trouble:
        mailchimp.put(anna)

    assert trouble.value.reason is Reason.VANISHED
