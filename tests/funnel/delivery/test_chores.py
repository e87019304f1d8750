from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from cms.funnel.delivery.sweeper import do_chores
from cms.funnel.models import Completion, SelfTest
from cms.lib.daily import new_day
from tests.funnel.visitor.walking import walk


def test_the_sweeper_cleans_up_once_a_day(visitor: Client, self_test: SelfTest) -> None:
    do_chores()
    walk(visitor, self_test.url, [1, 1, 0])

    with time_machine.travel(timezone.now() + timedelta(days=31)):
        do_chores()

    assert not Completion.objects.exists()


@pytest.mark.django_db
def test_one_listener_that_stumbles_does_not_stop_the_others() -> None:
    heard: list[str] = []

    def stumbles(**_kwargs: object) -> None:
        raise RuntimeError

    def listens(**_kwargs: object) -> None:
        heard.append("a new day")

    new_day.connect(stumbles)
    new_day.connect(listens)
    try:
        do_chores()
    finally:
        new_day.disconnect(stumbles)
        new_day.disconnect(listens)

    assert heard == ["a new day"]
