import pytest
from django.test import Client
from django.urls import reverse

from cms.funnel.models import Ebook, SelfTest, Trial
from cms.funnel.self_test.scoring import outcome
from cms.funnel.visitor.preview import answers_by_score
from tests.funnel.admin.written import FLAGGED, QUESTION, band, form_data
from tests.funnel.self_test.tests_made_up import SOUND

pytestmark = pytest.mark.django_db


def preview(client: Client, self_test: SelfTest, mode: str) -> str:
    view = reverse("wagtailsnippets_funnel_selftest:preview_on_edit", args=[self_test.pk])
    response = client.get(view, {"mode": mode})
    assert response.status_code == 200
    return str(response.content.decode())


def test_there_is_a_preview_for_the_start_each_outcome_and_each_red_flag(
    self_test: SelfTest,
) -> None:
    assert [mode for mode, _label in self_test.preview_modes] == [
        "",
        "band-0",
        "band-1",
        "red-flag-see_doctor",
        "red-flag-emergency",
    ]


@pytest.mark.parametrize(
    ("mode", "sentence"),
    [
        ("", "Hoe lang heb je al pijn?"),
        ("band-0", "Spanning speelt weinig mee."),
        ("band-1", "Spanning speelt duidelijk mee."),
        ("red-flag-see_doctor", "Een beetje"),
        ("red-flag-emergency", "Ja, plotseling"),
        ("band-99", "Hoe lang heb je al pijn?"),
        ("nonsense", "Hoe lang heb je al pijn?"),
    ],
)
def test_each_preview_shows_the_page_of_a_visitor(
    self_test: SelfTest, mode: str, sentence: str
) -> None:
    shown = self_test.make_preview_request(preview_mode=mode).content.decode()

    assert sentence in shown


def test_a_preview_shows_what_was_typed_and_not_saved(
    admin_client: Client, self_test: SelfTest
) -> None:
    view = reverse("wagtailsnippets_funnel_selftest:preview_on_edit", args=[self_test.pk])
    admin_client.post(view, form_data([QUESTION, FLAGGED], [band("a", 0, 3)]))

    assert "Hoe lang al?" in preview(admin_client, self_test, "")
    assert "Rustig aan" in preview(admin_client, self_test, "band-0")
    assert "Verlies je kracht?" in preview(admin_client, self_test, "red-flag-emergency")


def test_an_empty_draft_says_that_there_is_nothing_yet(
    admin_client: Client, self_test: SelfTest
) -> None:
    view = reverse("wagtailsnippets_funnel_selftest:preview_on_edit", args=[self_test.pk])
    admin_client.post(view, form_data([], []))

    assert "nog geen vraag" in preview(admin_client, self_test, "")


def test_a_preview_of_an_outcome_without_questions_does_not_fail(
    admin_client: Client, self_test: SelfTest
) -> None:
    view = reverse("wagtailsnippets_funnel_selftest:preview_on_edit", args=[self_test.pk])
    admin_client.post(view, form_data([], [band("a", "", "")]))

    assert "Rustig aan" in preview(admin_client, self_test, "band-0")


def test_a_preview_after_a_red_flag_offers_nothing(self_test: SelfTest, ebook: Ebook) -> None:
    shown = self_test.make_preview_request(preview_mode="red-flag-emergency").content.decode()

    assert "Rustig in je rug" not in shown


@pytest.mark.parametrize("kind", ["ebook", "trial"])
def test_ebook_and_trial_have_a_preview_too(kind: str, request: pytest.FixtureRequest) -> None:
    offer: Ebook | Trial = request.getfixturevalue(kind)

    assert offer.title in offer.make_preview_request().content.decode()


def test_example_answers_reach_the_score_that_they_stand_for() -> None:
    reached = answers_by_score(SOUND)

    assert sorted(reached) == [0, 1, 3, 4]
    assert all(outcome(SOUND, answers).score == score for score, answers in reached.items())
