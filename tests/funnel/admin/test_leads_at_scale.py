"""Thirty times as many leads cost a page no query and no look at a row more."""

import pytest
from django.test import Client

from tests.leads_at_scale import fill, measure

FEW, MANY = 1_000, 30_000


@pytest.mark.django_db
def test_a_page_about_leads_costs_the_same_for_many_as_for_few(admin_client: Client) -> None:
    fill(0, FEW)
    few = measure(admin_client)
    fill(FEW, MANY)
    many = measure(admin_client)

    for page, cost in few.items():
        assert many[page].queries == cost.queries, page
        assert many[page].looked_at <= cost.looked_at * 1.05, (page, cost, many[page])
