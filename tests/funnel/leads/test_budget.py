from datetime import UTC, datetime, timedelta

import pytest

from cms.funnel.leads.budget import next_moment

NOW = datetime(2026, 3, 29, 2, 30, tzinfo=UTC)


def ago(**time: int) -> datetime:
    return NOW - timedelta(**time)


@pytest.mark.parametrize(
    ("earlier", "alike", "due"),
    [
        ([], [], NOW),
        ([ago(minutes=1)], [], NOW),
        ([ago(minutes=1)], [ago(minutes=1)], NOW + timedelta(minutes=9)),
        ([ago(minutes=11)], [ago(minutes=11)], NOW),
        ([ago(hours=each) for each in (1, 2, 3)], [], NOW + timedelta(hours=21)),
        ([ago(hours=each) for each in (30, 29, 28)], [], NOW),
        ([ago(days=each) for each in range(10, 20)], [], None),
    ],
)
def test_a_mailbox_is_not_flooded(
    earlier: list[datetime], alike: list[datetime], due: datetime | None
) -> None:
    assert next_moment(earlier, alike, NOW) == due
