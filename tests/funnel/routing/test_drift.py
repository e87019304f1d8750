"""Who is right where we and the audience differ: a table, and what must never happen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.funnel.routing.audience_tags import Standing
from cms.funnel.routing.drift import Ours, Repair, Theirs, repair

THERE, GONE, ALONE = Standing.THERE, Standing.UNSUBSCRIBED, Standing.LEFT_ALONE
WELL = Ours(THERE, "subscribed", tags=frozenset({"Merel"}))
OPTS_IN = Ours(THERE, "", in_step=False, opts_in=True)
SEEN_WELL = Ours(THERE, "subscribed", in_step=False, opts_in=True)
SEEN_NOT_THERE = Ours(THERE, "absent", in_step=False, opts_in=True)
SEEN_LEFT = Ours(THERE, "unsubscribed", in_step=False, opts_in=True)
WAITS = Ours(THERE, "subscribed", in_step=False)
LEFT_HERE = Ours(GONE, "unsubscribed")
TAGGED = frozenset({"merel", "theirs"})

TABLE = [
    ("in step", WELL, Theirs("subscribed", TAGGED), Repair.NOTHING),
    ("a tag is gone", WELL, Theirs("subscribed"), Repair.SEND_AGAIN),
    ("waits for their own answer", WELL, Theirs("pending", TAGGED), Repair.NOTHING),
    ("left there", WELL, Theirs("unsubscribed", TAGGED), Repair.SIGN_OFF),
    ("left while our retry waits", WAITS, Theirs("unsubscribed"), Repair.SIGN_OFF),
    ("bounced there", WELL, Theirs("cleaned"), Repair.MARK_BOUNCED),
    ("bounced while our retry waits", WAITS, Theirs("cleaned"), Repair.MARK_BOUNCED),
    ("bounced, and known", Ours(THERE, "cleaned"), Theirs("cleaned"), Repair.NOTHING),
    ("a tag that is on its way", WAITS, Theirs("subscribed"), Repair.NOTHING),
    ("archived by staff", WELL, Theirs("archived", TAGGED), Repair.LOOK),
    ("archived, and told before", Ours(THERE, "archived"), Theirs("archived"), Repair.NOTHING),
    ("deleted there", WELL, Theirs("absent"), Repair.LOOK),
    ("not there yet", WAITS, Theirs("absent"), Repair.NOTHING),
    ("had left, opts in", OPTS_IN, Theirs("unsubscribed"), Repair.NOTHING),
    ("had left, opts in, tried again", SEEN_LEFT, Theirs("unsubscribed"), Repair.NOTHING),
    ("had bounced, opts in", OPTS_IN, Theirs("cleaned"), Repair.NOTHING),
    ("opted in, then left", SEEN_WELL, Theirs("unsubscribed"), Repair.SIGN_OFF),
    ("came, answer lost, left", SEEN_NOT_THERE, Theirs("unsubscribed"), Repair.SIGN_OFF),
    ("left here and there", LEFT_HERE, Theirs("unsubscribed"), Repair.NOTHING),
    ("left here, came back there", LEFT_HERE, Theirs("subscribed"), Repair.LOOK),
    (
        "left here, not told yet",
        Ours(GONE, "subscribed", in_step=False),
        Theirs("subscribed"),
        Repair.NOTHING,
    ),
    ("of no concern", Ours(ALONE, "subscribed"), Theirs("unsubscribed"), Repair.NOTHING),
]


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE]
)
def test_who_is_right(ours: Ours, theirs: Theirs, expected: Repair) -> None:
    assert repair(ours, theirs) is expected


def test_a_field_with_another_value_is_sent_again() -> None:
    ours = Ours(THERE, "subscribed", fields={"FNAME": "Anna"})

    assert repair(ours, Theirs("subscribed", fields={"FNAME": ""})) is Repair.SEND_AGAIN
    assert repair(ours, Theirs("subscribed", fields={"FNAME": "Anna"})) is Repair.NOTHING


STATUSES = ["subscribed", "unsubscribed", "cleaned", "pending", "archived", "absent"]
TAGS = st.frozensets(st.sampled_from(["Merel", "Kievit"]))
OURS = st.builds(
    Ours, st.sampled_from(Standing), st.sampled_from(["", *STATUSES]), tags=TAGS,
    in_step=st.booleans(), opts_in=st.booleans(),
)  # fmt: skip
THEIRS = st.builds(Theirs, st.sampled_from(STATUSES), TAGS)


@given(ours=OURS, theirs=THEIRS)
def test_nobody_who_left_is_ever_written_to_again(ours: Ours, theirs: Theirs) -> None:
    what = repair(ours, theirs)

    if theirs.status in {"unsubscribed", "cleaned", "archived", "absent"}:
        assert what is not Repair.SEND_AGAIN
    if ours.standing is not THERE:
        assert what in {Repair.NOTHING, Repair.LOOK}


@given(ours=OURS, theirs=THEIRS)
def test_who_left_there_without_opting_in_has_left_here(ours: Ours, theirs: Theirs) -> None:
    if ours.standing is THERE and theirs.status == "unsubscribed" and not ours.opts_in:
        assert repair(ours, theirs) is Repair.SIGN_OFF
