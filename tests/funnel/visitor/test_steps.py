import time

import pytest
from django.test import Client

from cms.funnel.keys import progress_keys
from cms.funnel.models import Completion, Counter, SelfTest, SelfTestVersion
from cms.funnel.self_test.progress import Progress, dump
from tests.conftest import option, publish, question, write_self_test
from tests.funnel.visitor.walking import form_on, press, walk


def test_three_answers_lead_to_an_outcome(visitor: Client, self_test: SelfTest) -> None:
    last = walk(visitor, self_test.url, [1, 1, 0])

    assert last.status_code == 303
    assert last["Location"].startswith("/test/rugtest/uitslag/")
    assert "Spanning speelt duidelijk mee." in visitor.get(last["Location"]).content.decode()


def test_the_first_page_is_public_and_the_next_one_is_not(
    visitor: Client, self_test: SelfTest
) -> None:
    first = visitor.get(self_test.url)
    second = press(visitor, first, 0)

    assert first["Cache-Control"].startswith("public")
    assert second["Cache-Control"] == "private, no-cache"
    assert not visitor.cookies


def test_a_step_stores_nothing_but_sums(visitor: Client, self_test: SelfTest) -> None:
    press(visitor, press(visitor, visitor.get(self_test.url), 0), 1)

    assert not Completion.objects.exists()
    assert set(Counter.objects.values_list("subject", "total")) == {
        (f"test:{self_test.pk}/v:1", 1),
        (f"test:{self_test.pk}/v:1/q:1/o:1", 1),
        (f"test:{self_test.pk}/v:1/q:2/o:2", 1),
    }


def test_previous_shows_the_earlier_question_with_its_answer(
    visitor: Client, self_test: SelfTest
) -> None:
    second = press(visitor, visitor.get(self_test.url), 1)

    back = press(visitor, second, "", button="vorige")

    assert "Hoe lang heb je al pijn?" in back.content.decode()
    assert form_on(back).checked == {"antwoord": "1"}


@pytest.mark.parametrize("answer", ["", "7", "-1", "0.5", "één", "9" * 400, "٣"])
def test_an_answer_that_cannot_be_is_asked_for_again(
    visitor: Client, self_test: SelfTest, answer: str
) -> None:
    second = press(visitor, visitor.get(self_test.url), 1)

    again = press(visitor, second, answer)

    assert again.status_code == 422
    assert "Kies het antwoord dat het best bij je past." in again.content.decode()
    assert "Wordt het erger bij drukte?" in again.content.decode()
    assert press(visitor, again, 1).status_code == 200


@pytest.mark.parametrize("state", ["x", "A" * 200, "A" * 100_000, "\x00", "Ω"])
def test_a_state_that_is_not_ours_is_refused_with_a_sentence(
    visitor: Client, self_test: SelfTest, state: str
) -> None:
    refused = visitor.post(self_test.url, {"toestand": state, "antwoord": "0"})

    assert refused.status_code == 400
    assert "Begin opnieuw" in refused.content.decode()
    assert "Hoe lang heb je al pijn?" in refused.content.decode()
    assert not Counter.objects.exists()


def test_one_changed_letter_makes_a_state_unreadable(visitor: Client, self_test: SelfTest) -> None:
    form = form_on(press(visitor, visitor.get(self_test.url), 1))
    state = form.hidden["toestand"]
    middle = len(state) // 2
    forged = state[:middle] + ("A" if state[middle] != "A" else "B") + state[middle + 1 :]

    refused = visitor.post(self_test.url, {"toestand": forged, "antwoord": "0"})

    assert refused.status_code == 400


def _state(version: SelfTestVersion, at: float) -> str:
    return dump(Progress(version.pk, "attempt", int(at), (1,)), progress_keys()[0])


@pytest.mark.parametrize(
    ("age_in_days", "status"), [(31, 400), (29, 200), (-1, 400)], ids=["old", "recent", "future"]
)
def test_a_state_lasts_thirty_days(
    visitor: Client, self_test: SelfTest, age_in_days: int, status: int
) -> None:
    state = _state(self_test.live_version, time.time() - age_in_days * 24 * 3600)

    answer = visitor.post(self_test.url, {"toestand": state, "antwoord": "0"})

    assert answer.status_code == status


def test_a_state_of_another_test_is_refused(visitor: Client, self_test: SelfTest) -> None:
    other = write_self_test(slug="nektest", title="Nektest")
    publish(other)

    refused = visitor.post(
        self_test.url, {"toestand": _state(other.live_version, time.time()), "antwoord": "0"}
    )

    assert refused.status_code == 400


def test_an_unknown_test_gets_a_sentence(visitor: Client, self_test: SelfTest) -> None:
    missing = visitor.get("/test/bestaat-niet/")

    assert missing.status_code == 404
    assert "Deze test is hier niet" in missing.content.decode()


def test_a_withdrawn_test_shows_nothing_but_lets_a_visitor_finish(
    visitor: Client, self_test: SelfTest
) -> None:
    half_way = press(visitor, visitor.get(self_test.url), 1)
    self_test.unpublish()

    assert visitor.get(self_test.url).status_code == 404
    assert press(visitor, press(visitor, half_way, 1), 0).status_code == 303


def test_a_visitor_half_way_keeps_the_version_they_began(
    visitor: Client, self_test: SelfTest
) -> None:
    half_way = press(visitor, visitor.get(self_test.url), 1)
    self_test.questions = [question("Iets heel anders?", option("Ja", 5), option("Nee", 0))]
    publish(self_test)

    done = press(visitor, press(visitor, half_way, 1), 0)

    assert self_test.live_version.number == 2
    assert "Spanning speelt duidelijk mee." in visitor.get(done["Location"]).content.decode()


def test_with_htmx_only_the_step_comes_back(visitor: Client, self_test: SelfTest) -> None:
    form = form_on(visitor.get(self_test.url))

    step = visitor.post(
        form.action, {"antwoord": "1", "stap": "volgende"}, headers={"HX-Request": "true"}
    )

    assert step.content.decode().lstrip().startswith("<section")


def test_with_htmx_the_last_answer_sends_the_browser_to_the_outcome(
    visitor: Client, self_test: SelfTest
) -> None:
    page = press(visitor, press(visitor, visitor.get(self_test.url), 1), 1)
    form = form_on(page)

    last = visitor.post(
        form.action, {**form.hidden, "antwoord": "0"}, headers={"HX-Request": "true"}
    )

    assert last["HX-Redirect"].startswith("/test/rugtest/uitslag/")


def test_where_a_visitor_came_from_travels_along(visitor: Client, self_test: SelfTest) -> None:
    first = visitor.get(self_test.url + "?van=12.ab-12")
    press(visitor, first, 1)

    assert form_on(first).hidden == {"van": "12.ab-12"}
    assert Counter.objects.get(station="test_started").origin == "12.ab-12"


def test_an_origin_that_others_made_up_is_dropped(visitor: Client, self_test: SelfTest) -> None:
    page = visitor.get(self_test.url, {"van": '"><script>alert(1)</script>'})

    assert form_on(page).hidden == {}
