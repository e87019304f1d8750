import pytest
from django.test import Client
from django.urls import reverse

from cms.funnel.models import Ebook, Route, SelfTest

pytestmark = pytest.mark.django_db
ADD = "wagtailsnippets_funnel_route:add"


def rule(**fields: object) -> dict[str, object]:
    return {"name": "Veel spanning", "outcome": "", "tag": "", "offers_trial": "on", **fields}


def test_a_rule_is_drawn_from_an_outcome_to_an_ebook(
    admin_client: Client, self_test: SelfTest, ebook: Ebook
) -> None:
    data = rule(self_test=self_test.pk, outcome="veel", ebook=ebook.pk, tag="Kievit")
    response = admin_client.post(reverse(ADD), data)

    assert response.status_code == 302
    drawn = Route.objects.get()
    assert (drawn.self_test, drawn.outcome, drawn.ebook) == (self_test, "veel", ebook)


def test_outcomes_are_chosen_from_the_tests_there_are(
    admin_client: Client, self_test: SelfTest
) -> None:
    page = admin_client.get(reverse(ADD)).content.decode()

    assert "veel: Spanning speelt duidelijk mee." in page
    assert '<optgroup label="Rugtest">' in page


@pytest.mark.parametrize(
    ("outcome", "sentence"),
    [("nergens", "Selecteer een geldige keuze."), ("elders", "heeft deze uitslag niet")],
    ids=["of no test", "of another test"],
)
def test_an_outcome_that_the_test_does_not_have_is_refused(
    admin_client: Client, self_test: SelfTest, outcome: str, sentence: str
) -> None:
    other = SelfTest(title="Nektest", slug="nektest", promise="Weet meer.")
    other.outcomes = [
        {
            "type": "band",
            "value": {
                "code": "elders",
                "title": "Elders",
                "lower": 0,
                "upper": 3,
                "summary": "",
                "advice": "",
            },
        }
    ]
    other.save()

    response = admin_client.post(reverse(ADD), rule(self_test=self_test.pk, outcome=outcome))

    assert sentence in response.content.decode()
    assert not Route.objects.exists()


@pytest.mark.parametrize("tag", ["Rugtest", "veel spanning"])
def test_a_tag_that_gives_the_complaint_away_is_refused(
    admin_client: Client, self_test: SelfTest, tag: str
) -> None:
    data = rule(self_test=self_test.pk, outcome="veel", tag=tag)
    response = admin_client.post(reverse(ADD), data)

    assert "verraadt waar dit over gaat" in response.content.decode()
    assert not Route.objects.exists()


def test_a_bird_that_holds_a_short_word_by_chance_is_a_good_tag(
    admin_client: Client, self_test: SelfTest
) -> None:
    self_test.title = "Een rugtest"
    self_test.save()

    response = admin_client.post(reverse(ADD), rule(self_test=self_test.pk, tag="Steenuil"))

    assert response.status_code == 302


def test_rules_are_listed_in_the_order_in_which_they_are_tried(admin_client: Client) -> None:
    for name, order in (("Onderaan", 9), ("Bovenaan", 1)):
        Route.objects.create(name=name, sort_order=order)

    page = admin_client.get(reverse("wagtailsnippets_funnel_route:list")).content.decode()

    assert page.index("Bovenaan") < page.index("Onderaan")
    assert "de eerste regel die geldt, beslist" in page


def test_a_rule_is_dragged_to_another_place(admin_client: Client) -> None:
    rules = [Route.objects.create(name=name, sort_order=i) for i, name in enumerate("ABC")]
    move = reverse("wagtailsnippets_funnel_route:reorder", args=[rules[2].pk])

    admin_client.post(f"{move}?position=0")

    assert [each.name for each in Route.objects.all()] == ["C", "A", "B"]
