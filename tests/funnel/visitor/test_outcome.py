import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from cms.funnel.models import Completion, FunnelSettings, Route, SelfTest
from tests.conftest import publish
from tests.funnel.visitor.walking import forms_on, press, walk


def _outcome(visitor: Client, self_test: SelfTest, answers: list[int]) -> str:
    return str(walk(visitor, self_test.url, answers)["Location"])


def test_an_outcome_is_personal_and_kept_nowhere(visitor: Client, self_test: SelfTest) -> None:
    page = visitor.get(_outcome(visitor, self_test, [0, 0, 0]))

    assert page["Cache-Control"] == "private, no-store"
    assert page["X-Robots-Tag"] == "noindex, nofollow"
    assert not visitor.cookies


def test_it_says_which_answers_counted(visitor: Client, self_test: SelfTest) -> None:
    page = visitor.get(_outcome(visitor, self_test, [1, 1, 0])).content.decode()

    assert page.index("Wordt het erger bij drukte?") < page.index("Hoe lang heb je al pijn?")
    assert "Een jaar" in page


def test_it_offers_the_standard_ebook_and_trial(
    visitor: Client, offers: FunnelSettings, self_test: SelfTest
) -> None:
    page = visitor.get(_outcome(visitor, self_test, [1, 1, 0])).content.decode()

    assert "Rustig in je rug" in page
    assert "/proefversie/" in page


def test_a_route_outranks_the_standard(
    visitor: Client, offers: FunnelSettings, self_test: SelfTest
) -> None:
    Route.objects.create(name="niets", self_test=self_test, outcome="veel", offers_trial=False)

    page = visitor.get(_outcome(visitor, self_test, [1, 1, 0])).content.decode()

    assert "Rustig in je rug" not in page
    assert "/proefversie/" not in page


def test_an_answer_that_cannot_wait_ends_the_test_at_once(
    visitor: Client, self_test: SelfTest
) -> None:
    self_test.questions = [self_test.questions.raw_data[2], *self_test.questions.raw_data[:2]]
    publish(self_test)

    last = press(visitor, visitor.get(self_test.url), 2)

    page = visitor.get(last["Location"]).content.decode()
    assert "care-card-emergency" in page
    assert "Ja, plotseling" in page


@pytest.mark.parametrize("flag", [1, 2])
def test_a_red_flag_shows_the_care_card_and_sells_nothing(
    visitor: Client, offers: FunnelSettings, self_test: SelfTest, flag: int
) -> None:
    Route.objects.create(name="alles", ebook=offers.ebook, offers_trial=True, tag="Merel")

    page = visitor.get(_outcome(visitor, self_test, [1, 1, flag]))

    html = page.content.decode()
    assert "care-card" in html
    assert "Verlies je kracht in je benen?" in html
    assert forms_on(page) == []
    for offer in ("/e-book/", "/proefversie/", "Rustig in je rug", "Zeven dagen"):
        assert offer not in html


def test_after_a_red_flag_a_forged_request_is_not_taken(
    visitor: Client, offers: FunnelSettings, self_test: SelfTest
) -> None:
    where = _outcome(visitor, self_test, [1, 1, 2])

    page = visitor.post(where, {"email": "jan@voorbeeld.nl", "keuze": "passende-tips"})

    assert "care-card" in page.content.decode()


def test_the_same_answers_twice_are_one_outcome(visitor: Client, self_test: SelfTest) -> None:
    last_question = press(visitor, press(visitor, visitor.get(self_test.url), 1), 1)

    first, again = press(visitor, last_question, 0), press(visitor, last_question, 0)

    assert first["Location"] == again["Location"]
    assert Completion.objects.count() == 1


def test_back_and_another_answer_is_another_outcome(visitor: Client, self_test: SelfTest) -> None:
    last_question = press(visitor, press(visitor, visitor.get(self_test.url), 1), 1)

    first, other = press(visitor, last_question, 0), press(visitor, last_question, 1)
    once_more = press(visitor, last_question, 0)

    assert first["Location"] != other["Location"]
    assert once_more["Location"] == first["Location"]


def test_nothing_in_the_row_tells_the_outcome(visitor: Client, self_test: SelfTest) -> None:
    where = _outcome(visitor, self_test, [1, 1, 0])
    row = Completion.objects.values().get()
    token = where.split("/")[-2]

    assert b"veel" not in bytes(row["box"])
    assert b"answers" not in bytes(row["box"])
    assert token not in str(row)


def test_after_thirty_days_it_is_gone(visitor: Client, self_test: SelfTest) -> None:
    where = _outcome(visitor, self_test, [1, 1, 0])

    with time_machine.travel(timezone.now() + timezone.timedelta(days=31)):
        page = visitor.get(where)

    assert page.status_code == 404
    assert "30 dagen" in page.content.decode()


def test_a_guessed_link_opens_nothing(visitor: Client, self_test: SelfTest) -> None:
    page = visitor.get("/test/rugtest/uitslag/AAAAAAAAAAAAAAAAAAAAAA/")

    assert page.status_code == 404
    assert page["Cache-Control"] == "private, no-store"
