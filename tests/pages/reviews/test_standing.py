"""Which sign-off counts, and until when: tables, and what must never happen."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.pages.reviews.standing import SOON, SignOff, Standing, due_on, shown, standing


def at(day: int) -> datetime:
    return datetime(2026, 1, day, 12, tzinfo=UTC)


OLD = SignOff(1, "old text", at(1), was_live=True)
NEW = SignOff(2, "new text", at(5))


@pytest.mark.parametrize(
    ("sign_offs", "live", "chosen"),
    [
        ([], "old text", None),
        ([OLD], "old text", OLD),
        ([SignOff(1, "old text", at(1))], "other text", None),  # signed, and never public
        ([OLD], "a comma changed", OLD),  # its date stays
        ([OLD, NEW], "old text", OLD),  # signed, and not public yet
        ([OLD, NEW], "new text", NEW),
        ([OLD, NEW], "newer text", OLD),  # overtaken before it was ever public
        ([OLD, SignOff(2, "new text", at(5), was_live=True)], "old text", OLD),  # put back
        ([OLD, SignOff(3, "old text", at(9))], "old text", SignOff(3, "old text", at(9))),
        ([OLD, SignOff(3, "old text", at(9))], "new text", OLD),  # about what is gone already
    ],
)
def test_a_page_shows_the_newest_review_of_what_is_public(
    sign_offs: list[SignOff], live: str, chosen: SignOff | None
) -> None:
    assert shown(sign_offs, live) == chosen


SIGN_OFFS = st.lists(
    st.builds(SignOff, st.integers(1, 99), st.sampled_from("abc"), st.datetimes(), st.booleans()),
    unique_by=lambda it: it.pk,
)


@given(SIGN_OFFS, st.sampled_from("abcd"))
def test_nothing_is_claimed_that_nobody_signed(sign_offs: list[SignOff], live: str) -> None:
    chosen = shown(sign_offs, live)

    assert chosen is None or chosen in sign_offs
    assert chosen is None or chosen.was_live or chosen.content == live


@given(SIGN_OFFS, st.sampled_from("abcd"), st.datetimes())
def test_signing_what_is_not_public_never_moves_the_date(
    sign_offs: list[SignOff], live: str, now: datetime
) -> None:
    unpublished = SignOff(100, "unpublished", now)

    assert shown([*sign_offs, unpublished], live) == shown(sign_offs, live)


@pytest.mark.parametrize(
    ("signed_on", "months", "due"),
    [
        (date(2026, 3, 3), 12, date(2027, 3, 3)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
    ],
)
def test_a_review_ends_so_many_months_later(signed_on: date, months: int, due: date) -> None:
    assert due_on(signed_on, months) == due


@given(st.dates(max_value=date(9000, 1, 1)), st.integers(1, 120))
def test_a_longer_term_never_ends_sooner(signed_on: date, months: int) -> None:
    assert signed_on < due_on(signed_on, months) <= due_on(signed_on, months + 1)


@pytest.mark.parametrize(
    ("due_in", "stands"),
    [
        (timedelta(days=-1), Standing.OVERDUE),
        (timedelta(0), Standing.OVERDUE),
        (timedelta(days=1), Standing.SOON),
        (SOON, Standing.SOON),
        (SOON + timedelta(days=1), Standing.FRESH),
    ],
)
def test_how_an_article_stands_on_a_day(due_in: timedelta, stands: Standing) -> None:
    today = date(2026, 6, 1)

    assert standing(today + due_in, today) is stands


def test_an_article_without_a_review_never_had_one() -> None:
    assert standing(None, date(2026, 6, 1)) is Standing.NEVER
