"""What a call leads to that names nothing: the nearest choice there is."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.funnel.blocks import Choice, Targets
from cms.funnel.models import Ebook, FunnelSettings, SelfTest, Trial
from cms.pages.models import ArticlePage, Category
from cms.pages.surroundings import nearest_targets
from tests.conftest import publish


@pytest.fixture
def other_trial(trial: Trial) -> Trial:
    offer = Trial(
        title="Een week rustig slapen",
        slug="slapen",
        promise="Slaap een week mee.",
        days=[{"type": "day", "value": {"title": "Dag een", "text": "<p>Rust.</p>"}}],
        after="<p>Daarna stopt het.</p>",
    )
    publish(offer)
    return offer


@pytest.mark.parametrize(
    ("article", "category", "standard", "found", "chosen_by"),
    [
        ("other", "first", "first", "other", "page"),
        (None, "other", "first", "other", "category"),
        (None, None, "other", "other", "standard"),
        ("draft", "other", "first", "other", "category"),
        ("draft", "draft", "first", "first", "standard"),
        (None, None, None, None, None),
    ],
)
def test_the_nearest_live_choice_wins(
    trial: Trial,
    other_trial: Trial,
    article: str | None,
    category: str | None,
    standard: str | None,
    found: str | None,
    chosen_by: str | None,
) -> None:
    draft = Trial.objects.create(title="Concept", slug="concept", promise="Nog niet.", live=False)
    named = {"first": trial, "other": other_trial, "draft": draft, None: None}
    if standard:
        set_standard(named[standard])
    choices = [("page", named[article]), ("category", named[category])]
    targets = Targets(*(Choice(by, trial_id=each and each.pk) for by, each in choices))

    target = targets.trial()

    assert target == named[found]
    assert (target and targets.chosen_by(target)) == chosen_by


def set_standard(trial: Trial | None) -> None:
    from wagtail.models import Site

    FunnelSettings.objects.create(site=Site.objects.get(), trial=trial)


def test_the_only_one_that_is_live_needs_no_choice(trial: Trial) -> None:
    targets = Targets()

    assert targets.trial() == trial
    assert targets.chosen_by(trial) == "only one"


def test_a_category_decides_for_its_articles_without_a_query(
    make_article: Callable[..., ArticlePage], trial: Trial, other_trial: Trial
) -> None:
    category = Category.objects.create(title="Slaap", slug="slaap", trial=other_trial)
    pk = make_article(category=category).pk
    page = ArticlePage.objects.select_related("category").get(pk=pk)

    with CaptureQueriesContext(connection) as queries:
        targets = nearest_targets(page)
        found = targets.trial()

    assert found == other_trial
    assert len(queries) == 1


def test_the_funnel_tab_says_who_chose(
    make_article: Callable[..., ArticlePage],
    self_test: SelfTest,
    ebook: Ebook,
    other_trial: Trial,
    admin_client: Client,
) -> None:
    category = Category.objects.create(title="Slaap", slug="slaap", trial=other_trial)
    page = make_article(category=category, ebook=ebook, live=False)

    html = admin_client.get(f"/admin/pages/{page.pk}/edit/").content.decode()

    assert f"{other_trial.title}</a> (van de categorie)" in html
    assert f"{ebook.title}</a> (gekozen in dit artikel)" in html
    assert f"{self_test.title}</a> (de enige die is gepubliceerd)" in html
